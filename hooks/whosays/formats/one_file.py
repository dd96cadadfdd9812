"""An article as one HTML file with everything in it, to mail or to keep."""

from xml.etree.ElementTree import tostring

from whosays.edition import Article, Edition
from whosays.formats.address import Home
from whosays.formats.style import embed_fonts
from whosays.formats.whole import render_whole
from whosays.pages.tree import Child, build

POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; font-src data:"
"""Whatever the file is opened with, it fetches nothing."""
SCRIPTS = ("one-file.js", "terms.js", "article.js")
STYLES = ("whosays.css", "one-file.css")


def write_one_file(edition: Edition, article: Article, home: Home) -> bytes:
    """Give the article with its notes, style and scripts inside."""
    style = "\n".join(home.asset(name).decode() for name in STYLES)
    script = "\n".join(home.asset(name).decode() for name in SCRIPTS)
    head = build(
        "head",
        {},
        build("meta", {"charset": "utf-8"}),
        build("meta", {"http-equiv": "Content-Security-Policy", "content": POLICY}),
        build("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        build("title", {}, f"{article.title} – {edition.name}"),
        build("style", {}, embed_fonts(style, home)),
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
