"""A kind's mark, alone or with its name."""

from whosays.codebook import Kind
from whosays.pages.tree import Element, build


def render_mark(kind: Kind) -> Element:
    """Return a kind's mark; the word beside it says the same, so readers are not told twice."""
    return build("span", {"class": f"ws-mark ws-{kind.slug}", "aria-hidden": "true"}, kind.mark)


def name_kind(kind: Kind) -> tuple[Element, str]:
    """Return a kind's mark with its letter and name, as labels have them."""
    return render_mark(kind), f" {kind.letter} · {kind.label.capitalize()}"
