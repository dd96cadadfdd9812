"""The worksheet: the clean text with numbered lines, and boxes for every passage."""

import textwrap
from xml.etree.ElementTree import Element

from whosays.edition import Article, Block, Edition
from whosays.pages.lists import render_choices
from whosays.pages.practice.exercise import block_id, name_block
from whosays.pages.tree import build

LINE = 76
"""Characters in a numbered line: what a sheet of A4 or Letter holds beside its number."""


def render_worksheet(edition: Edition, article: Article) -> Element:
    """Give the clean text with numbered lines, and boxes for every passage."""
    page = build(
        "div",
        {"data-search-exclude": ""},
        *([_choice(edition, article)] if article.file.ten_minutes else []),
    )
    line = 0
    for block in article.blocks:
        if block.role == "furniture":
            continue
        text = build("ol", {"class": "ws-lines", **article.tongue})
        for words in textwrap.wrap(" ".join(block.text.split()), LINE, break_on_hyphens=False):
            line += 1
            number = {"value": str(line), "data-line": str(line)}
            text.append(build("li", number, build("span", {}, words)))
        page.append(_sheet(edition, article, block, text))
    return page


def _choice(edition: Edition, article: Article) -> Element:
    numbers = _joined(article.file.ten_minutes)
    short = f"Paragraphs {numbers} only (10 minutes)"
    return render_choices(
        "What to print",
        edition.anchor(article, "ws-sheet"),
        (("all", ("The whole article",)), ("short", (short,))),
    )


def _joined(numbers: tuple[int, ...]) -> str:
    *first, last = (str(number) for number in numbers)
    return f"{', '.join(first)} and {last}" if first else last


def _sheet(edition: Edition, article: Article, block: Block, text: Element) -> Element:
    attributes = {"class": "ws-sheet"}
    if block.number in article.file.ten_minutes:
        attributes["data-short"] = ""
    boxes = [
        build(
            "tr",
            {},
            build("th", {"scope": "row"}, str(article.numbers[note.id])),
            build("td", article.tongue, _ends(note.quote)),
            *(build("td", {"class": "ws-box"}, kind.letter) for kind in article.kinds),
            build("td"),
        )
        for note in block.notes
    ]
    heading = build("h2", {"id": block_id(edition, article, block)}, name_block(block))
    sheet = build("section", attributes, heading, text)
    if boxes:
        letters = (kind.letter for kind in article.kinds)
        heads = ("No.", "From … to …", *letters, "Which words show it?")
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
