"""The three questions, in the one wording that card, board and guide share."""

from whosays.codebook import KINDS
from whosays.lexicon import LEXICON
from whosays.pages.tree import Element, build

_NAMES = {name: f"{kind.letter}, {kind.words}" for name, kind in KINDS.items()}
QUESTIONS: dict[str, list[str]] = {
    question: [answer.format_map(_NAMES) for answer in answers]
    for question, answers in LEXICON["question"].items()
}
"""Each question, and what its answers lead to."""
STOP: str = LEXICON["stop"]


def render_questions() -> Element:
    """Return the questions in order, each with the answers that it leads to."""
    questions = build("ol")
    for question, answers in QUESTIONS.items():
        leads = build("ul", {}, *(build("li", {}, answer) for answer in answers))
        questions.append(build("li", {}, build("b", {}, question), leads))
    return build("div", {"class": "ws-questions"}, questions, build("p", {}, STOP))


def render_card() -> Element:
    """Return the questions as a card to cut out: once on the screen and four times on paper."""
    cards = build("div", {"class": "ws-cards"})
    for _ in range(4):
        title = build("p", {"class": "ws-card-title"}, "Who says so?")
        cards.append(build("div", {"class": "ws-card ws-item"}, title, render_questions()))
    return cards
