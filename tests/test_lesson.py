"""The lesson walked with the clock: its counts, its links, its sheets, and six made-up pupils."""

import dataclasses
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from whosays.codebook import KINDS
from whosays.edition import Edition
from whosays.model.fields import count_words
from whosays.pages.about.report import render_tell_us
from whosays.pages.classroom.pre_post import render_test, render_test_key
from whosays.pages.practice.three_questions import QUESTIONS, STOP, render_questions
from whosays.read.files import CONTENT

from tests.conftest import ROOT, Visit
from tests.support.paper import count_sheets
from tools.handouts import PACK, Handout, print_handout

pytestmark = pytest.mark.edition
CLASSROOM = ROOT / "docs/classroom"
ARTICLE = "russia-china-talks"
SAID, READ, ANSWER = 130, 200, 20
"""Words said and words read in a minute; seconds for an answer."""
STEPS = 10
SHEETS = ("pair-sheet", "record-cards", "homework")
SIZES = ((1280, 720), (390, 844))
REFUSES = "if (navigator.clipboard) navigator.clipboard.writeText = () => Promise.reject()"
"""Makes a browser refuse to copy, so that the page shows what it would have copied."""
WRONG = "in-response"
"""The piece on which all six of the pupils make the same mistake."""


def page_text(name: str) -> str:
    """Return a page of the classroom without front matter: this edition's, or the package's."""
    path = f"classroom/{name}.md"
    own = ROOT / "docs" / path
    text = (own if own.exists() else CONTENT / path).read_text("utf-8")
    return text.split("\n---\n", 1)[1]


def sections(text: str) -> dict[str, str]:
    """Return what is under each heading that has an id."""
    found = re.findall(r"(?ms)^## [^\n]*?\{ #([a-z-]+)[^}]*\}\n(.*?)(?=^## |\Z)", text)
    return dict(found)


def tables(text: str) -> Iterator[list[dict[str, str]]]:
    """Return each table's rows by the table's heads."""
    for table in re.findall(r"(?m)(?:^\|.*\n)+", text):
        head, _, *rows = (
            [cell.strip() for cell in line.strip().strip("|").split("|")]
            for line in table.strip().splitlines()
        )
        yield [dict(zip(head, row, strict=True)) for row in rows]


def words(text: str) -> int:
    """Count the words of Markdown as a reader sees them."""
    text = re.sub(r"\]\([^)]*\)", "]", text)
    text = re.sub(r"(?m)^(<!--.*-->|///.*|::: .*|\|[-|]+\|)$|\{[^}]*\}|&emsp;", " ", text)
    return count_words(text)


def span(title: str) -> tuple[int, int]:
    """Read “2–7” from a table or a heading."""
    start, end = re.search(r"(\d+)–(\d+)", title).groups()  # type: ignore[union-attr]
    return int(start), int(end)


def part(edition: Edition, name: str) -> str:
    """Return the words of a part of the test's page."""
    page = [*render_test(edition), *render_test_key(edition)]
    return " ".join(text for one in page if one.get("id") == name for text in one.itertext())


def answers_shown(edition: Edition, paragraph: str) -> str:
    """Return the words that the projector shows of a paragraph, up to kinds and gists."""
    block = next(one for one in edition.articles[ARTICLE].blocks if one.code == paragraph)
    lines = (f"R · a record ({note.kind}). {note.gist}" for note in block.notes)
    return " ".join((block.text, *lines))


