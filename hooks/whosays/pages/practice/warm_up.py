"""The warm-up: single sentences and pairs that differ in a word, each with its key."""

from collections.abc import Sequence

from whosays.codebook import Kind
from whosays.edition import Edition
from whosays.model.practice import Item, Variant
from whosays.pages.article.reference import link_reference
from whosays.pages.practice.exercise import kinds_of, render_exercise, render_key, render_question
from whosays.pages.tree import Child, Element, build

Numbered = tuple[str, str, Item | Variant]
"""The name of a sentence, its number on the page, and the sentence with its answer."""


def render_warm_up(edition: Edition) -> Element:
    """Return the warm-up sentences and the near misses, each with its key."""
    items, pairs = edition.exercises.warm_up, edition.exercises.near_misses
    kinds = kinds_of(item.kind for item in items)
    singles: list[Numbered] = [(one.id, str(n), one) for n, one in enumerate(items, start=1)]
    variants: list[Numbered] = [
        (f"{pair.id}{letter}", f"{number}{letter}", variant)
        for number, pair in enumerate(pairs, start=1)
        for letter, variant in (("a", pair.first), ("b", pair.second))
    ]
    heading = build("h2", {"id": "near-misses"}, "Small change, different answer")
    task = build("p", {}, "These pairs of sentences are almost the same. Who says so in each one?")
    sections = [_drill(singles, kinds), _drill(variants, kinds, heading, task)]
    keys = (_key(edition, *one) for one in (*singles, *variants))
    return render_exercise("warm-up", "question", kinds, sections, keys)


def _drill(sentences: Sequence[Numbered], kinds: Sequence[Kind], *heading: Element) -> Element:
    questions = (
        render_question(name, number, one.kind, build("q", {}, one.sentence), kinds)
        for name, number, one in sentences
    )
    return build("section", {"class": "ws-drill"}, *heading, *questions)


def _key(edition: Edition, name: str, number: str, one: Item | Variant) -> Element:
    why, more = {one.kind: one.because}, list[Child]()
    if isinstance(one, Item):
        why |= one.otherwise
        if one.reference:
            record = edition.references[one.reference]
            more = ["The record: ", link_reference(record, record.title), f", {record.publisher}. "]
    return render_key(edition, name, number, one.kind, why, *more)
