"""An article as one whole, for files that stand alone: text, notes, sources, words explained."""

from collections.abc import Collection
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from whosays.edition import Article, Edition
from whosays.formats.address import Home
from whosays.pages.addresses import article_page
from whosays.pages.article.article import render_article
from whosays.pages.article.reference import render_reference
from whosays.pages.glossary.terms import linked_terms, render_definitions
from whosays.pages.lists import alphabetical
from whosays.pages.prose import read_prose
from whosays.pages.tree import build
from whosays.syntax import without_marks

IDLE = {"ws-take", "ws-ways"}
"""Lines that a file does not need: how to take the article away, and addresses for scripts."""
ABOUT_THE_SITE = {"ws-set-links", "ws-about"}
"""Lines that only lead to other pages of the site."""
WORD = "ws-word-"
"""How the id of an explained word begins."""


def render_whole(edition: Edition, article: Article, home: Home) -> Element:
    """Return the article's page with sources and words at its end, and no link that is broken."""
    page = render_article(edition, article)
    cited = dict.fromkeys(key for note in article.notes for key in note.references)
    if cited:
        lines = (render_reference(edition.references[key]) for key in cited)
        full = build("ol", {"class": "ws-references"}, *lines)
        page.append(_part("ws-sources", "The sources in full", full))
    words: dict[str, Element] = {}
    waiting = linked_terms(page)
    while waiting:  # an explanation may use words that want one too
        words |= {name: _word(edition, name) for name in waiting}
        waiting = {one for word in words.values() for one in linked_terms(word)} - set(words)
    names = sorted(words, key=lambda one: alphabetical(edition.terms[one].title))
    if names:
        page.append(_part("ws-words", "Words explained", *(words[name] for name in names)))
    idle = IDLE if home.site else IDLE | ABOUT_THE_SITE
    for parent in list(page.iter()):
        for child in list(parent):
            # once is enough: a definition stands beside each use of it
            own = child.tag == "p" and child.get("class") in idle
            if own or "data-definition" in child.attrib:
                parent.remove(child)
    page.append(render_definitions(edition, names))
    for link in page.iter("a"):
        if target := _target(link.attrib.pop("href", ""), article, words, home.site):
            link.set("href", target)
    return page


def _part(name: str, heading: str, *children: Element) -> Element:
    return build("section", {"class": "ws-colophon"}, build("h2", {"id": name}, heading), *children)


def _word(edition: Edition, name: str) -> Element:
    term = edition.terms[name]
    return build(
        "div",
        {},
        build("h3", {"id": f"{WORD}{name}"}, term.title),
        build("p", {}, without_marks(term.definition)),
        build("p", {}, *read_prose(edition, term.usage)),
    )


def _target(href: str, article: Article, words: Collection[str], site: str) -> str:
    """Return where a link leads: into the file where it can, or else to the site, or nowhere."""
    if not href.startswith("../"):
        return href
    parts = urlsplit(href)
    if parts.path == article_page(article) and parts.fragment:
        return f"#{parts.fragment}"
    path = parts.path.removeprefix("../").removesuffix(".md")
    if path.startswith("glossary/") and (name := path.removeprefix("glossary/")) in words:
        return f"#{WORD}{name}"
    if not site:
        return ""
    folder = path.removesuffix("index").rstrip("/")
    return site + parts._replace(path=f"{folder}/").geturl().lstrip("/")
