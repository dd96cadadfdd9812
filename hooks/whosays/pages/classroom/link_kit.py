"""The link kit: every link of the edition, to share or to print.

Without script it is a list of links; theme/assets/links.js adds choosing, QR codes and printing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from whosays.codebook import KINDS
from whosays.edition import Article, Block, Edition
from whosays.model.reference import Reference
from whosays.pages.addresses import (
    REFERENCES,
    article_page,
    lesson,
    passage,
    references_part,
    term_page,
)
from whosays.pages.lists import alphabetical, render_by_year
from whosays.pages.practice.exercise import name_block
from whosays.pages.prose import quoted
from whosays.pages.sets import exercise, part_page, set_page, sets_of, slide
from whosays.pages.tree import Child, build

PAGES = {
    "practice/warm-up": "Warm-up",
    "practice/contested": "Contested passages",
    "classroom/card": "Card with the three questions",
    "glossary/index": "All words of the glossary",
    "about/references": "All references",
}
"""Pages that show something of the edition; those of `SETS` are added for each article."""
KIT = "classroom/links"
"""This page."""
OPENING = 9
"""So many words of a text are enough to know it by."""


@dataclass(frozen=True)
class Link:
    """One link: the words that name it and where it leads."""

    words: tuple[Child, ...]
    href: str
    text: str = ""
    """All that is found there, which theme/assets/links.js searches too."""


def render_links(edition: Edition) -> Element:
    """Give every link of the edition in sections."""
    page = build(
        "div",
        {"class": "ws-links ws-no-contents", "data-links": "", "data-search-exclude": ""},
        build("div", {"data-controls": ""}),
        *_section("pages", "Pages", _pages(edition)),
    )
    apart = [one for one in edition.in_practice if part_page(KIT, one) in edition.parts]
    alone = {article.id for article in apart}
    for article in edition.in_practice:
        if article.id not in alone:
            page.extend(_sections(edition, article))
    if apart:
        page.append(build("h2", {"id": "links-of"}, "The links of another article"))
        page.append(render_by_year(apart, _part))
    words = sorted(edition.terms.items(), key=lambda item: alphabetical(item[1].title))
    page.extend(_section("words", "Word", (Link((t.title,), term_page(n)) for n, t in words)))
    if REFERENCES in edition.pages and references_part(1) not in edition.parts:
        references = sorted(edition.references.values(), key=lambda one: alphabetical(one.title))
        page.extend(_section("references", "Reference", map(_entry, references)))
    return page


def render_links_of(edition: Edition, article: Article) -> Element:
    """Give the links of one article, for a page of its own."""
    return build(
        "div",
        {"class": "ws-links ws-no-contents", "data-links": "", "data-search-exclude": ""},
        build("div", {"data-controls": ""}),
        *_section("pages", "Pages", _pages_of(edition, article)),
        *_sections(edition, article),
    )


def _part(article: Article) -> Element:
    link = build("a", {"href": f"../{part_page(KIT, article)}", **article.tongue}, article.title)
    return build("li", {}, link)


def _sections(edition: Edition, article: Article) -> Iterator[Element]:
    of = f" of {quoted(article.title)}" if edition.several else ""
    sections = (
        ("notes", "Passage with its note", _passages(article, "")),
        ("clean", "Passage without the answer", _passages(article, "?show=clean")),
        ("exercises", "Paragraph as an exercise", _exercises(edition, article)),
        ("projector", "Paragraph on the projector", _slides(edition, article)),
    )
    for name, title, links in sections:
        yield from _section(edition.anchor(article, name), title + of, links)


def _section(name: str, title: str, links: Iterable[Link]) -> list[Element]:
    """Return a section that unfolds, or nothing where there is no link."""
    items = [
        build("li", {"data-link": link.text}, build("a", {"href": link.href}, *link.words))
        for link in links
    ]
    attributes = {
        "class": "ws-plain",
        "data-section": name,
        **({"open": "open"} if name == "pages" else {}),
    }
    summary = build("summary", {}, build("h2", {}, title), f" ({len(items)})")
    return [build("details", attributes, summary, build("ul", {}, *items))] if items else []


def _pages(edition: Edition) -> Iterator[Link]:
    for article in edition.in_order:
        if part_page(KIT, article) not in edition.parts:
            yield from _pages_of(edition, article)
    for kind in KINDS.values():
        words, address = lesson(edition, kind)
        if address:
            yield Link((f"{words}: {kind.name}",), address)
    for page, name in PAGES.items():
        if f"{page}.md" in edition.pages:
            yield Link((name,), f"../{page}.md")


def _pages_of(edition: Edition, article: Article) -> Iterator[Link]:
    yield Link(("Article: ", _in(article.title, article.tongue)), article_page(article))
    for page, name in sets_of(edition).items() if article.notes else ():
        words = name[0].upper() + name[1:]
        title = (f"{words}: ", _in(article.title, article.tongue)) if edition.several else (words,)
        yield Link(title, set_page(edition, article, page))


def _passages(article: Article, query: str) -> Iterator[Link]:
    for note in article.notes:
        words = (f"{article.numbers[note.id]}: ", _in(quoted(_opening(note.quote)), article.tongue))
        address = passage(article, note).replace("#", f"{query}#")
        yield Link(words, address, note.quote)


def _exercises(edition: Edition, article: Article) -> Iterator[Link]:
    for block in article.blocks:
        if any(block.notes) and (address := exercise(edition, article, block)):
            yield Link(_name(article, block), address, block.text)


def _slides(edition: Edition, article: Article) -> Iterator[Link]:
    for block in article.blocks:
        if block.role != "furniture" and (address := slide(edition, article, block)):
            yield Link(_name(article, block), address, block.text)


def _entry(reference: Reference) -> Link:
    language = {"lang": reference.language} if reference.language else {}
    return Link((_in(reference.title, language),), f"../{REFERENCES}#{reference.id}")


def _name(article: Article, block: Block) -> tuple[Child, ...]:
    name = str(block.number) if block.number else name_block(block)
    return (f"{name}: ", _in(_opening(block.text), article.tongue))


def _opening(text: str) -> str:
    words = text.split()
    return " ".join(words) if len(words) <= OPENING + 2 else f"{' '.join(words[:OPENING])} …"


def _in(words: str, tongue: dict[str, str]) -> Element:
    return build("span", tongue, words)
