"""What a page can ask for by `::: name argument`, each an Edition and a name → an Element."""

from collections.abc import Callable, Mapping
from typing import TypeVar
from xml.etree.ElementTree import Element

from whosays import article, classroom, glossary, legend, practice, reference
from whosays.edition import Article, Edition
from whosays.faults import Fault, Faults
from whosays.model import AnyNote
from whosays.schema import nearest

Found = TypeVar("Found")

LARGE = {"article", "predict", "references"}
"""Directives of thousands of elements, on pages that hide their table of contents."""


def run_directive(edition: Edition, name: str, argument: str) -> Element:
    """Give what a directive shows. Raises Faults if there is no such directive or argument."""
    return pick("directive", DIRECTIVES, name)(edition, argument)


def pick(what: str, known: Mapping[str, Found], name: str) -> Found:
    """Give what bears the name, or say what comes nearest to it."""
    if name not in known:
        hint = nearest(name, list(known))
        raise Faults([Fault("docs", 0, f"there is no {what} “{name}”{hint}")])
    return known[name]


def pick_article(edition: Edition, name: str) -> Article:
    """Give the article that a directive names."""
    return pick("article", edition.articles, name)


def pick_term(edition: Edition, name: str) -> str:
    """Give the name of a term that exists."""
    pick("term", edition.terms, name)
    return name


def _passage(edition: Edition, address: str) -> tuple[Article, AnyNote]:
    name, _, passage = address.partition("/")
    chosen = pick_article(edition, name)
    return chosen, pick("passage", {note.id: note for note in chosen.notes}, passage)


DIRECTIVES: dict[str, Callable[[Edition, str], Element]] = {
    "article": lambda edition, name: article.render_article(edition, pick_article(edition, name)),
    "articles": lambda edition, _: article.render_articles(edition),
    "passage": lambda edition, address: glossary.render_quotation(*_passage(edition, address), "p"),
    "term": lambda edition, name: glossary.render_term(edition, pick_term(edition, name)),
    "glossary": lambda edition, _: glossary.render_index(edition),
    "references": lambda edition, _: reference.render_references(edition),
    "predict": lambda edition, name: practice.render_predict(edition, pick_article(edition, name)),
    "warm-up": lambda edition, _: practice.render_warm_up(edition, edition.exercises),
    "contested": lambda edition, _: practice.render_contested(edition),
    "worksheet": lambda edition, name: classroom.render_worksheet(pick_article(edition, name)),
    "answer-key": lambda edition, name: classroom.render_answer_key(
        edition, pick_article(edition, name)
    ),
    "card": lambda *_: classroom.render_card(),
    "class-view": lambda edition, name: classroom.render_class_view(pick_article(edition, name)),
    "kinds": lambda *_: legend.render_kinds(),
    "checks": lambda *_: legend.render_checks(),
    "signals": lambda *_: legend.render_signals(),
    "flags": lambda *_: legend.render_flags(),
    "manners": lambda *_: legend.render_manners(),
}
