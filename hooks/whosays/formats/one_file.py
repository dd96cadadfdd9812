"""An article as one HTML file with everything in it, to mail or to keep."""

import base64
import hashlib
from pathlib import Path
from xml.etree.ElementTree import tostring

from whosays.edition import Article, Edition
from whosays.formats.address import Home, asset
from whosays.formats.style import embed_fonts
from whosays.formats.whole import render_whole
from whosays.pages.tree import Child, build

POLICY = "default-src 'none'; style-src {style}; script-src {script}; font-src data:"
"""Whatever opens the file, it fetches nothing and runs nothing but what was put in."""
OWN = Path(__file__)
"""Beside this module: the little style and script that the site's own lack here."""


def write_one_file(edition: Edition, article: Article, home: Home) -> bytes:
    """Give the article with its notes, style and scripts inside."""
    own_style, own_script = (OWN.with_suffix(end).read_bytes() for end in (".css", ".js"))
    style = embed_fonts((asset("whosays.css") + own_style).decode())
    script = (own_script + asset("terms.js") + asset("article.js")).decode()
    policy = POLICY.format(style=_digest(style), script=_digest(script))
    head = build(
        "head",
        {},
        build("meta", {"http-equiv": "Content-Security-Policy", "content": policy}),
        build("meta", {"charset": "utf-8"}),
        build("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        build("title", {}, f"{article.title} – {edition.name}"),
        build("style", {}, style),
    )
    about = build("p", {"class": "ws-copy-of"}, *_about(article, home))
    body = build(
        "body",
        {"data-md-color-scheme": "default", "data-md-color-primary": ""},
        build("main", {"class": "md-typeset"}, about, render_whole(edition, article, home)),
        build("script", {}, script),
    )
    page = build("html", {"lang": "en", "class": "js ws-one-file"}, head, body)
    return f"<!doctype html>\n{tostring(page, 'unicode', method='html')}\n".encode()


def _about(article: Article, home: Home) -> list[Child]:
    words = "A copy to keep: it needs no network. "
    if not home.site:
        return [words]
    address = home.page(f"articles/{article.id}/")
    return [words, "The newest is at ", build("a", {"href": address}, address), "."]


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
