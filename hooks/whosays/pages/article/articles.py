"""The list of all articles."""

from xml.etree.ElementTree import Element

from whosays.edition import Article, Edition
from whosays.pages.addresses import article_page
from whosays.pages.article.draft import is_draft, render_draft
from whosays.pages.pictures.strip import render_small_strip
from whosays.pages.sets import link_sets
from whosays.pages.tree import build
from whosays.pages.years import MANY, render_by_year


def render_articles(edition: Edition) -> Element:
    """List every article with what its passages rest on and who speaks, which search finds."""
    if not edition.articles:
        return build("p", {}, "There is no article yet.")
    if len(edition.articles) > MANY:
        return build("div", {}, *render_by_year(edition.in_order, _entry_of_many))
    (listed,) = render_by_year(edition.in_order, lambda article: _entry(edition, article))
    return listed


def _entry(edition: Edition, article: Article) -> Element:
    counts = _counts(article)
    speakers = "; ".join(speaker.name for speaker in article.file.speakers.values())
    heard = speakers or ("" if article.undecided else "nobody")  # a draft may yet have somebody
    return build(
        "li",
        {},
        build("p", {}, _link(article)),
        *([render_draft(article)] if is_draft(article) else []),
        *([render_small_strip(edition, article)] if article.notes else []),
        *([build("p", {}, f"{_passages(article)}: {counts}.")] if counts else []),
        *([build("p", {}, f"Who is quoted or reported: {heard}.")] if heard else []),
        *(link_sets(edition, article) if article.notes else []),
    )


def _entry_of_many(article: Article) -> Element:
    draft = [render_draft(article)] if is_draft(article) else []
    about = f", {article.file.found.publisher}. {_counts(article)}"
    return build("li", {}, _link(article), about, *draft)


def _link(article: Article) -> Element:
    return build("a", {"href": article_page(article), **article.tongue}, article.title)


def _counts(article: Article) -> str:
    return ", ".join(
        kind.count(len(article.with_kind(kind.name)))
        for kind in article.kinds
        if article.with_kind(kind.name)
    )


def _passages(article: Article) -> str:
    count = len(article.notes)
    return "1 passage" if count == 1 else f"{count} passages"
