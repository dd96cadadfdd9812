"""The list of all articles."""

from xml.etree.ElementTree import Element

from whosays.edition import Article, Edition
from whosays.pages.addresses import article_page
from whosays.pages.draft import is_draft, render_draft
from whosays.pages.pictures.strip import render_small_strip
from whosays.pages.sets import link_sets
from whosays.pages.tree import build


def render_articles(edition: Edition) -> Element:
    """List every article with what its passages rest on and who speaks, which search finds."""
    items = []
    for article in edition.in_order:
        counts = ", ".join(
            kind.count(len(article.with_kind(kind.name)))
            for kind in article.kinds
            if article.with_kind(kind.name)
        )
        link = build("a", {"href": article_page(article), **article.tongue}, article.title)
        speakers = "; ".join(speaker.name for speaker in article.file.speakers.values()) or "nobody"
        entry = build(
            "li",
            {},
            build("p", {}, link),
            *([render_draft(article)] if is_draft(article) else []),
            *([render_small_strip(edition, article)] if article.notes else []),
            *([build("p", {}, f"{_passages(article)}: {counts}.")] if counts else []),
            build("p", {}, f"Who is quoted or reported: {speakers}."),
            *([link_sets(edition, article)] if article.notes else []),
        )
        items.append(entry)
    return build("ul", {}, *items)


def _passages(article: Article) -> str:
    count = len(article.notes)
    return "1 passage" if count == 1 else f"{count} passages"
