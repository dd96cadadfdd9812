"""All files to download, each with its size: what the plugin has written beside the pages."""

from whosays.edition import Article, Download, Edition
from whosays.pages.addresses import DOWNLOADS, link_page
from whosays.pages.classroom.handouts import PAPERS, article_file, link_handouts
from whosays.pages.template import render
from whosays.pages.tree import Element, build

FOR_READERS = (".zip", ".html", ".epub")
"""What most readers come for. Files for other programs are folded."""


def link_downloads(edition: Edition, article: Article) -> list[Element]:
    """Return a link to the place that lists an article's files, if there is one."""
    if DOWNLOADS not in edition.pages:
        return []
    there = link_page(edition, DOWNLOADS, "Download this article", f"ws-take-{article.id}")
    return [build("p", {"class": "ws-take"}, there, " as one file, as a book, or for other tools.")]


def render_downloads(edition: Edition) -> Element:
    """Return the files of the whole edition, then those of each article."""

    def files(article: str) -> tuple[list[Download], list[Download]]:
        every = [file for file in edition.downloads if file.article == article]
        first = [file for file in every if file.path.endswith(FOR_READERS)]
        return first, [file for file in every if file not in first]

    def printed(article: Article) -> list[Element]:
        names = {article_file(article.id, paper): name for paper, name in PAPERS.items()}
        return link_handouts(edition, names)

    return render(
        "about/downloads.html", edition=edition, files=files, printed=printed, say_size=say_size
    )


def say_size(size: int) -> str:
    """Return a size as readers know it."""
    return f"{size / 1_000_000:.1f} MB" if size >= 999_500 else f"{max(1, round(size / 1000))} KB"
