"""The three questions, in the one wording that card, board and guide share."""

from whosays.codebook import KINDS
from whosays.lexicon import LEXICON
from whosays.pages.template import render
from whosays.pages.tree import Element

_NAMES = {name: f"{kind.letter}, {kind.words}" for name, kind in KINDS.items()}
QUESTIONS: dict[str, list[str]] = {
    question: [answer.format_map(_NAMES) for answer in answers]
    for question, answers in LEXICON["question"].items()
}
"""Each question, and what its answers lead to."""
STOP: str = LEXICON["stop"]


def render_questions() -> Element:
    """Return the questions in order, each with the answers that it leads to."""
    return render("practice/questions.html", QUESTIONS=QUESTIONS, STOP=STOP)


def render_card() -> Element:
    """Return the questions as a card to cut out."""
    return render("practice/card.html", QUESTIONS=QUESTIONS, STOP=STOP)
