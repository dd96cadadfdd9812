"""The three questions, in the one wording that card, board and guide share."""

from xml.etree.ElementTree import Element

from whosays.codebook import KINDS, KindName
from whosays.pages.tree import build


def _kind(name: KindName) -> str:
    kind = KINDS[name]
    return f"{kind.letter}, {kind.words}"


QUESTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Does the article tell you who said it?",
        (
            f"A government or an official: {_kind('official statement')}.",
            f"Somebody else, by name: {_kind('attributed claim')}.",
            "Nobody in particular (“many analysts”): go to question 3.",
        ),
    ),
    (
        "If nobody is speaking, could you look it up and get a plain yes or no?",
        (f"Yes, and a record confirms it: {_kind('sourced fact')}.",),
    ),
    (
        "Otherwise it is the writer’s word.",
        (f"That is {_kind('unattributed analysis')}.",),
    ),
)
"""Each question, and what its answers lead to."""
STOP = "Stop at the first letter you get. Then ask: how do you know?"


def render_questions() -> Element:
    """Give the questions in order, each with the answers that it leads to."""
    return build(
        "div",
        {"class": "ws-questions"},
        build("ol", {}, *(_question(*one) for one in QUESTIONS)),
        build("p", {}, STOP),
    )


def _question(question: str, answers: tuple[str, ...]) -> Element:
    items = (build("li", {}, answer) for answer in answers)
    return build("li", {}, build("b", {}, question), build("ul", {}, *items))
