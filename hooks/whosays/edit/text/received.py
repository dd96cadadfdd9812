"""What a person hands in: a text file, a web page or a Word file, read as an article's text."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from whosays.edit.text.normalise import Received, normalise
from whosays.faults import refusal

MAXIMUM_BYTES = 50_000_000
"""Of any file that is handed in; each kind of file has a limit of its own besides."""


def read_outside(path: str, *, stream: bool = False) -> bytes:
    """Read a file of this machine, or standard input. Raise Faults if it cannot be read."""
    try:
        with nullcontext(sys.stdin.buffer) if stream else Path(path).open("rb") as source:
            data = source.read(MAXIMUM_BYTES + 1)
    except FileNotFoundError:
        raise refusal(path, "no-such-file") from None
    except OSError as error:
        raise refusal(path, "unreadable", reason=error.strerror) from None
    if len(data) > MAXIMUM_BYTES:
        raise refusal(path, "too-many-bytes", maximum=MAXIMUM_BYTES)
    return data


def receive(data: bytes, name: str, encoding: str = "") -> Received:
    """Read a file by the ending of its name. Raise Faults where that cannot be done."""
    ending = name.lower().rpartition(".")[2]
    if ending in ("html", "htm"):
        with library("trafilatura", "web pages"):
            from whosays.edit.text.web_page import read_web_page
        return read_web_page(data, name)
    if ending == "docx":
        with library("python-docx", "Word files"):
            from whosays.edit.text.word_file import read_word_file
        return read_word_file(data, name)
    return normalise(data, name, encoding)


@contextmanager
def library(name: str, what: str) -> Iterator[None]:
    """Say how to get a library that only one kind of file needs, if an import fails."""
    try:
        yield
    except ImportError:
        raise refusal(what, "needs-library", what=what, name=name) from None
