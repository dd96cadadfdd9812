"""The worksheet: the clean text with numbered lines, and boxes for every passage."""

import textwrap
from collections.abc import Iterator
from itertools import count

from whosays.edition import Article, Block, Edition
from whosays.pages.lists import render_choices
from whosays.pages.prose import listed
from whosays.pages.template import render
from whosays.pages.tree import Element

LINE = 76
"""Characters in a numbered line: what a sheet of A4 or Letter holds beside its number."""


def render_worksheet(edition: Edition, article: Article) -> Element:
    """Return the clean text with numbered lines, and boxes for every passage."""
    what_to_print = None
    if short := article.file.ten_minutes:
        words = f"Paragraphs {listed(map(str, short))} only (10 minutes)"
        choices = ("all", ["The whole article"]), ("short", [words])
        what_to_print = render_choices(
            "What to print", edition.anchor(article, "ws-sheet"), choices
        )
    return render(
        "classroom/worksheet.html",
        edition=edition,
        article=article,
        choices=what_to_print,
        sheets=_sheets(article),
        ends=_ends,
    )


def _sheets(article: Article) -> Iterator[tuple[Block, list[tuple[int, str]]]]:
    """Yield each block with its lines, which are numbered through the whole article."""
    numbers = count(1)
    for block in article.blocks:
        if block.role != "furniture":
            text = " ".join(block.text.split())
            lines = textwrap.wrap(text, LINE, break_on_hyphens=False)
            yield block, [(next(numbers), words) for words in lines]


def _ends(quote: str) -> str:
    words = quote.split()
    return quote if len(words) <= 7 else f"{' '.join(words[:3])} … {' '.join(words[-3:])}"
