"""The site in a real browser: what a reader sees, presses, prints and is spared."""

import io
import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pypdf import PdfReader
from whosays.edition import Edition

ARTICLE = "articles/russia-china-talks/"
WIDTHS = (390, 768, 1440)
RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Open a page of the site in a fresh context with the options that are given."""
    contexts: list[BrowserContext] = []

    def open_page(path: str, width: int = 1440, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.goto(address + path)
        return page

    yield open_page
    for context in contexts:
        context.close()


def violations(page: Page) -> list[str]:
    """Give what axe finds, one line for each element."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_the_article_is_accessible(visit: Callable[..., Page], width: int, scheme: str) -> None:
    page = visit(ARTICLE, width, color_scheme=scheme)
    assert violations(page) == []
    page.evaluate(
        "for (const d of document.querySelectorAll('details')) {"
        " d.removeAttribute('name'); d.open = true; }"
    )
    assert violations(page) == []


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1440, "dark")])
def test_every_page_is_accessible_and_fetches_nothing_from_elsewhere(
    visit: Callable[..., Page], site: Path, address: str, width: int, scheme: str
) -> None:
    page = visit("", width, color_scheme=scheme)
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    found = {}
    for path in sorted(site.rglob("*.html")):
        place = path.relative_to(site).as_posix()
        page.goto(address + place.removesuffix("index.html"))
        if lines := violations(page):
            found[place] = lines
        wide = page.evaluate("document.scrollingElement.scrollWidth - innerWidth")
        if wide > 0:
            found[place] = [*found.get(place, []), f"scrolls sideways by {wide} px"]
    assert found == {}
    strangers = [
        url for url in requested if not url.startswith((address, "blob:", "data:", address[:-8]))
    ]
    assert strangers == []


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("width", WIDTHS)
def test_an_address_lights_the_passage_and_opens_its_note(
    visit: Callable[..., Page], width: int, script: bool
) -> None:
    page = visit(ARTICLE + "#unified-approach", width, java_script_enabled=script)
    note = page.locator('[data-note="unified-approach"]')
    passage = page.locator('[data-passage="unified-approach"]')
    expect(note.locator(".ws-body p").nth(1)).to_be_visible()
    expect(passage).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")
    expect(passage).to_be_in_viewport()
    expect(note.locator("summary")).to_be_in_viewport()
    other = page.locator('[data-passage="no-limits"]')
    expect(other).to_have_css("background-color", "rgba(0, 0, 0, 0)")


def test_every_passage_can_be_lit(visit: Callable[..., Page], edition: Edition) -> None:
    page = visit(ARTICLE)
    dark = page.evaluate(
        """() => [...document.querySelectorAll('[data-note]')].filter((note) => {
          note.open = true;
          const passage = document.querySelector(`[data-passage="${note.dataset.note}"]`);
          return getComputedStyle(passage).backgroundColor === 'rgba(0, 0, 0, 0)';
        }).map((note) => note.dataset.note)"""
    )
    assert dark == []


def test_a_click_on_a_passage_opens_its_note_and_a_second_closes_it(
    visit: Callable[..., Page],
) -> None:
    page = visit(ARTICLE)
    note = page.locator('[data-note="deepened-cooperation"]')
    passage = page.locator('[data-passage="deepened-cooperation"]')
    passage.click(position={"x": 8, "y": 8})
    expect(note).to_have_attribute("open", "")
    passage.click(position={"x": 8, "y": 8})
    expect(note).not_to_have_attribute("open", "")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_the_filter_shows_one_kind(
    visit: Callable[..., Page], edition: Edition, script: bool
) -> None:
    page = visit(ARTICLE, java_script_enabled=script)
    article = edition.articles["russia-china-talks"]
    for kind in ("sourced fact", "official statement", "unattributed analysis"):
        page.locator(f"#ws-show-{kind.replace(' ', '-')}").check()
        shown = page.locator("[data-note]:visible")
        expect(shown).to_have_count(sum(note.kind == kind for note in article.notes))
        expect(page.locator(".ws-number:visible")).to_have_count(shown.count())
    page.locator("#ws-show-clean").check()
    expect(page.locator("[data-note]:visible")).to_have_count(0)
    plain = page.locator('[data-passage="no-limits"]')
    expect(plain).to_have_css("text-decoration-line", "none")


def test_a_link_can_choose_the_kind(visit: Callable[..., Page]) -> None:
    page = visit(ARTICLE + "?show=statement")
    expect(page.locator("#ws-show-official-statement")).to_be_checked()


