"""The projector: one paragraph at a time, uncovered piece by piece.

Without script each paragraph is clean text with closed notes; present.js does the rest.
Nothing that a class can see before it is uncovered gives an answer away.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from whosays.codebook import KINDS
from whosays.edition import Article, Block, Edition
from whosays.model.notes import AnyNote
from whosays.pages.addresses import passage
from whosays.pages.article.mark import render_mark
from whosays.pages.article.note import split
from whosays.pages.practice.exercise import block_id, kinds_data, name_block
from whosays.pages.prose import read_prose
from whosays.pages.sets import render_ways
from whosays.pages.tree import Child, build


def render_present(edition: Edition, article: Article) -> Element:
    """Give every paragraph with its pieces and, closed, what is said of each."""
    page = build(
        "div",
        {
            "class": "ws-present ws-wide",
            "data-present": article.id,
            "data-letters": edition.letters[article.id],
            "data-kinds": kinds_data(article.kinds),
            "data-search-exclude": "",
        },
        render_ways(edition, article, "exercise", "projector"),
        build("div", {"data-controls": ""}),
    )
    for block in article.blocks:
        if block.role != "furniture":
            page.append(_slide(edition, article, block))
    return page


def _slide(edition: Edition, article: Article, block: Block) -> Element:
    attributes = {
        "class": "ws-slide",
        "data-paragraph": block.code,
        "id": block_id(edition, article, block),
    }
    text = build("p", {"class": "ws-text", **article.tongue}, *_pieces(edition, article, block))
    answers = (_answer(edition, article, place, note) for place, note in enumerate(block.notes, 1))
    heading = build("h2", {}, name_block(block))
    return build("section", attributes, heading, text, build("ol", {}, *answers))


def _pieces(edition: Edition, article: Article, block: Block) -> Iterator[Child]:
    for segment in block.segments:
        if segment.note:
            attributes = {
                "id": edition.anchor(article, segment.note.id),
                "data-piece": segment.note.id,
                "data-state": "covered",
            }
            yield build("span", attributes, segment.text)
        else:
            yield segment.text


def _answer(edition: Edition, article: Article, place: int, note: AnyNote) -> Element:
    kind = KINDS[note.kind]
    also = [build("p", {"class": "ws-also"}, *split(note.also, note.kind))] if note.also else []
    body = build(
        "div",
        {"class": "ws-uncovered"},
        build(
            "p",
            {"class": f"ws-kind-line ws-{kind.slug}", "data-kind-line": ""},
            render_mark(kind),
            build("b", {}, f" {kind.letter} · {kind.label}. "),
            note.gist,
        ),
        build(
            "div",
            {"data-note-text": ""},
            *(build("p", {}, *read_prose(edition, part)) for part in note.note.split("\n\n")),
            *also,
            build("p", {}, build("a", {"href": passage(article, note)}, "The whole note")),
        ),
    )
    closed = build("details", {"class": "ws-plain"}, build("summary", {}, f"Piece {place}"), body)
    return build("li", {"data-answer": note.id, "data-key": kind.slug}, closed)
