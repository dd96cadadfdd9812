"""The list of all articles."""

from xml.etree.ElementTree import Element

from whosays.edition import Edition
from whosays.pages.addresses import article_page
from whosays.pages.pictures.strip import render_small_strip
from whosays.pages.sets import link_sets
from whosays.pages.tree import build


def render_articles(edition: Edition) -> Element:
    """List every article with what its passages rest on and who speaks, which search finds."""
    items = []
    for article in edition.in_order:
        counts = ", ".join(
            f"{len(article.with_kind(kind.name))} {kind.plural}"
            for kind in article.kinds
            if article.with_kind(kind.name)
        )
        link = build("a", {"href": article_page(article), **article.tongue}, article.title)
        speakers = "; ".join(speaker.name for speaker in article.file.speakers.values()) or "nobody"
        entry = build(
            "li",
            {},
            build("p", {}, link),
            render_small_strip(edition, article),
            build("p", {}, f"{len(article.notes)} passages: {counts}."),
            build("p", {}, f"Who is quoted or reported: {speakers}."),
            link_sets(edition, article),
        )
        items.append(entry)
    return build("ul", {}, *items)
