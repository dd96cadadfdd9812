"""The practice items as questions of a quiz, and all quizzes in GIFT, Moodle's plain form."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from whosays.codebook import KINDS, Kind
from whosays.edition import Edition
from whosays.formats.address import Home
from whosays.model.practice import Item, Variant

Sentence = tuple[str, Item | Variant]


@dataclass(frozen=True)
class Question:
    """A sentence to sort, and what to say to each answer."""

    id: str
    text: str
    kind: Kind
    feedback: dict[Kind, str]
    """For every kind that can be chosen, in their order; a test tells nothing, hence empty."""


@dataclass(frozen=True)
class Quiz:
    """Questions that are asked together."""

    id: str
    title: str
    questions: list[Question]


def quizzes(edition: Edition) -> list[Quiz]:
    """Return the lists of items that have some: the warm-up with its near misses, each test."""
    exercises = edition.exercises
    sentences: list[Sentence] = [(one.id, one) for one in exercises.warm_up]
    for pair in exercises.near_misses:
        sentences += [(f"{pair.id}a", pair.first), (f"{pair.id}b", pair.second)]
    lists = {("warm-up", "Warm-up"): sentences}
    for form in exercises.tests:
        name = f"test-{form.form.lower()}", f"Test, form {form.form}"
        lists[name] = [(one.id, one) for one in form.items]
    return [
        Quiz(*name, [*_questions(ones, tells=name[0] == "warm-up")])
        for name, ones in lists.items()
        if ones
    ]


def _questions(sentences: list[Sentence], *, tells: bool) -> Iterator[Question]:
    """Yield the questions; those of a test tell nothing, or it would give its answers away."""
    occur = {one.kind for _, one in sentences}
    kinds = [kind for kind in KINDS.values() if kind.always or kind.id in occur]
    for name, one in sentences:
        right = KINDS[one.kind]
        others = one.otherwise if isinstance(one, Item) else {}
        told = {**others, right.id: one.because}
        feedback = {kind: told.get(kind.id, f"{right.title}. {one.because}") for kind in kinds}
        if not tells:
            feedback = dict.fromkeys(kinds, "")
        yield Question(name, f"{one.sentence} Who says so?", right, feedback)


def write_gift(edition: Edition, home: Home) -> bytes:
    """Return every quiz as a category of Moodle's question bank."""
    lines: list[str] = []
    for quiz in quizzes(edition):
        lines += [f"$CATEGORY: {edition.name.replace('/', '//')}/{quiz.title}", ""]
        for question in quiz.questions:
            lines.append(f"::{escape(question.id)}::[plain]{escape(question.text)} {{")
            for kind, words in question.feedback.items():
                sign = "=" if kind == question.kind else "~"
                lines.append(f"\t{sign}{escape(kind.title)}{'#' * bool(words)}{escape(words)}")
            lines += ["}", ""]
    return "\n".join(lines).encode()


def escape(text: str) -> str:
    """Return a text as GIFT has it, in which each sign means itself."""
    return re.sub(r"([\\~=#{}:])", r"\\\1", text)
