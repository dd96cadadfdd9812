"""The warm-up: single sentences and pairs that differ in a word, each with its key."""

from xml.etree.ElementTree import Element

from whosays.edition import Edition
from whosays.model.practice import Item
from whosays.pages.article.reference import link_reference
from whosays.pages.practice.exercise import kinds_of, render_exercise, render_key, render_question
from whosays.pages.tree import Child, build


def render_warm_up(edition: Edition) -> Element:
    """Return the warm-up sentences and the near misses, each with its key."""
    items, pairs = edition.exercises.warm_up, edition.exercises.near_misses
    kinds = kinds_of(item.kind for item in items)
    numbered = [(str(number), item) for number, item in enumerate(items, start=1)]
    variants = [
        (f"{pair.id}{letter}", f"{number}{letter}", variant)
        for number, pair in enumerate(pairs, start=1)
        for letter, variant in (("a", pair.first), ("b", pair.second))
    ]
    singles = build("section", {"class": "ws-drill"})
    singles.extend(
        render_question(item.id, number, item.kind, build("q", {}, item.sentence), kinds)
        for number, item in numbered
    )
    near_misses = build(
        "section",
        {"class": "ws-drill"},
        build("h2", {"id": "near-misses"}, "Near misses"),
        build("p", {}, "Two sentences, almost the same. Who says so in each?"),
    )
    near_misses.extend(
        render_question(name, number, one.kind, build("q", {}, one.sentence), kinds)
        for name, number, one in variants
    )
    keys = [_key_of_item(edition, number, item) for number, item in numbered]
    keys += [
        render_key(edition, name, number, one.kind, {one.kind: one.because})
        for name, number, one in variants
    ]
    return render_exercise("warm-up", "question", kinds, [singles, near_misses], keys)


def _key_of_item(edition: Edition, number: str, item: Item) -> Element:
    more: list[Child] = []
    if item.reference:
        record = edition.references[item.reference]
        more = ["The record: ", link_reference(record, record.title), f", {record.publisher}. "]
    why = {item.kind: item.because, **item.otherwise}
    return render_key(edition, item.id, number, item.kind, why, *more)
