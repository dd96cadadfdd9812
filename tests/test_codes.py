"""Answer codes: whatever a name or an id looks like, class view reads what the pages write."""

from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from whosays.edition import Edition

from tests.conftest import Visit

NAMES = [
    "", "Sarah", "Noah", "Hannah", "Zach", "Isaac", "Eric", "Josh B", "Team 3", "Team S 3", "7C",
    "RCT", "RCTH", "S1 A B", "Ann-Marie", "José", "O'Neil", "李小龙", "Иван", "محمد", "A1 R R",
]  # fmt: skip
LETTERS = ["RCT", "S", "W", "GS", "OW", "HC", "RA"]
CODES = {"H": "RR", "C": "O", "3": "W", "12": "RW-WO", "13": "R3O5 R0O2W18 W1 N2 O3"}
READ = """([names, letters, codes]) => {
  const pieces = new Map(Object.entries(codes).map(([paragraph, answers]) =>
    [paragraph, /[0-9]/.test(answers) ? answers.split(" ") : [...answers]]));
  const { others } = document.querySelector("[data-class]").dataset;
  const wrong = [];
  let count = 0;
  for (const own of letters) for (const name of names) for (const paragraph of pieces.keys()) {
    const code = whosays.codes.write("one", own, paragraph, codes[paragraph]);
    const [place, ...rest] = code.split(" ");
    const apart = place.replace(/([0-9]+)$/, " $1");
    for (const form of [code, code.toLowerCase(), [apart, ...rest].join("  "),
      `${place} ${rest.slice(0, -1).join(" ")}${rest.at(-1)}`]) {
      for (const before of name ? [`${name} `, `${name}: `, `${name},\\t`] : [""]) {
        const article = { article: "one", letters: own, others, pieces };
        const found = whosays.codes.read(before + form, article);
        count += 1;
        if (found.fault || found.name !== name || found.paragraph !== paragraph
          || (found.hands ?? [found.answers.join("")]).join(" ") !== codes[paragraph]) {
          wrong.push(`${own}: ${before}${form}: ${JSON.stringify(found)}`);
        }
      }
    }
  }
  return [count, wrong];
}"""
TIME = """(lines) => {
  const begin = performance.now();
  const article = { article: "one", letters: "RCT", others: "HC", pieces: new Map() };
  for (const line of lines) whosays.codes.read(line, article);
  return performance.now() - begin;
}"""


@pytest.fixture
def page(visit: Visit) -> Page:
    """Return a page on which the codes are loaded."""
    page = visit("classroom/class-view/")
    page.wait_for_function("whosays.codes && document.querySelector('[data-codes]')")
    return page


def read(page: Page, line: str, letters: str = "RCT") -> Any:
    article = "{ article: 'one', letters, others: 'HC', pieces: new Map([['3', ['a', 'b']]]) }"
    return page.evaluate(
        f"([line, letters]) => whosays.codes.read(line, {article})", [line, letters]
    )


def test_a_code_is_read_after_any_name(page: Page) -> None:
    count, wrong = page.evaluate(READ, [NAMES, LETTERS, CODES])
    assert count > 5_000
    assert wrong == []


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("Sarah ECKH RR 2", "is about another article (ECK, not RCT)"),
        ("Team 3 ECK3 RR 2", "is about another article (ECK, not RCT)"),
        ("Sarah RCTC RR 2", "is for a paragraph that the article doesn’t have (C)"),
        ("Noah RCT3 R A", "has 1 answers; paragraph 3 has 2 passages"),
        ("Noah RCT3 RR A", "has a typo, so please ask for it again"),
        ("hello", "is not an answer code"),
        ("", "is not an answer code"),
        (f"{'A' * 300} RCT3 RR A", "is too long to be an answer code"),
    ],
)
def test_what_is_wrong_with_a_line_is_said(page: Page, line: str, fault: str) -> None:
    assert read(page, line)["fault"] == fault


@pytest.mark.parametrize("hands", ["R1R99 O1", f"R{'9' * 50} O1"])
def test_hands_are_counted_once_and_in_numbers_of_a_class(page: Page, hands: str) -> None:
    assert "fault" in read(page, f"RCT3 {hands} A")


def test_names_that_look_alike_are_one_and_what_is_put_together_is_said(visit: Visit) -> None:
    page = visit("classroom/class-view/")
    page.wait_for_function("whosays.codes && document.querySelector('[data-codes]')")
    lines = page.evaluate(
        """() => {
          const view = document.querySelector("[data-class]");
          const { class: id, letters } = view.dataset;
          const cells = [...view.querySelectorAll("[data-cell]")];
          const places = cells.map((cell) => cell.closest("[data-paragraph]")?.dataset.paragraph);
          const write = (place) => whosays.codes.write(
            id, letters, place, "W".repeat(places.filter((one) => one === place).length));
          const codes = [...new Set(places)].filter(Boolean).slice(0, 2).map(write);
          return [`Jos\u00e9 ${codes[0]}`, `Jose\u0301 ${codes[1]}`];
        }"""
    )
    page.locator("[data-codes]").first.fill("\n".join(lines))
    shown = page.locator("[data-class]").first
    expect(shown).to_contain_text("counted as one pupil’s")
    expect(shown).to_contain_text("answers from 1 pupil")


def test_a_hostile_line_costs_no_more_than_an_ordinary_one(page: Page) -> None:
    spaces = " " * 4_000
    hostile = [
        f"x{spaces}AH A{spaces}!",
        "AH A " * 2_400,
        "A1 " * 4_000,
        "R1" * 6_000,
        "H " * 6_000,
    ]
    fits = [line[:299] for line in hostile]
    assert page.evaluate(TIME, [line for line in hostile for _ in range(100)]) < 1_000
    assert page.evaluate(TIME, [line for line in fits for _ in range(100)]) < 5_000


def test_hostile_lines_do_not_hold_up_the_pages_that_read_them(visit: Visit) -> None:
    spaces = " " * 4_000
    text = f"x{spaces}AH A{spaces}!\nhttp://x/{'#' * 12_000} x\nA {'R ' * 6_000}!"
    page = visit("classroom/class-view/")
    boxes = page.locator("[data-codes]:visible, [data-test-codes]:visible")
    boxes.first.wait_for()
    for number in range(boxes.count()):
        boxes.nth(number).fill(text, timeout=5_000)
    assert page.locator(".ws-left-out:visible").first.inner_text().count("too long") >= 2


@pytest.mark.parametrize(
    ("names", "letters"),
    [
        (["strike", "talks", "library"], "S L T"),
        (["strike", "sunrise", "storm", "spring-a"], "S SA SB SD"),
        (["strike", "2024-election", "g-20-summit", "20th-century", "2024"], "S A E TC GS"),
    ],
)
def test_no_two_articles_have_the_same_letters(
    small: Edition, names: list[str], letters: str
) -> None:
    file = small.articles["strike"].file
    articles = {
        name: replace(small.articles["strike"], file=file.model_copy(update={"article": name}))
        for name in names
    }
    found = replace(small, articles=articles).letters
    assert " ".join(found[name] for name in found) == letters
