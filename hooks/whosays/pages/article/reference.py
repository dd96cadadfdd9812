"""A reference as a line: in a note what it is and when, elsewhere also where and how weak."""

from collections.abc import Iterable
from functools import cache

from whosays.lexicon import LEXICON
from whosays.model.fields import MONTHS
from whosays.model.reference import Reference, Seen
from whosays.pages.addresses import REFERENCES
from whosays.pages.tree import Element, build, join, link

SEEN: dict[Seen, str] = LEXICON["seen"]


@cache
def long_date(date: str) -> str:
    """Return 2024-10-15 as “15 October 2024”, 2024-10 as “October 2024”."""
    year, month, day = (*date.split("-"), "", "")[:3]
    name = MONTHS[int(month) - 1] if month else ""
    return " ".join(part for part in (day.lstrip("0"), name, year) if part)


def short_date(date: str) -> str:
    """Return 2024-10-15 as “15 Oct 2024”."""
    return " ".join(part[:3] if part.isalpha() else part for part in long_date(date).split())


def tongue(reference: Reference) -> dict[str, str]:
    """Return the attributes of an element that holds words of a record."""
    return {"lang": reference.language} if reference.language else {}


def link_reference(reference: Reference, words: str) -> Element:
    """Return a link to the record itself."""
    language = {"hreflang": reference.language} if reference.language else {}
    own = tongue(reference) if words == reference.title else {}
    return link(reference.URL, words, **language, **own)


def link_record(reference: Reference) -> Element:
    """Return that link with the record’s short title, or else its title."""
    return link_reference(reference, reference.title_short or reference.title)


def name_agency(reference: Reference) -> str:
    """Return who wrote it first, and when: “Reuters, 15 October 2024”."""
    name = reference.author[0].literal if reference.author else None
    when = f", {long_date(reference.issued)}" if reference.issued else ""
    return f"{name or reference.publisher}{when}"


def name_record(reference: Reference) -> str:
    """Return a record’s name in a few words: “Statement of the four, 21 Sep 2024”."""
    when = f", {short_date(reference.issued)}" if reference.issued else ""
    return f"{reference.title_short or reference.title}{when}"


def render_marks(references: Iterable[Reference]) -> Element:
    """Return small links to entries in the list of references, for a page of text."""
    links = (
        link(f"../{REFERENCES}#{one.id}", "source", **{"aria-label": f"Source: {name_record(one)}"})
        for one in references
    )
    return build("sup", {"class": "ws-sources", "data-search-exclude": ""}, *join(links, ", "))


def cite_reference(reference: Reference) -> Element:
    """Return the short line of a note; the list of references says the rest, and says it once."""
    when = short_date(reference.issued) if reference.issued else "No date found"
    return _line(reference, when, "Not available to us.", "A weak source.")


def render_reference(reference: Reference) -> Element:
    """Return the full line: what, where, when, whose words, how weak."""
    weak = f"A weak source: {reference.weak}"
    return _line(reference, published(reference), SEEN[reference.seen], weak)


def _line(reference: Reference, place: str, unseen: str, weak: str) -> Element:
    """Return a line; it has the last two only of a reference that is so."""
    words = f" {place}."
    if reference.voice_of:
        words += f" Official source: {reference.voice_of.split(' (')[0]}."
    if reference.seen != "opened":
        words += f" {unseen}"
    if reference.weak:
        words += f" {weak}"
    return build("li", {}, link_record(reference), words)


def published(reference: Reference) -> str:
    """Return where it was published, and when."""
    when = f", {long_date(reference.issued)}" if reference.issued else ", no date found"
    return f"{reference.publisher}{when}"
