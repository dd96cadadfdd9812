"""Search: the page that finds, and what of an edition can be found."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from whosays.codebook import KINDS
from whosays.edition import Article, Edition
from whosays.model.notes import AnyNote
from whosays.model.reference import Reference
from whosays.pages.addresses import article_page, term_page
from whosays.pages.order import alphabetical
from whosays.pages.plain import plain
from whosays.pages.tree import build
from whosays.pages.years import render_by_year
from whosays.syntax import without_marks

RECORDS = "References"
"""Their section: what a note says of a record comes before the record."""
SECTIONS = (
    "Notes",
    "Articles",
    "Glossary",
    "Guide",
    "Practice",
    "Classroom",
    RECORDS,
    "About",
)
"""What a search can be narrowed to; the last word of a page's folder, or what a record is."""


@dataclass(frozen=True)
class Record:
    """Something that can be found: a note, a term, a reference, an article, a part of a page."""

    page: str
    """The page's address below the site's, or its source."""
    anchor: str
    """The place on it, or nothing for the whole page."""
    title: str
    text: str
    section: str
    kind: str = ""
    """Who says so, if it is a note."""
    more: str = ""
    """Words by which it is found and which are not shown."""


def search_records(edition: Edition) -> Iterator[Record]:
    """Give everything that is made from the data, so that no page need be read for it."""
    for article in edition.in_order:
        page = f"articles/{article.id}.md"
        names = "; ".join(one.name for one in article.file.speakers.values())
        text = f"{article.file.found.publisher}, {article.file.found.date}. {names}"
        yield Record(page, "", article.title, text, "Articles", more=article.text)
        yield from (_note(edition, page, article, note) for note in article.notes)
    for name, term in edition.terms.items():
        text = f"{without_marks(term.definition)} {plain(edition, term.usage)}"
        yield Record(f"glossary/{name}.md", "", term.title, text, "Glossary")
    for reference in edition.references.values():
        yield _reference(reference)


def _note(edition: Edition, page: str, article: Article, note: AnyNote) -> Record:
    title = f"Note {article.numbers[note.id]}: {note.gist}"
    text = f"{note.quote} {plain(edition, note.note)}"
    return Record(page, note.id, title, text, "Notes", KINDS[note.kind].label)


def _reference(reference: Reference) -> Record:
    parts = (
        reference.title_short,
        reference.publisher,
        reference.voice_of,
        *reference.excerpts,
        *reference.translations,
    )
    text = " ".join(part for part in parts if part)
    return Record("about/references.md", reference.id, reference.title, text, RECORDS)


def render_search(edition: Edition) -> Element:
    """Give the frame that theme/assets/search.js fills, and what serves without it: A to Z."""
    terms = sorted(edition.terms.items(), key=lambda item: alphabetical(item[1].title))
    links = [build("li", {}, build("a", {"href": term_page(n)}, term.title)) for n, term in terms]
    return build(
        "div",
        {
            "class": "ws-search ws-no-contents",
            "data-search": " ".join(_sections(edition)),
            "data-kinds": json.dumps([kind.label for kind in KINDS.values()], ensure_ascii=False),
            "data-search-exclude": "",
        },
        build("div", {"data-controls": ""}),
        build("div", {"data-results": ""}),
        *([build("h2", {"id": "a-to-z"}, "From A to Z")] if edition.articles or links else []),
        *(render_by_year(edition.in_order, _article) if edition.articles else []),
        *([build("ul", {}, *links)] if links else []),
    )


def _sections(edition: Edition) -> list[str]:
    """Return the sections in which the edition has something to find."""
    folders = {page.partition("/")[0] for page in edition.pages}
    filled = {
        "Notes": edition.in_practice,
        "Articles": edition.articles,
        "Glossary": edition.terms,
        RECORDS: edition.references,
    }
    return [one for one in SECTIONS if filled.get(one, one.lower() in folders)]


def _article(article: Article) -> Element:
    return build(
        "li", {}, build("a", {"href": article_page(article), **article.tongue}, article.title)
    )
