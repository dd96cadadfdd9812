"""The list of all articles."""

from functools import partial

from whosays.edition import Article, Edition
from whosays.pages.addresses import COMPARE, PREDICT, article_page, link_article, link_page
from whosays.pages.article.draft import render_draft
from whosays.pages.article.reference import long_date
from whosays.pages.lists import MANY, render_by_year
from whosays.pages.pictures.strip import render_small_strip
from whosays.pages.sets import ask_page, link_sets
from whosays.pages.tree import Element, build, link


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
    noted, found = bool(article.notes), article.file.found
    read = link(
        article_page(article), "Read it with the notes", **{"class": "md-button md-button--primary"}
    )
    guess = ask_page(edition, article, PREDICT) if PREDICT in edition.pages else ""
    first = link(guess, "Guess first, then see the answers")
    figures = (
        build("li", {"class": f"ws-{kind.slug}"}, build("b", {}, number), f" {words}")
        for kind in article.kinds
        if (passages := article.with_kind(kind.id))
        for number, words in [kind.count(len(passages)).split(" ", 1)]
    )
    return build(
        "li",
        {"class": "ws-listed"},
        build("h2", {}, link_article(article)),
        build("p", {"class": "ws-about-it"}, f"{found.publisher}, {long_date(found.date)}"),
        render_draft(article),
        render_small_strip(edition, article) if noted else None,
        build("ul", {"class": "ws-figures"}, *figures) if noted else None,
        build("p", {}, read, " ", first if guess and noted else None),
        *(link_sets(edition, article) if noted else []),
    )


def _short_entry(article: Article) -> Element:
    about = f", {article.file.found.publisher}. {_counts(article)}"
    return build("li", {}, link_article(article), about, render_draft(article))


def _counts(article: Article) -> str:
    counts = ((kind, len(article.with_kind(kind.id))) for kind in article.kinds)
    return ", ".join(kind.count(count) for kind, count in counts if count)
