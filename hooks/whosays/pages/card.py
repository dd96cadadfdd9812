"""The card: the three questions in order."""

from xml.etree.ElementTree import Element

from whosays.pages.tree import build

QUESTIONS = (
    (
        "Does the article put it in somebody’s mouth?",
        "An official or a state: an official’s word (O). Somebody else who is named: "
        "a named person’s word (N). Nobody in particular (“many analysts”): the writer’s word (W).",
    ),
    (
        "Could a record settle it, with no judging?",
        "If a record says so: a record (R).",
    ),
    ("If neither:", "It is the writer’s word alone (W). Which words give it away?"),
)


def render_card() -> Element:
    """Give the three questions in order, once on the screen and four times on paper to cut."""
    return build("div", {"class": "ws-cards"}, *(_card() for _ in range(4)))


def _card() -> Element:
    items = (
        build("li", {}, build("b", {}, question), f" {answer}") for question, answer in QUESTIONS
    )
    return build(
        "div",
        {"class": "ws-card ws-item"},
        build("p", {"class": "ws-card-title"}, "Who says so?"),
        build("ol", {}, *items),
        build("p", {}, "Stop at the first yes. Then ask: how do you know?"),
    )
