"""Predict, then reveal: a whole article as questions, and an answer key with every reason."""

from xml.etree.ElementTree import Element

from whosays.codebook import CHECKS, KINDS
from whosays.edition import Article, Block, Edition
from whosays.model.notes import AnyNote, UnattributedAnalysis
from whosays.pages.addresses import passage
from whosays.pages.article.mark import render_mark
from whosays.pages.practice.exercise import (
    render_exercise,
    render_key,
    render_passages,
    render_question,
)
from whosays.pages.practice.reasons import can_tell, reasons, why
from whosays.pages.sets import render_ways
from whosays.pages.tree import build, fold, join, link

LOOK = "Now look: what did a check find?"
"""Asked of a passage whose kind readers cannot work out from the page."""


def render_predict(edition: Edition, article: Article) -> Element:
    """Return the whole article as questions, paragraph by paragraph, and the key at the end."""
    links = (
        link(f"#{edition.anchor(article, block.slug)}", str(block.number or block.name))
        for block in article.blocks
        if any(block.notes)
    )
    jump = build("nav", {"class": "ws-jump"}, "One paragraph: ", *join(links, " "))
    sections = [render_ways(edition, article, "exercise", "projector", "class view"), jump]
    sections += [
        _drill(edition, article, block)
        for block in article.blocks
        if any(block.notes) or block.role != "furniture"
    ]
    keys = (_key_of_note(edition, article, note) for note in article.notes if can_tell(note))
    name, letters = f"predict-{article.id}", edition.letters[article.id]
    return render_exercise(name, "paragraph", article.kinds, sections, keys, article, letters)


def _drill(edition: Edition, article: Article, block: Block) -> Element:
    """Return a paragraph and its questions; its text alone if it has no passages."""

    def mark(note: AnyNote) -> dict[str, str]:
        return {"data-cell": note.id, "data-number": str(article.numbers[note.id])}

    attributes = {"class": "ws-text", **article.tongue}
    text = build("p", attributes, *render_passages(block, mark))
    questions = [
        (_question if can_tell(note) else _look)(edition, article, note) for note in block.notes
    ]
    if not questions:
        return text
    attributes = {"class": "ws-drill", "id": edition.anchor(article, block.slug)}
    attributes["data-paragraph"] = block.code
    if block.number in article.file.ten_minutes:
        attributes["data-short"] = ""
    return build("section", attributes, build("h2", {}, block.name), text, *questions)


def _question(edition: Edition, article: Article, note: AnyNote) -> Element:
    return render_question(
        note.id,
        str(article.numbers[note.id]),
        note.kind,
        build("q", article.tongue, note.quote),
        article.kinds,
        group=edition.anchor(article, note.id),
        also=note.also,
    )


def _look(edition: Edition, article: Article, note: AnyNote) -> Element:
    """Return a passage that is not asked, with what a check found; a code has a dash for it."""
    kind, check = KINDS[note.kind], CHECKS[note.check]
    number = build("b", {}, f"{article.numbers[note.id]}. ")
    found = build(
        "div",
        {"class": f"ws-answer ws-{kind.slug}"},
        build("p", {}, render_mark(kind), build("b", {}, f" {kind.letter} · {kind.title}")),
        build("p", {}, build("b", {}, f"Why {kind.letter}: "), why(note)),
        build("p", {}, f"{check.sign} {note.finding or check.short}: {note.gist}"),
        build("p", {"class": "ws-more"}, link(passage(article, note), "Note")),
    )
    return build(
        "div",
        {"class": "ws-look", "data-look": note.id},
        build("p", {}, number, build("q", article.tongue, note.quote)),
        fold(LOOK, found),
    )


def _key_of_note(edition: Edition, article: Article, note: AnyNote) -> Element:
    number, check = str(article.numbers[note.id]), CHECKS[note.check]
    note_link = link(passage(article, note), "Note")
    key = render_key(
        edition,
        note.id,
        number,
        note.kind,
        reasons(article, note),
        build("b", {}, "What a check found: "),
        f"{check.sign} {note.finding or check.short}: {note.gist} ",
        note_link,
        " · ",
        also=note.also,
    )
    if isinstance(note, UnattributedAnalysis):
        key.set("data-signal", note.signal.replace("-", " "))
    return key
