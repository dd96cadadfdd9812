"""The practice items as questions of a quiz: the warm-up with its near misses, and each test."""

from collections.abc import Iterator
from dataclasses import dataclass

from whosays.codebook import KINDS, Kind
from whosays.edition import Edition
from whosays.model.practice import Item, NearMiss, Variant


@dataclass(frozen=True)
class Question:
    """A sentence to sort, and what to say to each answer."""

    id: str
    sentence: str
    kind: Kind
    feedback: dict[Kind, str]
    """For every kind that can be chosen, in their order."""


@dataclass(frozen=True)
class Quiz:
    """Questions that are asked together."""

    id: str
    title: str
    questions: tuple[Question, ...]


def quizzes(edition: Edition) -> Iterator[Quiz]:
    """Give every list of items that has some."""
    exercises = edition.exercises
    warm_up: list[Item | NearMiss] = [*exercises.warm_up, *exercises.near_misses]
    lists = [("warm-up", "Warm-up", warm_up)]
    for form in exercises.tests:
        lists.append((f"test-{form.form.lower()}", f"Test, form {form.form}", [*form.items]))
    for name, title, items in lists:
        pairs = [pair for item in items for pair in _sentences(item)]
        occur = {one.kind for _, one in pairs}
        kinds = [kind for kind in KINDS.values() if kind.always or kind.name in occur]
        if pairs:
            yield Quiz(name, title, tuple(_question(key, one, kinds) for key, one in pairs))


def _sentences(item: Item | NearMiss) -> list[tuple[str, Item | Variant]]:
    if isinstance(item, Item):
        return [(item.id, item)]
    return [(f"{item.id}a", item.first), (f"{item.id}b", item.second)]


def _question(name: str, one: Item | Variant, kinds: list[Kind]) -> Question:
    otherwise = one.otherwise if isinstance(one, Item) else {}
    right = KINDS[one.kind]
    feedback = {
        kind: one.because
        if kind == right
        else otherwise.get(kind.name, f"{right.label}. {one.because}")
        for kind in kinds
    }
    return Question(name, one.sentence, right, feedback)
