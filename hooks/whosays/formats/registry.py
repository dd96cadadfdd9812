"""Every format in which something of an edition goes out or comes in, by its name."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import yaml

from whosays.edition import Article, Download, Edition
from whosays.formats.address import Home
from whosays.formats.atom import write_atom
from whosays.formats.bibtex import read_bibtex, write_bibtex
from whosays.formats.brat import write_brat
from whosays.formats.cartridge import write_cartridge
from whosays.formats.csl import read_csl, write_csl
from whosays.formats.csv_file import write_sheet
from whosays.formats.epub import write_epub
from whosays.formats.gift import write_gift
from whosays.formats.one_file import write_one_file
from whosays.formats.quiz import quizzes
from whosays.formats.seed import write_seed
from whosays.formats.web_annotation import write_web_annotation
from whosays.model.reference import Reference

Write = TypeVar("Write")
OfArticle = Callable[[Edition, Article, Home], bytes]
OfEdition = Callable[[Edition, Home], bytes]


@dataclass(frozen=True)
class Format(Generic[Write]):
    """A form in which an article or the whole edition can be taken away."""

    ending: str
    """What its file's name ends with; the whole name if it is of the edition."""
    name: str
    """What a link calls it."""
    use: str
    """For whom or for what it is."""
    write: Write
    """Makes the file."""
    has_content: Callable[[Edition], bool] = lambda edition: True
    """Tells whether the file would hold anything."""


def has_quizzes(edition: Edition) -> bool:
    """Tell whether there is a quiz to take away."""
    return any(quizzes(edition))


OF_AN_ARTICLE: dict[str, Format[OfArticle]] = {
    "one-file": Format(
        ".html",
        "One file",
        "The article with all its notes, to mail or keep. Any browser opens it, without network.",
        write_one_file,
    ),
    "epub": Format(".epub", "Book (EPUB)", "For e-readers and reading apps.", write_epub),
    "web-annotation": Format(
        ".jsonld",
        "W3C Web Annotations (JSON-LD)",
        "For annotation tools, such as Recogito. Places are counted in the text file below.",
        write_web_annotation,
    ),
    "csv": Format(
        ".csv", "Table (CSV)", "A row a passage, for spreadsheets and statistics.", write_sheet
    ),
    "brat": Format(
        ".brat.zip", "brat stand-off files", "For brat and other corpus tools.", write_brat
    ),
    "text": Format(
        ".txt", "The text alone", "The article as it was found, to the letter.", write_seed
    ),
}
"""By the names of `whosays export ID --format`; the page lists them in this order."""

OF_THE_EDITION: dict[str, Format[OfEdition]] = {
    "cartridge": Format(
        "course.imscc",
        "Course for a learning platform (Common Cartridge)",
        "Links to the pages, and the warm-up and both tests as quizzes with all feedback. It keeps "
        "to the standard, but has not been tried in Moodle, Canvas, Blackboard or any other.",
        write_cartridge,
        has_quizzes,
    ),
    "gift": Format(
        "questions.gift.txt",
        "Questions for Moodle (GIFT)",
        "The same quizzes for Moodle’s question bank. Not yet tried in Moodle itself.",
        write_gift,
        has_quizzes,
    ),
    "news": Format(
        "news.atom",
        "Feed",
        "Tells a feed reader of corrections and new articles.",
        write_atom,
        lambda edition: any(edition.news),
    ),
}
"""By the names of `whosays export --format`."""

REFERENCES_OUT: dict[str, Callable[[list[Reference]], str]] = {
    "csl-json": write_csl,
    "bibtex": write_bibtex,
}

MISSING = {
    "standing": "primary, secondary or reference work",
    "seen": "opened, cited or known",
    "publisher": "who published it",
    "URL": "its address",
}
"""What an entry must have and reference managers may not know, and what it can be."""


def read_references(text: str) -> str:
    """Give CSL JSON or BibTeX as entries for docs/references.yml; what is missing as comments.

    Raises ValueError if the text is neither.
    """
    entries = read_bibtex(text) if text.lstrip().startswith(("@", "%")) else read_csl(text)
    return "\n".join(_written(entry) for entry in entries)


def _written(entry: dict[str, Any]) -> str:
    written = str(yaml.safe_dump([entry], allow_unicode=True, sort_keys=False, width=98))
    missing = "".join(
        f"  # {key}: yours to say: {words}\n" for key, words in MISSING.items() if key not in entry
    )
    return written + missing


def make_downloads(edition: Edition, home: Home) -> Iterator[tuple[Download, bytes]]:
    """Make every file that stands beside the pages of a site."""
    for whole in OF_THE_EDITION.values():
        if not whole.has_content(edition):
            continue
        content = whole.write(edition, home)
        yield Download(f"downloads/{whole.ending}", whole.name, whole.use, len(content)), content
    for article in edition.in_order:
        for form in OF_AN_ARTICLE.values():
            content = form.write(edition, article, home)
            path = f"downloads/{article.id}{form.ending}"
            yield Download(path, form.name, form.use, len(content), article.id), content
