"""An article with its notes as an EPUB 3 book, for e-readers."""

import uuid
from collections.abc import Iterator
from xml.etree.ElementTree import Element, tostring

from whosays.edition import Article, Edition
from whosays.formats.address import Home
from whosays.formats.archive import pack
from whosays.formats.dates import moment
from whosays.formats.whole import render_whole
from whosays.pages.tree import build

XHTML = "http://www.w3.org/1999/xhtml"
CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
STYLE = """body { line-height: 1.5 }
.ws-row { margin: 0 0 1.5em }
.ws-passage { border-bottom: 1px solid }
.ws-number { font-size: 0.7em; vertical-align: super }
.ws-note { margin: 0.8em 0 0 1em; padding-left: 0.6em; border-left: 3px solid; font-size: 0.9em }
.ws-note > p:first-child { font-weight: bold }
.ws-note > p:first-child > span { display: block }
.ws-references { font-size: 0.9em }
"""
IDLE = ("ws-key", "ws-filter")
"""Parts that only a browser can use."""
MEDIA = {"article.xhtml": "application/xhtml+xml", "style.css": "text/css"}


def write_epub(edition: Edition, article: Article, home: Home) -> bytes:
    """Give the book: article, notes and words, in one chapter."""
    body = render_whole(edition, article, home)
    _settle(body)
    files = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "book.opf": _xml(_package(edition, article, home)),
        "nav.xhtml": _page(
            article.title, _contents(body), {"xmlns:epub": "http://www.idpf.org/2007/ops"}
        ),
        "article.xhtml": _page(article.title, body, {}),
        "style.css": STYLE,
    }
    return pack(files, first="mimetype")


def _settle(page: Element) -> None:
    """Open the notes, which an e-reader may not, and leave out what takes a browser."""
    for parent in list(page.iter()):
        for child in list(parent):
            classes = (child.get("class") or "").split()
            if child.get("data-definition") or set(classes) & set(IDLE):
                parent.remove(child)
    for part in page.iter():
        if part.tag == "details" and (name := part[-1].attrib.pop("id", "")):
            part.set("id", name)  # a link leads to the note’s head
        if part.tag in ("details", "summary"):
            part.tag = "aside" if part.tag == "details" else "p"
        part.attrib.pop("name", None)
        if number := part.get("data-number"):
            part.text = number
        if "lang" in part.attrib:
            part.set("xml:lang", part.attrib["lang"])


def _contents(body: Element) -> Element:
    entries = (
        build(
            "li",
            {},
            build("a", {"href": f"article.xhtml#{one.get('id')}"}, _words(one)),
        )
        for one in body.iter()
        if one.tag in ("h1", "h2") and one.get("id")
    )
    return build(
        "nav", {"epub:type": "toc"}, build("h1", {}, "Contents"), build("ol", {}, *entries)
    )


def _words(part: Element) -> str:
    """Give the words of a heading without the numbers of its notes."""
    own = "" if part.get("data-number") else part.text or ""
    return own + "".join(_words(child) + (child.tail or "") for child in part)


def _package(edition: Edition, article: Article, home: Home) -> Element:
    file = article.file
    name = uuid.uuid5(uuid.NAMESPACE_URL, home.page(f"articles/{article.id}/"))
    described = build(
        "metadata",
        {"xmlns:dc": "http://purl.org/dc/elements/1.1/"},
        build("dc:identifier", {"id": "name"}, f"urn:uuid:{name}"),
        build("dc:title", {}, article.title),
        *(build("dc:language", {}, one) for one in dict.fromkeys((file.language, "en"))),
        build("dc:creator", {}, f"{file.found.publisher}; notes: {edition.name}"),
        build("meta", {"property": "dcterms:modified"}, moment(file.added or file.found.date)),
        *_accessible(),
    )
    items = [
        build("item", {"id": f"f{n}", "href": path, "media-type": kind})
        for n, (path, kind) in enumerate(MEDIA.items())
    ]
    nav = {
        "id": "nav",
        "href": "nav.xhtml",
        "media-type": MEDIA["article.xhtml"],
        "properties": "nav",
    }
    return build(
        "package",
        {"xmlns": "http://www.idpf.org/2007/opf", "version": "3.0", "unique-identifier": "name"},
        described,
        build("manifest", {}, *items, build("item", nav)),
        build("spine", {}, build("itemref", {"idref": "f0"})),
    )


def _accessible() -> Iterator[Element]:
    for name, value in {
        "accessMode": "textual",
        "accessModeSufficient": "textual",
        "accessibilityFeature": "structuralNavigation",
        "accessibilityHazard": "none",
        "accessibilitySummary": "Text only. Each note follows its paragraph and is linked from it.",
    }.items():
        yield build("meta", {"property": f"schema:{name}"}, value)


def _page(title: str, body: Element, more: dict[str, str]) -> str:
    head = build(
        "head",
        {},
        build("title", {}, title),
        build("link", {"rel": "stylesheet", "href": "style.css"}),
    )
    attributes = {"xmlns": XHTML, "lang": "en", "xml:lang": "en", **more}
    return _xml(build("html", attributes, head, build("body", {}, body)))


def _xml(content: Element) -> str:
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(content, "unicode")}\n'
