"""What opens without a network: an article as one HTML file or as a book, and the site as a zip."""

import base64
import hashlib
import re
import uuid
from collections.abc import Collection
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, tostring

from markupsafe import Markup

from whosays.edition import Article, Download, Edition
from whosays.formats.documents import FOLDER, Home, describe, fill, pack
from whosays.pages.addresses import article_page, term_page
from whosays.pages.article.article import render_article
from whosays.pages.article.reference import render_reference
from whosays.pages.glossary.terms import linked_terms, render_definitions, sorted_terms
from whosays.pages.prose import read_prose
from whosays.pages.tree import build, to_html
from whosays.syntax import without_marks

IDLE = {"ws-take", "ws-ways"}
"""Lines that a file does not need: how to take the article away, and addresses for scripts."""
FOR_BROWSERS = {"ws-key", "ws-filter"}
"""Parts that no e-reader can use."""
ABOUT_THE_SITE = {"ws-set-links", "ws-about"}
"""Lines that only lead to other pages of the site."""
BOOK = ("META-INF/container.xml", "book.opf", "nav.xhtml", "article.xhtml", "style.css")
WORD = "ws-word-"
"""How the id of an explained word begins."""
ASSETS = Path(__file__).parents[1] / "theme/assets"
FONT = re.compile(r'url\("(fonts/[\w.-]+)"\)')
FOR_SERVERS = (".map", "sitemap.xml", "sitemap.xml.gz", "404.html")
"""What only a server or a debugger uses."""


def render_whole(edition: Edition, article: Article, home: Home) -> Element:
    """Return the article's page with sources and words at its end, and no link that is broken."""
    page = render_article(edition, article)
    cited = dict.fromkeys(key for note in article.notes for key in note.references)
    if cited:
        lines = (render_reference(edition.references[key]) for key in cited)
        full = build("ol", {"class": "ws-references"}, *lines)
        page.append(_part("ws-sources", "The sources in full", full))
    words: dict[str, Element] = {}
    waiting = linked_terms(page)
    while waiting:  # an explanation may use words that want one too
        words |= {name: _word(edition, name) for name in waiting}
        waiting = {one for word in words.values() for one in linked_terms(word)} - set(words)
    names = [name for name, _ in sorted_terms(edition) if name in words]
    if names:
        page.append(_part("ws-words", "Words explained", *(words[name] for name in names)))
    _leave_out(page, IDLE if home.site else IDLE | ABOUT_THE_SITE)
    page.append(render_definitions(edition, names))
    for link in page.iter("a"):
        if target := _target(link.attrib.pop("href", ""), article, words, home.site):
            link.set("href", target)
    return page


def _leave_out(page: Element, looks: set[str]) -> None:
    """Remove what has one of these classes, and the definitions beside each use."""
    for parent in list(page.iter()):
        for child in list(parent):
            if "data-definition" in child.attrib or looks & {*child.get("class", "").split()}:
                parent.remove(child)


def _part(name: str, heading: str, *children: Element) -> Element:
    return build("section", {"class": "ws-colophon"}, build("h2", {"id": name}, heading), *children)


def _word(edition: Edition, name: str) -> Element:
    term = edition.terms[name]
    return build(
        "div",
        {},
        build("h3", {"id": f"{WORD}{name}"}, term.title),
        build("p", {}, without_marks(term.definition)),
        build("p", {}, *read_prose(edition, term.usage)),
    )


def _target(href: str, article: Article, words: Collection[str], site: str) -> str:
    """Return where a link leads: into the file where it can, or else to the site, or nowhere."""
    if not href.startswith("../"):
        return href
    parts = urlsplit(href)
    if parts.path == article_page(article) and parts.fragment:
        return f"#{parts.fragment}"
    path = parts.path.removeprefix("../").removesuffix(".md")
    name = path.rpartition("/")[2]
    if name in words and parts.path == term_page(name):
        return f"#{WORD}{name}"
    if not site:
        return ""
    folder = path.removesuffix("index").rstrip("/")
    return site + parts._replace(path=f"{folder}/").geturl().lstrip("/")


def write_one_file(edition: Edition, article: Article, home: Home) -> bytes:
    """Return the article with its notes, style and scripts inside."""
    style = embed_fonts(_joined(ASSETS / "whosays.css", FOLDER / "one_file.css"))
    script = _joined(FOLDER / "one_file.js", ASSETS / "terms.js", ASSETS / "article.js")
    return fill(
        "one_file.html",
        edition=edition,
        article=article,
        style=Markup(style),
        script=Markup(script),
        style_hash=_digest(style),
        script_hash=_digest(script),
        address=home.page(article.address) if home.site else "",
        page=Markup(to_html(render_whole(edition, article, home))),
    ).encode()


def _joined(*files: Path) -> str:
    return "".join(file.read_text("utf-8") for file in files)


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def write_epub(edition: Edition, article: Article, home: Home) -> bytes:
    """Return the book: article, notes and words, in one chapter."""
    page = render_whole(edition, article, home)
    _settle(page)
    values = {
        "edition": edition,
        "article": article,
        "uuid": uuid.uuid5(uuid.NAMESPACE_URL, home.page(article.address)),
        "headings": [
            (one.get("id"), _words(one))
            for one in page.iter()
            if one.tag in ("h1", "h2") and one.get("id")
        ],
        "page": Markup(tostring(page, "unicode")),
    }
    files = {path: fill(f"book/{path}", **values) for path in BOOK}
    return pack({"mimetype": "application/epub+zip", **files}, first="mimetype")


def _settle(page: Element) -> None:
    """Open the notes, which an e-reader may not, and leave out what takes a browser."""
    _leave_out(page, FOR_BROWSERS)
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


def embed_fonts(style: str) -> str:
    """Return a style with the typeface inside: not every browser takes one from another folder."""
    for font in set(FONT.findall(style)):
        data = base64.b64encode((ASSETS / font).read_bytes()).decode()
        style = style.replace(font, f"data:font/woff2;base64,{data}")
    return style.replace("font-display: optional", "font-display: block")  # it is here already


def pack_site(edition: Edition, folder: Path) -> tuple[Download, bytes]:
    """Pack a site that was built with pages that are files, not folders."""
    name = "-".join(re.findall(r"\w+", edition.name.lower())) or "site"
    files = {
        f"{name}/{path.relative_to(folder).as_posix()}": path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.endswith(FOR_SERVERS)
    }
    style = f"{name}/assets/whosays.css"
    files[style] = embed_fonts(files[style].decode()).encode()
    return describe("site", f"{name}.zip", pack(files))