def linked(edition: Edition, link: str) -> str:
    """Return the words to which a link of the lesson or the preparation leads."""
    path, _, anchor = link.partition("#")
    if path.partition("?")[0] in ("pre-post.md", "test-key.md"):
        return part(edition, anchor)
    if path == "present.md":
        return answers_shown(edition, anchor.removeprefix("paragraph-"))
    if path in ("pair-sheet.md", "record-cards.md"):
        return page_text(path.removesuffix(".md")).partition("\n\n")[2]
    plan = sections(page_text("lesson-45"))
    if path == "":
        return plan[anchor]
    if path == "lesson-45.md":
        return " ".join([*plan.values()][:STEPS])
    if path == "../guide/what-does-it-rest-on.md":
        guide = (ROOT / "docs/guide/what-does-it-rest-on.md").read_text("utf-8")
        top = guide.split("\n---\n", 1)[1].split("## One of each")[0]
        kinds = " ".join(f"R {kind.basis} {kind.label} {kind.meaning}" for kind in KINDS.values())
        return " ".join((top, kinds, *render_questions().itertext()))
    raise AssertionError(link)


def said(section: str) -> int:
    """Count the words that the teacher says: what is quoted, and what is read or thought aloud."""
    count = sum(words(line) for line in re.findall(r"(?m)^> ?(.*)$", section))
    for rows in tables(section):
        count += sum(words(row.get("read aloud", "")) for row in rows)
        count += sum(words(row.get("think aloud", "")) for row in rows)
    return count


def read(edition: Edition, section: str) -> int:
    """Count the words that pupils read: what the lines “Pupils read” link to."""
    lines = re.findall(r"(?m)^\*\*Pupils read\*\*.*$", section)
    links = [found[1] for line in lines if (found := re.search(r"\]\(([^)]*)\)", line))]
    return sum(words(linked(edition, link)) for link in links)


def answers(edition: Edition, step: str, section: str) -> int:
    """Count the answers that each pupil gives in a step."""
    block = next(one for one in edition.articles[ARTICLE].blocks if one.code == "12")
    match step:
        case "pre-test" | "post-test":
            form = edition.exercises.tests[0]
            return len(form.items) + bool(form.claim)
        case "pairs" | "uncover":
            return len(list(block.notes))
        case "record":
            return len(re.findall(r"(?m)^\d\. ", section))
        case "argue" | "exit-line":
            return 1
    return 0


def plan_rows() -> list[dict[str, str]]:
    """Return the table “The lesson at a glance”."""
    return next(tables(page_text("lesson-45")))


def needs(edition: Edition, step: str, section: str) -> float:
    """Return the minutes that a step needs for what is said, read and answered."""
    spoken = said(section) / SAID + read(edition, section) / READ
    return spoken + answers(edition, step, section) * ANSWER / 60


def more_seconds(section: str) -> int:
    """Return the seconds more that a step needs with devices, as it says itself."""
    found = re.search(r"(?m)^\*\*With devices\*\* \((\d+) seconds more\)", section)
    return int(found[1]) if found else 0


@pytest.mark.parametrize(("column", "length"), [("minutes", 45), ("with devices", 43)])
def test_the_lesson_fits_its_minutes(own: Edition, column: str, length: int) -> None:
    plan = sections(page_text("lesson-45"))
    rows = plan_rows()
    assert len(rows) == STEPS
    devices = column == "with devices"
    clock, off, over = 0, {}, {}
    for row in rows:
        step = row["step"].split("(#")[1].rstrip(")")
        section = plan[step]
        counted = (said(section), read(own, section), answers(own, step, section))
        given = (row["words you say"], row["words pupils read"], row["answers each"])
        if counted != tuple(map(int, given)):
            off[step] = counted
        if devices and row[column] == "–":
            assert "**With devices**, leave this step out" in section
            continue
        start, end = span(row[column])
        assert start == clock
        clock = end
        needed = needs(own, step, section) + (more_seconds(section) / 60 if devices else 0)
        if needed > end - start:
            over[step] = needed
    assert clock == length
    assert off == {}, "the table should say so"
    assert over == {}, "takes more minutes than it has"


def test_the_double_lesson_has_time_for_devices(own: Edition) -> None:
    plan = sections(page_text("lesson-45"))
    for row in next(tables(page_text("lesson-90"))):
        if found := re.search(r"lesson-45\.md#([a-z-]+)", row["from"]):
            step = found[1]
            start, end = span(row["minutes"])
            assert needs(own, step, plan[step]) + more_seconds(plan[step]) / 60 <= end - start


