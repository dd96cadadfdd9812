"""References: as a line in a note, and as a page that lists every one with its uses."""

from functools import cache
from xml.etree.ElementTree import Element

from whosays.choices import join, render_choices
from whosays.edition import Edition
from whosays.model import Reference
from whosays.tree import Child, build

MONTHS = "January February March April May June July August September October November December"
PAGE = "../about/references.md"
SEEN = {
    "opened": "Opened and read, in a stored copy.",
    "cited": "Named by a page that was read; not itself opened.",
    "known": "A well-known address that was not opened.",
}
STANDINGS = {
    "primary": "Primary: the record itself",
    "secondary": "Secondary: a report or a study",
    "reference work": "Works of reference",
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
    words = f" {_published(reference)}."
    if reference.voice_of:
        words += f" Voice: {reference.voice_of.split(' (')[0]}."
    if reference.seen != "opened":
        words += f" {SEEN[reference.seen]}"
    if reference.weak:
        words += f" A weak witness: {reference.weak}"
    about = {"href": f"{PAGE}#{reference.id}", "class": "ws-about"}
    link = link_reference(reference, reference.title_short or reference.title)
    return build("li", {}, link, f"{words} ", build("a", about, "About this source."))


def render_references(edition: Edition) -> Element:
    """Give the page that lists every reference: what it is, whose voice, and where it is used."""
    uses = _uses(edition)
    page = build("div", {"class": "ws-references-page"}, _filter(edition))
    for standing, heading in STANDINGS.items():
        entries = sorted(
            (r for r in edition.references.values() if r.standing == standing),
            key=lambda r: (r.voice_of or r.publisher, r.issued or ""),
        )
        if entries:
            page.append(
                build(
                    "section",
                    {"data-standing": standing.replace(" ", "-")},
                    build("h2", {}, f"{heading} ({len(entries)})"),
                    *(_entry(reference, uses.get(reference.id, [])) for reference in entries),
                )
            )
    return page


def archive_link(reference: Reference) -> str:
    """Give the Wayback Machine's address for the copy nearest to the reference's date."""
    date = (reference.issued or "").replace("-", "")
    return f"https://web.archive.org/web/{date or '2'}/{reference.URL}"


def _published(reference: Reference) -> str:
    when = f", {long_date(reference.issued)}" if reference.issued else ", no date seen"
    return f"{reference.publisher}{when}"


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
            f"{_published(reference)}. ",
            link_reference(reference, "Open it"),
            " · ",
            build("a", {"href": archive_link(reference)}, "archived copy"),
            " · ",
            build("a", {"href": f"#{reference.id}"}, "link to this entry"),
        ),
        build(
            "p",
            {},
            build("b", {}, "Whose voice: "),
            f"{reference.voice_of or f'no government’s, but {reference.publisher}'}.",
        ),
        build(
            "p",
            {},
            build("b", {}, "How it was read: "),
            SEEN[reference.seen],
            *([f" Seen at: {reference.seen_at}"] if reference.seen_at else []),
        ),
    ]
    if reference.weak:
        parts.append(build("p", {}, build("b", {}, "A weak witness: "), reference.weak))
    parts += [build("blockquote", language, build("p", {}, words)) for words in reference.excerpts]
    parts += [
        build("p", {}, build("b", {}, "In English: "), words) for words in reference.translations
    ]
    if reference.remark:
        parts.append(build("p", {"class": "ws-voice"}, reference.remark))
    if uses:
        parts.append(build("p", {}, build("b", {}, "Used by: "), *join(uses, ", ")))
    return build("article", {"class": " ".join(tags)}, *parts)


def _by(reference: Reference) -> list[str]:
    names = [p.literal or " ".join(n for n in (p.given, p.family) if n) for p in reference.author]
    return [f"{', '.join(names)}. "] if names else []


def _uses(edition: Edition) -> dict[str, list[Element]]:
    """Give for every reference the links to what rests on it, computed from the data."""
    uses: dict[str, list[Element]] = {}
    for article in edition.articles.values():
        page = f"../articles/{article.id}.md"
        own = article.file.found.reference
        uses.setdefault(own, []).append(build("a", {"href": page}, "where the article was found"))
        for note in article.notes:
            words = f"passage {article.numbers[note.id]}"
            keys = [*note.references, *([note.wire.reference] if note.wire else [])]
            for key in dict.fromkeys(keys):
                uses.setdefault(key, []).append(build("a", {"href": f"{page}#{note.id}"}, words))
    for name, term in edition.terms.items():
        for key in term.references:
            link = build("a", {"href": f"../glossary/{name}.md"}, term.title)
            uses.setdefault(key, []).append(link)
    return uses
