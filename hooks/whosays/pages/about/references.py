"""The page that lists every reference: what it is, whose voice, and where it is used."""

from collections.abc import Iterator
from itertools import groupby
from xml.etree.ElementTree import Element

from whosays.edition import Article, Edition
from whosays.model.notes import AnyNote
from whosays.model.reference import Reference, Standing
from whosays.pages.addresses import article_page, passage, term_page
from whosays.pages.article.reference import SEEN, link_reference, published
from whosays.pages.choices import join, render_choices
from whosays.pages.order import alphabetical, initial
from whosays.pages.parts import cut_references, ordered_references, references_part
from whosays.pages.plain import quoted
from whosays.pages.tree import Child, build

STANDINGS: dict[Standing, str] = {
    "primary": "Primary: the record itself",
    "secondary": "Secondary: a report or a study",
    "reference work": "Works of reference",
}
UNSAID = (
    "If no country is listed, the source is not a government. "
    "If an entry doesn’t say how we read it, we opened it, or a stored copy of it."
)
"""What is true of most entries, and said once."""
MOST_USES = 20
"""So many links to what rests on a reference tell enough; search finds the others."""


def render_references(edition: Edition, part: str = "") -> Element:
    """Give the page that lists every reference: what it is, whose voice, and where it is used.

    Of a list in parts give one of them, or what leads to all.
    """
    if not edition.references:
        return _page(build("p", {}, "There is no reference yet."))
    if references_part(1) in edition.parts and not part:
        return _page(*_contents(edition))
    if part:
        return _page(
            build("p", {}, UNSAID), *_entries(edition, cut_references(edition)[int(part) - 1])
        )
    sections = (
        _section(edition, standing, list(entries))
        for standing, entries in groupby(ordered_references(edition), lambda one: one.standing)
    )
    return _page(build("p", {}, UNSAID), _filter(edition), *sections)


def _page(*parts: Element) -> Element:
    attributes = {"class": "ws-references-page ws-no-contents", "data-search-exclude": ""}
    return build("div", attributes, *parts)


def _section(edition: Edition, standing: Standing, entries: list[Reference]) -> Element:
    heading = f"{STANDINGS[standing]} ({len(entries)})"
    return build(
        "section",
        {},
        build("h2", {"id": f"ws-{standing.replace(' ', '-')}"}, heading),
        *_entries(edition, entries),
    )


def _entries(edition: Edition, references: list[Reference]) -> Iterator[Element]:
    return (_entry(reference, _uses(edition, reference.id)) for reference in references)


def _contents(edition: Edition) -> tuple[Element, Element]:
    """List every reference with a link to the page that has it; its old address leads here."""
    lists = build("div", {"data-narrow": "references"})
    jump = build("p")
    pairs = (
        (reference, number)
        for number, part in enumerate(cut_references(edition), start=1)
        for reference in part
    )
    by_letter = sorted(pairs, key=lambda pair: alphabetical(_words(pair[0])))
    for letter, group in groupby(by_letter, key=lambda pair: initial(_words(pair[0]))):
        heading = f"ws-from-{ord(letter)}"
        jump.append(build("a", {"href": f"#{heading}"}, letter))
        jump[-1].tail = " "
        items = (_line(reference, number) for reference, number in group)
        lists.append(build("h2", {"id": heading}, letter))
        lists.append(build("ul", {}, *items))
    return jump, lists


def _words(reference: Reference) -> str:
    """Return the words of a line, by which the list is sorted."""
    return f"{reference.publisher} {reference.title}"


def _line(reference: Reference, part: int) -> Element:
    language = {"lang": reference.language} if reference.language else {}
    href = f"../{references_part(part)}#{reference.id}"
    link = build("a", {"href": href, **language}, reference.title)
    return build("li", {"id": reference.id}, f"{reference.publisher}: ", link)


