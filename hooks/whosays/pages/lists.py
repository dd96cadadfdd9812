"""Long lists: their order from A to Z, their years, and the buttons that filter them."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import groupby

from whosays.edition import Article
from whosays.pages.tree import Child, Element, build

ALONE = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th"})
"""Letters whose stroke or ligature Unicode does not take apart."""
MANY = 30
"""The maximum of articles in a list that is not folded by year."""


@cache
def alphabetical(text: str) -> str:
    """Return the key by which a text is sorted: its letters and digits, without “The” in front."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    letters = (one for one in folded.translate(ALONE) if not unicodedata.combining(one))
    words = "".join(one if one.isalnum() else " " for one in letters).split()
    return " ".join(words[1:] if words[:1] == ["the"] and words[1:] else words)


def render_by_year(articles: Sequence[Article], entry: Callable[[Article], Element]) -> Element:
    """Return one list, or of many articles a list for each year of publication, newest first."""
    if len(articles) <= MANY:
        return build("ul", {}, *map(entry, articles))
    lists = build("div", {"data-narrow": "articles"})
    newest_first = sorted(articles, key=lambda one: one.file.found.date, reverse=True)
    for year, group in groupby(newest_first, key=lambda one: one.file.found.date[:4]):
        items = list(map(entry, group))
        summary = build("summary", {}, f"{year} ({len(items)})")
        shown = {"class": "ws-plain"} if len(lists) else {"class": "ws-plain", "open": "open"}
        lists.append(build("details", shown, summary, build("ul", {}, *items)))
    return lists


def render_choices(
    legend: str, group: str, choices: Iterable[tuple[str, Iterable[Child]]]
) -> Element:
    """Return radio buttons for the choices (value, words), which filter a page by style alone.

    Each has the id that theme/assets/whosays.css looks for: `ws-show-all` for group `ws-show`.
    """
    filters = build("fieldset", {"class": "ws-filter"}, build("legend", {}, legend))
    for value, words in choices:
        attributes = {"type": "radio", "name": group, "id": f"{group}-{value}", "value": value}
        if len(filters) == 1:
            attributes["checked"] = "checked"
        filters.append(build("label", {}, build("input", attributes), build("span", {}, *words)))
    return filters