def test_each_step_says_what_the_class_sees() -> None:
    """The page that runs the lesson shows what this paragraph links to, or its words."""
    plan = sections(page_text("lesson-45"))
    for step in [*plan][:STEPS]:
        shows = re.findall(r"(?m)^\*\*Show\*\*.*$", plan[step])
        assert len(shows) == 1 and re.search(r"\]\(|“.+”", shows[0]), step


def test_every_heading_has_the_minutes_of_its_table() -> None:
    for name in ("lesson-15", "lesson-15-health", "lesson-45", "lesson-90"):
        text = page_text(name)
        planned = {span(row["minutes"]) for row in next(tables(text))}
        headed = {span(title) for title in re.findall(r"(?m)^## .*minutes (\d+–\d+)", text)}
        assert headed <= planned and len(headed) > 1, name


@pytest.mark.parametrize(
    ("name", "length"),
    [
        ("lesson-15", 15),
        ("lesson-15-health", 15),
        ("lesson-45", 45),
        ("lesson-90", 90),
        ("index", 20),
    ],
)
def test_no_minute_is_missing_or_given_twice(name: str, length: int) -> None:
    rows = next(rows for rows in tables(page_text(name)) if "minutes" in rows[0])
    ends = [span(row["minutes"]) for row in rows]
    assert [start for start, _ in ends] == [0, *(end for _, end in ends[:-1])]
    assert ends[-1][1] == length


def test_the_preparation_fits_20_minutes(own: Edition) -> None:
    rows = next(rows for rows in tables(page_text("index")) if "words to read" in rows[0])
    off, over = {}, {}
    for row in rows:
        links = re.findall(r"\]\(([^)]*)\)", row["do this"])
        counted = sum(words(linked(own, link)) for link in links)
        if counted != int(row["words to read"]):
            off[row["do this"]] = counted
        start, end = span(row["minutes"])
        if counted / READ > end - start:
            over[row["do this"]] = counted / READ
    assert off == {}, "the table should say so"
    assert over == {}


def test_the_plan_cuts_and_answers_as_the_notes_do(own: Edition) -> None:
    plan = sections(page_text("lesson-45"))
    for step, column, code in (("think-aloud", "read aloud", "8"), ("uncover", "passage", "12")):
        block = next(one for one in own.articles[ARTICLE].blocks if one.code == code)
        rows = next(rows for rows in tables(plan[step]) if column in rows[0])
        for row, note in zip(rows, block.notes, strict=True):
            assert " ".join(note.quote.split()) in row[column]
            kind = KINDS[note.kind]
            assert row["who says so"] == f"{kind.letter}, {kind.basis}", note.id


def test_the_questions_have_one_wording() -> None:
    shown = " ".join(render_questions().itertext())
    assert all(question in shown for question in QUESTIONS) and STOP in shown
    for path in [*(ROOT / "docs").rglob("*.md"), *CONTENT.rglob("*.md")]:
        text = path.read_text("utf-8")
        if "tell you who said it?" in text:
            other = [question.strip(".") for question in QUESTIONS]
            other = [question for question in other if question not in text]
            assert other == [], f"{path.name}: use “::: questions”, or the same words"


def test_each_hard_case_has_one_rule_and_one_example() -> None:
    text = (CONTENT / "about/method.md").read_text("utf-8")
    cases = text.split("\n## Hard cases\n")[1].split("\n## ")[0].split("\n### ")[1:]
    assert len(cases) == 11
    for case in cases:
        assert [case.count(part) for part in ("**Rule.**", "**Example.**")] == [1, 1], case[:40]