def test_notes_stand_beside_their_passages(visit: Callable[..., Page]) -> None:
    page = visit(ARTICLE)
    places = page.evaluate(
        """() => [...document.querySelectorAll('[data-note]')].map((note) => {
          const passage = document.querySelector(`[data-passage="${note.dataset.note}"]`);
          const [a, b] = [passage, note].map((one) => one.getBoundingClientRect());
          return { passage: [a.top, a.bottom], note: [b.top, b.bottom], left: b.left };
        })"""
    )
    apart = [
        max(0, place["note"][0] - place["passage"][1], place["passage"][0] - place["note"][1])
        for place in places
    ]
    tops = [abs(place["note"][0] - place["passage"][0]) for place in places]
    assert median(tops) <= 80, median(tops)
    assert max(tops) <= 900
    assert max(apart) <= 900
    ends = sorted(place["note"] for place in places)
    assert all(a[1] <= b[0] + 0.5 for a, b in pairwise(ends)), "notes overlap"
    assert all(place["left"] > 700 for place in places)


def test_narrow_notes_follow_their_paragraph_and_can_be_touched(
    visit: Callable[..., Page],
) -> None:
    page = visit(ARTICLE, 390)
    sizes = page.evaluate(
        """() => [...document.querySelectorAll('.ws-note > summary')]
          .map((one) => one.getBoundingClientRect()).map(({ width, height }) => [width, height])"""
    )
    assert all(width >= 24 and height >= 24 for width, height in sizes)
    below = page.evaluate(
        """() => [...document.querySelectorAll('.ws-row')].every((row) => {
          const notes = row.querySelector('.ws-notes');
          return !notes || notes.getBoundingClientRect().top
            >= row.querySelector('.ws-text').getBoundingClientRect().bottom;
        })"""
    )
    assert below


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_shifts_while_the_page_loads(visit: Callable[..., Page], width: int) -> None:
    page = visit(ARTICLE, width)
    page.wait_for_timeout(800)
    shift = page.evaluate(
        """() => new Promise((done) => {
          let sum = 0;
          const add = (list) => { for (const one of list.getEntries()) sum += one.value; };
          new PerformanceObserver(add).observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => done(sum), 200);
        })"""
    )
    assert shift == 0


def test_the_keyboard_reaches_every_note(visit: Callable[..., Page], edition: Edition) -> None:
    page = visit(ARTICLE)
    page.locator("#ws-show-all").focus()
    reached: set[str] = set()
    for _ in range(600):
        page.keyboard.press("Tab")
        note = page.evaluate(
            "document.activeElement.matches('.ws-note > summary')"
            " ? document.activeElement.parentElement.dataset.note : null"
        )
        if note:
            reached.add(note)
        if page.evaluate("document.activeElement.closest('.ws-colophon, footer') !== null"):
            break
    title = list(edition.articles["russia-china-talks"].blocks[0].notes)
    every = {note.id for note in edition.articles["russia-china-talks"].notes}
    assert every - reached == {note.id for note in title}, "the title stands before the filter"


def test_a_definition_opens_in_place_and_escape_closes_it(visit: Callable[..., Page]) -> None:
    for path in (ARTICLE, "guide/lateral-reading/"):
        page = visit(path, 390)
        link = page.locator("a.ws-term").first
        link.focus()
        page.keyboard.press("Enter")
        definition = page.locator(".ws-definition:popover-open")
        expect(definition).to_be_visible()
        expect(definition).to_be_in_viewport(ratio=1)
        expect(definition).to_have_attribute("role", "dialog")
        assert page.evaluate("document.activeElement.matches('.ws-definition')")
        assert violations(page) == []
        page.keyboard.press("Escape")
        expect(definition).to_have_count(0)
        expect(link).to_be_focused()


def test_a_term_is_a_plain_link_without_script(visit: Callable[..., Page]) -> None:
    page = visit(ARTICLE, java_script_enabled=False)
    page.locator('a.ws-term[data-term="quad"]').first.click()
    expect(page).to_have_url(re.compile(r"/glossary/quad/$"))


def test_paper_has_every_note_on_the_page_of_its_passage(
    visit: Callable[..., Page], edition: Edition
) -> None:
    page = visit(ARTICLE)
    pdf = PdfReader(io.BytesIO(page.pdf(format="A4")))
    pages = [letters(one.extract_text()) for one in pdf.pages]
    notes = edition.articles["russia-china-talks"].notes
    together = 0
    for note in notes:
        opening, words = letters(note.quote)[:25], letters(note.note)[:45]
        with_note = [text for text in pages if words in text]
        assert len(with_note) == 1, f"{note.id}: printed {len(with_note)} times"
        together += opening in with_note[0]
    print(f"{together} of {len(notes)} notes, {len(pages)} pages")
    assert together >= 0.95 * len(notes), f"{together} of {len(notes)}"
    assert "https://tass.com/politics/1856205" in "".join(pages)


