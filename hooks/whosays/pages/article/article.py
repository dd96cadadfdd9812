"""The article page: the text with its passages marked, and a note for each beside it."""

from whosays.edition import Article, Edition
from whosays.pages.about.downloads import link_downloads
from whosays.pages.about.report import link_report
from whosays.pages.addresses import HOW_TO_READ, link_page
from whosays.pages.article.draft import render_draft, tell_progress
from whosays.pages.article.mark import render_mark
from whosays.pages.article.reference import long_date
from whosays.pages.article.row import render_row
from whosays.pages.lists import render_choices
from whosays.pages.prose import listed
from whosays.pages.sets import link_sets, render_ways
from whosays.pages.template import render
from whosays.pages.tree import Child, Element, build


def render_article(edition: Edition, article: Article) -> Element:
    """Return the whole article: filter, text with notes, and how it was annotated."""
    matches = edition.matches[article.id]
    title, *rows = (
        render_row(edition, article, block, found)
        for block, found in zip(article.blocks, matches, strict=True)
    )
    return build(
        "div",
        {
            "class": "ws-article ws-wide",
            "data-article": article.id,
            "data-search-exclude": "",
        },
        _about(edition, article),
        title,
        render_draft(article),
        _key(article) if article.notes else None,
        *rows,
        _colophon(edition, article),
        render_ways(edition, article, "references", "exercise", "projector"),
    )


def _about(edition: Edition, article: Article) -> Element:
    """Return a line for those who follow a link and know nothing of this site."""
    found = article.file.found
    date = long_date(found.date)
    what = f"A news article, published by {found.publisher} ({date}), with notes on who says so. "
    more = link_page(edition, HOW_TO_READ, "What is this?")
    return build("p", {"class": "ws-about-it"}, what, more)


def _key(article: Article) -> Element:
    """Return the filter, a few notes to begin with, and what kinds and signs mean."""
    choices: list[tuple[str, list[Child]]] = [("all", ["Everything"])]
    for kind in article.kinds:
        if count := len(article.with_kind(kind.id)):
            name = build("span", {"class": "ws-name"}, f" · {kind.label.capitalize()}")
            number = build("span", {"class": "ws-count"}, str(count))
            choices.append((kind.slug, [render_mark(kind), f" {kind.letter}", name, number]))
    choices.append(("clean", ["Article only"]))
    return render(
        "article/key.html",
        article=article,
        filter=render_choices("Show", "ws-show", choices),
        letters=listed(f"{one.letter} for {one.short_for}" for one in article.kinds),
    )


def _colophon(edition: Edition, article: Article) -> Element:
    """Return how it was annotated, where it was found, and whose it is."""
    return render(
        "article/colophon.html",
        edition=edition,
        article=article,
        report=link_report(edition, article),  # each open note has a link of its own
        tell_progress=tell_progress,
        ways=[*link_sets(edition, article), *link_downloads(edition, article)],
    )
