"""The passages on which careful readers split."""

from xml.etree.ElementTree import Element

from whosays.codebook import KINDS
from whosays.edition import Edition
from whosays.pages.article.quotation import name_passage, render_quotation
from whosays.pages.tree import build
from whosays.syntax import without_marks


def render_contested(edition: Edition) -> Element:
    """Give the passages on which careful readers split, with both cases and no score."""
    if not edition.contested:
        return build("p", {}, "No note gives its passage a second answer yet.")
    page = build("div", {"class": "ws-contested"})
    for article, note in edition.contested:
        assert note.also
        cases = {note.kind: note.also.ours, note.also.kind: note.also.because}
        readings = [
            build(
                "div",
                {"class": "ws-reading"},
                build("p", {}, build("b", {}, f"It is {KINDS[kind].words}. ")),
                build("p", {}, without_marks(cases[kind])),
            )
            for kind in KINDS  # in the codebook's order, so that the place tells nothing
            if kind in cases
        ]
        words = " or ".join(KINDS[kind].basis for kind in KINDS if kind in cases)
        page.append(
            build(
                "section",
                {},
                build(
                    "h2",
                    {"id": f"on-{article.id}-{note.id}"},
                    f"{name_passage(edition, article, note)}: {words}?",
                ),
                build("blockquote", article.tongue, build("p", {}, note.quote)),
                build("div", {"class": "ws-readings"}, *readings),
                build(
                    "details",
                    {"class": "ws-plain"},
                    build("summary", {}, "What we chose"),
                    render_quotation(edition, article, note, "div"),
                ),
            )
        )
    return page