def test_both_forms_ask_for_each_kind_as_often(own: Edition) -> None:
    page = page_text("pre-post")
    first = Counter(item.kind for item in own.exercises.tests[0].items)
    for form in own.exercises.tests:
        kinds = [item.kind for item in form.items]
        assert Counter(kinds) == first and len(first) == 3, form.form
        assert form.claim
        for count in first.values():
            hits = f"{count} hit{'' if count == 1 else 's'} and {len(kinds) - count}"
            assert hits in page, hits
        article = " ".join(block.text for block in own.articles[ARTICLE].blocks)
        assert not any(item.sentence in article for item in form.items)


def test_the_forms_do_not_share_their_words(own: Edition) -> None:
    """Whoever remembers a sentence of the first form learns nothing about the second."""
    forms = []
    for form in own.exercises.tests:
        runs = set[str]()
        for item in form.items:
            row = re.sub(r"\d+ October 2024", "", item.sentence).split()
            runs |= {" ".join(row[at : at + 4]) for at in range(len(row) - 3)}
        forms.append(runs)
    assert not forms[0] & forms[1]


def test_readers_are_told_where_to_write(own: Edition) -> None:
    def link(contact: str) -> str | None:
        found = render_tell_us(dataclasses.replace(own, contact=contact)).find("p/a")
        return None if found is None else found.get("href")

    assert link("a@example.org") == "mailto:a@example.org?subject=How%20a%20lesson%20went"
    assert link("https://example.org/@us") == "https://example.org/@us"
    assert link("") is None


def test_untested_is_said_once_and_linked_elsewhere() -> None:
    for path in CLASSROOM.glob("*.md"):
        text = path.read_text("utf-8")
        if path.stem in SHEETS:
            continue  # they are for pupils
        assert text.count("Not yet tested with pupils") == 1, path.name
        assert "admonition" not in text, f"{path.name}: say it in small print"
        assert path.stem == "index" or "](index.md#tell-us)" in text, path.name
        assert "open an issue" not in text, path.name


# In a browser


@pytest.fixture
def visit(visit: Visit) -> Iterator[Any]:
    """Open a page of the site in a window of the size that is given; no error may occur."""
    errors: list[str] = []

    def watch(page: Page) -> None:
        page.add_init_script(REFUSES)
        page.on("pageerror", lambda error: errors.append(str(error)))

    def open_page(path: str, size: tuple[int, int] = SIZES[0]) -> Page:
        return visit(path, size[0], height=size[1], before=watch)

    yield open_page
    assert errors == []


def code_in(place: Locator) -> str:
    """Read a code where the page shows it."""
    return place.locator("[data-code]").inner_text()


def copied(page: Page, button: str) -> str:
    """Press a button that copies, in a browser that refuses, and read what it shows instead."""
    page.get_by_role("button", name=button).click()
    return page.locator(".ws-said input").last.input_value()


def given_away(page: Page, edition: Edition, paragraph: str, uncovered: int) -> list[str]:
    """Return what the projector says of the pieces after the first `uncovered` of a paragraph."""
    block = next(one for one in edition.articles[ARTICLE].blocks if one.code == paragraph)
    shown = page.evaluate(
        """() => {
          const seen = (one) => one.checkVisibility();
          const slide = [...document.querySelectorAll('.ws-slide')].find(seen);
          const copy = slide.cloneNode(true);
          const hidden = [...slide.querySelectorAll('*')].map((one) => !seen(one));
          for (const [at, one] of [...copy.querySelectorAll('*')].entries()) {
            if (hidden[at]) one.textContent = '';
          }
          for (const one of copy.querySelectorAll('.ws-tally')) one.remove();
          const labels = [...document.querySelectorAll('.md-content :is([title], [aria-label])')]
            .filter((one) => seen(one) && !one.closest('.ws-tally'))
            .map((one) => `${one.title} ${one.ariaLabel}`);
          return `${copy.textContent} ${labels.join(' ')} ${document.title}`;
        }"""
    )
    found = [f"the gist of {n.id}" for n in [*block.notes][uncovered:] if n.gist in shown]
    if not uncovered:
        names = [word for kind in KINDS.values() for word in (kind.label, kind.basis)]
        found += [name for name in names if name in shown.lower()]
    return found


