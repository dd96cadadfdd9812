"""Claims that another page answers: extracts from three pages, and what each of them can show.

Without script each answer unfolds below its question; theme/assets/practice.js shows it when the
reader has chosen.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from whosays.edition import Edition
from whosays.model.practice import Claim, Extract
from whosays.pages.article.reference import link_record, published
from whosays.pages.practice.exercise import (
    Choice,
    render_choice,
    render_exercise,
    render_sentence,
)
from whosays.pages.tree import build, fold

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
    question.append(fold("Show the answer", _answer(edition, claim)))
    return question


def render_claim(
    edition: Edition, data: dict[str, str], number: str, claim: Claim, *choices: Element
) -> Element:
    """Return a claim with its extracts, and the choices after them."""
    question = render_sentence(data, number, build("q", {}, claim.claim), choices)
    extracts = (_extract(edition, one) for one in claim.extracts)
    question.insert(1, build("ol", {"class": "ws-extracts"}, *extracts))
    return question


def _extract(edition: Edition, extract: Extract) -> Element:
    reference = edition.references[extract.reference]
    translated = " (translated)" if reference.language else ""
    page = build("small", {}, published(reference))
    return build("li", {}, build("q", {}, extract.words), translated, build("br"), page)


def render_choices(group: str) -> Iterator[Element]:
    """Yield the three choices of a claim."""
    for one in EXTRACTS:
        yield render_choice(group, one.slug, one.words.capitalize())


def _answer(edition: Edition, claim: Claim) -> Element:
    """Return the right extract, what each could show, and where each can be read."""
    rows = []
    for one in claim.extracts:
        number = claim.choice(one)
        said = "Yes" if number == claim.right else "No"
        verdict = build("b", {}, f"{said}, extract {number}: ")
        record = link_record(edition.references[one.reference])
        row = build("li", {"data-for": number}, verdict, f"{one.because} ", record, ".")
        rows.append(row)
    return build("div", {"class": "ws-answer", "data-key": claim.id}, build("ul", {}, *rows))
