"""The small edition in a real browser: what a reader sees, presses, prints and is spared."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Route, expect
from whosays.codebook import KINDS
from whosays.edition import Edition

from tests.conftest import SUB_PATH, Visit
from tests.support.accessibility import WIDTHS, violations
from tests.support.answers import ANSWERS, answer_drill, saved_file

STRIKE = "articles/strike/"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_open_notes_are_accessible(visit: Visit, scheme: str) -> None:
    page = visit(STRIKE, 390, color_scheme=scheme)
    page.evaluate(
        "for (const d of document.querySelectorAll('details')) {"
        " d.removeAttribute('name'); d.open = true; }"
    )
    assert violations(page) == []


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("width", WIDTHS)
def test_an_address_lights_the_passage_and_opens_its_note(
    visit: Visit, width: int, script: bool
) -> None:
    page = visit(f"{STRIKE}#for-fun", width, java_script_enabled=script)
    note = page.locator(".ws-note:has(> #for-fun)")
    passage = page.locator('.ws-passage:has(+ [href="#for-fun"])')
    expect(note.locator(".ws-body p").nth(1)).to_be_visible()
    expect(passage).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")
    expect(passage).to_be_in_viewport()
    expect(note.locator("summary")).to_be_in_viewport()
    other = page.locator('.ws-passage:has(+ [href="#lines"])')
    expect(other).to_have_css("background-color", "rgba(0, 0, 0, 0)")


@pytest.mark.parametrize("name", ["talks", "strike", "library"])
def test_every_passage_can_be_lit(visit: Visit, name: str) -> None:
    page = visit(f"articles/{name}/")
    dark = page.evaluate(
        """() => [...document.querySelectorAll('.ws-note')].filter((note) => {
          note.open = true;
          const { id } = note.lastElementChild;
          const passage = document.querySelector(`.ws-passage:has(+ [href="#${id}"])`);
          return getComputedStyle(passage).backgroundColor === 'rgba(0, 0, 0, 0)';
        }).map((note) => note.lastElementChild.id)"""
    )
    assert dark == []


def test_a_click_on_a_passage_opens_its_note_and_a_second_closes_it(visit: Visit) -> None:
    page = visit(STRIKE)
    note = page.locator(".ws-note:has(> #lines)")
    passage = page.locator('.ws-passage:has(+ [href="#lines"])')
    passage.click(position={"x": 8, "y": 8})
    expect(note).to_have_attribute("open", "")
    passage.click(position={"x": 8, "y": 8})
    expect(note).not_to_have_attribute("open", "")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_the_filter_shows_one_kind(visit: Visit, small: Edition, script: bool) -> None:
    page = visit(STRIKE, java_script_enabled=script)
    for kind in KINDS.values():
        page.locator(f"#ws-show-{kind.slug}").check()
        shown = page.locator(".ws-note:visible")
        expect(shown).to_have_count(len(small.articles["strike"].with_kind(kind.id)))
        expect(page.locator(".ws-number:visible")).to_have_count(shown.count())
    page.locator("#ws-show-clean").check()
    expect(page.locator(".ws-note:visible")).to_have_count(0)
    plain = page.locator('.ws-passage:has(+ [href="#lines"])')
    expect(plain).to_have_css("text-decoration-line", "none")


@pytest.mark.parametrize(
    ("asked", "chosen"),
    [
        ("statement", "official-statement"),
        ("official-statement", "official-statement"),
        ("claim", "attributed-claim"),
        ("clean", "clean"),
        ("l", "all"),
        ("", "all"),
        ("constructor", "all"),
    ],
)
def test_a_link_can_choose_the_kind(visit: Visit, asked: str, chosen: str) -> None:
    page = visit(f"{STRIKE}?show={asked}")
    expect(page.locator(f"#ws-show-{chosen}")).to_be_checked()


def test_clean_text_stays_clean_at_an_address(visit: Visit) -> None:
    page = visit(f"{STRIKE}?show=clean#cost")
    expect(page.locator('.ws-passage:has(+ [href="#cost"])')).to_be_in_viewport()
    expect(page.locator(".ws-note:visible")).to_have_count(0)


def test_notes_stand_beside_their_paragraph_or_below_it(visit: Visit) -> None:
    places = """() => [...document.querySelectorAll('.ws-row:has(.ws-notes)')].map((row) =>
      ['.ws-text', '.ws-notes'].map((part) => row.querySelector(part).getBoundingClientRect()))"""
    page = visit(STRIKE)
    for text, notes in page.evaluate(places):
        assert notes["left"] >= text["right"] and abs(notes["top"] - text["top"]) < 40
    page.close()
    page = visit(STRIKE, 390)
    for text, notes in page.evaluate(places):
        assert notes["top"] >= text["bottom"]
    sizes = page.evaluate(
        """() => [...document.querySelectorAll('.ws-note > summary')]
          .map((one) => one.getBoundingClientRect()).map(({ width, height }) => [width, height])"""
    )
    assert all(width >= 24 and height >= 24 for width, height in sizes)


def test_what_is_written_from_right_to_left_stands_so(visit: Visit) -> None:
    for path in ("articles/library/", "practice/predict/?article=library"):
        page = visit(path)
        text = page.locator(".ws-text[lang=ar]").last
        expect(text).to_have_css("direction", "rtl")
        expect(text).to_have_css("text-align", re.compile("start|right"))
        expect(text.locator("xpath=ancestor::body")).to_have_css("direction", "ltr")
        page.close()


def test_the_keyboard_reaches_every_note_but_the_titles(visit: Visit, small: Edition) -> None:
    page = visit(STRIKE)
    page.locator("#ws-show-all").focus()
    reached = []
    for _ in range(100):
        page.keyboard.press("Tab")
        note = page.evaluate(
            "document.activeElement.matches('.ws-note > summary')"
            " ? document.activeElement.nextElementSibling.id : null"
        )
        reached += [note] if note else []
        if page.evaluate("document.activeElement.closest('.ws-colophon, footer') !== null"):
            break
    assert reached == [note.id for note in small.articles["strike"].notes[1:]]


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_a_note_names_all_its_records_or_the_note_that_does(
    visit: Visit, small: Edition, script: bool
) -> None:
    page = visit(STRIKE, java_script_enabled=script)

    def records(name: str) -> list[str]:
        links = page.locator(f"#{name} .ws-references a").all()
        return [one.get_attribute("href") or "" for one in links]

    for note in small.articles["strike"].notes:
        summary = page.locator(f".ws-note:has(> #{note.id}) > summary")
        summary.click()
        if script:
            expect(page.locator(f"#{note.id} .ws-share")).to_be_visible()
        found = records(note.id)
        for place, link in enumerate(page.locator(f"#{note.id} .ws-references a").all()):
            if found[place].startswith("#") and not script:
                number = re.search("[0-9]+(?=[.]$)", link.locator("..").inner_text())
                assert number
                found[place] = records(found[place][1:])[int(number[0]) - 1]
        assert found == [small.references[key].URL for key in note.references]
        summary.click()  # it lies over the next


@pytest.mark.parametrize("path", [STRIKE, "guide/sourced-facts/"])
def test_a_definition_stays_with_its_word_and_a_second_press_closes_it(
    visit: Visit, path: str
) -> None:
    page = visit(path)
    link = page.locator("a.ws-term:visible").first
    definition = page.locator(".ws-definition:popover-open")
    for _ in range(2):
        link.click()
        expect(definition).to_be_visible()
        before = page.evaluate(APART)
        page.evaluate("scrollBy({ top: 40, behavior: 'instant' })")
        assert page.evaluate(APART) == pytest.approx(before, abs=1)
        link.click()
        expect(definition).to_have_count(0)
    link.click()
    expect(definition).to_be_visible()
    link.click()
    link.press("Enter")
    expect(definition).to_be_visible()


def test_a_definition_goes_to_the_next_link_of_its_word(visit: Visit) -> None:
    page = visit(STRIKE)
    links = page.locator('.ws-text a.ws-term[data-term="wildcat-strike"]')
    definition = page.locator(".ws-definition:popover-open")
    links.first.click()
    expect(definition).to_be_visible()
    links.last.click()
    expect(definition).to_be_visible()
    box, shown = links.last.bounding_box(), definition.bounding_box()
    assert box and shown
    below, above = shown["y"] - box["y"] - box["height"], box["y"] - shown["y"] - shown["height"]
    assert 0 <= max(below, above) < 12
    # a press that becomes no click changes nothing for the key that comes after it
    page.mouse.move(box["x"] + 3, box["y"] + 3)
    page.mouse.down()
    page.mouse.move(5, 400)
    page.mouse.up()
    page.keyboard.press("Escape")
    links.last.press("Enter")
    expect(definition).to_be_visible()


def test_a_definition_that_comes_late_or_not_at_all(visit: Visit) -> None:
    page = visit(STRIKE)
    words = page.locator(".ws-text a.ws-term")
    names = [one.get_attribute("data-term") for one in words.all()]
    other = next(place for place, name in enumerate(names) if name != names[0])
    definition = page.locator(".ws-definition:popover-open")
    page.route(f"**/glossary/{names[0]}/", lambda route: route.abort())
    for shown in (1, 0):
        words.first.click()
        expect(definition).to_have_count(shown)
    expect(page.locator("div.ws-definition")).to_have_count(0)  # what could not be fetched is gone
    page.unroute(f"**/glossary/{names[0]}/")
    waiting: list[Route] = []
    page.route(f"**/glossary/{names[0]}/", lambda route: waiting.append(route))
    words.first.click()
    words.nth(other).click()
    expect(definition).to_have_attribute("data-definition", str(names[other]))
    waiting[0].continue_()
    page.wait_for_timeout(300)
    expect(definition).to_have_attribute("data-definition", str(names[other]))


def test_a_definition_stays_with_its_word_in_a_note_that_is_a_sheet(visit: Visit) -> None:
    page = visit(f"{STRIKE}#wildcat", 390)
    link = page.locator("#wildcat a.ws-term").first
    link.click()
    definition = page.locator(".ws-definition:popover-open")
    expect(definition).to_be_visible()
    places = [(link.bounding_box(), definition.bounding_box())]
    page.evaluate("scrollBy({ top: 120, behavior: 'instant' })")
    places.append((link.bounding_box(), definition.bounding_box()))
    apart = [shown["y"] - word["y"] for word, shown in places if word and shown]
    assert len(apart) == 2 and apart[0] == pytest.approx(apart[1], abs=1)


APART = """() => {
  const tops = ["a.ws-term", ".ws-definition:popover-open"].map((one) =>
    document.querySelector(one).getBoundingClientRect().top);
  return tops[1] - tops[0];
}"""


@pytest.mark.parametrize("name", ["constructor", "__proto__", "toString"])
def test_a_word_may_be_called_like_a_part_of_the_language(visit: Visit, name: str) -> None:
    page = visit(STRIKE)
    term = page.locator(".ws-text a.ws-term").first
    term.evaluate("(link, name) => { link.dataset.term = name; }", name)
    term.click()
    expect(page.locator(".ws-definition:popover-open b")).to_be_visible()


@pytest.mark.parametrize(
    "path",
    [
        STRIKE,
        "practice/predict/?article=talks",
        "classroom/present/?article=talks",
        "classroom/class-view/",
        "classroom/links/",
        "about/references/",
        "about/search/",
        "glossary/",
    ],
)
def test_an_address_that_is_badly_encoded_does_no_harm(visit: Visit, path: str) -> None:
    faults: list[str] = []
    page = visit(
        f"{path}#%E0%A4%A",
        before=lambda page: page.on("pageerror", lambda error: faults.append(str(error))),
    )
    page.evaluate("location.hash = '#%'")
    page.evaluate("new Promise((done) => setTimeout(done, 50))")
    assert faults == []
    count = page.locator(".ws-present").count()
    assert page.locator(".ws-present.ws-live").count() == count


@pytest.mark.parametrize("path", [STRIKE, "guide/sourced-facts/"])
def test_a_definition_opens_in_place_and_escape_closes_it(visit: Visit, path: str) -> None:
    page = visit(path, 390)
    link = page.locator("a.ws-term:visible").first
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


def test_a_term_is_a_plain_link_without_script(visit: Visit) -> None:
    page = visit(STRIKE, java_script_enabled=False)
    halves = page.locator('.ws-text a.ws-term[data-term="wildcat-strike"]')
    assert [one.strip() for one in halves.all_inner_texts()] == ["wildcat", "strike"]
    halves.first.click()
    expect(page).to_have_url(re.compile(r"/glossary/wildcat-strike/$"))


def test_twice_the_text_size_loses_nothing(visit: Visit) -> None:
    for path in (STRIKE, "glossary/drill/", "practice/predict/", "classroom/worksheet/"):
        page = visit(path, 768, bypass_csp=True)
        page.add_style_tag(content="html { font-size: 250% !important; }")
        assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth"), path
        page.close()


def test_forced_colours_keep_the_kinds_apart(visit: Visit) -> None:
    page = visit(STRIKE, forced_colors="active", reduced_motion="reduce")
    lines = [
        page.locator(f".ws-passage.ws-{kind.slug}").first.evaluate(
            "one => getComputedStyle(one).textDecorationStyle"
        )
        for kind in KINDS.values()
    ]
    assert lines == ["solid", "double", "dotted", "dashed"]


def test_a_lost_page_is_dressed_below_a_sub_path(visit: Visit) -> None:
    page = visit("no/such/page/")
    expect(page.locator("h1")).to_contain_text("Page not found")
    family = page.locator("h1").evaluate("one => getComputedStyle(one).fontFamily")
    assert "Literata" in family


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize(
    "path",
    ["practice/predict/", "classroom/worksheet/", "classroom/answer-key/", "classroom/present/"],
)
def test_a_page_for_every_article_shows_the_one_that_is_asked_for(
    visit: Visit, path: str, script: bool
) -> None:
    page = visit(path, java_script_enabled=script)
    sets = page.locator(".ws-set:visible")
    expect(sets).to_have_count(1)
    expect(sets).to_have_attribute("data-set", "strike")
    page.get_by_role("navigation", name="Choose an article").locator("a", has_text="Talks").click()
    expect(sets).to_have_count(1)
    expect(sets).to_have_attribute("data-set", "talks")
    if script:
        expect(page.locator(".ws-sets nav [aria-current]")).to_contain_text(["Talks"])


WARM_UP = "practice/warm-up/"


def test_the_warm_up_explains_every_answer(visit: Visit) -> None:
    page = visit(WARM_UP, 390)
    page.locator("[data-question] input").first.focus()
    page.keyboard.press("ArrowDown")  # choosing commits to nothing
    expect(page.locator(".ws-answer:visible")).to_have_count(0)
    for number in range(5):
        page.keyboard.press("1r2O3"[number])  # a kind's number or its letter
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.matches('.ws-verdict')")
        expect(page.locator(".ws-check-button:visible")).to_have_count(4 - number)
        page.keyboard.press("1")  # leads on to the next question
    expect(page.locator(".ws-counter").first).to_have_text("3 of 3 answered")
    expect(page.locator(".ws-counter").last).to_have_text("2 of 2 answered")
    verdicts = page.locator(".ws-verdict").all_inner_texts()
    assert [verdict[0] for verdict in verdicts] == ["✓", "✗", "✗", "✓", "✓"]
    answers = page.locator(".ws-answer")
    for number in range(3):
        expect(answers.nth(number)).to_be_visible()
        expect(answers.nth(number).locator("[data-for]")).to_have_count(3)
    assert violations(page) == []
    page.reload()
    expect(page.locator(".ws-counter").first).to_have_text("3 of 3 answered")
    expect(answers.first).to_be_visible()


def test_keys_do_nothing_outside_a_question(visit: Visit) -> None:
    page = visit(WARM_UP)
    page.keyboard.press("1")
    page.locator("h1").click()
    page.keyboard.press("2")
    expect(page.locator(".ws-counter").first).to_have_text("0 of 3 answered")


@pytest.mark.parametrize(
    "stored",
    [
        "null",
        "[]",
        "{",
        '{"answers":null}',
        '{"name":{},"answers":{"w1":{"kind":"x"}}}',
        '{"answers":{"w1":{"kind":{"toString":1}}}}',
        '{"answers":{"w1":{"kind":"constructor"}}}',
    ],
)
def test_odd_stored_answers_do_no_harm(visit: Visit, stored: str) -> None:
    page = visit(WARM_UP)
    key = f"{SUB_PATH}.whosays:warm-up"
    page.evaluate("([key, stored]) => localStorage.setItem(key, stored)", [key, stored])
    page.reload()
    expect(page.locator(".ws-counter").first).to_have_text("0 of 3 answered")
    expect(page.get_by_role("button", name="Save for my teacher")).to_be_visible()


def test_practice_works_where_nothing_can_be_stored(visit: Visit) -> None:
    none = "Object.defineProperty(window, 'localStorage', { get() { throw 1; } })"
    page = visit(WARM_UP, before=lambda page: page.add_init_script(none))
    page.locator("[data-question] input").first.check()
    expect(page.locator(".ws-counter").first).to_have_text("1 of 3 answered")


def test_predict_reveals_a_paragraph_and_gives_a_code_that_the_class_view_reads(
    visit: Visit,
) -> None:
    page = visit("practice/predict/?article=strike", permissions=["clipboard-write"])
    answer_drill(page, 1, "ORNW")
    drill = page.locator(".ws-set:visible .ws-drill").nth(1)
    verdicts = drill.locator(".ws-verdict").all_inner_texts()
    assert [verdict[0] for verdict in verdicts] == ["✓"] * 4
    assert "Careful readers disagree here" in verdicts[3]
    code = drill.locator("[data-code]").inner_text()
    assert code.startswith("S1 ORNW- "), "the last can be told by a check alone"
    assert violations(page) == []
    page = visit("classroom/class-view/?article=strike")
    page.locator(".ws-set:visible [data-codes]").fill(f"Ann {code}\nBob S1 ORNWO A")
    expect(page.locator(".ws-set:visible .ws-counter")).to_have_text(
        "Loaded: answers from 1 pupil; 1 left out."
    )
    expect(page.locator(".ws-set:visible .ws-left-out")).to_contain_text("has a typo")


def test_predict_without_script_is_a_worksheet_with_its_key(visit: Visit) -> None:
    page = visit("practice/predict/", java_script_enabled=False)
    expect(page.get_by_text("Choose an article")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".ws-set:visible")).to_have_count(1)
    page.emulate_media(media="screen")
    first = page.locator(".ws-set").first
    questions, keys = first.locator("[data-question]"), first.locator(".ws-keys .ws-answer")
    expect(questions).to_have_count(12)
    expect(keys).to_have_count(12)
    expect(first.locator(".ws-look")).to_have_count(1)
    last, key = questions.last.bounding_box(), keys.first.bounding_box()
    assert last and key and key["y"] > last["y"]


def test_the_short_practice_shows_a_few_paragraphs(visit: Visit) -> None:
    page = visit("practice/predict/?article=strike")
    drills = page.locator(".ws-set:visible .ws-drill:visible")
    expect(drills).to_have_count(3)
    page.locator(".ws-set:visible").get_by_label("A few paragraphs").check()
    expect(drills).to_have_count(1)
    assert "much=short" in page.url
    page.reload()
    expect(drills).to_have_count(1)
    sent = visit("practice/predict/?article=strike&much=short")
    expect(sent.locator(".ws-set:visible .ws-drill:visible")).to_have_count(1)


def test_answers_are_saved_as_a_file_and_as_a_table_and_cleared(visit: Visit) -> None:
    page = visit("practice/predict/?article=strike")
    answer_drill(page, 0, "R")
    here = page.locator(".ws-set:visible")
    here.get_by_label("Your name").first.fill(" =Zoë 7")
    with page.expect_download() as waiting:
        here.get_by_role("button", name="Save for my teacher").click()
    saved = json.loads(Path(waiting.value.path()).read_text("utf-8"))
    assert saved["format"] == "whosays-answers" and saved["version"] == 1
    assert saved["article"] == "strike" and saved["name"] == " =Zoë 7"
    assert saved["answers"] == {
        "headline": {"kind": "sourced-fact", "locked": True, "checked": True}
    }
    with page.expect_download() as waiting:
        here.get_by_role("button", name="table").click()
    table = Path(waiting.value.path()).read_text("utf-8").splitlines()
    assert len(table) == 2
    assert table[0].startswith('\ufeff"number","passage"'), "or Excel reads no UTF-8"
    page.once("dialog", lambda dialog: dialog.accept())
    here.get_by_role("button", name="Clear my answers").click()
    expect(here.locator(".ws-counter")).to_have_text("0 of 12 answered")


def test_contested_passages_keep_our_answer_covered(visit: Visit) -> None:
    page = visit("practice/contested/")
    expect(page.locator(".ws-contested blockquote:visible")).to_have_count(3)
    expect(page.locator(".ws-quotation:visible")).to_have_count(0)
    page.get_by_text("The answer key").first.click()
    expect(page.locator(".ws-quotation:visible")).to_have_count(1)


def test_the_class_view_names_the_files_it_leaves_out(visit: Visit) -> None:
    odd = {"toString": 1}
    page = visit("classroom/class-view/")
    here = page.locator(".ws-set:visible")
    here.locator("input[type=file]").set_input_files([
        saved_file("ann.json", ANSWERS),
        saved_file("formula.json", {**ANSWERS, "name": " ＝1+1"}),
        saved_file("torn.json", b'{"format": "wh'),
        saved_file("other.json", {"some": "thing"}),
        saved_file("odd.json", {**ANSWERS, "version": odd, "article": odd, "name": odd}),
        saved_file("newer.json", {**ANSWERS, "version": 2}),
        saved_file("talks.json", {**ANSWERS, "article": "talks"}),
        saved_file("none.json", {**ANSWERS, "answers": {"constructor": {"kind": "x"}}}),
    ])  # fmt: skip
    expect(here.locator(".ws-counter")).to_have_text("Loaded: answers from 2 pupils; 6 left out.")
    for words in (
        "torn.json is not a saved answer file (not JSON)",
        "other.json is not a saved answer file.",
        "newer.json is from a version",
        "talks.json is about another article",
        "none.json: 1 answer not counted, about passages that this article doesn’t have",
    ):
        expect(here.locator(".ws-left-out")).to_contain_text(words)
    expect(here.locator("[data-cell=lines]")).to_have_attribute("data-agree", "2/2")
    with page.expect_download() as waiting:
        here.get_by_role("button", name="CSV").click()
    table = Path(waiting.value.path()).read_text("utf-8")
    assert '"\'＝1+1"' in table, "a name must not become a formula"


def test_the_projector_reveals_passage_by_passage(visit: Visit) -> None:
    page = visit("classroom/present/?article=strike")
    slide = page.locator(".ws-set:visible .ws-slide:visible")
    expect(slide).to_have_count(1)
    expect(slide).to_have_attribute("data-paragraph", "1")
    kind, note = (
        slide.locator("[data-kind-line]:visible"),
        slide.locator("[data-note-text]:visible"),
    )
    expect(kind).to_have_count(0)
    page.keyboard.press("Space")
    expect(slide.locator("[data-state=lit]")).to_have_count(1)
    expect(kind).to_have_count(0)
    page.keyboard.press("o")
    page.keyboard.press("ArrowRight")
    expect(kind).to_contain_text("Official statement")
    expect(note).to_have_count(0)
    page.keyboard.press("ArrowRight")
    expect(note).to_have_count(1)
    page.keyboard.press("ArrowLeft")
    expect(note).to_have_count(0)
    page.keyboard.press("ArrowDown")
    expect(slide).to_have_attribute("data-paragraph", "2")