def marks(page: Page) -> list[str]:
    """Return how each piece on the screen looks, whatever its words."""
    looks: list[str] = page.locator(".ws-slide:visible [data-piece]").evaluate_all(
        """all => all.map((one) => {
          const style = getComputedStyle(one);
          const own = [one.className, one.title, one.getAttribute('style')];
          return [...own, style.textDecoration, style.color, style.background, style.border,
            style.borderBottom, style.outline, style.fontWeight, style.fontStyle].join(' | ');
        })"""
    )
    return looks


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_projector_gives_nothing_away(visit: Any, own: Edition, size: tuple[int, int]) -> None:
    lit, kinds = set(), set()
    for code in ("8", "12", "H"):
        name = "title" if code == "H" else f"paragraph-{code}"
        page = visit(f"classroom/present/#{name}", size)
        block = next(one for one in own.articles[ARTICLE].blocks if one.code == code)
        assert given_away(page, own, code, 0) == []
        assert len(set(marks(page))) == 1
        for place, note in enumerate(block.notes):
            answer = page.locator(f'[data-answer="{note.id}"]')
            page.keyboard.press("Space")
            assert given_away(page, own, code, place) == [], "a piece that is only lit"
            assert len(set(marks(page)[place + 1 :])) <= 1, "what is covered looks alike"
            lit.add(marks(page)[place])
            kinds.add(note.kind)
            if place == 0:
                page.keyboard.press("r")
                assert given_away(page, own, code, 0) == [], "hands are counted"
            page.keyboard.press("Space")
            expect(answer.locator("[data-kind-line]")).to_contain_text(
                KINDS[note.kind].label.capitalize()
            )
            expect(answer.locator("[data-note-text]")).to_be_hidden()
            assert given_away(page, own, code, place + 1) == []
            page.keyboard.press("Space")
            expect(answer.locator("[data-note-text]")).to_be_visible()
            assert given_away(page, own, code, place + 1) == []
        page.close()
    assert len(kinds) == 3 and len(lit) == 1, "what is lit looks alike, of whatever kind"


@dataclasses.dataclass(frozen=True)
class Link:
    """A link of a lesson: its words, and those round it."""

    lesson: str
    text: str
    around: str


def test_every_link_of_a_lesson_lands_where_it_says(
    visit: Any, own: Edition, every_page: bool
) -> None:
    """Each place is visited once, however many links of the three lessons lead there."""
    for size in SIZES if every_page else SIZES[1:]:
        _walk(visit, own, size)


def _walk(visit: Any, own: Edition, size: tuple[int, int]) -> None:
    links: dict[str, list[Link]] = {}
    for lesson in ("lesson-45", "lesson-90", "lesson-15"):
        page = visit(f"classroom/{lesson}/", size)
        home = page.url.split("/classroom/")[0]
        found = page.locator(".md-content__inner a[href]:not(.md-skip)").evaluate_all(
            "all => all.map((one) => [one.href, one.textContent,"
            " (one.closest('p, td, li')?.textContent ?? '').slice(0, 80)])"
        )
        inside = [link for link in found if link[0].startswith(home)]
        assert len(inside) > 5
        for href, text, around in inside:
            links.setdefault(href, []).append(Link(lesson, text, around))
        page.close()
    page = visit("", size)
    for href, named in sorted(links.items()):
        if "/present/" in href:  # elsewhere, a place further down needs no new page
            page.goto("about:blank")
        answer = page.goto(href)
        assert answer is None or answer.ok, (href, named)
        for link in dict.fromkeys(named):
            assert_lands(page, own, href.removeprefix(home), link)