def archive_link(reference: Reference) -> str:
    """Give the Wayback Machine's address for the copy nearest to the reference's date."""
    date = (reference.issued or "").replace("-", "")
    return f"https://web.archive.org/web/{date or '2'}/{reference.URL}"


def _filter(edition: Edition) -> Element:
    references = edition.references.values()
    choices = [
        ("all", "All", len(references)),
        ("official", "An official voice", sum(bool(r.voice_of) for r in references)),
        ("weak", "Weak witnesses", sum(bool(r.weak) for r in references)),
        ("unopened", "Not opened by us", sum(r.seen != "opened" for r in references)),
    ]
    return render_choices(
        "Show references",
        "ws-list",
        (
            (value, (words, build("span", {"class": "ws-count"}, str(count))))
            for value, words, count in choices
        ),
    )


def _entry(reference: Reference, uses: list[Element]) -> Element:
    language = {"lang": reference.language} if reference.language else {}
    tags = ["ws-entry"]
    tags += ["ws-is-official"] if reference.voice_of else []
    tags += ["ws-is-weak"] if reference.weak else []
    tags += ["ws-is-unopened"] if reference.seen != "opened" else []
    parts: list[Child] = [
        build("h3", {"id": reference.id, **language}, reference.title),
        build(
            "p",
            {},
            *_by(reference),
            f"{published(reference)}. ",
            link_reference(reference, "Open it"),
            " · ",
            build("a", {"href": archive_link(reference)}, "archived copy"),
        ),
    ]
    if reference.voice_of:
        parts.append(build("p", {}, build("b", {}, "Whose voice: "), f"{reference.voice_of}."))
    if reference.seen != "opened" or reference.seen_at:
        seen_at = f" Seen at: {reference.seen_at}" if reference.seen_at else ""
        parts.append(
            build("p", {}, build("b", {}, "How it was read: "), SEEN[reference.seen], seen_at)
        )
    if reference.weak:
        parts.append(build("p", {}, build("b", {}, "A weak witness: "), reference.weak))
    parts += [build("blockquote", language, build("p", {}, words)) for words in reference.excerpts]
    parts += [
        build("p", {}, build("b", {}, "In English: "), words) for words in reference.translations
    ]
    if reference.remark:
        parts.append(build("p", {"class": "ws-voice"}, reference.remark))
    if uses:
        parts.append(
            build("p", {"class": "ws-uses"}, build("b", {}, "Used by: "), *join(uses, ", "))
        )
    return build("article", {"class": " ".join(tags)}, *parts)


def _by(reference: Reference) -> list[str]:
    names = [p.literal or " ".join(n for n in (p.given, p.family) if n) for p in reference.author]
    return [f"{', '.join(names)}. "] if names else []


def _uses_in(edition: Edition, cited: list[tuple[Article, AnyNote | None]]) -> Iterator[Element]:
    """Give links to what in one article rests on a reference, its title in the first."""
    article = cited[0][0]
    title = f"{quoted(article.title)} " if edition.several else ""
    notes = [note for _, note in cited if note]
    if len(notes) < len(cited):
        words = f"where {title or 'the article '}was found"
        yield build("a", {"href": article_page(article)}, words)
        title = ""
    for note in notes:
        words = f"{title}passage {article.numbers[note.id]}"
        target = {"href": passage(article, note), "data-note": f"{article.id}/{note.id}"}
        yield build("a", target, words)
        title = ""


def _uses(edition: Edition, key: str) -> list[Element]:
    """Give links to what rests on a reference, or to the first of it."""
    cited = edition.citations.get(key, [])
    links: list[Element] = []
    for _, group in groupby(cited[:MOST_USES], key=lambda pair: pair[0].id):
        links += _uses_in(edition, list(group))
    if len(cited) > MOST_USES:
        links.append(build("span", {}, f"{len(cited) - MOST_USES} other passages"))
    for name, term in edition.terms.items():
        if key in term.references:
            links.append(build("a", {"href": term_page(name)}, term.title))
    return links
