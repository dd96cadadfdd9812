"""The three questions, in the one wording that card, board and guide share."""

from whosays.codebook import KINDS, KindName
from whosays.pages.tree import Element, build


def _kind(name: KindName) -> str:
    return f"{KINDS[name].letter}, {KINDS[name].words}."


QUESTIONS = {
    "Does the article tell you who said it?": (
        f"A government or an official: {_kind('official statement')}",
        f"Somebody else, by name: {_kind('attributed claim')}",
        "Nobody in particular (“many analysts”): go to question 3.",
    ),
    "If nobody is speaking, could you look it up and get a plain yes or no?": (
        f"Yes, and a record confirms it: {_kind('sourced fact')}",
    ),
    "Otherwise it is the writer’s word.": (f"That is {_kind('unattributed analysis')}",),
}
"""Each question, and what its answers lead to."""
STOP = "Stop at the first letter you get. Then ask: how do you know?"


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
