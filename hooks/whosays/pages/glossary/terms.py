"""Links to glossary pages, and the definitions that are shown in place."""

from collections.abc import Iterable

from whosays.edition import Edition
from whosays.model.term import Term
from whosays.pages.addresses import term_page
from whosays.pages.lists import alphabetical
from whosays.pages.tree import Element, build, link
from whosays.syntax import without_marks


def sorted_terms(edition: Edition) -> list[tuple[str, Term]]:
    """Return the terms from A to Z, each after its name."""
    return sorted(edition.terms.items(), key=lambda item: alphabetical(item[1].title))


def link_headword(name: str, term: Term) -> Element:
    """Return a plain link to a term's page, with its title."""
    return link(term_page(name), term.title)


def link_term(name: str, words: str) -> Element:
    """Return words that lead to a term's page; theme/assets/terms.js shows the definition there."""
    return build("a", {"class": "ws-term", "href": term_page(name), "data-term": name}, words)


def link_and_define(name: str, term: Term, words: str | None = None) -> Element:
    """Return words that lead to a term's page, with the definition beside them."""
    words_there = link_term(name, words or term.title)
    return build("span", {"class": "ws-use"}, words_there, render_definition(name, term, "span"))


def render_definition(name: str, term: Term, tag: str = "div") -> Element:
    """Return the definition that theme/assets/terms.js can show beside a term's link."""
    attributes = {"class": "ws-definition", "popover": "auto", "data-definition": name}
    if tag == "span":  # on an ordinary page, which search reads
        attributes["data-search-exclude"] = ""
    return build(tag, attributes, build("b", {}, term.title), " ", without_marks(term.definition))


def linked_terms(page: Element) -> set[str]:
    """Return the names of the terms that a page links."""
    return {link.get("data-term", "") for link in page.iter("a")} - {""}


def render_definitions(edition: Edition, names: Iterable[str]) -> Element:
    """Return definitions, for a page that must have them all inside."""
    shown = (render_definition(name, edition.terms[name]) for name in names)
    return build("div", {}, *shown)
