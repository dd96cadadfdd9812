"""Sheets for a class as a browser prints them: their pages, order, and what a pupil can read."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from whosays.edition import Edition

from tests.conftest import Visit
from tests.support.paper import Sheet, count_sheets, read_paper

pytestmark = pytest.mark.edition
PATH = "classroom/class-set/"
HARD_WORDS = ("assertive", "breakaway", "PLA", "Indo-Pacific", "counterbalance", "containment")


def print_set(page: Page, count: int, paper: str, sides: str) -> bytes:
    page.get_by_label("Pupils").fill(str(count))
    page.get_by_label("Paper").select_option(label=paper)
    page.get_by_label("Print on").select_option(sides)
    return page.pdf(format=paper.removeprefix("US "))


def form_of(sheet: Sheet, title: str) -> list[tuple[int, str]]:
    """Return the number and the form of each half of a sheet, the upper half first."""
    found = re.findall(rf"{title},no\.(\d+):Form([AB])", "".join(sheet.text.split()))
    return [(int(number), form) for number, form in found]


def pile(sheets: list[Sheet], title: str) -> list[tuple[int, str]]:
    """Cut a pile of sheets, and put its lower half under the upper one."""
    halves = [form_of(sheet, title) for sheet in sheets]
    assert [len(both) for both in halves] == [2] * len(sheets)
    return [both[0] for both in halves] + [both[1] for both in halves]


def assert_set(sheets: list[Sheet], count: int, sides: int) -> None:
    """See that a set has every page once for those who need it, in order, and large enough."""
    pairs, cards = -(-count // 2), -(-count // 4)
    assert min(sheet.smallest for sheet in sheets) >= 10.9, "11 pt, rounded; a blank page has 0"
    tests, rest = sheets[: 2 * pairs * sides], sheets[2 * pairs * sides :]
    first, second = tests[: pairs * sides], tests[pairs * sides :]
    before, after = pile(first[::sides], "Pre-test"), pile(second[::sides], "Post-test")
    assert [number for number, _ in before] == [*range(1, 2 * pairs + 1)]
    assert "".join(form for _, form in before) == "AB" * pairs
    assert [number for number, _ in after] == [number for number, _ in before]
    assert "".join(form for _, form in after) == "BA" * pairs
    for sheet in first[1::sides] if sides == 2 else ():
        assert sheet.text.count("turn over") == 2
    for sheet in second[1::sides] if sides == 2 else ():
        assert sheet.text.count("I know because") == 2
    for front, back in zip(rest[: 2 * pairs : 2], rest[1 : 2 * pairs : 2], strict=True):
        assert "Pair sheet" in front.text and "Record 3" in back.text
        assert [word for word in HARD_WORDS if word not in front.text.split("Six hard")[1]] == []
    assert len(rest) == 2 * pairs + cards * sides
    assert all(sheet.text.count("Stop at the first") == 4 for sheet in rest[2 * pairs :])


def test_a_class_gets_every_sheet_in_order(visit: Visit) -> None:
    page = visit(PATH)
    assert_set(read_paper(print_set(page, 27, "US Letter", "1")), 27, 1)
    assert_set(read_paper(print_set(page, 6, "A4", "2")), 6, 2)


@pytest.mark.parametrize("paper", ["A4", "US Letter"])
def test_a_set_has_as_many_pages_as_it_says(visit: Visit, paper: str) -> None:
    page = visit(PATH)
    for count, sides, pages, sheets in ((28, "2", 98, 49), (27, "1", 63, 63), (25, "2", 92, 46)):
        assert count_sheets(print_set(page, count, paper, sides)) == pages
        said = page.get_by_role("status").inner_text()
        assert said.startswith(f"{pages} pages on {sheets} sheets"), said


def test_cut_lines_are_in_the_middle(visit: Visit) -> None:
    page = visit(PATH)
    for paper, height in (("A4", 297), ("US Letter", 279.4)):
        page.emulate_media(media="screen")
        page.get_by_label("Paper").select_option(label=paper)
        page.emulate_media(media="print")
        lines = page.evaluate(
            """() => ['.ws-halves > :last-child', '.ws-card:nth-child(3)'].map((name) => {
              const part = document.querySelector(`.ws-job ${name}`);
              const sheet = part.parentElement.getBoundingClientRect();
              return (part.getBoundingClientRect().top - sheet.top) * 25.4 / 96;
            })"""
        )
        assert lines == [pytest.approx(height / 2 - 10, abs=1)] * 2


def test_a_wrong_number_is_refused_and_the_set_comes_back(visit: Visit) -> None:
    page = visit(PATH)
    for wrong in ("", "0", "61", "2.5"):
        page.get_by_label("Pupils").fill(wrong)
        assert "from 1 to 60" in page.get_by_role("status").inner_text()
        assert page.get_by_role("button", name="Print").is_disabled()
    page.get_by_label("Pupils").fill("1")
    assert page.get_by_role("button", name="Print").is_enabled()


@pytest.mark.parametrize("name", ["card", "pair-sheet", "record-cards", "pre-post/?form=B"])
def test_a_sheet_for_pupils_is_one_page(visit: Visit, name: str) -> None:
    page = visit(f"classroom/{name}")
    for paper in ("A4", "Letter"):
        (sheet,) = read_paper(page.pdf(format=paper))
        assert sheet.smallest >= 10.9


def test_the_projector_prints_without_buttons(visit: Visit) -> None:
    page = visit("classroom/present/#paragraph-12")
    expect(page.locator(".ws-live .ws-slide:visible")).to_have_count(1)
    page.keyboard.press("Space")
    lines = "\n".join(sheet.text for sheet in read_paper(page.pdf(format="A4"))).split("\n")
    buttons = page.locator(".md-content button").all_inner_texts()
    assert "Reveal" in "".join(buttons) and {*buttons} & {*lines} <= {""}


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """Return a page of a browser that runs no scripts."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_without_script_each_sheet_is_printed_once(plain: Page, address: str, own: Edition) -> None:
    plain.goto(f"{address}{PATH}")
    sheets = read_paper(plain.pdf(format="A4"))
    assert "Without JavaScript" in sheets[0].text
    text = "".join(sheet.text for sheet in sheets)
    for form in own.exercises.tests:
        assert len(re.findall(f"Form ?{form.form}", text)) >= 1
    assert [text.count(words) for words in ("Sort, together", "Record 3", "Stop at the first")] == [
        1,
        1,
        4,
    ]
    assert len(sheets) == 6 and min(sheet.smallest for sheet in sheets[1:]) >= 10.9


def test_it_prints_from_a_disk(browser: Browser, own_site: Path) -> None:
    page = browser.new_page()
    page.goto((own_site / PATH / "index.html").as_uri())
    assert_set(read_paper(print_set(page, 3, "A4", "1")), 3, 1)
    page.close()
