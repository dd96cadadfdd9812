"""Practice: predict who says so, passage by passage, then see the key and every reason.

Without script a page is a worksheet with the key at its end; docs/assets/practice.js moves each
key to its question and shows it when the reader has answered.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args
from xml.etree.ElementTree import Element

from whosays.codebook import KINDS, KindName
from whosays.edition import Article, Block, Edition
from whosays.exercise import Answer, Exercises, Variant, WarmUpItem
from whosays.glossary import render_quotation
from whosays.model import Also, AnyNote, UnattributedAnalysis
from whosays.note import render_mark
from whosays.reasons import reasons
from whosays.reference import link_reference
from whosays.tree import Child, build

ANSWERS: tuple[Answer, ...] = get_args(Answer)
LESSONS = {
    "sourced fact": "../guide/sourced-facts.md",
    "official statement": "../guide/official-statements.md",
    "unattributed analysis": "../guide/unattributed-analysis.md",
}


def render_predict(edition: Edition, article: Article) -> Element:
    """Give the whole article as questions, paragraph by paragraph, and the key at the end."""
    sections: list[Element] = []
    keys: list[Element] = []
    for block in article.blocks:
        notes = [note for note in block.notes if note.kind in ANSWERS]
        clean = build("p", {"class": "ws-text"}, *_plain(article, block))
        if not notes:
            sections += [] if block.role == "furniture" else [clean]
            continue
        questions = [
            _question(note.id, note.kind, f"{article.numbers[note.id]}", note.quote, note.also)
            for note in notes
        ]
        heading = name_block(block)
        attributes = {"class": "ws-drill", "id": heading.lower().replace(" ", "-")}
        if block.number in article.file.ten_minutes:
            attributes["data-short"] = ""
        sections.append(
            build(
                "section",
                attributes,
                build("h2", {}, heading),
                clean,
                *questions,
            )
        )
        keys += [_key_of_note(edition, article, note) for note in notes]
    return _practice(f"predict-{article.id}", "paragraph", sections, keys, article.id)


def render_warm_up(edition: Edition, exercises: Exercises) -> Element:
    """Give the warm-up sentences and the near misses, each with its key."""
    questions = [
        _question(item.id, item.kind, str(number), item.sentence)
        for number, item in enumerate(exercises.warm_up, start=1)
    ]
    sections = [build("section", {"class": "ws-drill"}, *questions)]
    keys = [_key_of_item(edition, item, n) for n, item in enumerate(exercises.warm_up, start=1)]
    pairs = build(
        "section",
        {"class": "ws-drill"},
        build("h2", {}, "Near misses"),
        build("p", {}, "Two sentences, almost the same. Who says so in each?"),
    )
    for number, pair in enumerate(exercises.near_misses, start=1):
        for letter, variant in (("a", pair.first), ("b", pair.second)):
            name, label = f"{pair.id}{letter}", f"{number}{letter}"
            pairs.append(_question(name, variant.kind, label, variant.sentence))
            keys.append(_key_of_variant(name, label, variant))
    return _practice("warm-up", "question", [*sections, pairs], keys)


def render_contested(edition: Edition) -> Element:
    """Give the passages on which careful readers split, with both cases and no score."""
    page = build("div", {"class": "ws-contested"})
    for article, note in edition.contested:
        assert note.also
        cases = {note.kind: note.also.ours, note.also.kind: note.also.because}
        readings = [
            build(
                "div",
                {"class": "ws-reading"},
                build("p", {}, build("b", {}, f"It is {KINDS[kind].with_article}. ")),
                build("p", {}, cases[kind]),
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
                    f"Passage {article.numbers[note.id]}: {words}?",
                ),
                build("blockquote", {}, build("p", {}, note.quote)),
                build("div", {"class": "ws-readings"}, *readings),
                build(
                    "details",
                    {"class": "ws-plain"},
                    build("summary", {}, "What we chose"),
                    render_quotation(article, note, "div"),
                ),
            )
        )
    return page


def name_block(block: Block) -> str:
    """Name a block as a teacher would: “Paragraph 3”, “Title”."""
    return f"Paragraph {block.number}" if block.number else block.role.capitalize()


def _practice(
    name: str, reveal: str, sections: Iterable[Element], keys: Iterable[Element], article: str = ""
) -> Element:
    return build(
        "div",
        {
            "class": "ws-practice",
            "data-practice": name,
            "data-reveal": reveal,
            "data-article-id": article,
        },
        build("div", {"data-controls": ""}),
        *sections,
        build("div", {"data-results": ""}),
        build("section", {"class": "ws-keys"}, build("h2", {}, "Key"), *keys),
    )


def _plain(article: Article, block: Block) -> Iterator[Child]:
    for segment in block.segments:
        if segment.note:
            number = str(article.numbers[segment.note.id])
            yield build("span", {"data-cell": segment.note.id, "data-number": number}, segment.text)
        else:
            yield segment.text


def _question(
    name: str, kind: KindName, number: str, sentence: str, also: Also | None = None
) -> Element:
    options = []
    for place, answer in enumerate(ANSWERS, start=1):
        option = KINDS[answer]
        value = {"type": "radio", "name": f"q-{name}", "value": option.slug}
        options.append(
            build(
                "label",
                {},
                build("input", value),
                build(
                    "span",
                    {},
                    build("kbd", {}, str(place)),
                    " ",
                    render_mark(option),
                    f" {option.basis[0].upper()}{option.basis[1:]} ",
                    build("small", {}, f"({option.name})"),
                ),
            )
        )
    attributes = {"class": "ws-question", "data-question": name, "data-kind": KINDS[kind].slug}
    if also:
        attributes["data-also"] = KINDS[also.kind].slug
    return build(
        "fieldset",
        attributes,
        build("legend", {}, build("b", {}, f"{number}. "), build("q", {}, sentence)),
        build("div", {"class": "ws-options"}, *options),
    )


def _key(
    name: str,
    number: str,
    kind: KindName,
    why: Mapping[Any, str],
    *more: Child,
    also: Also | None = None,
) -> Element:
    def verdict(answer: KindName) -> str:
        if answer == kind:
            return "Yes: "
        other = KINDS[answer].with_article
        split = also and answer == also.kind
        return f"Careful readers split; some call it {other}: " if split else f"Not {other}: "

    rows = [
        build(
            "li",
            {"data-for": KINDS[answer].slug},
            build("b", {}, verdict(answer)),
            why[answer],
        )
        for answer in sorted(why, key=lambda answer: (answer != kind, ANSWERS.index(answer)))
    ]
    lesson = build("a", {"href": LESSONS[kind]}, "Guide")
    return build(
        "div",
        {"class": f"ws-answer ws-{KINDS[kind].slug}", "data-key": name},
        build(
            "p",
            {},
            f"{number}. ",
            render_mark(KINDS[kind]),
            build("b", {}, f" {KINDS[kind].label}"),
            f": {KINDS[kind].basis}",
        ),
        build("ul", {}, *rows),
        build("p", {"class": "ws-more"}, *more, lesson),
    )


def _key_of_note(edition: Edition, article: Article, note: AnyNote) -> Element:
    number = str(article.numbers[note.id])
    link = build("a", {"href": f"../articles/{article.id}.md#{note.id}"}, "Note")
    why = reasons(edition, article, note)
    key = _key(note.id, number, note.kind, why, f"{note.gist} ", link, " · ", also=note.also)
    if isinstance(note, UnattributedAnalysis):
        key.set("data-signal", note.signal.replace("-", " "))
    return key


def _key_of_item(edition: Edition, item: WarmUpItem, number: int) -> Element:
    more: list[Child] = []
    if item.reference:
        record = edition.references[item.reference]
        more = ["The record: ", link_reference(record, record.title), f", {record.publisher}. "]
    return _key(item.id, str(number), item.kind, {item.kind: item.because, **item.otherwise}, *more)


def _key_of_variant(name: str, label: str, variant: Variant) -> Element:
    return _key(name, label, variant.kind, {variant.kind: variant.because})
