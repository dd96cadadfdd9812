"""The warm-up: single sentences and pairs that differ in a word, each with its key."""

from whosays.edition import Edition
from whosays.pages.practice.exercise import kinds_of
from whosays.pages.template import render
from whosays.pages.tree import Element


def render_warm_up(edition: Edition) -> Element:
    """Return the warm-up sentences and the near misses, each with its key.

    Each sentence is given with its name and its number on the page.
    """
    items, pairs = edition.exercises.warm_up, edition.exercises.near_misses
    variants = [
        (f"{pair.id}{letter}", f"{number}{letter}", variant)
        for number, pair in enumerate(pairs, start=1)
        for letter, variant in (("a", pair.first), ("b", pair.second))
    ]
    return render(
        "practice/warm_up.html",
        edition=edition,
        kinds=kinds_of(item.kind for item in items),
        singles=[(one.id, number, one) for number, one in enumerate(items, start=1)],
        variants=variants,
    )
