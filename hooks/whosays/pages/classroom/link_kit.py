"""The link kit: every link of the edition, to share or to print.

Without script it is a list of links; theme/assets/links.js adds choosing, QR codes and printing.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from whosays.codebook import KINDS
from whosays.edition import Article, Block, Edition
from whosays.faults import shorten
from whosays.model.reference import Reference
from whosays.pages import addresses
from whosays.pages.glossary.terms import sorted_terms
from whosays.pages.lists import alphabetical, render_by_year
from whosays.pages.prose import quoted
from whosays.pages.sets import exercise, part_page, set_page, sets_of, slide
from whosays.pages.tree import Child, Element, build, link

PAGES = {
    addresses.WARM_UP: "Warm-up",
    addresses.CONTESTED: "Contested passages",
    addresses.CARD: "Card with the three questions",
    addresses.PAIR_SHEET: "Pair sheet",
    addresses.RECORD_CARDS: "Record cards",
    addresses.PRE_POST: "Pre-test and post-test",
    addresses.GLOSSARY: "All words of the glossary",
    addresses.REFERENCES: "All references",
}
"""Pages that show something of the edition; those of `SETS` are added for each article."""
OPENING = 60
"""So many characters of a text are enough to know it by."""


def render_links(edition: Edition) -> Element:
    """Return every link of the edition in sections."""
    own = {one.id for one in edition.in_order if part_page(addresses.LINKS, one) in edition.parts}
    here = [one for one in edition.in_order if one.id not in own]
    apart = [one for one in edition.in_order if one.id in own]
    page = _kit(edition, here, _pages(edition))
    if apart:
        page.append(build("h2", {"id": "links-of"}, "The links of another article"))
        page.append(render_by_year(apart, _part))
    words = (_link([term.title], addresses.term_page(name)) for name, term in sorted_terms(edition))
    page.extend(_section("words", "Word", words))
    if addresses.REFERENCES in edition.pages and addresses.references_part(1) not in edition.parts:
        references = sorted(edition.references.values(), key=lambda one: alphabetical(one.title))
        page.extend(_section("references", "Reference", map(_entry, references)))
    return page


def render_links_of(edition: Edition, article: Article) -> Element:
    """Return the links of one article, for a page of its own."""
    return _kit(edition, [article])


def _kit(edition: Edition, articles: Sequence[Article], pages: Iterable[Element] = ()) -> Element:
    """Return the links of some articles; `pages` are others that belong to the first section."""
    of_each = (link for article in articles for link in _pages_of(edition, article))
    return build(
        "div",
        {"class": "ws-links ws-no-contents", "data-links": "", "data-search-exclude": ""},
        build("div", {"data-controls": ""}),
        *_section("pages", "Pages", [*of_each, *pages]),
        *(part for article in articles if article.notes for part in _sections(edition, article)),
    )


def _part(article: Article) -> Element:
    page = part_page(addresses.LINKS, article)
    return build("li", {}, link(f"../{page}", article.title, **article.tongue))


def _sections(edition: Edition, article: Article) -> Iterator[Element]:
    of = f" of {quoted(article.title)}" if edition.several else ""
    sections = (
        ("notes", "Passage with its note", _passages(article, "")),
        ("clean", "Passage without the answer", _passages(article, "?show=clean")),
        ("exercises", "Paragraph as an exercise", _blocks(edition, article, exercise)),
        ("projector", "Paragraph on the projector", _blocks(edition, article, slide)),
    )
    for name, title, links in sections:
        yield from _section(edition.anchor(article, name), title + of, links)


def _section(name: str, title: str, links: Iterable[Element]) -> Iterator[Element]:
    """Yield a section that unfolds, unless there is no link."""
    if items := [*links]:
        attributes = {"class": "ws-plain", "data-section": name}
        if name == "pages":
            attributes["open"] = "open"
        summary = build("summary", {}, build("h2", {}, title), f" ({len(items)})")
        yield build("details", attributes, summary, build("ul", {}, *items))


def _link(words: Iterable[Child], href: str, text: str = "") -> Element:
    """Return a link; `text` is all that is found there, which theme/assets/links.js searches."""
    return build("li", {"data-link": text}, link(href, *words))


def _pages(edition: Edition) -> Iterator[Element]:
    for kind in KINDS.values():
        words, address = addresses.lesson(edition, kind)
        if address:
            yield _link([f"{words}: {kind.label}"], address)
    for page, name in PAGES.items():
        if page in edition.pages:
            yield _link([name], f"../{page}")


def _pages_of(edition: Edition, article: Article) -> Iterator[Element]:
    def title() -> Element:
        return build("span", article.tongue, article.title)

    yield _link(["Article: ", title()], addresses.article_page(article))
    for page, name in sets_of(edition).items() if article.notes else ():
        words = name[0].upper() + name[1:]
        named: list[Child] = [f"{words}: ", title()] if edition.several else [words]
        yield _link(named, set_page(edition, article, page))


def _passages(article: Article, query: str) -> Iterator[Element]:
    for note in article.notes:
        words = build("span", article.tongue, quoted(shorten(note.quote, OPENING)))
        address = addresses.passage(article, note).replace("#", f"{query}#")
        yield _link([f"{article.numbers[note.id]}: ", words], address, note.quote)


def _blocks(
    edition: Edition, article: Article, address: Callable[[Edition, Article, Block], str]
) -> Iterator[Element]:
    for block in article.blocks:
        if href := address(edition, article, block):
            words = build("span", article.tongue, shorten(block.text, OPENING))
            yield _link([f"{block.number or block.name}: ", words], href, block.text)


def _entry(reference: Reference) -> Element:
    language = {"lang": reference.language} if reference.language else {}
    words = build("span", language, reference.title)
    return _link([words], f"../{addresses.REFERENCES}#{reference.id}")
