"""The passages on which careful readers split."""

from whosays.codebook import KINDS, Kind
from whosays.edition import Edition
from whosays.model.notes import AnyNote
from whosays.pages.article.quotation import name_passage, render_quotation
from whosays.pages.tree import Element, build, fold
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
    page = build("div", {"class": "ws-contested"})
    for article, note in edition.contested:
        readings = []
        for kind, case in cases(note):
            answer = build("p", {}, build("b", {}, f"It is {kind.words}. "))
            readings.append(build("div", {"class": "ws-reading"}, answer, build("p", {}, case)))
        question = " or ".join(kind.basis for kind, _ in cases(note))
        title = f"{name_passage(edition, article, note)}: {question}?"
        page.append(
            build(
                "section",
                {},
                build("h2", {"id": f"on-{article.id}-{note.id}"}, title),
                build("blockquote", article.tongue, build("p", {}, note.quote)),
                build("div", {"class": "ws-readings"}, *readings),
                fold("The answer key", render_quotation(edition, article, note, "div")),
            )
        )
    return page
