"""The frame of every picture: its title, what it shows in a sentence, and the table behind it."""

from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element

from whosays.edition import Article, Edition
from whosays.model.notes import AnyNote
from whosays.pages.addresses import passage
from whosays.pages.tree import Child, build, join

Cells = Sequence[Sequence[Child]]


def render_picture(name: str, title: str, summary: str, *parts: Child) -> Element:
    """Give a picture with its title and its sentence; `name` is its id, if it has one."""
    attributes = {"id": name} if name else {}
    return build(
        "div",
        {"class": "ws-picture"},
        build("h2", attributes, title),
        build("p", {}, summary),
        *parts,
    )


def behind(words: str, table: Element) -> Element:
    """Give the table behind a picture, closed."""
    return build("details", {"class": "ws-plain"}, build("summary", {}, words), table)


def render_table(heads: Sequence[Sequence[Child]], rows: Iterable[Cells]) -> Element:
    """Give a table whose first column heads its rows."""
    head = build("tr", {}, *(build("th", {"scope": "col"}, *cell) for cell in heads))
    body = (
        build(
            "tr",
            {},
            build("th", {"scope": "row"}, *first),
            *(build("td", {}, *cell) for cell in cells),
        )
        for first, *cells in rows
    )
    table = build("table", {}, build("thead", {}, head), build("tbody", {}, *body))
    return build("div", {"class": "ws-table"}, table)


def link_number(article: Article, note: AnyNote, words: str = "") -> Element:
    """Link a passage by its number."""
    name = words or str(article.numbers[note.id])
    return build("a", {"href": passage(article, note)}, name)


def link_numbers(article: Article, notes: Iterable[AnyNote]) -> Iterable[Child]:
    """Link passages by their numbers."""
    return join((link_number(article, note) for note in notes), ", ")


def picture_id(edition: Edition, article: Article, name: str) -> str:
    """Give the id of an article's picture on a page that may show several articles."""
    return edition.anchor(article, name)
