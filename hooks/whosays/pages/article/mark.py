"""A kind's mark."""

from xml.etree.ElementTree import Element

from whosays.codebook import Kind
from whosays.pages.tree import build


def render_mark(kind: Kind) -> Element:
    """Give a kind's mark; the word beside it says the same, so readers are not told twice."""
    return build("span", {"class": f"ws-mark ws-{kind.slug}", "aria-hidden": "true"}, kind.mark)
