"""The passages on which careful readers split."""

from whosays.codebook import KINDS, Kind
from whosays.edition import Edition
from whosays.model.notes import AnyNote
from whosays.pages.template import render
from whosays.pages.tree import Element, build
from whosays.syntax import without_marks


def cases(note: AnyNote) -> list[tuple[Kind, str]]:
    """Return both answers to a passage on which readers split, and the case for each.

    They are in the codebook's order, so that their place tells nothing.
    """
    assert note.also
    words = {note.kind: note.also.ours, note.also.kind: note.also.because}
    return [(kind, without_marks(words[name])) for name, kind in KINDS.items() if name in words]


def render_contested(edition: Edition) -> Element:
    """Return the passages on which careful readers split, with both cases and no score."""
    if not edition.contested:
        return build("p", {}, "There are no contested passages yet.")
    return render(
        "practice/contested.html",
        edition=edition,
        contested=((article, note, cases(note)) for article, note in edition.contested),
    )
