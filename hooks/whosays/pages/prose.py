"""The Markdown of our own texts: `*emphasis*`, `[[term]]`, record marks, and nothing else."""

import re
from collections.abc import Iterable, Iterator, Sequence

from whosays.edition import Edition
from whosays.pages.glossary.terms import link_and_define
from whosays.pages.tree import Child, build
from whosays.syntax import EMPHASIS, RECORD_MARK, TERM_LINK, keys_of, without_marks

MARKED = re.compile(
    f"{TERM_LINK.pattern}|{EMPHASIS.pattern.replace('words', 'stressed')}|{RECORD_MARK.pattern}"
)


def read_prose(
    edition: Edition, text: str, records: Sequence[str] | None = None
) -> Iterator[Child]:
    """Yield a text with its emphasis and its links to terms; every other sign stays as it is.

    Its record marks become their places in `records`, the list below; without one they vanish.
    """
    text, at = text.replace("\n", " "), 0
    for match in MARKED.finditer(text):
        yield text[at : match.start()]
        if match["term"]:
            yield link_and_define(match["term"], edition.terms[match["term"]], match["words"])
        elif match["stressed"]:
            yield build("em", {}, *read_prose(edition, match["stressed"], records))
        elif records is not None:
            yield from _numbers(match["keys"], records)
        at = match.end()
    yield text[at:]


def read_marks(text: str, records: Sequence[str] | None = None) -> Iterator[Child]:
    """Yield plain words with their record marks as numbers, or without them."""
    for place, part in enumerate(RECORD_MARK.split(text)):
        if place % 2 == 0:
            yield part
        elif records is not None:
            yield from _numbers(part, records)


def _numbers(keys: str, records: Sequence[str]) -> Iterator[Child]:
    """Yield the small numbers of a mark; an agency's story has a line of its own further down."""
    places = [str(records.index(key) + 1) for key in keys_of(keys) if key in records]
    if places:
        yield build("sup", {}, ", ".join(places))
    if len(places) < len(keys_of(keys)):
        yield " (see below)"


def plain(edition: Edition, text: str) -> str:
    """Return a text with `*emphasis*` and `[[terms]]` as the words that a reader sees.

    Record marks vanish: no list of records follows.
    """
    text = without_marks(text)
    text = "\n\n".join(" ".join(part.split()) for part in text.split("\n\n"))
    text = TERM_LINK.sub(lambda m: m["words"] or edition.terms[m["term"]].title, text)
    return EMPHASIS.sub(lambda m: m["words"], text)


def quoted(words: str) -> str:
    """Return words between quotation marks, which become single ones inside."""
    return f"“{words.replace('“', '‘').replace('”', '’')}”"


def listed(words: Iterable[str]) -> str:
    """Return words joined as in a sentence: “a, b and c”."""
    every = list(words)
    return " and ".join(filter(None, (", ".join(every[:-1]), *every[-1:])))