def letters(text: str) -> str:
    """Take away white space, ligatures, emphasis and the signs of glossary terms."""
    return re.sub(r"[\s*°\u2060]", "", unicodedata.normalize("NFKC", text))


def test_twice_the_text_size_loses_nothing(visit: Callable[..., Page]) -> None:
    for path in (ARTICLE, "glossary/quad/", "practice/predict/", "classroom/worksheet/"):
        page = visit(path, 768)
        page.add_style_tag(content="html { font-size: 250% !important; }")
        assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth"), path


def test_forced_colours_keep_the_kinds_apart(visit: Callable[..., Page]) -> None:
    page = visit(ARTICLE, forced_colors="active", reduced_motion="reduce")
    lines = {
        page.locator(f'[data-kind="{kind}"]').first.evaluate(
            "one => getComputedStyle(one).textDecorationStyle"
        )
        for kind in ("sourced-fact", "official-statement", "unattributed-analysis")
    }
    assert lines == {"solid", "double", "dotted"}


def test_a_lost_page_is_dressed_below_a_sub_path(visit: Callable[..., Page]) -> None:
    page = visit("no/such/page/")
    expect(page.locator("h1")).to_contain_text("404")
    family = page.locator("h1").evaluate("one => getComputedStyle(one).fontFamily")
    assert "Literata" in family


def test_the_warm_up_explains_every_answer(visit: Callable[..., Page]) -> None:
    page = visit("practice/warm-up/", 390)
    page.locator("[data-question] input").first.focus()
    page.keyboard.press("ArrowDown")  # choosing commits to nothing
    expect(page.locator(".ws-answer:visible")).to_have_count(0)
    for number in range(25):
        page.keyboard.press(str(number % 3 + 1))
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.matches('.ws-verdict')")
        expect(page.locator(".ws-check-button:visible")).to_have_count(24 - number)
        page.keyboard.press("1")  # leads on to the next question
        if number == 14:
            expect(page.locator(".ws-drill").first.locator(".ws-table").first).to_be_visible()
    expect(page.locator(".ws-counter").first).to_have_text("15 of 15 answered")
    expect(page.locator(".ws-counter").last).to_have_text("10 of 10 answered")
    answers = page.locator(".ws-answer")
    for number in range(15):
        expect(answers.nth(number)).to_be_visible()
        expect(answers.nth(number).locator("[data-for]")).to_have_count(3)
    assert violations(page) == []
    page.reload()
    expect(page.locator(".ws-counter").first).to_have_text("15 of 15 answered")
    expect(answers.first).to_be_visible()


def test_keys_do_nothing_outside_a_question(visit: Callable[..., Page]) -> None:
    page = visit("practice/warm-up/")
    page.keyboard.press("1")
    page.locator("h1").click()
    page.keyboard.press("2")
    expect(page.locator(".ws-counter").first).to_have_text("0 of 15 answered")


@pytest.mark.parametrize(
    "stored", ["null", "[]", '{"answers":null}', '{"name":{},"answers":{"w01":{"kind":"x"}}}', "{"]
)
def test_odd_stored_answers_do_no_harm(visit: Callable[..., Page], stored: str) -> None:
    page = visit("practice/warm-up/")
    page.evaluate("stored => localStorage.setItem('whosays:warm-up', stored)", stored)
    page.reload()
    expect(page.locator(".ws-counter").first).to_have_text("0 of 15 answered")
    expect(page.get_by_role("button", name="Save for my teacher")).to_be_visible()


