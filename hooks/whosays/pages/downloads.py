"""Everything that can be taken away, with its size: what the host has written beside the pages."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from whosays.edition import Article, Download, Edition
from whosays.pages.addresses import DOWNLOADS
from whosays.pages.tree import build


def link_downloads(article: Article) -> Element:
    """Link the place that lists an article's files."""
    link = build("a", {"href": f"{DOWNLOADS}#{_id(article)}"}, "Take this article away")
    return build("p", {"class": "ws-take"}, link, ": as one file, or for other tools.")


def render_downloads(edition: Edition) -> Element:
    """List the files of the whole edition, then those of each article."""
    page = build("div", {}, _list(edition, ""))
    for article in edition.in_order:
        page.append(build("h2", {"id": _id(article), **article.tongue}, article.title))
        page.append(_list(edition, article.id))
    return page


def say_size(size: int) -> str:
    """Give a size as readers know it."""
    return f"{size / 1_000_000:.1f} MB" if size >= 999_500 else f"{max(1, round(size / 1000))} KB"


def _list(edition: Edition, article: str) -> Element:
    if not edition.downloads:
        command = build("code", {}, f"whosays export {article}".strip())
        words = "This copy of the site has no files to take away. In the project’s folder, "
        return build("p", {}, words, command, " writes them.")
    files = [one for one in edition.downloads if one.article == article]
    return build("ul", {"class": "ws-downloads"}, *_entries(files))


def _entries(files: Sequence[Download]) -> list[Element]:
    return [
        build(
            "li",
            {},
            build("a", {"href": f"../{file.path}", "download": ""}, file.name),
            f", {say_size(file.size)}. {file.use}",
        )
        for file in files
    ]


def _id(article: Article) -> str:
    return f"ws-take-{article.id}"
