"""What a person hands in: a text file, a web page or a Word file, read as an article's text."""

from dataclasses import dataclass, field
from importlib import import_module
from types import ModuleType

from whosays.edit.mend import Mended, mend, mend_text
from whosays.faults import Fault, Faults


@dataclass(frozen=True)
class Received:
    """An article's text, and what else the file said."""

    text: str
    changes: tuple[str, ...]
    """What was mended, and what was left out."""
    about: dict[str, str] = field(default_factory=dict)
    """What the file says of itself: publisher, date, url, language."""


def receive(data: bytes, name: str, encoding: str = "") -> Received:
    """Read a file by the ending of its name. Raises Faults where that cannot be done."""
    ending = name.lower().rpartition(".")[2]
    if reader := {"html": _web_page, "htm": _web_page, "docx": _word_file}.get(ending):
        return reader(data, name)
    mended = mend(data, name, encoding)
    return Received(mended.text, mended.changes)


def library(module: str, name: str, what: str) -> ModuleType:
    """Give a library that is needed for one kind of file only, or say how to get it."""
    try:
        return import_module(module)
    except ImportError:
        sentence = f'{what} need the library {name}: pip install "whosays[edit]"'
        raise Faults([Fault(what, 0, sentence)]) from None


def _web_page(data: bytes, name: str) -> Received:
    library("trafilatura", "trafilatura", "web pages")
    from whosays.edit.web_page import read_web_page  # here, for the library may be missing

    page = read_web_page(data, name)
    return _received(mend_text(page.text, name, []), page.dropped, page.about)


def _word_file(data: bytes, name: str) -> Received:
    library("docx", "python-docx", "Word files")
    from whosays.edit.word_file import read_word_file

    word = read_word_file(data, name)
    return _received(mend_text("\n\n".join(word.paragraphs), name, []), word.dropped, {})


def _received(mended: Mended, dropped: tuple[str, ...], about: dict[str, str]) -> Received:
    return Received(mended.text, (*mended.changes, *dropped), about)
