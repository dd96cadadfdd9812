"""Glossary pages: what a word means, who says it, who objects, and where articles use it."""

from collections import Counter

from whosays.edition import Article, Edition
from whosays.faults import counted
from whosays.model.notes import AnyNote
from whosays.model.term import Shelf, Term
from whosays.pages.addresses import passage
from whosays.pages.glossary.terms import sorted_terms
from whosays.pages.lists import render_by_year, render_choices
from whosays.pages.prose import read_marks, read_prose
from whosays.pages.template import render
from whosays.pages.tree import Child, Element, build, link

AT_THE_END = "ws-at-the-end"
"""The part that the extension moves to the end of the page, after the author's own words."""
MOST_QUOTED = 40
"""The maximum of passages that are quoted; of other articles, links are listed."""
MOST_LISTED = 100
"""The maximum of terms in the list beside a term: a link from each page to each would be slow."""


def render_term(edition: Edition, name: str) -> Element:
    """Return what a term's page shows: definition, usage, passages, neighbours, references."""
    term, passages = edition.terms[name], edition.uses.get(name, [])
    others = passages[MOST_QUOTED:]
    back = (other for other, one in edition.terms.items() if name in one.see)
    return render(
        "glossary/term.html",
        edition=edition,
        name=name,
        term=term,
        definition=read_marks(term.definition, term.references),
        usage=read_prose(edition, term.usage, term.references),
        passages=passages[:MOST_QUOTED],
        others=_other_uses(others) if others else None,
        see=dict.fromkeys([*term.see, *back]),
        nearest=_nearest(sorted_terms(edition), name),
        AT_THE_END=AT_THE_END,
    )


def _nearest(terms: list[tuple[str, Term]], name: str) -> list[tuple[str, Term]]:
    """Return the terms around one in the alphabet, or all if they are few."""
    place = next(number for number, (one, _) in enumerate(terms) if one == name)
    start = max(0, min(place - MOST_LISTED // 2, len(terms) - MOST_LISTED))
    return terms[start : start + MOST_LISTED]


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
    return render(
        "glossary/index.html",
        filter=render_choices("Show words", "ws-list", choices),
        shelves=shelves,
        terms=sorted_terms(edition),
    )


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
    return render(
        "glossary/words.html",
        edition=edition,
        article=article,
        note=note,
        words=[*words, note.quote[at:]],
        names=dict.fromkeys(one.term for one in matches),
    )
