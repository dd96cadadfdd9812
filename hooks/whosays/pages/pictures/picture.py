"""The frame of every picture, and what drawings are made of.

Sizes along a drawing are per cents of the width that it gets, so that nothing is squeezed or
scaled. Heights, lines and signs are pixels. Texts stand beside it as HTML, so that they wrap and
grow. What tells marks apart is drawn, never a colour alone.
"""

from collections.abc import Iterable, Iterator
from typing import assert_never

from whosays.codebook import CHECKS, KINDS, CheckName, KindName
from whosays.edition import Article
from whosays.faults import counted
from whosays.model.notes import AnyNote
from whosays.pages.addresses import article_page
from whosays.pages.pictures import shares
from whosays.pages.tree import Cell, Child, Element, build, fold, join, link, render_table

SIGNS: dict[CheckName, str] = {
    "borne out": "M0 0v12",
    "borne out in part": "M0 0v5",
    "record differs": "M-4 2l8 8m0-8l-8 8",
    "no record found": "M-3 6a3 3 0 1 0 6 0a3 3 0 1 0-6 0",
    "a judgement: nothing to check": "M-2 6h4",
}
"""A check as a tick: whole, half, crossed, open, or a dash."""


def render(name: str, title: str, summary: str, *parts: Child) -> Element:
    """Return a picture with its title and its sentence; `name` is its id."""
    heading = build("h2", {"id": name}, title)
    return build("div", {"class": "ws-picture"}, heading, build("p", {}, summary), *parts)


def key(entries: Iterable[Iterable[Child]]) -> Element:
    """Return what the marks of a picture mean."""
    items = (build("li", {}, *entry) for entry in entries)
    return build("ul", {"class": "ws-picture-key"}, *items)


def wide_table(heads: Iterable[Cell], rows: Iterable[Iterable[Cell]]) -> Element:
    """Return a table that scrolls by itself where the screen is narrow."""
    return build("div", {"class": "ws-table"}, render_table(heads, rows))


def as_table(heads: Iterable[Cell], rows: Iterable[Iterable[Cell]]) -> Element:
    """Return the table behind a picture, closed."""
    return fold("Show this as a table", wide_table(heads, rows))


def mark(article: Article, note: AnyNote, look: str, *shapes: Element, words: str = "") -> Element:
    """Return a mark that leads to its passage; a pointer is told `words`, or what that is."""
    if not words:
        check, count = CHECKS[note.check].short, counted(shares.words(note), "word")
        words = f"{article.numbers[note.id]}: {KINDS[note.kind].basis}, {check}, {count}"
    title = build("title", {}, words)
    attributes = {"class": look, "data-cell-of": note.id, "tabindex": "-1"}
    return link(_address(article, note.id), title, *shapes, **attributes)


def link_numbers(article: Article, passages: Iterable[str]) -> Iterator[Child]:
    """Yield links to passages, which are their numbers."""
    numbers = article.numbers
    return join((link(_address(article, one), str(numbers[one])) for one in passages), ", ")


def link_passages(article: Article, passages: Iterable[str]) -> list[Child]:
    """Return the same with their noun: “passage 3”, “passages 3, 4”."""
    names = list(passages)
    return ["passage " if len(names) == 1 else "passages ", *link_numbers(article, names)]


def _address(article: Article, passage: str) -> str:
    return f"{article_page(article)}#{passage}"


def along(share: float) -> str:
    """Return a per cent as SVG writes it."""
    return f"{share:.2f}".rstrip("0").rstrip(".") + "%"


def draw(
    height: int, *marks: Child, title: str = "", summary: str = "", width: str = "", look: str = ""
) -> Element:
    """Return a drawing; without a title it only repeats what stands beside it."""
    attributes = {
        "xmlns": "http://www.w3.org/2000/svg",
        "class": f"ws-drawing {look}".strip(),
        "width": width or "100%",
        "height": str(height),
        "fill": "currentColor",
    }
    if not title:
        return build("svg", {**attributes, "aria-hidden": "true"}, *marks)
    named = build("title", {}, title), build("desc", {}, summary)
    return build("svg", {**attributes, "role": "group"}, *named, *marks)


def cell(x: float, width: float, *shapes: Element, y: float = 0) -> Element:
    """Return a stretch of the way with its own 0% to 100%."""
    place = {"x": along(x), "width": along(width)}
    return build("svg", {**place, "y": f"{y:g}"} if y else place, *shapes)


def at(x: float, y: float, *shapes: Element) -> Element:
    """Return shapes that are drawn in pixels, at a per cent of the way."""
    return build("svg", {"x": along(x), "y": f"{y:g}"}, *shapes)


def rectangle(height: float, y: float = 0, look: dict[str, str] | None = None) -> Element:
    """Return a rectangle as wide as its cell."""
    return build("rect", {"width": "100%", "y": f"{y:g}", "height": f"{height:g}", **(look or {})})


def fill(kind: KindName, height: float) -> Iterator[Element]:
    """Yield what fills a cell as the text underlines its kind: solid, double, dotted or dashed."""
    yield rectangle(height, look={} if kind == "sourced fact" else {"fill-opacity": ".2"})
    upright = {"x1": "50%", "x2": "50%", "y1": "3", "y2": f"{height - 2:g}"}
    stroke = {"stroke": "currentColor", "stroke-width": "3"}
    match kind:
        case "official statement":
            band = round(height * 0.36)
            yield rectangle(band)
            yield rectangle(band, height - band)
        case "unattributed analysis":
            dots = {"stroke-linecap": "round", "stroke-dasharray": "0 6"}
            yield build("line", {**upright, **stroke, **dots})
        case "attributed claim":
            yield build("line", {**upright, **stroke, "stroke-dasharray": "6 3"})
        case "sourced fact":
            pass
        case _:
            assert_never(kind)


def sign(check: CheckName, y: float) -> Element:
    """Return a check's tick in the middle of its cell."""
    path = {"d": SIGNS[check], "fill": "none", "stroke": "currentColor", "stroke-width": "2"}
    return at(50, y, build("path", path))