def assert_lands(page: Page, edition: Edition, place: str, link: Link) -> None:
    """See that a page shows what the link that led there says, and not the answers."""
    path, _, anchor = place.partition("#")
    if path == "/classroom/present/" and anchor:
        slide = page.locator(".ws-slide:visible")
        expect(slide, str(link)).to_have_count(1)
        expect(slide.locator(".ws-text"), str(link)).to_be_in_viewport()
        if number := re.search(r"paragraph (\d+)", link.text):
            expect(slide, str(link)).to_have_attribute("data-paragraph", number[1])
        if quoted := re.search(r"“(.*)”", link.text):
            lit = page.locator(f'[data-piece="{anchor}"]')
            expect(lit, str(link)).to_have_attribute("data-state", "lit")
            shown = " ".join(lit.inner_text().split())
            assert quoted[1].translate({ord("‘"): "“", ord("’"): "”"}) in shown or (
                quoted[1] in shown
            ), link
        else:
            code = slide.get_attribute("data-paragraph") or ""
            assert given_away(page, edition, code, 0) == [], link
    elif path.startswith("/practice/predict/?paragraph="):
        asked = path.split("=")[1].removesuffix("&wait")
        assert f"paragraph {asked}" in link.text.lower(), link
        drill = page.locator(".ws-drill:visible")
        expect(drill, str(link)).to_have_count(1)
        expect(drill, str(link)).to_have_attribute("data-paragraph", asked)
        expect(page.locator(".ws-answer:visible"), str(link)).to_have_count(0)
    elif path == "/go/" and anchor:
        expect(page, str(link)).not_to_have_url(re.compile("/go/"))  # it leads on
    elif path.startswith("/articles/"):
        assert link.around.startswith("For you"), f"{link} shows the answers"
    elif anchor:
        expect(page.locator(f"[id='{anchor}']"), str(link)).to_be_in_viewport()


def test_six_pupils_hand_in_and_class_view_names_what_all_got_wrong(
    visit: Any, own: Edition
) -> None:
    block = next(one for one in own.articles[ARTICLE].blocks if one.code == "12")
    choices = {note.id: note.kind for note in block.notes} | {WRONG: "sourced fact"}
    codes, files = [], []
    for pupil in range(6):
        page = visit("practice/predict/?paragraph=12", SIZES[pupil % 2])
        for passage, kind in choices.items():
            question = page.locator(f'[data-question="{passage}"]')
            question.locator(f'input[value="{KINDS[kind].slug}"]').check()
        page.get_by_label("Your name").locator("visible=true").fill(f"Pupil {pupil}")
        if pupil < 3:
            page.get_by_role("button", name="Lock my answers").click()
            codes.append(code_in(page.locator(".ws-drill:visible")))
            assert codes[-1].startswith(f"Pupil {pupil} RCT12 ")
            expect(page.locator(f'[data-key="{WRONG}"]')).to_be_hidden()
            page.get_by_role("button", name="Show the answers").click()
            expect(page.locator(f'[data-key="{WRONG}"]')).to_be_visible()
        else:
            with page.expect_download() as waiting:
                page.get_by_role("button", name="Save for my teacher").click()
            data = Path(waiting.value.path()).read_bytes()
            json.loads(data)
            files.append({"name": f"{pupil}.json", "mimeType": "application/json", "buffer": data})
        page.close()
    view = visit("classroom/class-view/")
    view.locator("[data-codes]:visible").fill("\n".join(codes))
    view.locator("input[type=file]:visible").set_input_files(files)
    expect(view.locator("[data-class] .ws-counter:visible")).to_have_text(
        "Loaded: answers from 6 pupils."
    )
    against = view.locator('[data-list="against-key"] li')
    expect(against).to_have_count(1)
    expect(against).to_contain_text("In response to China’s military exercises near Taiwan")
    expect(against).to_contain_text("6 of 6 said a record")
    with view.expect_popup() as opened:
        against.get_by_role("link", name="Show it to the class").click()
    expect(opened.value.locator(f'[data-piece="{WRONG}"]')).to_have_attribute("data-state", "lit")
    assert given_away(opened.value, own, "12", 0) == []
    opened.value.close()


