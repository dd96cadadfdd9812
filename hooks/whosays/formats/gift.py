"""The quizzes in GIFT, Moodle's plain form for questions."""

import re
from collections.abc import Iterator

from whosays.edition import Edition
from whosays.formats.address import Home
from whosays.formats.quiz import Question, quizzes

ASK = "Who says so?"


def write_gift(edition: Edition, home: Home) -> bytes:
    """Give every quiz as a category of Moodle's question bank."""
    lines: list[str] = []
    for quiz in quizzes(edition):
        lines += [f"$CATEGORY: {edition.name.replace('/', '//')}/{quiz.title}", ""]
        for question in quiz.questions:
            lines += [*_lines(question), ""]
    return "\n".join(lines).encode()


def _lines(question: Question) -> Iterator[str]:
    yield f"::{escape(question.id)}::[plain]{escape(f'{question.sentence} {ASK}')} {{"
    for kind, words in question.feedback.items():
        sign = "=" if kind == question.kind else "~"
        yield f"\t{sign}{escape(kind.label)}#{escape(words)}"
    yield "}"


def escape(text: str) -> str:
    """Give a text whose signs mean themselves."""
    return re.sub(r"([\\~=#{}:])", r"\\\1", text)
