"""Words as they are put into other words: without marks, or between quotation marks."""

from collections.abc import Iterable

from whosays.edition import Edition
from whosays.syntax import EMPHASIS, TERM_LINK, without_marks


def plain(edition: Edition, text: str) -> str:
    """Give a text with `*emphasis*` and `[[terms]]` as the words that a reader sees.

    Record marks vanish: no list of records follows.
    """
    text = without_marks(text)
    text = "\n\n".join(" ".join(part.split()) for part in text.split("\n\n"))
    text = TERM_LINK.sub(lambda m: m["words"] or edition.terms[m["term"]].title, text)
    return EMPHASIS.sub(lambda m: m["words"], text)


def quoted(words: str) -> str:
    """Put words between quotation marks, which become single ones inside."""
    return f"“{words.replace('“', '‘').replace('”', '’')}”"


def listed(words: Iterable[str]) -> str:
    """Return words joined as in a sentence: “a, b and c”."""
    every = list(words)
    return " and ".join(filter(None, (", ".join(every[:-1]), *every[-1:])))
