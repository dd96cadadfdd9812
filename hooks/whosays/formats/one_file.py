"""An article as one HTML file with everything in it, to mail or to keep."""

import base64
import re
from xml.etree.ElementTree import tostring

from whosays.edition import Article, Edition
from whosays.formats.address import Home
from whosays.formats.whole import render_whole
from whosays.pages.tree import Child, build

POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; font-src data:"
"""Whatever the file is opened with, it fetches nothing."""
SCRIPTS = ("terms.js", "article.js")
STYLES = ("whosays.css", "one-file.css")
FONT = re.compile(r'url\("(fonts/[\w.-]+)"\)')


def write_one_file(edition: Edition, article: Article, home: Home) -> bytes:
    """Give the article with its notes, style and scripts inside."""
    style = "\n".join(home.asset(name).decode() for name in STYLES)
    style = style.replace("font-display: optional", "font-display: block")  # it is here already
    script = "\n".join(f"{{\n{home.asset(name).decode()}}}" for name in SCRIPTS)
    head = build(
        "head",
        {},
        build("meta", {"charset": "utf-8"}),
        build("meta", {"http-equiv": "Content-Security-Policy", "content": POLICY}),
        build("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        build("title", {}, f"{article.title} – {edition.name}"),
        build("style", {}, FONT.sub(lambda match: _inside(home, match[1]), style)),
    )
    about = build("p", {"class": "ws-copy-of"}, *_about(edition, article, home))
    body = build(
        "body",
        {"data-md-color-scheme": "default", "data-md-color-primary": ""},
        build("main", {"class": "md-typeset"}, about, render_whole(edition, article, home)),
        build("script", {}, script),
    )
    page = build("html", {"lang": "en", "class": "js ws-one-file"}, head, body)
    return f"<!doctype html>\n{tostring(page, 'unicode', method='html')}\n".encode()


def _about(edition: Edition, article: Article, home: Home) -> list[Child]:
    words = "A copy to keep: it needs no network. "
    if not home.site:
        return [words]
    address = home.page(f"articles/{article.id}/")
    return [words, "The newest is at ", build("a", {"href": address}, address), "."]


def _inside(home: Home, name: str) -> str:
    data = base64.b64encode(home.asset(name)).decode()
    return f'url("data:font/woff2;base64,{data}")'
