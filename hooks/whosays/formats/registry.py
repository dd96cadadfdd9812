"""Every format in which something of an edition goes out, by its name."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from whosays.edition import Article, Download, Edition
from whosays.formats.address import Home
from whosays.formats.cartridge import write_cartridge
from whosays.formats.documents import fill
from whosays.formats.epub import write_epub
from whosays.formats.one_file import write_one_file
from whosays.formats.quiz import quizzes, write_gift
from whosays.formats.rows import to_table, write_csv
from whosays.formats.web_annotation import write_web_annotation

FEED = "downloads/news.atom"
Write = TypeVar("Write")


@dataclass(frozen=True)
class Format(Generic[Write]):
    """A format in which an article or the whole edition can be downloaded."""

    ending: str
    """What its file's name ends with; the whole name if it is of the edition."""
    name: str
    """What a link calls it."""
    use: str
    """For whom or for what it is."""
    write: Write
    """Makes the file."""
    has_content: Callable[[Edition], object] = lambda edition: True
    """Tells whether the file would hold anything."""


OF_AN_ARTICLE: dict[str, Format[Callable[[Edition, Article, Home], bytes]]] = {
    "one-file": Format(
        ".html",
        "One file",
        "The article with all its notes, to keep or send. It opens in any browser, even offline.",
        write_one_file,
    ),
    "epub": Format(".epub", "Book (EPUB)", "For e-readers and reading apps.", write_epub),
    "web-annotation": Format(
        ".jsonld",
        "W3C Web Annotations (JSON-LD)",
        "For annotation tools, such as Recogito. Positions refer to the text file below.",
        write_web_annotation,
    ),
    "csv": Format(
        ".csv",
        "Table (CSV)",
        "One row for each passage, for spreadsheets and statistics.",
        lambda edition, article, home: write_csv(to_table(article.file)),
    ),
    "text": Format(
        ".txt",
        "The text alone",
        "The article exactly as we found it.",
        lambda edition, article, home: article.text.encode(),
    ),
}
"""By the names of `whosays export ID --format`; the page lists them in this order."""

OF_THE_EDITION: dict[str, Format[Callable[[Edition, Home], bytes]]] = {
    "cartridge": Format(
        "course.imscc",
        "Course for a learning platform (Common Cartridge 1.1)",
        "Links to the pages, and the warm-up and both tests as quizzes with all feedback. Checked "
        "against the standard’s schemas, and against the code of Moodle’s importer, which accepts "
        "1.1 but not 1.3. Not yet tried in Moodle, Canvas, Blackboard or any other platform.",
        write_cartridge,
        quizzes,
    ),
    "gift": Format(
        "questions.gift.txt",
        "Questions for Moodle (GIFT)",
        "The same quizzes for Moodle’s question bank. Not yet tried in Moodle itself.",
        write_gift,
        quizzes,
    ),
    "news": Format(
        "news.atom",
        "Feed",
        "Tells a feed reader of corrections and new articles.",
        lambda edition, home: fill("news.atom", edition=edition, home=home, path=FEED).encode(),
        lambda edition: any(edition.news),
    ),
}
"""By the names of `whosays export --format`."""


def make_downloads(edition: Edition, home: Home) -> Iterator[tuple[Download, bytes]]:
    """Make every file that stands beside the pages of a site."""
    for whole in OF_THE_EDITION.values():
        if whole.has_content(edition):
            content = whole.write(edition, home)
            path = f"downloads/{whole.ending}"
            yield Download(path, whole.name, whole.use, len(content)), content
    for article in edition.in_order:
        for form in OF_AN_ARTICLE.values():
            content = form.write(edition, article, home)
            path = f"downloads/{article.id}{form.ending}"
            yield Download(path, form.name, form.use, len(content), article.id), content
