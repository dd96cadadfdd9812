"""Links to glossary pages, and the definitions that are shown in place."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from whosays.edition import Edition
from whosays.model.term import Term
from whosays.pages.addresses import term_page
from whosays.pages.tree import build
from whosays.syntax import without_marks


def link_term(name: str, words: str) -> Element:
    """Link words to a term's page; theme/assets/terms.js shows the definition in place."""
    return build("a", {"class": "ws-term", "href": term_page(name), "data-term": name}, words)


def link_and_define(name: str, term: Term, words: str | None = None) -> Element:
    """Link words to a term's page and carry the definition beside them."""
    link = link_term(name, words or term.title)
    return build("span", {"class": "ws-use"}, link, render_definition(name, term, "span"))


def render_definition(name: str, term: Term, tag: str = "div") -> Element:
    """Give the definition that theme/assets/terms.js can show beside a term's link."""
    attributes = {"class": "ws-definition", "popover": "auto", "data-definition": name}
    if tag == "span":  # on an ordinary page, which search reads
        attributes["data-search-exclude"] = ""
    return build(tag, attributes, build("b", {}, term.title), " ", without_marks(term.definition))


def linked_terms(page: Element) -> set[str]:
    """Give the names of the terms that a page links."""
    return {link.get("data-term", "") for link in page.iter("a")} - {""}


def render_definitions(edition: Edition, names: Iterable[str]) -> Element:
    """Give definitions, for a page that must have them all inside."""
    shown = (render_definition(name, edition.terms[name]) for name in names)
    return build("div", {}, *shown)
