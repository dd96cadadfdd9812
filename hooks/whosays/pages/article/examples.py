"""Each kind with its meaning, and the edition's first passage of it."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from whosays.codebook import CHECKS, KINDS, Kind
from whosays.edition import Article, Edition
from whosays.model.notes import AnyNote
from whosays.pages.addresses import passage
from whosays.pages.article.mark import render_mark
from whosays.pages.article.quotation import name_passage
from whosays.pages.tree import build


def render_examples(edition: Edition) -> Element:
    """Return a section for each kind; `lesson` of `whosays.pages.addresses` links to their ids."""
    return build(
        "div", {"class": "ws-examples"}, *(_section(edition, kind) for kind in KINDS.values())
    )


def _section(edition: Edition, kind: Kind) -> Element:
    found = (
        (article, note) for article in edition.in_practice for note in article.with_kind(kind.name)
    )
    heading = build("h3", {"id": kind.slug}, render_mark(kind), f" {kind.letter} · {kind.label}")
    section = build("section", {}, heading, build("p", {}, kind.meaning))
    if example := next(found, None):
        section.extend(_example(edition, *example))
    else:
        section.append(build("p", {}, "No passage here is of this kind yet."))
    return section


def _example(edition: Edition, article: Article, note: AnyNote) -> Iterator[Element]:
    slug, check = KINDS[note.kind].slug, CHECKS[note.check]
    words = build("span", {"class": f"ws-passage ws-{slug}"}, note.quote)
    where = build("a", {"href": passage(article, note)}, name_passage(edition, article, note))
    found = build("span", {"class": "ws-check"}, f"{check.sign} {check.short}.")
    yield build(
        "div",
        {"class": f"ws-quotation ws-{slug}"},
        build("p", {"class": "ws-text", **article.tongue}, words),
        build("p", {}, found, f" {note.gist} ", where),
    )
