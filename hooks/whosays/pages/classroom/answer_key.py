"""The answer key: every passage with its kind and the reason."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from whosays.codebook import CHECKS, KINDS
from whosays.edition import Article, Edition
from whosays.model.notes import AnyNote
from whosays.pages.addresses import passage
from whosays.pages.article.mark import render_mark
from whosays.pages.article.note import split
from whosays.pages.article.quotation import quote
from whosays.pages.article.reference import name_record
from whosays.pages.practice.reasons import why
from whosays.pages.tree import Child, build, link
from whosays.syntax import marked


def render_answer_key(edition: Edition, article: Article) -> Element:
    """Return every passage with its kind and the reason, in the article's order."""
    page = build("div", {"data-search-exclude": ""})
    for block in article.blocks:
        rows = [_row(edition, article, note) for note in block.notes]
        if rows:
            page.append(build("h2", {"id": edition.anchor(article, block.slug)}, block.name))
            page.append(build("ol", {}, *rows))
    return page


def _row(edition: Edition, article: Article, note: AnyNote) -> Element:
    kind, check = KINDS[note.kind], CHECKS[note.check]
    return build(
        "li",
        {"class": "ws-item", "value": str(article.numbers[note.id])},
        quote(article, note),
        " ",
        render_mark(kind),
        build("b", {}, f" {kind.letter} · {kind.label.capitalize()}. "),
        f"{why(note)} {check.sign} {note.finding or check.short}: {note.gist} ",
        *_other_kind(edition, note),
        link(passage(article, note), "Note"),
    )


def _other_kind(edition: Edition, note: AnyNote) -> Iterator[Child]:
    """Yield the case for the other kind, with the records that it marks in a list just below."""
    if not note.also:
        return
    yield from split(note.also, note.kind, note.references)
    yield " "
    keys = {*marked(note.also.because), *marked(note.also.ours)}
    items = [
        build("li", {"value": str(place)}, name_record(edition.references[key]))
        for place, key in enumerate(note.references, start=1)
        if key in keys
    ]
    if items:
        yield build("ol", {"class": "ws-references"}, *items)
