"""Glossary pages: what a word means, who says it, who objects, and where articles use it."""

from collections import Counter
from xml.etree.ElementTree import Element

from whosays.edition import Article, Edition
from whosays.model.notes import AnyNote
from whosays.model.term import Shelf
from whosays.pages.addresses import REFERENCES, link_page, passage, term_page
from whosays.pages.article.quotation import render_quotation
from whosays.pages.article.reference import render_reference
from whosays.pages.choices import join, render_choices
from whosays.pages.glossary.terms import link_term
from whosays.pages.order import alphabetical
from whosays.pages.prose import read_marks, read_prose
from whosays.pages.tree import Child, build
from whosays.pages.years import render_by_year
from whosays.syntax import without_marks

MOST_QUOTED = 40
"""So many passages are quoted; of other articles, links are listed."""


def _shelves(edition: Edition) -> dict[Shelf, str]:
    article = "the articles" if edition.several else "the article"
    return {"article": f"Words of {article}", "reading": "Words for reading"}


def render_term(edition: Edition, name: str) -> Element:
    """Give what a term's page shows: definition, usage, passages, neighbours, references."""
    term = edition.terms[name]
    page = build(
        "div",
        {},
        build("p", {"class": "ws-lead"}, *read_marks(term.definition, term.references)),
        build(
            "h2",
            {"id": "who-says-it"},
            "Who says it, and who objects" if term.shelf == "article" else "How writers use it",
        ),
        build("p", {}, *read_prose(edition, term.usage, term.references)),
    )
    passages = edition.uses.get(name, [])
    if passages:
        page.append(
            build(
                "h2",
                {"id": "in-the-article"},
                "In the articles" if edition.several else "In the article",
            )
        )
        quoted = (render_quotation(edition, *one) for one in passages[:MOST_QUOTED])
        page.append(build("ul", {"class": "ws-uses"}, *quoted))
        page.extend(_other_uses(passages[MOST_QUOTED:]))
    mentions = list(_mentions(edition, name))
    if mentions:
        page.append(build("h2", {"id": "see-also"}, "See also"))
        page.append(
            build("p", {}, *join((link_term(n, edition.terms[n].title) for n in mentions), " · "))
        )
    if term.references:
        items = (render_reference(edition.references[key]) for key in term.references)
        page.append(build("h2", {"id": "references"}, "References"))
        page.append(build("ol", {"class": "ws-references"}, *items))
        if REFERENCES in edition.pages:
            link = link_page(edition, REFERENCES, "How we read these sources")
            page.append(build("p", {}, link))
    return page


def _other_uses(passages: list[tuple[Article, AnyNote]]) -> list[Element]:
    """Link the first passage of each other article."""
    counts = Counter(article.id for article, _ in passages)
    first = {article.id: (article, note) for article, note in reversed(passages)}

    def entry(article: Article) -> Element:
        where = {"href": passage(*first[article.id]), **article.tongue}
        count = counts[article.id]
        words = f": {count} {'passage' if count == 1 else 'passages'}"
        return build("li", {}, build("a", where, article.title), words)

    return render_by_year([first[name][0] for name in counts], entry) if passages else []


def render_index(edition: Edition) -> Element:
    """Give both shelves from A to Z, filterable without script and printable as a handout."""
    if not edition.terms:
        return build("p", {}, "There is no word here yet.")
    shelves = _shelves(edition)
    choices = [("all", ["All words"]), *((shelf, [name]) for shelf, name in shelves.items())]
    page = build("div", {"class": "ws-glossary"}, render_choices("Show words", "ws-list", choices))
    for shelf, heading in shelves.items():
        terms = sorted(
            ((n, t) for n, t in edition.terms.items() if t.shelf == shelf),
            key=lambda item: alphabetical(item[1].title),
        )
        items: list[Child] = []
        for name, term in terms:
            link = build("a", {"href": term_page(name)}, term.title)
            definition = build("dd", {}, without_marks(term.definition))
            items += [build("dt", {"id": name}, link), definition]
        page.append(
            build(
                "section",
                {"data-shelf": shelf},
                build("h2", {"id": f"ws-{shelf}"}, heading),
                build("dl", {}, *items),
            )
        )
    return page


def _mentions(edition: Edition, name: str) -> list[str]:
    """Give the terms this one names as neighbours, and those that name it."""
    back = [other for other, term in edition.terms.items() if name in term.see]
    return list(dict.fromkeys([*edition.terms[name].see, *back]))
