"""Glossary pages: what a word means, who says it, who objects, and where articles use it."""

from collections import Counter
from collections.abc import Iterator

from whosays.edition import Article, Edition
from whosays.faults import counted
from whosays.model.notes import AnyNote
from whosays.model.term import Shelf
from whosays.pages.addresses import REFERENCES, link_page, passage, term_page
from whosays.pages.article.quotation import render_opening, render_quotation
from whosays.pages.article.reference import render_reference
from whosays.pages.glossary.terms import link_headword, link_term, sorted_terms
from whosays.pages.lists import render_by_year, render_choices
from whosays.pages.prose import read_marks, read_prose
from whosays.pages.tree import Child, Element, build, join, link
from whosays.syntax import without_marks

AT_THE_END = "ws-at-the-end"
"""The part that the extension moves to the end of the page, after the author's own words."""
MOST_QUOTED = 40
"""The maximum of passages that are quoted; of other articles, links are listed."""


def render_term(edition: Edition, name: str) -> Element:
    """Return what a term's page shows: definition, usage, passages, neighbours, references."""
    term, passages = edition.terms[name], edition.uses.get(name, [])
    how = "Who says it, and who objects" if term.shelf == "article" else "How writers use it"
    page = build(
        "div",
        {},
        build("p", {"class": "ws-lead"}, *read_marks(term.definition, term.references)),
        build("h2", {"id": "who-says-it"}, how),
        build("p", {}, *read_prose(edition, term.usage, term.references)),
    )
    if passages:
        where = "In the articles" if edition.several else "In the article"
        quoted = (render_quotation(edition, *one, "li") for one in passages[:MOST_QUOTED])
        page.append(build("h2", {"id": "in-the-article"}, where))
        page.append(build("ul", {"class": "ws-uses"}, *quoted))
    if others := passages[MOST_QUOTED:]:
        page.append(_other_uses(others))
    page.append(build("div", {"class": AT_THE_END}, *_end(edition, name)))
    return page


def _end(edition: Edition, name: str) -> Iterator[Element]:
    """Yield what ends a term's page: its neighbours, its sources, and all words from A to Z."""
    term = edition.terms[name]
    back = (other for other, one in edition.terms.items() if name in one.see)
    if mentions := dict.fromkeys([*term.see, *back]):
        links = (link_term(other, edition.terms[other].title) for other in mentions)
        yield build("h2", {"id": "see-also"}, "See also")
        yield build("p", {}, *join(links, " · "))
    if term.references:
        items = (render_reference(edition.references[key]) for key in term.references)
        yield build("h2", {"id": "references"}, "Sources")
        yield build("ol", {"class": "ws-references"}, *items)
        yield build("p", {}, link_page(edition, REFERENCES, "How we read our sources"))
    words = (
        build("li", {"class": "ws-here"} if key == name else {}, link_headword(key, one))
        for key, one in sorted_terms(edition)
    )
    yield build(
        "nav", {"class": "ws-az", "aria-label": "Glossary, A to Z"}, build("ul", {}, *words)
    )


def _other_uses(passages: list[tuple[Article, AnyNote]]) -> Element:
    """Return a link to the first passage of each other article."""
    counts = Counter(article.id for article, _ in passages)
    first = {article.id: (article, note) for article, note in reversed(passages)}

    def entry(article: Article) -> Element:
        there = link(passage(*first[article.id]), article.title, **article.tongue)
        return build("li", {}, there, f": {counted(counts[article.id], 'passage')}")

    return render_by_year([first[name][0] for name in counts], entry)


def render_index(edition: Edition) -> Element:
    """Return both shelves from A to Z, filterable without script and printable as a handout."""
    if not edition.terms:
        return build("p", {}, "There are no words here yet.")
    articles = "the articles" if edition.several else "the article"
    shelves: dict[Shelf, str] = {"article": f"Words in {articles}", "reading": "Words about news"}
    choices = [("all", ["All words"]), *((shelf, [name]) for shelf, name in shelves.items())]
    page = build("div", {"class": "ws-glossary"}, render_choices("Show words", "ws-list", choices))
    for shelf, name in shelves.items():
        words = build("dl")
        for key, term in sorted_terms(edition):
            if term.shelf == shelf:
                words.append(build("dt", {"id": key}, link_headword(key, term)))
                words.append(build("dd", {}, without_marks(term.definition)))
        heading = build("h2", {"id": f"ws-{shelf}"}, name)
        page.append(build("section", {"data-shelf": shelf}, heading, words))
    return page


def render_words(edition: Edition, article: Article, note: AnyNote) -> Element:
    """Return the passage, each word leading to its definition; the first definition is open."""
    matches = list(edition.aliases.find(note.quote))
    words: list[Child] = []
    at = 0
    for match in matches:
        shown = note.quote[match.start : match.end]
        lit = build("a", {"class": "ws-word", "href": f"#ws-word-{match.term}"}, shown)
        words += [note.quote[at : match.start], lit]
        at = match.end
    definitions = [_define(edition, name) for name in dict.fromkeys(one.term for one in matches)]
    for first in definitions[:1]:
        first.set("open", "open")
    return render_opening(edition, article, note, [*words, note.quote[at:]], definitions)


def _define(edition: Edition, name: str) -> Element:
    term = edition.terms[name]
    more = link(term_page(name), "Who says it, and who objects")
    return build(
        "details",
        {"class": "ws-note", "name": "ws-word"},
        build("summary", {}, build("span", {"class": "ws-label"}, term.title)),
        build(
            "div",
            {"class": "ws-body", "id": f"ws-word-{name}"},
            build("p", {}, f"{without_marks(term.definition)} ", more),
        ),
    )
