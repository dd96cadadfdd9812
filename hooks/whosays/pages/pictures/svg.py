"""Small helpers for drawings: sizes along are per cents, so that nothing is squeezed or scaled.

A drawing takes the width it gets. Heights, lines and signs are pixels, and texts stand beside it
as HTML, so that they wrap and grow. What tells marks apart is drawn, never a colour alone.
"""

from collections.abc import Iterator
from typing import assert_never

from whosays.codebook import CheckName, KindName
from whosays.pages.tree import Child, Element, build

SIGNS: dict[CheckName, str] = {
    "borne out": "M0 0v12",
    "borne out in part": "M0 0v5",
    "record differs": "M-4 2l8 8m0-8l-8 8",
    "no record found": "M-3 6a3 3 0 1 0 6 0a3 3 0 1 0-6 0",
    "a judgement: nothing to check": "M-2 6h4",
}
"""A check as a tick: whole, half, crossed, open, or a dash."""


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