def test_hands_on_the_projector_reach_class_view(visit: Any) -> None:
    page = visit("classroom/present/#paragraph-12")
    for hands in ("r4w1", "w12", "r5", "w5", "r2o3"):
        page.keyboard.press("Space")
        for key in hands:
            page.keyboard.press(key)
        page.keyboard.press("Space")
        page.keyboard.press("Space")
    page.reload()  # nothing asks, and nothing is lost
    page.locator(".ws-more-ways summary:visible").click()
    line = copied(page, "Copy the hands for class view")
    page.close()
    view = visit("classroom/class-view/")
    view.locator("[data-codes]:visible").fill(line)
    expect(view.locator('[data-list="against-key"] li')).to_have_count(1)
    expect(view.locator('[data-list="against-key"]')).to_contain_text("4 of 5 said a record")
    expect(view.locator('[data-list="split"] li')).to_have_count(1)


def test_n_is_a_counter_and_does_not_lead_away(visit: Visit) -> None:
    page = visit("classroom/present/?article=children-and-iodine")
    counter = page.locator(".ws-hand:visible").filter(has_text="a named person’s word")
    for key in ("Space", "n", "7"):
        page.keyboard.press(key)
    expect(counter.locator("output")).to_have_text("7")


SLIDE = """() => {
  const slides = [...document.querySelectorAll(".ws-slide")];
  const slide = slides.find((one) => one.getClientRects().length);
  const size = getComputedStyle(slide.querySelector(".ws-text")).fontSize;
  return [slide.dataset.paragraph, slide.getBoundingClientRect().bottom, parseFloat(size)];
}"""


@pytest.mark.parametrize("article", ["russia-china-talks", "children-and-iodine", "eisbaer-knut"])
def test_every_paragraph_fits_a_projector(visit: Any, own: Edition, article: str) -> None:
    page = visit(f"classroom/present/?article={article}#", (1280, 590))
    expect(page.locator(".ws-remote:visible")).to_have_css("display", "flex")  # its style is there
    page.wait_for_function("document.fonts.status === 'loaded'")
    for _ in own.articles[article].blocks:
        code, bottom, letters = page.evaluate(SLIDE)
        assert bottom <= 590 and letters >= 18, code
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    number = page.locator(".ws-hand output:visible").first
    assert number.evaluate("one => parseFloat(getComputedStyle(one).fontSize)") >= 28


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_test_is_taken_on_a_screen_and_counted(
    visit: Any, own: Edition, size: tuple[int, int]
) -> None:
    given: dict[str, str] = {}
    for form in own.exercises.tests:
        page = visit(f"classroom/pre-post/?form={form.form}", size)
        shown = page.locator(".md-content__inner").inner_text()
        other = next(one for one in own.exercises.tests if one != form)
        assert not any(item.sentence in shown for item in other.items)
        assert "Why not another" not in shown and "false alarm" not in shown
        for item in form.items[:-1]:
            question = page.locator(f'[data-form] [data-item="{item.id}"]')
            question.locator(f'input[value="{KINDS[item.kind].slug}"]').check()
        assert form.claim
        claim = page.locator(f'[data-form] [data-item="{form.claim.id}"]')
        claim.get_by_label(f"Extract {form.claim.right}").check()
        finish = page.get_by_role("button", name="I have finished")
        finish.click()
        expect(page.locator(".ws-left:visible")).to_have_text(
            f"Please answer: {form.items[-1].id.upper()}."
        )
        page.locator(f'[data-form] [data-item="{form.items[-1].id}"]').get_by_label(
            "Not sure"
        ).check()
        finish.click()
        given[form.form] = code_in(page.locator("[data-form]:visible"))
        assert not any(item.because in page.content() for item in form.items)
        expect(page.locator("[data-form]:visible [type=radio]:enabled")).to_have_count(0)
        page.get_by_role("button", name="Start again").click()
        expect(page.locator("[data-form]:visible input:checked")).to_have_count(0)
        page.close()
    view = visit("classroom/class-view/", size)
    totals = view.locator("[data-test-totals]")
    slip = given["A"].replace("R", "W", 1)
    view.locator('[data-test-codes="before"]').fill(f"Mia {given['A']}\n{slip}\nhello")
    view.locator('[data-test-codes="after"]').fill(f"mia {given['B'].lower()}")
    expect(totals.locator(".ws-counter")).to_have_text(
        "1 before, 1 after, 2 left out; 1 took both."
    )
    expect(totals.locator("li").first).to_contain_text("has a typo")
    expect(totals.locator("li").last).to_contain_text("is not a test code")
    cells = totals.locator("tbody tr").evaluate_all(
        "rows => rows.map((row) => [...row.cells].slice(1).map((cell) => cell.textContent))"
    )
    *kinds, extract = cells
    assert extract == ["1 of 1", "1 of 1", "–", "–"]
    forms = [[item.kind for item in form.items] for form in own.exercises.tests]
    for row, kind in zip(kinds, own.articles[ARTICLE].kinds, strict=True):
        counts = [(form[:-1].count(kind.id), form.count(kind.id)) for form in forms]
        hits = [f"{hit} of {of}" for hit, of in counts]
        assert row == [*hits, *(f"0 of {5 - of}" for _, of in counts)], kind.id
    expect(totals).to_contain_text("“Not sure”: 1 before, 1 after.")


