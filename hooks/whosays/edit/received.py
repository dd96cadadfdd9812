"""What a person hands in: a text file, a web page or a Word file, read as an article's text."""

from dataclasses import replace
from importlib import import_module
from types import ModuleType

from whosays.edit.mend import Received, mend, mend_text
from whosays.faults import Fault, Faults


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
    from whosays.edit.web_page import read_web_page  # here, for the library may be missing

    page = read_web_page(data, name)
    text = mend_text(page.text, name, [])
    return replace(text, changes=(*text.changes, *page.dropped), about=page.about)


def _word_file(data: bytes, name: str) -> Received:
    library("docx", "python-docx", "Word files")
    from whosays.edit.word_file import read_word_file

    word = read_word_file(data, name)
    text = mend_text("\n\n".join(word.paragraphs), name, [])
    return replace(text, changes=(*text.changes, *word.dropped))
