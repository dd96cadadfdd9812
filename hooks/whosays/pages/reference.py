"""A reference as a line in a note: what, where, when, whose voice, how it was read."""

from functools import cache
from xml.etree.ElementTree import Element

from whosays.model.reference import Reference, Seen
from whosays.pages.tree import build

MONTHS = "January February March April May June July August September October November December"
SEEN: dict[Seen, str] = {
    "opened": "Opened and read, in a stored copy.",
    "cited": "Named by a page that was read; not itself opened.",
    "known": "A well-known address that was not opened.",
}


@cache
def long_date(date: str) -> str:
    """Write 2024-10-15 as “15 October 2024”, 2024-10 as “October 2024”."""
    year, month, day = (*date.split("-"), "", "")[:3]
    name = MONTHS.split()[int(month) - 1] if month else ""
    return " ".join(part for part in (day.lstrip("0"), name, year) if part)


def link_reference(reference: Reference, words: str) -> Element:
    """Link to the record itself."""
    attributes = {"href": reference.URL}
    if reference.language:
        attributes["hreflang"] = reference.language
        if words == reference.title:
            attributes["lang"] = reference.language
    return build("a", attributes, words)


def name_agency(reference: Reference) -> str:
    """Name who wrote it first, and when: “Reuters, 15 October 2024”."""
    name = reference.author[0].literal if reference.author else None
    when = f", {long_date(reference.issued)}" if reference.issued else ""
    return f"{name or reference.publisher}{when}"


def render_reference(reference: Reference) -> Element:
    """Give the line that stands in a note: what, where, when, whose voice, how weak."""
    words = f" {published(reference)}."
    if reference.voice_of:
        words += f" Voice: {reference.voice_of.split(' (')[0]}."
    if reference.seen != "opened":
        words += f" {SEEN[reference.seen]}"
    if reference.weak:
        words += f" A weak witness: {reference.weak}"
    return build(
        "li", {}, link_reference(reference, reference.title_short or reference.title), words
    )


def published(reference: Reference) -> str:
    """Say where it was published, and when."""
    when = f", {long_date(reference.issued)}" if reference.issued else ", no date seen"
    return f"{reference.publisher}{when}"
