"""Articles side by side: what they rest on, who speaks, and what the checks found."""

from collections.abc import Callable, Mapping, Sequence
from xml.etree.ElementTree import Element

from whosays.codebook import CHECKS, KINDS, CheckName, KindName
from whosays.edition import Article, Edition
from whosays.pages.addresses import article_page
from whosays.pages.article.mark import render_mark
from whosays.pages.pictures import shares, svg
from whosays.pages.pictures.holds import words_by_check
from whosays.pages.pictures.picture import render_picture, render_table
from whosays.pages.pictures.profile import WHAT_SHARES_DO_NOT_MEAN
from whosays.pages.pictures.speakers import NO_SPEAKER, words_by_states
from whosays.pages.pictures.strip import render_small_strip, words_by_kind
from whosays.pages.tree import Child, build

BAR = "100"
"""Pixels of a whole: the same in every column, so that bars can be compared."""
MOST = 12
"""More columns than that nobody compares."""
ALONE = "There is one article so far. As soon as there are two, they are compared here."


def render_compare(edition: Edition) -> Element:
    """Give a column an article, or say in a sentence that there is nothing to compare yet."""
    articles = [article for article in edition.in_order if article.notes]
    if len(articles) < 2:
        return build("p", {}, ALONE if articles else "No article is annotated yet.")
    left = ""
    if len(articles) > MOST:
        left = f" Compared are the first {MOST} of {len(articles)} articles."
        articles = articles[:MOST]
    return build(
        "section",  # the search ends what it leaves out where the next element of that name ends
        {"class": "ws-profile ws-no-contents", "data-search-exclude": ""},
        build("p", {}, WHAT_SHARES_DO_NOT_MEAN + left),
        _strips(edition, articles),
        _compared("kinds", "Who says so", articles, words_by_kind, _kind),
        _compared("voices", "Who speaks", articles, words_by_states, lambda name: [name]),
        _compared("checks", "What the checks found", articles, words_by_check, _check),
    )


def _strips(edition: Edition, articles: Sequence[Article]) -> Element:
    strips = []
    for article in articles:
        link = build("a", {"href": article_page(article), **article.tongue}, article.title)
        strips.append(build("li", {}, link, render_small_strip(edition, article)))
    words = "The wider a cell, the more of its article’s words."
    return render_picture(
        "strips", "The articles on one strip each", words, build("ul", {}, *strips)
    )


def _kind(name: KindName) -> list[Child]:
    return [render_mark(KINDS[name]), f" {KINDS[name].basis}"]


def _check(name: CheckName) -> list[Child]:
    return [f"{CHECKS[name].sign} {CHECKS[name].short}"]


def _compared(
    name: str,
    title: str,
    articles: Sequence[Article],
    count: Callable[[Article], Mapping[shares.Key, int]],
    head: Callable[[shares.Key], list[Child]],
) -> Element:
    counts = [count(article) for article in articles]
    cents = [shares.per_cent(one) for one in counts]
    rows = []
    keys = dict.fromkeys(key for one in counts for key in one)
    for key in sorted(keys, key=lambda key: key in NO_SPEAKER):
        cells = (
            _bar(one.get(key, 0), cent.get(key, 0)) for one, cent in zip(counts, cents, strict=True)
        )
        rows.append([head(key), *cells])
    heads: list[list[Child]] = [["Shares"]]
    heads += [[build("span", article.tongue, article.title)] for article in articles]
    words = "Counted are the words of the passages, in per cent of each article."
    return render_picture(name, title, words, render_table(heads, rows))


def _bar(count: int, cent: int) -> list[Child]:
    if not count:
        return ["–"]
    return [
        f"{cent}% ({shares.say(count, 'word')})",
        svg.draw(8, svg.cell(0, cent, svg.rectangle(8)), width=BAR),
    ]
