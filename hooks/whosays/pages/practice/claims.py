"""Claims that another page answers: extracts from three pages, and what each of them can show.

Without script each answer unfolds below its question; theme/assets/practice.js shows it when the
reader has chosen.
"""

from collections.abc import Iterator

from whosays.edition import Edition
from whosays.model.practice import Claim
from whosays.pages.practice.exercise import Choice, render_choice, render_exercise, render_sentence
from whosays.pages.template import render
from whosays.pages.tree import Element, build

EXTRACTS = tuple(Choice(number, f"extract {number}") for number in "123")


def render_claims(edition: Edition) -> Element:
    """Return every claim with its three extracts, the choices and the answer."""
    if not edition.exercises.claims:
        return build("p", {}, "There are no claims here yet.")
    questions = (
        _question(edition, str(number), claim)
        for number, claim in enumerate(edition.exercises.claims, start=1)
    )
    section = build("section", {"class": "ws-drill"}, *questions)
    return render_exercise("claims", "question", EXTRACTS, [section])


def _question(edition: Edition, number: str, claim: Claim) -> Element:
    data = {"data-question": claim.id, "data-kind": claim.right}
    question = render_claim(edition, data, number, claim, *render_choices(f"q-{claim.id}"))
    question.append(render("practice/claim_answer.html", edition=edition, claim=claim))
    return question


def render_claim(
    edition: Edition, data: dict[str, str], number: str, claim: Claim, *choices: Element
) -> Element:
    """Return a claim with its extracts, and the choices after them."""
    question = render_sentence(data, number, build("q", {}, claim.claim), choices)
    question.insert(1, render("practice/extracts.html", edition=edition, claim=claim))
    return question


def render_choices(group: str) -> Iterator[Element]:
    """Yield the three choices of a claim."""
    for one in EXTRACTS:
        yield render_choice(group, one.slug, one.words.capitalize())
