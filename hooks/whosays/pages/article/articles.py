"""The list of all articles."""

from functools import partial

from whosays.edition import Article, Edition
from whosays.pages.addresses import COMPARE, PREDICT, link_article, link_page
from whosays.pages.article.draft import render_draft
from whosays.pages.lists import MANY, render_by_year
from whosays.pages.pictures.strip import render_small_strip
from whosays.pages.sets import ask_page, link_sets
from whosays.pages.template import render
from whosays.pages.tree import Element, build


def render_articles(edition: Edition) -> Element:
    """Return every article: whose it is, its strip, its figures, and what to do with it."""
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
    return render(
        "article/listed.html",
        article=article,
        draft=render_draft(article),
        guess=ask_page(edition, article, PREDICT) if PREDICT in edition.pages else "",
        strip=render_small_strip(edition, article),
        ways=link_sets(edition, article),
    )


def _short_entry(article: Article) -> Element:
    about = f", {article.file.found.publisher}. {_counts(article)}"
    return build("li", {}, link_article(article), about, render_draft(article))


def _counts(article: Article) -> str:
    counts = ((kind, len(article.with_kind(kind.id))) for kind in article.kinds)
    return ", ".join(kind.count(count) for kind, count in counts if count)
