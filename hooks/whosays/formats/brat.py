"""An article's notes in brat's stand-off form, as one zip of text, annotations and settings."""

import re
from collections.abc import Iterator

from whosays.codebook import CHECKS, KINDS
from whosays.edition import Article, Edition
from whosays.formats.address import Home
from whosays.formats.archive import pack
from whosays.model.notes import AnyNote

SETTINGS = "\n".join(
    [
        "[entities]",
        *(kind.slug for kind in KINDS.values()),
        "[relations]",
        "[events]",
        "[attributes]",
        f"check\tArg:<ENTITY>, Value:{'|'.join(check.slug for check in CHECKS.values())}",
        f"also\tArg:<ENTITY>, Value:{'|'.join(kind.slug for kind in KINDS.values())}",
        "",
    ]
)
LINE = re.compile(r"[^\n]+")


def write_brat(edition: Edition, article: Article, home: Home) -> bytes:
    """Give the folder that brat opens."""
    lines = (
        line
        for number, note in enumerate(article.notes, 1)
        for line in _lines(article, note, number)
    )
    return pack(
        {
            f"{article.id}/annotation.conf": SETTINGS,
            f"{article.id}/{article.id}.ann": "".join(f"{line}\n" for line in lines),
            f"{article.id}/{article.id}.txt": article.text,
        }
    )


def _lines(article: Article, note: AnyNote, number: int) -> Iterator[str]:
    start, end = article.places[note.id]
    # brat knows no line end inside a span: each line is a fragment of its own
    lines = list(LINE.finditer(article.text, start, end))
    where = ";".join(f"{line.start()} {line.end()}" for line in lines)
    words = " ".join(line.group() for line in lines)
    yield f"T{number}\t{KINDS[note.kind].slug} {where}\t{words}"
    yield f"A{number}\tcheck T{number} {CHECKS[note.check].slug}"
    if note.also:
        yield f"A{len(article.notes) + number}\talso T{number} {KINDS[note.also.kind].slug}"
    yield f"#{number}\tAnnotatorNotes T{number}\t{note.id}: {note.gist}"
