"""A list of articles that stays usable when it is long."""

from collections.abc import Callable, Sequence
from itertools import groupby
from xml.etree.ElementTree import Element

from whosays.edition import Article
from whosays.pages.tree import build

MANY = 30
"""More than so many are folded by year."""


def render_by_year(
    articles: Sequence[Article], entry: Callable[[Article], Element]
) -> list[Element]:
    """Give one list, or where there are many a list for each year of publication, newest first."""
    if len(articles) <= MANY:
        return [build("ul", {}, *map(entry, articles))]
    lists: list[Element] = []
    newest_first = sorted(articles, key=lambda one: one.file.found.date, reverse=True)
    for year, group in groupby(newest_first, key=lambda one: one.file.found.date[:4]):
        items = list(map(entry, group))
        summary = build("summary", {}, f"{year} ({len(items)})")
        shown = {} if lists else {"open": "open"}
        lists.append(
            build("details", {"class": "ws-plain", **shown}, summary, build("ul", {}, *items))
        )
    return [build("div", {"data-narrow": "articles"}, *lists)]
