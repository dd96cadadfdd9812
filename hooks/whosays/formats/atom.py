"""What is new, as a feed: corrections and new articles."""

from xml.etree.ElementTree import Element, tostring

from whosays.edition import Edition, News
from whosays.formats.address import Home
from whosays.formats.dates import moment
from whosays.pages.tree import build

PATH = "downloads/news.atom"


def write_atom(edition: Edition, home: Home) -> bytes:
    """Give the feed, the newest first."""
    news = sorted(edition.news, key=lambda one: one.date, reverse=True)
    feed = build(
        "feed",
        {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "en"},
        build("title", {}, f"{edition.name}: corrections and new articles"),
        build("id", {}, home.page(PATH)),
        build("updated", {}, moment(news[0].date if news else "1970-01-01")),
        build("author", {}, build("name", {}, edition.name)),
        *([build("rights", {}, edition.licence)] if edition.licence else []),
        *(_entry(one, home) for one in news),
    )
    if home.site:
        feed.append(build("link", {"rel": "self", "href": home.page(PATH)}))
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + tostring(feed, "unicode").encode()


def _entry(one: News, home: Home) -> Element:
    return build(
        "entry",
        {},
        build("title", {}, one.title),
        build("id", {}, home.page(one.page)),
        build("updated", {}, moment(one.date)),
        build("link", {"rel": "alternate", "href": home.page(one.page)}),
        build("content", {}, one.title),
    )
