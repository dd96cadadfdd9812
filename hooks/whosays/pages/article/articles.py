"""The list of all articles."""

from functools import partial

from whosays.edition import Article, Edition
from whosays.faults import counted
from whosays.pages.addresses import COMPARE, link_article, link_page
from whosays.pages.article.draft import render_draft
from whosays.pages.lists import MANY, render_by_year
from whosays.pages.pictures.strip import render_small_strip
from whosays.pages.sets import link_sets
from whosays.pages.tree import Element, build


def render_articles(edition: Edition) -> Element:
    """Return every article with its kinds and speakers, which search finds."""
    if not edition.articles:
        return build("p", {}, "There are no articles yet.")
    short = len(edition.articles) > MANY
    entry = _short_entry if short else partial(_entry, edition)
    every = render_by_year(edition.in_order, entry)
    if len(edition.in_practice) < 2 or COMPARE not in edition.pages:
        return every
    compare = build("p", {}, link_page(edition, COMPARE, "Compare the articles"), ".")
    return build("div", {}, every, compare)


def _entry(edition: Edition, article: Article) -> Element:
    counts, noted = _counts(article), bool(article.notes)
    speakers = "; ".join(speaker.name for speaker in article.file.speakers.values())
    heard = speakers or ("" if article.undecided else "nobody")  # a draft may yet have somebody
    passages = counted(len(article.notes), "passage")
    return build(
        "li",
        {},
        build("p", {}, link_article(article)),
        render_draft(article),
        render_small_strip(edition, article) if noted else None,
        build("p", {}, f"{passages}: {counts}.") if counts else None,
        build("p", {}, f"Who is speaking: {heard}.") if heard else None,
        *(link_sets(edition, article) if noted else []),
    )


def _short_entry(article: Article) -> Element:
    about = f", {article.file.found.publisher}. {_counts(article)}"
    return build("li", {}, link_article(article), about, render_draft(article))


def _counts(article: Article) -> str:
    counts = ((kind, len(article.with_kind(kind.id))) for kind in article.kinds)
    return ", ".join(kind.count(count) for kind, count in counts if count)
