"""Every format in which something of an edition goes out, by its name."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from whosays.edition import Article, Download, Edition
from whosays.formats.documents import Home, describe, download_path, fill
from whosays.formats.json_ld import ANNOTATIONS, TEXT, write_web_annotation
from whosays.formats.offline import write_epub, write_one_file
from whosays.formats.quiz import quizzes, write_cartridge, write_gift
from whosays.formats.rows import to_table, write_csv

NEWS = "news.atom"
FEED = download_path(NEWS)
Write = TypeVar("Write")


@dataclass(frozen=True)
class Format(Generic[Write]):
    """A format in which an article or the whole edition can be downloaded."""

    ending: str
    """What its file's name ends with; the whole name if it is of the edition."""
    write: Write
    has_content: Callable[[Edition], object] = lambda edition: True


OF_AN_ARTICLE: dict[str, Format[Callable[[Edition, Article, Home], bytes]]] = {
    "one-file": Format(".html", write_one_file),
    "epub": Format(".epub", write_epub),
    "web-annotation": Format(ANNOTATIONS, write_web_annotation),
    "csv": Format(".csv", lambda edition, article, home: write_csv(to_table(article.file))),
    "text": Format(TEXT, lambda edition, article, home: article.text.encode()),
}
"""By the names of `whosays export ID --format`; the page lists them in this order."""

OF_THE_EDITION: dict[str, Format[Callable[[Edition, Home], bytes]]] = {
    "cartridge": Format("course.imscc", write_cartridge, quizzes),
    "gift": Format("questions.gift.txt", write_gift, quizzes),
    "news": Format(
        NEWS,
        lambda edition, home: fill(NEWS, edition=edition, home=home, path=FEED).encode(),
        lambda edition: any(edition.news),
    ),
}
"""By the names of `whosays export --format`."""


def make_downloads(edition: Edition, home: Home) -> Iterator[tuple[Download, bytes]]:
    """Make every file that a site has beside its pages."""
    for name, whole in OF_THE_EDITION.items():
        if whole.has_content(edition):
            yield describe(name, whole.ending, whole.write(edition, home))
    for article in edition.in_order:
        for name, form in OF_AN_ARTICLE.items():
            content = form.write(edition, article, home)
            yield describe(name, f"{article.id}{form.ending}", content, article.id)
