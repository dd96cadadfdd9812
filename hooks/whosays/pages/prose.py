"""The Markdown of our own texts: `*emphasis*` and `[[term]]`, and nothing else."""

import re
from collections.abc import Iterator

from whosays.edition import Edition
from whosays.pages.terms import link_and_define
from whosays.pages.tree import Child, build
from whosays.syntax import EMPHASIS, TERM_LINK

MARKED = re.compile(f"{TERM_LINK.pattern}|{EMPHASIS.pattern.replace('words', 'stressed')}")


def read_prose(edition: Edition, text: str) -> Iterator[Child]:
    """Give a text with its emphasis and its links to terms; every other sign stays as it is."""
    text, at = text.replace("\n", " "), 0
    for match in MARKED.finditer(text):
        yield text[at : match.start()]
        if match["term"]:
            yield link_and_define(match["term"], edition.terms[match["term"]], match["words"])
        else:
            yield build("em", {}, *read_prose(edition, match["stressed"]))
        at = match.end()
    yield text[at:]
