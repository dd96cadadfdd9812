"""What pupils open: every exercise under a short name, and the few that a lesson needs."""

from collections.abc import Iterator
from typing import NamedTuple

from whosays.edition import Article, Block, Edition
from whosays.pages import addresses
from whosays.pages.sets import ask_page, exercise, part_page
from whosays.pages.template import render
from whosays.pages.tree import Element


class Exercise(NamedTuple):
    """A page for pupils."""

    name: str
    """What comes after `go/#` in its short address."""
    words: str
    address: str


def render_go(edition: Edition) -> Element:
    """Return a list of every exercise, which theme/assets/go.js leads on to by its short name."""
    articles = edition.in_practice if addresses.PREDICT in edition.pages else ()
    return render(
        "practice/go.html",
        general=_general(edition),
        articles=((one, _whole(edition, one), _paragraphs(edition, one)) for one in articles),
    )


def render_send(edition: Edition) -> Element:
    """Return the links that a lesson with devices needs; go.js adds their short addresses."""
    general = _general(edition)
    exercises = [one for one in general if one.name.startswith("form-")]
    if lead := next(iter(edition.in_practice), None):
        named = (one for one in lead.blocks if one.number and one.number == lead.file.lesson)
        block = next(named, lead.showpiece)
        if block and exercise(edition, lead, block):
            exercises.append(_paragraph(edition, lead, block, block.name))
    exercises += [one for one in general if one.name == "cards"]
    return render("practice/send.html", edition=edition, exercises=exercises)


def _general(edition: Edition) -> list[Exercise]:
    """Return the exercises that belong to no article, as far as the edition has their pages."""
    forms = [form.form for form in edition.exercises.tests]
    alone = "?embed"  # without the menu, which leads to the answers
    every = [
        *((f"form-{form}", f"Form {form}", addresses.PRE_POST, f"?form={form}") for form in forms),
        ("warm-up", "Warm-up", addresses.WARM_UP, ""),
        ("argue", "Contested passages", addresses.CONTESTED, ""),
        ("pairs", "Pair sheet", addresses.PAIR_SHEET, alone),
        ("cards", "Record cards", addresses.RECORD_CARDS, alone),
    ]
    return [
        Exercise(name, words, f"../{page}{query}")
        for name, words, page, query in every
        if page in edition.pages
    ]


def _whole(edition: Edition, article: Article) -> Exercise:
    address = ask_page(edition, article, addresses.PREDICT)
    return Exercise(_letters(edition, article) or "all", "the whole article", address)


def _paragraphs(edition: Edition, article: Article) -> Iterator[Exercise]:
    """Yield an exercise for each paragraph, unless the article has a page of its own."""
    if part_page(addresses.PREDICT, article) not in edition.parts:
        for block in article.blocks:
            if any(block.notes):
                yield _paragraph(edition, article, block, str(block.number or block.name.lower()))


def _paragraph(edition: Edition, article: Article, block: Block, words: str) -> Exercise:
    name = f"{_letters(edition, article)}{block.code}"
    return Exercise(name, words, f"{exercise(edition, article, block)}&wait")


def _letters(edition: Edition, article: Article) -> str:
    return "" if article.id == edition.lead else edition.letters[article.id]
