"""What a person hands in: a text file, a web page or a Word file, read as an article's text."""

import sys
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import BinaryIO

from whosays.edit.text.mend import Received, mend, mend_text
from whosays.faults import Fault, Faults

MOST_BYTES = 50_000_000
"""Of any file that is handed in; each kind of file has a limit of its own besides."""


def read_outside(path: str) -> bytes:
    """Read a file that may be anywhere on the editor's machine. Raises Faults if it cannot be."""
    try:
        with Path(path).open("rb") as stream:
            return _read_up_to(stream, path)
    except FileNotFoundError:
        raise Faults([Fault(path, 0, "there is no such file")]) from None
    except OSError as error:
        raise Faults([Fault(path, 0, f"cannot be read: {error.strerror}")]) from None


def read_standard_input(name: str) -> bytes:
    """Read what another program hands over."""
    return _read_up_to(sys.stdin.buffer, name)


def _read_up_to(stream: BinaryIO, name: str) -> bytes:
    data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise Faults([Fault(name, 0, f"has more than {MOST_BYTES:,} bytes, which is the most")])
    return data


def receive(data: bytes, name: str, encoding: str = "") -> Received:
    """Read a file by the ending of its name. Raises Faults where that cannot be done."""
    ending = name.lower().rpartition(".")[2]
    if reader := {"html": _web_page, "htm": _web_page, "docx": _word_file}.get(ending):
        return reader(data, name)
    return mend(data, name, encoding)


def library(module: str, name: str, what: str) -> ModuleType:
    """Give a library that is needed for one kind of file only, or say how to get it."""
    try:
        return import_module(module)
    except ImportError:
        sentence = f'{what} need the library {name}: pip install "whosays[edit]"'
        raise Faults([Fault(what, 0, sentence)]) from None


def _web_page(data: bytes, name: str) -> Received:
    library("trafilatura", "trafilatura", "web pages")
    from whosays.edit.text.web_page import read_web_page  # here, for the library may be missing

    page = read_web_page(data, name)
    text = mend_text(page.text, name, [])
    return replace(text, changes=(*text.changes, *page.dropped), about=page.about)


def _word_file(data: bytes, name: str) -> Received:
    library("docx", "python-docx", "Word files")
    from whosays.edit.text.word_file import read_word_file

    word = read_word_file(data, name)
    text = mend_text("\n\n".join(word.paragraphs), name, [])
    return replace(text, changes=(*text.changes, *word.dropped))
