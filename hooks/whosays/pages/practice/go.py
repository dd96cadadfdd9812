"""What pupils open: every exercise under a short name, and the few that a lesson needs."""

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from whosays.edition import Article, Block, Edition
from whosays.pages import addresses
from whosays.pages.sets import ask_page, exercise, part_page
from whosays.pages.tree import Child, build, join, link

ALONE = "?embed"
"""Shows a sheet without the menu, which leads to the answers."""


class Exercise(NamedTuple):
    """A page for pupils."""

    name: str
    """What stands after `go/#` in its short address."""
    words: Child
    address: str


def render_go(edition: Edition) -> Element:
    """Return a list of every exercise, which theme/assets/go.js leads on to by its short name."""
    page = build("div", {"data-go": "", "data-search-exclude": ""})
    page.append(build("ul", {}, *(build("li", {}, _named(one)) for one in _general(edition))))
    for article in edition.in_practice if addresses.PREDICT in edition.pages else ():
        page.append(build("h2", article.tongue, article.title))
        own = part_page(addresses.PREDICT, article) in edition.parts
        blocks = [] if own else [*_paragraphs(edition, article)]
        whole = _named(_whole(edition, article))
        whole.set("data-whole", "")
        page.append(build("p", {}, *join([whole, *map(_named, blocks)], " · ")))
    return page


def render_send(edition: Edition) -> Element:
    """Return the links that a lesson with devices needs; go.js adds their short addresses."""
    links = [*_forms(edition)]
    if lead := next(iter(edition.in_practice), None):
        named = (one for one in lead.blocks if one.number and one.number == lead.file.lesson)
        block = next(named, lead.showpiece)
        if block and exercise(edition, lead, block):
            links.append(_paragraph(edition, lead, block, block.name))
    links += _page(edition, "cards", "Record cards", addresses.RECORD_CARDS, ALONE)
    rows = (build("li", {"data-name": one.name}, link(one.address, one.words)) for one in links)
    title = build("p", {}, build("b", {}, "Send these to pupils"))
    every = addresses.link_page(edition, addresses.GO, "All short addresses")
    return build("div", {"class": "ws-send", "data-send": ""}, title, build("ol", {}, *rows), every)


def _general(edition: Edition) -> Iterator[Exercise]:
    yield from _forms(edition)
    yield from _page(edition, "warm-up", "Warm-up", addresses.WARM_UP)
    yield from _page(edition, "argue", "Contested passages", addresses.CONTESTED)
    yield from _page(edition, "pairs", "Pair sheet", addresses.PAIR_SHEET, ALONE)
    yield from _page(edition, "cards", "Record cards", addresses.RECORD_CARDS, ALONE)


def _forms(edition: Edition) -> Iterator[Exercise]:
    for form in edition.exercises.tests:
        page = addresses.PRE_POST
        query = f"?form={form.form}"
        yield from _page(edition, f"form-{form.form}", f"Form {form.form}", page, query)


def _page(
    edition: Edition, name: str, words: str, page: str, query: str = ""
) -> Iterator[Exercise]:
    """Yield a page, if the edition has it."""
    if page in edition.pages:
        yield Exercise(name, words, f"../{page}{query}")


def _whole(edition: Edition, article: Article) -> Exercise:
    letters = "" if article.id == edition.lead else edition.letters[article.id]
    address = ask_page(edition, article, addresses.PREDICT)
    return Exercise(letters or "all", "the whole article", address)


def _paragraphs(edition: Edition, article: Article) -> Iterator[Exercise]:
    for block in article.blocks:
        if any(block.notes):
            yield _paragraph(edition, article, block, str(block.number or block.name.lower()))


def _paragraph(edition: Edition, article: Article, block: Block, words: str) -> Exercise:
    letters = "" if article.id == edition.lead else edition.letters[article.id]
    return Exercise(f"{letters}{block.code}", words, exercise(edition, article, block))


def _named(one: Exercise) -> Element:
    """Return a link that its short name finds."""
    return link(one.address, one.words, id=one.name)
