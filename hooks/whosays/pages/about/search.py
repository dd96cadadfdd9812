"""Search: the page that finds, and what of an edition can be found."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from whosays.codebook import KINDS
from whosays.edition import Edition
from whosays.pages.addresses import REFERENCES, link_article, term_page
from whosays.pages.glossary.terms import sorted_terms
from whosays.pages.lists import render_by_year
from whosays.pages.prose import plain
from whosays.pages.template import render
from whosays.pages.tree import Element, build
from whosays.syntax import without_marks

WITH_KINDS = "Notes"
"""The section that can be narrowed to a kind: no other record has one."""
RECORDS = "References"
"""Their section: what a note says of a record comes before the record."""
SECTIONS = (WITH_KINDS, "Articles", "Glossary", "Guide", "Practice", "Classroom", RECORDS, "About")
"""What a search can be narrowed to; the last word of a page's folder, or what a record is."""


@dataclass(frozen=True)
class SearchRecord:
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


def search_records(edition: Edition) -> Iterator[SearchRecord]:
    """Yield everything that is made from the data, so that no page need be read for it."""
    for article in edition.in_order:
        names = "; ".join(one.name for one in article.file.speakers.values())
        text = f"{article.file.found.publisher}, {article.file.found.date}. {names}"
        yield SearchRecord(article.page, "", article.title, text, "Articles", more=article.text)
        for note in article.notes:
            title = f"Note {article.numbers[note.id]}: {note.gist}"
            text = f"{note.quote} {plain(edition, note.note)}"
            yield SearchRecord(
                article.page, note.id, title, text, WITH_KINDS, KINDS[note.kind].title
            )
    for name, term in edition.terms.items():
        text = f"{without_marks(term.definition)} {plain(edition, term.usage)}"
        yield SearchRecord(term_page(name).removeprefix("../"), "", term.title, text, "Glossary")
    for one in edition.references.values():
        said = (one.title_short, one.publisher, one.voice_of, *one.excerpts, *one.translations)
        yield SearchRecord(REFERENCES, one.id, one.title, " ".join(filter(None, said)), RECORDS)


def render_search(edition: Edition) -> Element:
    """Return the frame that theme/assets/search.js fills, and what serves without it: A to Z."""
    folders = {page.partition("/")[0] for page in edition.pages}
    filled = {
        WITH_KINDS: edition.in_practice,
        "Articles": edition.articles,
        "Glossary": edition.terms,
        RECORDS: edition.references,
    }
    sections = [one for one in SECTIONS if filled.get(one, one.lower() in folders)]
    articles = render_by_year(edition.in_order, lambda one: build("li", {}, link_article(one)))
    return render(
        "about/search.html",
        edition=edition,
        sections=sections,
        notes=WITH_KINDS,
        kinds=json.dumps([one.title for one in KINDS.values()], ensure_ascii=False),
        articles=articles if edition.articles else None,
        terms=sorted_terms(edition),
    )
