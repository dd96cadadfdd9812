"""The practice items as questions of a quiz, and all quizzes in GIFT, Moodle's plain form."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from whosays.codebook import KINDS
from whosays.edition import Edition
from whosays.formats.address import Home
from whosays.model.practice import Claim, Item, Variant
from whosays.pages.article.reference import published

Sentence = tuple[str, Item | Variant]


@dataclass(frozen=True)
class Answer:
    """One of the answers to a question, and what to say to it."""

    slug: str
    title: str
    feedback: str
    right: bool


@dataclass(frozen=True)
class Question:
    """A sentence to sort, or a claim with its extracts."""

    id: str
    text: str
    answers: list[Answer]
    """All that can be chosen, in their order."""


@dataclass(frozen=True)
class Quiz:
    """Questions that are asked together."""

    id: str
    title: str
    questions: list[Question]


def quizzes(edition: Edition) -> list[Quiz]:
    """Return what has questions: the warm-up with its near misses, the claims, each test."""
    exercises = edition.exercises
    sentences: list[Sentence] = [(one.id, one) for one in exercises.warm_up]
    for pair in exercises.near_misses:
        sentences += [(f"{pair.id}a", pair.first), (f"{pair.id}b", pair.second)]
    found = [
        Quiz("warm-up", "Warm-up", [*_questions(sentences)]),
        Quiz("claims", "Leave the page", [_claim(edition, one) for one in exercises.claims]),
    ]
    for form in exercises.tests:
        questions = [*_questions([(one.id, one) for one in form.items])]
        questions += [_claim(edition, form.claim)] if form.claim else []
        found.append(Quiz(f"test-{form.form.lower()}", f"Test, form {form.form}", questions))
    return [quiz for quiz in found if quiz.questions]


def _questions(sentences: list[Sentence]) -> Iterator[Question]:
    occur = {one.kind for _, one in sentences}
    kinds = [kind for kind in KINDS.values() if kind.always or kind.id in occur]
    for name, one in sentences:
        right = KINDS[one.kind]
        others = one.otherwise if isinstance(one, Item) else {}
        told = {**others, right.id: one.because}
        answers = [
            Answer(
                kind.slug,
                kind.title,
                told.get(kind.id, f"{right.title}. {one.because}"),
                kind == right,
            )
            for kind in kinds
        ]
        yield Question(name, f"{one.sentence} Who says so?", answers)


def _claim(edition: Edition, claim: Claim) -> Question:
    text, answers = f"{claim.claim} Which extract answers this?", []
    for extract in claim.extracts:
        number = claim.choice(extract)
        page = published(edition.references[extract.reference])
        text += f" Extract {number} ({page}): {extract.words}"
        right = number == claim.right
        answers.append(Answer(f"extract-{number}", f"Extract {number}", extract.because, right))
    return Question(claim.id, text, answers)


def write_gift(edition: Edition, home: Home) -> bytes:
    """Return every quiz as a category of Moodle's question bank."""
    lines: list[str] = []
    for quiz in quizzes(edition):
        lines += [f"$CATEGORY: {edition.name.replace('/', '//')}/{quiz.title}", ""]
        for question in quiz.questions:
            lines.append(f"::{escape(question.id)}::[plain]{escape(question.text)} {{")
            for one in question.answers:
                sign = "=" if one.right else "~"
                lines.append(f"\t{sign}{escape(one.title)}#{escape(one.feedback)}")
            lines += ["}", ""]
    return "\n".join(lines).encode()


def escape(text: str) -> str:
    """Return a text as GIFT has it, in which each sign means itself."""
    return re.sub(r"([\\~=#{}:])", r"\\\1", text)
