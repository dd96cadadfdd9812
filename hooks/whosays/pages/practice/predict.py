"""Predict, then reveal: a whole article as questions, and a key with every reason."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from whosays.edition import Article, Block, Edition
from whosays.model.notes import AnyNote, UnattributedAnalysis
from whosays.pages.addresses import passage
from whosays.pages.practice.exercise import (
    block_id,
    name_block,
    render_exercise,
    render_key,
    render_question,
)
from whosays.pages.practice.reasons import reasons
from whosays.pages.sets import render_ways
from whosays.pages.tree import Child, build


def render_predict(edition: Edition, article: Article) -> Element:
    """Give the whole article as questions, paragraph by paragraph, and the key at the end."""
    sections: list[Element] = []
    keys: list[Element] = []
    for block in article.blocks:
        notes = list(block.notes)
        clean = build("p", {"class": "ws-text", **article.tongue}, *_plain(article, block))
        if not notes:
            sections += [] if block.role == "furniture" else [clean]
            continue
        questions = [
            render_question(
                note.id,
                str(article.numbers[note.id]),
                note.kind,
                build("q", article.tongue, note.quote),
                article.kinds,
                group=edition.anchor(article, note.id),
                also=note.also,
            )
            for note in notes
        ]
        attributes = {
            "class": "ws-drill",
            "id": block_id(edition, article, block),
            "data-paragraph": block.code,
        }
        if block.number in article.file.ten_minutes:
            attributes["data-short"] = ""
        sections.append(
            build(
                "section",
                attributes,
                build("h2", {}, name_block(block)),
                clean,
                *questions,
            )
        )
        keys += [_key_of_note(edition, article, note) for note in notes]
    return render_exercise(
        f"predict-{article.id}",
        "paragraph",
        article.kinds,
        sections,
        keys,
        article,
        edition.letters[article.id],
        [render_ways(edition, article, "exercise", "projector", "class view")],
    )


def _plain(article: Article, block: Block) -> Iterator[Child]:
    for segment in block.segments:
        if segment.note:
            number = str(article.numbers[segment.note.id])
            yield build("span", {"data-cell": segment.note.id, "data-number": number}, segment.text)
        else:
            yield segment.text


def _key_of_note(edition: Edition, article: Article, note: AnyNote) -> Element:
    number = str(article.numbers[note.id])
    link = build("a", {"href": passage(article, note)}, "Note")
    why = reasons(edition, article, note)
    key = render_key(
        edition, note.id, number, note.kind, why, f"{note.gist} ", link, " · ", also=note.also
    )
    if isinstance(note, UnattributedAnalysis):
        key.set("data-signal", note.signal.replace("-", " "))
    return key
