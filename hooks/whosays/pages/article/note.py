"""A margin note: who says so, in a line, and the whole of it when opened."""

from collections.abc import Sequence
from typing import assert_never
from xml.etree.ElementTree import Element

from whosays.codebook import CHECKS, FLAGS, KINDS, SIGNALS, KindName
from whosays.edition import Article, Edition
from whosays.model.notes import (
    Also,
    AnyNote,
    AttributedClaim,
    OfficialStatement,
    SourcedFact,
    Speaker,
    UnattributedAnalysis,
)
from whosays.pages.about.report import link_report
from whosays.pages.article.looked import say_looked
from whosays.pages.article.mark import render_mark
from whosays.pages.article.reference import cite_reference, link_reference, name_agency
from whosays.pages.prose import read_marks, read_prose
from whosays.pages.tree import Child, build


def render_note(
    edition: Edition, article: Article, note: AnyNote, *, alone: bool = False
) -> Element:
    """Give a note: number, kind, finding and reason, and what opens beneath them.

    Without a reason, which the first form of notes had not, its gist is in that place.

    Alone it has no number, and names each of its references, whichever note named them before.
    """
    kind = KINDS[note.kind]
    number = "" if alone else f"{article.numbers[note.id]} "
    summary = build(
        "summary",
        {},
        build(
            "span",
            {"class": "ws-label"},
            number,
            render_mark(kind),
            f" {kind.letter} · {kind.name.capitalize()}{_whose(note)}",
        ),
        build("span", {"class": "ws-check"}, _found(note)),
        build("span", {"class": "ws-gist"}, note.why or note.gist),
    )
    body = build("div", {"class": "ws-body", "id": note.id}, *_body(edition, article, note, alone))
    look = f"ws-note ws-{kind.slug}"
    return build("details", {"class": look, "name": "ws-note"}, summary, body)


def split(also: Also, kind: KindName, records: Sequence[str] | None = None) -> list[Child]:
    """Say that careful readers split, with the case for each kind."""
    return [
        build("b", {}, "Careful readers split. "),
        f"Some call it {KINDS[also.kind].words}. ",
        *read_marks(also.because, records),
        f" We keep {KINDS[kind].words}. ",
        *read_marks(also.ours, records),
    ]


def _found(note: AnyNote) -> str:
    """Say what the check found, with its sign, in the note’s own words if it has any."""
    check = CHECKS[note.check]
    return f"{check.sign}\u00a0{note.finding}" if note.finding else f"{check.sign} {check.short}"


def _whose(note: AnyNote) -> str:
    """Say of a fact whose source it is."""
    if not isinstance(note, SourcedFact):
        return ""
    return ", named in the article" if note.source_named else ", found by us"


def _body(edition: Edition, article: Article, note: AnyNote, alone: bool) -> list[Element]:
    records = note.references
    parts = [build("b", {}, note.gist)] if note.why else []
    parts.append(build("p", {"class": "ws-basis"}, *_basis(article, note)))
    parts += [
        build("p", {}, *read_prose(edition, part, records)) for part in note.note.split("\n\n")
    ]
    parts += [
        build(
            "p",
            {},
            build("b", {}, f"{flag.replace('-', ' ').capitalize()}: "),
            FLAGS[flag],
        )
        for flag in note.flags
    ]
    if note.also:
        parts.append(build("p", {"class": "ws-also"}, *split(note.also, note.kind, records)))
    if note.wire:
        source = edition.references[note.wire.reference]
        parts.append(
            build(
                "p",
                {"class": "ws-wire"},
                build("b", {}, "Compare the words that it follows: "),
                build("q", {}, note.wire.words),
                " ",
                link_reference(source, name_agency(source)),
            )
        )
    if isinstance(note, UnattributedAnalysis):
        parts.append(
            build(
                "p",
                {},
                build("b", {}, "What would settle it: "),
                *read_prose(edition, note.evidence, records),
            )
        )
    if note.looked:
        looked = say_looked(edition, note.looked, records)
        parts.append(build("p", {"class": "ws-basis"}, *looked))
    if note.references:
        items = (_cite(edition, article, note, key, alone) for key in note.references)
        parts.append(build("ol", {"class": "ws-references"}, *items))
    if (link := link_report(edition, article, note)) is not None:
        parts.append(build("p", {"class": "ws-about"}, link))
    return parts


def _cite(edition: Edition, article: Article, note: AnyNote, key: str, alone: bool) -> Element:
    """Name a reference, or the note that did; theme/assets/article.js puts the whole line there."""
    first, place = article.first_cited[key]
    if alone or first is note:
        return cite_reference(edition.references[key])
    link = build("a", {"href": f"#{first.id}"}, f"note {article.numbers[first.id]}")
    return build("li", {}, "See ", link, f", record {place}.")


def _basis(article: Article, note: AnyNote) -> list[Child]:
    """Say in one line what the passage rests on, by its kind."""
    match note:
        case SourcedFact():
            named = "names its source" if note.source_named else "does not say where it is from"
            return [f"A record says so. The article {named}."]
        case OfficialStatement():
            speaker = article.file.speakers[note.speaker]
            via = f" · passed on by {', '.join(note.via)}" if note.via else ""
            return [build("b", {}, speaker.name), f"{_post(speaker)} · {note.manner}{via}"]
        case AttributedClaim():
            speaker = article.file.speakers[note.speaker]
            return [build("b", {}, speaker.name), f"{_post(speaker)} · {note.manner}. ", note.worth]
        case UnattributedAnalysis():
            signal = note.signal.replace("-", " ")
            return [
                "Only the writer says so. ",
                build("b", {}, f"The signal: {signal}. "),
                SIGNALS[note.signal],
            ]
        case _:
            assert_never(note)


def _post(speaker: Speaker) -> str:
    return ", ".join(["", speaker.office, *speaker.states])
