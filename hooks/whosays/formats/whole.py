"""An article as one whole, for files that stand alone: text, notes, sources, words explained."""

from xml.etree.ElementTree import Element

from whosays.edition import Article, Edition
from whosays.formats.address import Home
from whosays.formats.relink import relink, word_id
from whosays.pages.article.article import render_article
from whosays.pages.article.reference import render_reference
from whosays.pages.glossary.terms import linked_terms, render_definitions
from whosays.pages.lists import alphabetical
from whosays.pages.prose import read_prose
from whosays.pages.tree import build
from whosays.syntax import without_marks


def render_whole(edition: Edition, article: Article, home: Home) -> Element:
    """Give the article's page with sources and words at its end, and no link that leads nowhere."""
    page = render_article(edition, article)
    if cited := dict.fromkeys(key for note in article.notes for key in note.references):
        heading = build("h2", {"id": "ws-sources"}, "The sources in full")
        lines = (render_reference(edition.references[key]) for key in cited)
        full = build("ol", {"class": "ws-references"}, *lines)
        page.append(build("section", {"class": "ws-colophon"}, heading, full))
    words: dict[str, Element] = {}
    waiting = linked_terms(page)
    while waiting:  # an explanation may use words that want one too
        words |= {name: _word(edition, name) for name in waiting}
        waiting = {one for word in words.values() for one in linked_terms(word)} - set(words)
    names = sorted(words, key=lambda one: alphabetical(edition.terms[one].title))
    if names:
        heading = build("h2", {"id": "ws-words"}, "Words explained")
        shown = (words[name] for name in names)
        page.append(build("section", {"class": "ws-colophon"}, heading, *shown))
    for parent in list(page.iter()):  # once is enough: a definition stands beside each use of it
        for definition in parent.findall("*[@data-definition]"):
            parent.remove(definition)
    page.append(render_definitions(edition, names))
    relink(page, article, words, home.site)
    return page


def _word(edition: Edition, name: str) -> Element:
    term = edition.terms[name]
    return build(
        "div",
        {},
        build("h3", {"id": word_id(name)}, term.title),
        build("p", {}, without_marks(term.definition)),
        build("p", {}, *read_prose(edition, term.usage)),
    )
