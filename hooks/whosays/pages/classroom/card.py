"""The card: the three questions, to cut out."""

from xml.etree.ElementTree import Element

from whosays.pages.practice.three_questions import render_questions
from whosays.pages.tree import build


def render_card() -> Element:
    """Give the card once on the screen and four times on paper."""
    return build("div", {"class": "ws-cards"}, *(_card() for _ in range(4)))


def _card() -> Element:
    return build(
        "div",
        {"class": "ws-card ws-item"},
        build("p", {"class": "ws-card-title"}, "Who says so?"),
        render_questions(),
    )
