"""Everything that can be taken away, with its size: what the host has written beside the pages."""

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from whosays.edition import Article, Download, Edition
from whosays.pages.addresses import DOWNLOADS, link_page
from whosays.pages.choices import join
from whosays.pages.classroom.handouts import PAPERS, article_file, link_handouts
from whosays.pages.tree import build

EXPORT = "whosays export --format news"
"""The command for a file of the whole edition."""


def link_downloads(edition: Edition, article: Article) -> list[Element]:
    """Link the place that lists an article's files, if there is one."""
    if DOWNLOADS not in edition.pages:
        return []
    link = link_page(edition, DOWNLOADS, "Take this article away", _id(article))
    return [build("p", {"class": "ws-take"}, link, ": as one file, or for other tools.")]


def render_downloads(edition: Edition) -> Element:
    """List the files of the whole edition, then those of each article."""
    page = build("div", {}, _list(edition, ""))
    for article in edition.in_order:
        page.append(build("h2", {"id": _id(article), **article.tongue}, article.title))
        page.append(_list(edition, article.id))
        page.extend(_printed(edition, article))
    return page


def say_size(size: int) -> str:
    """Give a size as readers know it."""
    return f"{size / 1_000_000:.1f} MB" if size >= 999_500 else f"{max(1, round(size / 1000))} KB"


def _printed(edition: Edition, article: Article) -> Iterator[Element]:
    """Link the article as PDF, where `make handouts` has printed it."""
    files = {article_file(article.id, paper): name for paper, name in PAPERS.items()}
    if links := link_handouts(edition, files):
        yield build("p", {}, "As PDF, with every note open: ", *join(links, ", "), ".")


def _list(edition: Edition, article: str) -> Element:
    if not edition.downloads:
        command = f"whosays export {article} --format one-file" if article else EXPORT
        words = "This copy of the site has no files to take away. In the project’s folder, "
        every = build("code", {}, "whosays export --help")
        code = build("code", {}, command)
        return build("p", {}, words, code, " writes one of them, and ", every, " lists them all.")
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
