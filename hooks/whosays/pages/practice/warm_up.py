"""The warm-up: single sentences and pairs that differ in a word, each with its key."""

from xml.etree.ElementTree import Element

from whosays.codebook import KINDS
from whosays.edition import Edition
from whosays.model.practice import Item, Variant
from whosays.pages.article.reference import link_reference
from whosays.pages.practice.exercise import render_exercise, render_key, render_question
from whosays.pages.tree import Child, build


def render_warm_up(edition: Edition) -> Element:
    """Give the warm-up sentences and the near misses, each with its key."""
    exercises = edition.exercises
    occur = {item.kind for item in exercises.warm_up}
    kinds = [kind for kind in KINDS.values() if kind.always or kind.name in occur]
    questions = [
        render_question(item.id, str(number), item.kind, build("q", {}, item.sentence), kinds)
        for number, item in enumerate(exercises.warm_up, start=1)
    ]
    sections = [build("section", {"class": "ws-drill"}, *questions)]
    keys = [_key_of_item(edition, item, n) for n, item in enumerate(exercises.warm_up, start=1)]
    pairs = build(
        "section",
        {"class": "ws-drill"},
        build("h2", {"id": "near-misses"}, "Near misses"),
        build("p", {}, "Two sentences, almost the same. Who says so in each?"),
    )
    for number, pair in enumerate(exercises.near_misses, start=1):
        for letter, variant in (("a", pair.first), ("b", pair.second)):
            name, label = f"{pair.id}{letter}", f"{number}{letter}"
            pairs.append(
                render_question(name, label, variant.kind, build("q", {}, variant.sentence), kinds)
            )
            keys.append(_key_of_variant(edition, name, label, variant))
    return render_exercise("warm-up", "question", kinds, [*sections, pairs], keys)


def _key_of_item(edition: Edition, item: Item, number: int) -> Element:
    more: list[Child] = []
    if item.reference:
        record = edition.references[item.reference]
        more = ["The record: ", link_reference(record, record.title), f", {record.publisher}. "]
    return render_key(
        edition, item.id, str(number), item.kind, {item.kind: item.because, **item.otherwise}, *more
    )


def _key_of_variant(edition: Edition, name: str, label: str, variant: Variant) -> Element:
    return render_key(edition, name, label, variant.kind, {variant.kind: variant.because})
