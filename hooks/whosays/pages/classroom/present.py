"""The projector: one paragraph at a time, with each answer revealed in turn.

Without script each paragraph is clean text with closed notes; present.js does the rest.
Nothing that a class can see before it is revealed gives an answer away.
"""

from whosays.codebook import KINDS
from whosays.edition import Article, Block, Edition
from whosays.model.notes import AnyNote
from whosays.pages.addresses import passage
from whosays.pages.article.mark import render_mark
from whosays.pages.article.note import split
from whosays.pages.practice.exercise import render_frame, render_passages
from whosays.pages.prose import read_prose
from whosays.pages.sets import render_ways
from whosays.pages.tree import Element, build, fold, link


def render_present(edition: Edition, article: Article) -> Element:
    """Return every paragraph with its passages and, closed, what is said of each."""
    data = {"data-present": article.id, "data-letters": edition.letters[article.id]}
    ways = render_ways(edition, article, "exercise", "projector")
    blocks = (block for block in article.blocks if block.role != "furniture")
    slides = (_slide(edition, article, block) for block in blocks)
    return render_frame("ws-present ws-wide", data, article.kinds, ways, *slides)


def _slide(edition: Edition, article: Article, block: Block) -> Element:
    def mark(note: AnyNote) -> dict[str, str]:
        name = edition.anchor(article, note.id)
        return {"id": name, "data-piece": note.id, "data-state": "covered"}

    attributes = {"class": "ws-slide", "data-paragraph": block.code}
    attributes["id"] = edition.anchor(article, block.slug)
    tongue = {"class": "ws-text", **article.tongue}
    text = build("p", tongue, *render_passages(block, mark))
    answers = (_answer(edition, article, place, note) for place, note in enumerate(block.notes, 1))
    heading = build("h2", {}, block.name)
    return build("section", attributes, heading, text, build("ol", {}, *answers))


def _answer(edition: Edition, article: Article, place: int, note: AnyNote) -> Element:
    kind = KINDS[note.kind]
    label = build("b", {}, f" {kind.letter} · {kind.label.capitalize()}. ")
    line = {"class": f"ws-kind-line ws-{kind.slug}", "data-kind-line": ""}
    paragraphs = [build("p", {}, *read_prose(edition, one)) for one in note.note.split("\n\n")]
    if note.also:
        paragraphs.append(build("p", {"class": "ws-also"}, *split(note.also, note.kind)))
    more = build("p", {}, link(passage(article, note), "The whole note"))
    body = build(
        "div",
        {"class": "ws-uncovered"},
        build("p", line, render_mark(kind), label, note.gist),
        build("div", {"data-note-text": ""}, *paragraphs, more),
    )
    answer = {"data-answer": note.id, "data-key": kind.slug}
    return build("li", answer, fold(f"Passage {place}", body))
