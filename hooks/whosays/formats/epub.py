"""An article with its notes as an EPUB 3 book, for e-readers."""

import uuid
from xml.etree.ElementTree import Element, tostring

from markupsafe import Markup

from whosays.edition import Article, Edition
from whosays.formats.address import Home
from whosays.formats.documents import fill, pack
from whosays.formats.whole import render_whole

IDLE = {"ws-key", "ws-filter"}
"""Parts that only a browser can use."""
PARTS = ("META-INF/container.xml", "book.opf", "nav.xhtml", "article.xhtml", "style.css")


def write_epub(edition: Edition, article: Article, home: Home) -> bytes:
    """Return the book: article, notes and words, in one chapter."""
    page = render_whole(edition, article, home)
    _settle(page)
    values = {
        "edition": edition,
        "article": article,
        "uuid": uuid.uuid5(uuid.NAMESPACE_URL, home.page(f"articles/{article.id}/")),
        "headings": [
            (one.get("id"), _words(one))
            for one in page.iter()
            if one.tag in ("h1", "h2") and one.get("id")
        ],
        "page": Markup(tostring(page, "unicode")),
    }
    files = {path: fill(f"book/{path}", **values) for path in PARTS}
    return pack({"mimetype": "application/epub+zip", **files}, first="mimetype")


def _settle(page: Element) -> None:
    """Open the notes, which an e-reader may not, and leave out what takes a browser."""
    for parent in list(page.iter()):
        for child in list(parent):
            if child.get("data-definition") or IDLE & {*child.get("class", "").split()}:
                parent.remove(child)
    for part in page.iter():
        if part.tag == "details" and (name := part[-1].attrib.pop("id", "")):
            part.set("id", name)  # a link leads to the note’s head
        part.tag = {"details": "aside", "summary": "p"}.get(part.tag, part.tag)
        part.attrib.pop("name", None)
        part.text = part.get("data-number", part.text)
        if language := part.get("lang"):
            part.set("xml:lang", language)


def _words(part: Element) -> str:
    """Return the words of a heading without the numbers of its notes."""
    own = "" if part.get("data-number") else part.text or ""
    return own + "".join(_words(child) + (child.tail or "") for child in part)
