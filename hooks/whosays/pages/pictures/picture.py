"""The frame of every picture: its title, what it shows in a sentence, and the table behind it."""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from whosays.codebook import CHECKS, KINDS
from whosays.edition import Article
from whosays.faults import counted
from whosays.model.notes import AnyNote
from whosays.pages.addresses import article_page
from whosays.pages.pictures import shares
from whosays.pages.tree import Cell, Child, build, fold, join, link, render_table


def render(name: str, title: str, summary: str, *parts: Child) -> Element:
    """Return a picture with its title and its sentence; `name` is its id."""
    heading = build("h2", {"id": name}, title)
    return build("div", {"class": "ws-picture"}, heading, build("p", {}, summary), *parts)


def key(entries: Iterable[Iterable[Child]]) -> Element:
    """Return what the marks of a picture mean."""
    items = (build("li", {}, *entry) for entry in entries)
    return build("ul", {"class": "ws-picture-key"}, *items)


def wide_table(heads: Iterable[Cell], rows: Iterable[Iterable[Cell]]) -> Element:
    """Return a table that scrolls by itself where the screen is narrow."""
    return build("div", {"class": "ws-table"}, render_table(heads, rows))


def as_table(heads: Iterable[Cell], rows: Iterable[Iterable[Cell]]) -> Element:
    """Return the table behind a picture, closed."""
    return fold("Show this as a table", wide_table(heads, rows))


def mark(article: Article, note: AnyNote, look: str, *shapes: Element, words: str = "") -> Element:
    """Return a mark that leads to its passage, as a link beside the drawing does for the keyboard.

    A pointer that rests on it is told the words, or what the passage is.
    """
    title = build("title", {}, words or _describe(article, note))
    attributes = {"class": look, "data-cell-of": note.id, "tabindex": "-1"}
    return link(_address(article, note.id), title, *shapes, **attributes)


def _describe(article: Article, note: AnyNote) -> str:
    number, check = article.numbers[note.id], CHECKS[note.check]
    count = counted(shares.words(note), "word")
    return f"{number}: {KINDS[note.kind].basis}, {check.short}, {count}"


def link_numbers(article: Article, passages: Iterable[str]) -> Iterator[Child]:
    """Yield links to passages, which are their numbers."""
    numbers = article.numbers
    return join((link(_address(article, one), str(numbers[one])) for one in passages), ", ")


def link_passages(article: Article, passages: Iterable[str]) -> list[Child]:
    """Return the same with their noun: “passage 3”, “passages 3, 4”."""
    names = list(passages)
    return ["passage " if len(names) == 1 else "passages ", *link_numbers(article, names)]


def _address(article: Article, passage: str) -> str:
    return f"{article_page(article)}#{passage}"
