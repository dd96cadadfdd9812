"""Paper for the classroom: worksheet, answer key, card; and the frame of the class view."""

import textwrap
from xml.etree.ElementTree import Element

from whosays.choices import render_choices
from whosays.codebook import KINDS
from whosays.edition import Article, Block, Edition
from whosays.note import render_mark, split
from whosays.practice import ANSWERS, name_block
from whosays.reasons import reasons
from whosays.tree import Child, build

LINE = 76
"""Characters in a numbered line: what a sheet of A4 or Letter holds beside its number."""

QUESTIONS = (
    (
        "Does the article put it in somebody’s mouth?",
        "An official or a state: an official’s word (O). Somebody else who is named: "
        "a named person’s word (N). Nobody in particular (“many analysts”): the writer’s word (W).",
    ),
    (
        "Could a record settle it, with no judging?",
        "If a record says so: a record (R).",
    ),
    ("If neither:", "It is the writer’s word alone (W). Which words give it away?"),
)


def render_worksheet(article: Article) -> Element:
    """Give the clean text with numbered lines, and boxes for every passage."""
    page = build("div", {}, *([_choice(article)] if article.file.ten_minutes else []))
    line = 0
    for block in article.blocks:
        if block.role == "furniture":
            continue
        text = build("ol", {"class": "ws-lines"})
        for words in textwrap.wrap(" ".join(block.text.split()), LINE, break_on_hyphens=False):
            line += 1
            number = {"value": str(line), "data-line": str(line)}
            text.append(build("li", number, build("span", {}, words)))
        page.append(_sheet(article, block, text))
    return page


def render_answer_key(edition: Edition, article: Article) -> Element:
    """Give every passage with its kind and the reason, in the article's order."""
    page = build("div")
    for block in article.blocks:
        rows = []
        for note in block.notes:
            kind = KINDS[note.kind]
            reason = reasons(edition, article, note)[note.kind]
            number = article.numbers[note.id]
            rows.append(
                build(
                    "li",
                    {"class": "ws-item", "value": str(number)},
                    build("q", {}, note.quote),
                    " ",
                    render_mark(kind),
                    build("b", {}, f" {kind.label}. "),
                    f"{reason} ",
                    *([*split(note.also, note.kind), " "] if note.also else []),
                    build("a", {"href": f"../articles/{article.id}.md#{note.id}"}, "Note"),
                )
            )
        if rows:
            page.append(build("h2", {}, name_block(block)))
            page.append(build("ol", {}, *rows))
    return page


def render_card() -> Element:
    """Give the three questions in order, once on the screen and four times on paper to cut."""
    return build("div", {"class": "ws-cards"}, *(_card() for _ in range(4)))


def _card() -> Element:
    items = (
        build("li", {}, build("b", {}, question), f" {answer}") for question, answer in QUESTIONS
    )
    return build(
        "div",
        {"class": "ws-card ws-item"},
        build("p", {"class": "ws-card-title"}, "Who says so?"),
        build("ol", {}, *items),
        build("p", {}, "Stop at the first yes. Then ask: how do you know?"),
    )


def render_class_view(article: Article) -> Element:
    """Give the article as cells that docs/assets/class.js colours by a class's answers."""
    rows: list[Child] = []
    for block in article.blocks:
        cells: list[Child] = []
        for segment in block.segments:
            if segment.note:
                note = segment.note
                attributes = {
                    "data-cell": note.id,
                    "data-kind": KINDS[note.kind].slug,
                    "data-number": str(article.numbers[note.id]),
                }
                if note.also:
                    attributes["data-also"] = KINDS[note.also.kind].slug
                cells.append(build("span", attributes, segment.text))
            else:
                cells.append(segment.text)
        rows.append(build("p", {"class": "ws-text"}, *cells))
    return build(
        "div",
        {"class": "ws-class", "data-class": article.id},
        build("div", {"data-controls": ""}),
        build(
            "noscript",
            {},
            build(
                "p",
                {},
                "This page needs scripts, because it reads the files "
                "here on your device. Everything else on this site works without.",
            ),
        ),
        build("div", {"data-results": ""}),
        build("div", {"class": "ws-strip", "hidden": "hidden"}, *rows),
    )


def _choice(article: Article) -> Element:
    numbers = _joined(article.file.ten_minutes)
    short = f"Paragraphs {numbers} only (10 minutes)"
    return render_choices(
        "What to print", "ws-sheet", (("all", ("The whole article",)), ("short", (short,)))
    )


def _joined(numbers: tuple[int, ...]) -> str:
    *first, last = (str(number) for number in numbers)
    return f"{', '.join(first)} and {last}" if first else last


def _sheet(article: Article, block: Block, text: Element) -> Element:
    attributes = {"class": "ws-sheet"}
    if block.number in article.file.ten_minutes:
        attributes["data-short"] = ""
    boxes = [
        build(
            "tr",
            {},
            build("th", {"scope": "row"}, str(article.numbers[note.id])),
            build("td", {}, _ends(note.quote)),
            *(build("td", {"class": "ws-box"}, letter) for letter in "ROW"),
            build("td"),
        )
        for note in block.notes
        if note.kind in ANSWERS
    ]
    sheet = build("section", attributes, build("h2", {}, name_block(block)), text)
    if boxes:
        heads = ("No.", "From … to …", "R", "O", "W", "Which words show it?")
        sheet.append(
            build(
                "table",
                {},
                build(
                    "thead", {}, build("tr", {}, *(build("th", {"scope": "col"}, h) for h in heads))
                ),
                build("tbody", {}, *boxes),
            )
        )
    return sheet


def _ends(quote: str) -> str:
    words = quote.split()
    return quote if len(words) <= 7 else f"{' '.join(words[:3])} … {' '.join(words[-3:])}"
