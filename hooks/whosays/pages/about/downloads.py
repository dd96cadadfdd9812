"""All files to download, each with its size: what the plugin has written beside the pages."""

from whosays.edition import Article, Edition
from whosays.pages.addresses import DOWNLOADS, link_page
from whosays.pages.classroom.handouts import PAPERS, article_file, link_handouts
from whosays.pages.tree import Element, build, fold, join, link

FOR_READERS = (".zip", ".html", ".epub")
"""What most readers come for. Files for other programs are folded."""


def link_downloads(edition: Edition, article: Article) -> list[Element]:
    """Return a link to the place that lists an article's files, if there is one."""
    if DOWNLOADS not in edition.pages:
        return []
    there = link_page(edition, DOWNLOADS, "Download this article", _id(article))
    return [build("p", {"class": "ws-take"}, there, " as one file, as a book, or for other tools.")]


def render_downloads(edition: Edition) -> Element:
    """Return the files of the whole edition, then those of each article."""
    page = build("div", {"class": "ws-no-contents"}, _list(edition, ""))
    for article in edition.in_order:
        page.append(build("h2", {"id": _id(article), **article.tongue}, article.title))
        page.append(_list(edition, article.id))
        files = {article_file(article.id, paper): name for paper, name in PAPERS.items()}
        if printed := link_handouts(edition, files):
            page.append(build("p", {}, "As PDF, with every note open: ", *join(printed, ", "), "."))
    return page


def say_size(size: int) -> str:
    """Return a size as readers know it."""
    return f"{size / 1_000_000:.1f} MB" if size >= 999_500 else f"{max(1, round(size / 1000))} KB"


def _list(edition: Edition, article: str) -> Element:
    if not edition.downloads:
        words = "This copy of the site has no files to download. In the project’s folder, "
        command = f"export {article} --format one-file" if article else "export --format news"
        one = build("code", {}, f"whosays {command}")
        every = build("code", {}, "whosays export --help")
        return build("p", {}, words, one, " writes one of them, and ", every, " lists them all.")
    rows: dict[bool, list[Element]] = {True: [], False: []}
    for file in edition.downloads:
        if file.article == article:
            size = build("small", {}, say_size(file.size))
            there = link(f"../{file.path}", file.name, " ", size, download="")
            there.set("class", "md-button")
            row = build("li", {}, there, build("span", {}, file.use))
            rows[file.path.endswith(FOR_READERS)].append(row)
    more = build("ul", {}, *rows[False])
    words = "For other tools" if article else "For learning platforms and feed readers"
    return build(
        "div",
        {"class": "ws-downloads"},
        build("ul", {}, *rows[True]) if rows[True] else None,
        fold(words, more) if rows[False] else None,
    )


def _id(article: Article) -> str:
    return f"ws-take-{article.id}"
