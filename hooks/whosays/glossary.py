"""Glossary pages: what a word means, who says it, who objects, and where the article uses it."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from whosays.choices import join, render_choices
from whosays.codebook import KINDS
from whosays.edition import Article, Edition
from whosays.model import AnyNote, Term
from whosays.note import render_mark
from whosays.reference import render_reference
from whosays.tree import Child, Markdown, build

SHELVES = {"article": "Words of the article", "reading": "Words for reading"}


def link_term(name: str, words: str) -> Element:
    """Link words to a term's page; docs/assets/terms.js shows the definition in place."""
    return build(
        "a", {"class": "ws-term", "href": f"../glossary/{name}.md", "data-term": name}, words
    )


def render_definition(name: str, term: Term, tag: str = "div") -> Element:
    """Give the definition that docs/assets/terms.js can show beside a term's link."""
    attributes = {"class": "ws-definition", "popover": "auto", "data-definition": name}
    if tag == "span":  # on an ordinary page, which search reads
        attributes["data-search-exclude"] = ""
    return build(tag, attributes, build("b", {}, term.title), " ", term.definition)


def render_definitions(edition: Edition, names: Iterable[str]) -> Element:
    """Give the definitions of the terms that a page links."""
    shown = (render_definition(name, edition.terms[name]) for name in names)
    return build("div", {}, *shown)


def render_term(edition: Edition, name: str) -> Element:
    """Give what a term's page shows: definition, usage, passages, neighbours, references."""
    term = edition.terms[name]
    page = build(
        "div",
        {},
        build("p", {"class": "ws-lead"}, term.definition),
        build(
            "h2",
            {"id": "who-says-it"},
            "Who says it, and who objects" if term.shelf == "article" else "How writers use it",
        ),
        build("p", {}, Markdown(term.usage)),
    )
    passages = edition.uses.get(name, [])
    if passages:
        page.append(build("h2", {"id": "in-the-article"}, "In the article"))
        page.append(
            build(
                "ul",
                {"class": "ws-uses"},
                *(render_quotation(article, note) for article, note in passages),
            )
        )
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
    return page


def render_quotation(article: Article, note: AnyNote, tag: str = "li") -> Element:
    """Quote a passage with its kind, its gist and its address."""
    kind = KINDS[note.kind]
    return build(
        tag,
        {"class": f"ws-quotation ws-{kind.slug}"},
        build("q", {"class": f"ws-passage ws-{kind.slug}"}, note.quote),
        " ",
        build("span", {"class": "ws-label"}, render_mark(kind), f" {kind.label}. "),
        f"{note.gist} ",
        build(
            "a",
            {"href": f"../articles/{article.id}.md#{note.id}"},
            f"Passage {article.numbers[note.id]}",
        ),
    )


def render_index(edition: Edition) -> Element:
    """Give both shelves from A to Z, filterable without script and printable as a handout."""
    choices = [("all", ["All words"]), *((shelf, [name]) for shelf, name in SHELVES.items())]
    page = build("div", {"class": "ws-glossary"}, render_choices("Show words", "ws-list", choices))
    for shelf, heading in SHELVES.items():
        terms = sorted(
            ((n, t) for n, t in edition.terms.items() if t.shelf == shelf), key=_by_title
        )
        items: list[Child] = []
        for name, term in terms:
            link = build("a", {"href": f"../glossary/{name}.md"}, term.title)
            items += [build("dt", {"id": name}, link), build("dd", {}, term.definition)]
        page.append(
            build(
                "section", {"data-shelf": shelf}, build("h2", {}, heading), build("dl", {}, *items)
            )
        )
    return page


def _by_title(item: tuple[str, Term]) -> str:
    title = item[1].title.lstrip("“‘")
    return title.removeprefix("The ").lower()


def _mentions(edition: Edition, name: str) -> list[str]:
    """Give the terms this one names as neighbours, and those that name it."""
    back = [other for other, term in edition.terms.items() if name in term.see]
    return list(dict.fromkeys([*edition.terms[name].see, *back]))