def test_the_forms_key_is_read_without_script(browser: Browser, address: str, own: Edition) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}classroom/pre-post/")
    for form in own.exercises.tests:
        for item in form.items:
            expect(page.get_by_text(item.sentence, exact=True)).to_be_visible()
            assert item.because not in page.content(), "whoever cuts the address sees no answer"
    page.goto(f"{address}classroom/test-key/")
    expect(page.locator("#key tbody tr")).to_have_count(12)
    context.close()


def test_the_sheets_are_as_many_as_classroom_says(visit: Any, address: str) -> None:
    rows = next(rows for rows in tables(page_text("index")) if "pages" in rows[0])
    stated = {re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", row["what"]): row["pages"] for row in rows}
    known = {
        "Class set, all the paper for a lesson": Handout("classroom/class-set/"),
        "The plan, to hold in your hand": Handout("classroom/lesson-45/"),
        "Form A, two on a sheet": PACK["Form A"],
        "Form B, two on a sheet": PACK["Form B"],
        "Card, four on a sheet": PACK["Card"],
        "Pair sheet, with the record cards on its back": PACK["Pair sheet"],
        "Record cards": PACK["Record cards"],
        "Worksheet, three paragraphs for ten minutes": PACK[
            "Worksheet, three paragraphs for ten minutes"
        ],
        "One paragraph to practise, for paper": Handout("practice/predict/?paragraph=12"),
        "Worksheet, the whole article": Handout("classroom/worksheet/"),
        "The article only": Handout(f"articles/{ARTICLE}/?show=clean"),
        "The article with all its notes": Handout(f"articles/{ARTICLE}/"),
    }
    assert set(stated) == set(known)
    page = visit("")
    off = {}
    for name, handout in known.items():
        count = count_sheets(print_handout(page, address, handout, "A4"))
        if abs(count - int(stated[name])) > count // 8:  # long ones differ with the fonts
            off[name] = count
    assert off == {}
    for name in ("Form A", "Form B", "Card", "Key"):
        assert count_sheets(print_handout(page, address, PACK[name], "Letter")) == 1, name
    homework = Handout("classroom/homework/")
    for paper in ("A4", "Letter"):
        assert count_sheets(print_handout(page, address, homework, paper)) == 1
