"""The worksheet: the clean text with numbered lines, and boxes for every passage."""

import textwrap

from whosays.edition import Article, Block, Edition
from whosays.pages.lists import render_choices
from whosays.pages.prose import listed
from whosays.pages.tree import Cell, Element, build, render_table

LINE = 76
"""Characters in a numbered line: what a sheet of A4 or Letter holds beside its number."""


def render_worksheet(edition: Edition, article: Article) -> Element:
    """Return the clean text with numbered lines, and boxes for every passage."""
    page = build("div", {"data-search-exclude": ""})
    if short := article.file.ten_minutes:
        words = f"Paragraphs {listed(map(str, short))} only (10 minutes)"
        choices = ("all", ["The whole article"]), ("short", [words])
        group = edition.anchor(article, "ws-sheet")
        page.append(render_choices("What to print", group, choices))
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


def _sheet(edition: Edition, article: Article, block: Block, text: Element) -> Element:
    short = {"data-short": ""} if block.number in article.file.ten_minutes else {}
    heading = build("h2", {"id": edition.anchor(article, block.slug)}, block.name)
    sheet = build("section", {"class": "ws-sheet", **short}, heading, text)
    letters = [kind.letter for kind in article.kinds]
    rows: list[list[Cell]] = [
        [
            str(article.numbers[note.id]),
            build("td", article.tongue, _ends(note.quote)),
            *(build("td", {"class": "ws-box"}, letter) for letter in letters),
            "",
        ]
        for note in block.notes
    ]
    if rows:
        heads = ("No.", "From … to …", *letters, "Which words show it?")
        sheet.append(render_table(heads, rows))
    return sheet


def _ends(quote: str) -> str:
    words = quote.split()
    return quote if len(words) <= 7 else f"{' '.join(words[:3])} … {' '.join(words[-3:])}"