def test_predict_reveals_a_paragraph_when_it_is_answered(visit: Callable[..., Page]) -> None:
    page = visit("practice/predict/")
    page.get_by_label("A few paragraphs").check()
    drills = page.locator(".ws-drill:visible")
    expect(drills).to_have_count(3)
    for number in range(3):
        drill = drills.nth(number)
        drill.locator("input[name^=q-]").first.focus()
        for _ in range(drill.locator("[data-question]").count()):
            page.keyboard.press("3")
        expect(drill.locator(".ws-answer:visible")).to_have_count(0)
        drill.locator(".ws-sure input").last.check()
        drill.get_by_role("button", name="Show the key").click()
        expect(drill.locator(".ws-answer:visible")).to_have_count(
            drill.locator("[data-question]").count()
        )
    rows = page.locator("[data-results] tbody").first.locator("tr")
    expect(rows.nth(2)).to_contain_text("5 of 5")
    expect(rows.nth(2).locator("td").nth(1)).to_have_text("10")
    assert violations(page) == []
    page.get_by_label("A name or code").fill("Zoë 7")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save for my teacher").click()
    saved = json.loads(Path(waiting.value.path()).read_text("utf-8"))
    assert saved["format"] == "whosays-answers" and saved["name"] == "Zoë 7"
    assert len(saved["answers"]) == 15
    with page.expect_download() as waiting:
        page.get_by_role("button", name="table").click()
    table = Path(waiting.value.path()).read_text("utf-8").splitlines()
    assert len(table) == 16 and table[0].startswith('"number","passage"')
    assert sum(line.endswith('"certain"') for line in table) == 3
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Clear my answers").click()
    expect(page.locator(".ws-counter")).to_have_text("0 of 90 answered")


def test_contested_passages_keep_our_answer_covered(visit: Callable[..., Page]) -> None:
    page = visit("practice/contested/")
    expect(page.locator(".ws-contested blockquote:visible")).to_have_count(5)
    expect(page.locator(".ws-quotation:visible")).to_have_count(0)
    page.get_by_text("What we chose").first.click()
    expect(page.locator(".ws-quotation:visible")).to_have_count(1)


def test_a_link_leads_to_a_paragraph_of_predict(visit: Callable[..., Page]) -> None:
    page = visit("practice/predict/#paragraph-12")
    expect(page.locator("#paragraph-12 h2")).to_be_in_viewport()


def test_clean_text_stays_clean_at_an_address(visit: Callable[..., Page]) -> None:
    page = visit(ARTICLE + "?show=clean#in-response")
    expect(page.locator('[data-passage="in-response"]')).to_be_in_viewport()
    expect(page.locator("[data-note]:visible")).to_have_count(0)


def test_predict_without_script_is_a_worksheet_with_its_key(visit: Callable[..., Page]) -> None:
    page = visit("practice/predict/", java_script_enabled=False)
    expect(page.locator("[data-question]:visible")).to_have_count(90)
    keys = page.locator(".ws-keys .ws-answer:visible")
    expect(keys).to_have_count(90)
    last = page.locator("[data-question]").last.bounding_box()
    first = keys.first.bounding_box()
    assert last and first and first["y"] > last["y"]


def test_the_class_view_reads_two_hundred_files_and_names_the_broken(
    visit: Callable[..., Page], edition: Edition
) -> None:
    notes = edition.articles["russia-china-talks"].notes
    kinds = ["sourced-fact", "official-statement", "unattributed-analysis"]
    files: list[Any] = []
    for pupil in range(200):
        answers = {
            note.id: {"kind": kinds[(pupil * 7 + place) % 3]} for place, note in enumerate(notes)
        }
        answers[notes[0].id] = {"kind": "sourced-fact"}
        data = {
            "format": "whosays-answers",
            "version": 1,
            "article": "russia-china-talks",
            "name": f"=P{pupil}",
            "answers": answers,
        }
        files.append(saved_file(f"p{pupil}.json", data))
    files.append({"name": "torn.json", "mimeType": "application/json", "buffer": b'{"format": "wh'})
    files.append(saved_file("other.json", {"some": "thing"}))
    odd = {"toString": 1}
    files.append(saved_file("odd.json", {**data, "version": odd, "article": odd, "name": odd}))
    page = visit("classroom/class-view/")
    page.locator("input[type=file]").set_input_files(files)
    expect(page.locator(".ws-counter")).to_have_text("200 files read, 3 left out.")
    expect(page.locator(".ws-left-out")).to_contain_text("torn.json is not a saved answer file")
    expect(page.locator(".ws-left-out")).to_contain_text("other.json is not a saved answer file")
    expect(page.locator("[data-cell]").first).to_have_attribute("data-agree", "200/200")
    assert violations(page) == []
    with page.expect_download() as waiting:
        page.get_by_role("button", name="CSV").click()
    table = Path(waiting.value.path()).read_text("utf-8").splitlines()
    assert len(table) == 91
    assert '"\'=P0"' in table[0], "a name must not become a formula"
    page.locator("input[type=file]").set_input_files(files[:1])
    expect(page.locator(".ws-counter")).to_have_text("1 file read.")


def saved_file(name: str, data: dict[str, Any]) -> dict[str, Any]:
    """Make a file as the browser would open it."""
    return {"name": name, "mimeType": "application/json", "buffer": json.dumps(data).encode()}
