"""The projector: one paragraph at a time, revealed passage by passage.

Without script each paragraph is clean text with closed notes; present.js does the rest.
Nothing that a class can see before it is revealed gives an answer away.
"""

from collections.abc import Iterator

from whosays.codebook import CHECKS, KINDS
from whosays.edition import Article, Block, Edition
from whosays.model.notes import AnyNote
from whosays.pages.addresses import passage
from whosays.pages.article.mark import render_mark
from whosays.pages.article.note import split
from whosays.pages.practice.exercise import render_frame
from whosays.pages.practice.predict import LOOK
from whosays.pages.practice.reasons import bold_words, can_tell, why
from whosays.pages.sets import render_ways
from whosays.pages.tree import Child, Element, build, fold, labelled, link


def render_present(edition: Edition, article: Article) -> Element:
    """Return every paragraph with its passages and, closed, what is said of each."""
    data = {"data-present": article.id, "data-letters": edition.letters[article.id]}
    ways = render_ways(edition, article, "exercise", "projector", "class view")
    blocks = (block for block in article.blocks if block.role != "furniture")
    slides = (_slide(edition, article, block) for block in blocks)
    return render_frame("ws-present ws-wide", data, article.kinds, ways, *slides)


def _slide(edition: Edition, article: Article, block: Block) -> Element:
    attributes = {"class": "ws-slide", "data-paragraph": block.code}
    attributes["id"] = edition.anchor(article, block.slug)
    text = build("p", {"class": "ws-text", **article.tongue}, *_passages(edition, article, block))
    answers = (_answer(edition, article, place, note) for place, note in enumerate(block.notes, 1))
    heading = build("h2", {}, block.name)
    return build("section", attributes, heading, text, build("ol", {}, *answers))


def _passages(edition: Edition, article: Article, block: Block) -> Iterator[Child]:
    """Yield a block's text; the words that show a kind are bold once it is revealed."""
    for segment in block.segments:
        if note := segment.note:
            name = edition.anchor(article, note.id)
            data = {"id": name, "data-piece": note.id, "data-state": "covered"}
            yield build("span", data, *bold_words(note))
        else:
            yield segment.text


def _answer(edition: Edition, article: Article, place: int, note: AnyNote) -> Element:
    """Return what is revealed of a passage: letter and reason, then what a check found.

    Where only the check can tell the kind, it comes first.
    """
    kind, check = KINDS[note.kind], CHECKS[note.check]
    label = build("b", {}, f" {kind.letter} · {kind.label.capitalize()}")
    line = {"class": f"ws-kind-line ws-{kind.slug}", "data-kind-line": ""}
    reason = [
        build("p", line, render_mark(kind), label),
        build("p", {"class": "ws-why"}, why(note)),
    ]
    words = f"{check.sign} {note.finding or check.short}. {note.gist} "
    more = link(passage(article, note), "The note", target="_blank", rel="noopener")
    found = [labelled("What a check found", words, more)]
    if note.also:
        found.append(build("p", {"class": "ws-also"}, *split(note.also, note.kind)))
    shown = [
        build("div", {"data-reason": ""}, *reason),
        build("div", {"data-note-text": ""}, *found),
    ]
    attributes = {"data-answer": note.id, "data-key": kind.slug}
    if not can_tell(note):
        shown.reverse()
        attributes["data-look"] = LOOK
    body = build("div", {"class": "ws-uncovered"}, *shown)
    return build("li", attributes, fold(f"Passage {place}", body))
