"""A margin note: who says so, in a line, and the whole of it when opened."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import assert_never

from whosays.codebook import CHECKS, FLAGS, KINDS, SIGNALS, KindName
from whosays.edition import Article, Edition
from whosays.model.notes import (
    Also,
    AnyNote,
    AttributedClaim,
    OfficialStatement,
    Query,
    Read,
    SourcedFact,
    Speaker,
    UnattributedAnalysis,
)
from whosays.pages.article.mark import name_kind
from whosays.pages.article.reference import (
    cite_reference,
    link_record,
    link_reference,
    name_agency,
    short_date,
)
from whosays.pages.prose import read_marks, read_prose
from whosays.pages.tree import Child, Element, build, join, labelled, link


def render_note(
    edition: Edition, article: Article, note: AnyNote, *, alone: bool = False
) -> Element:
    """Return a note: number, kind, finding and reason, and what opens beneath them.

    Without a reason, which the first form of notes had not, its gist is in that place.

    Alone it has no number, and names each of its references, whichever note named them before.
    """
    kind, check = KINDS[note.kind], CHECKS[note.check]
    number = "" if alone else f"{article.numbers[note.id]} "
    found = f"{check.sign}\u00a0{note.finding}" if note.finding else f"{check.sign} {check.short}"
    whose = ""
    if isinstance(note, SourcedFact):
        whose = ", source in the article" if note.source_named else ", source found by us"
    summary = build(
        "summary",
        {},
        build("span", {"class": "ws-label"}, number, *name_kind(kind), whose),
        build("span", {"class": "ws-check"}, found),
        build("span", {"class": "ws-gist"}, note.why or note.gist),
    )
    look = {"class": f"ws-note ws-{kind.slug}"}
    # one closes when the next is opened; those that are alone stay, so that nothing jumps
    attributes = look if alone else {**look, "name": "ws-note"}
    return build("details", attributes, summary, _body(edition, article, note, alone))


def split(also: Also, kind: KindName, records: Sequence[str] | None = None) -> list[Child]:
    """Return what says that careful readers disagree, with the case for each kind."""
    return [
        build("b", {}, "Careful readers disagree here. "),
        f"Some answer {KINDS[also.kind].letter}. ",
        *read_marks(also.because, records),
        f" We answer {KINDS[kind].letter}. ",
        *read_marks(also.ours, records),
    ]


def _body(edition: Edition, article: Article, note: AnyNote, alone: bool) -> Element:
    records = note.references
    paragraphs = note.note.split("\n\n")
    also = split(note.also, note.kind, records) if note.also else ()
    items = [_cite(edition, article, note, key, alone) for key in records]
    wired = None
    if note.wire:
        source, words = edition.references[note.wire.reference], build("q", {}, note.wire.words)
        named = link_reference(source, name_agency(source))
        wired = labelled("Compare a news agency’s words", words, " ", named)
    return build(
        "div",
        {"class": "ws-body", "id": note.id},
        build("b", {}, note.gist) if note.why else None,
        build("p", {"class": "ws-basis"}, *_basis(article, note)),
        *(build("p", {}, *read_prose(edition, part, records)) for part in paragraphs),
        *(labelled(flag.replace("-", " ").capitalize(), FLAGS[flag]) for flag in note.flags),
        build("p", {"class": "ws-also"}, *also) if also else None,
        wired,
        labelled("What would prove it", *read_prose(edition, note.evidence, records))
        if isinstance(note, UnattributedAnalysis)
        else None,
        build("p", {"class": "ws-basis"}, *_looked(edition, note)) if note.looked else None,
        build("ol", {"class": "ws-references"}, *items) if items else None,
    )


def _cite(edition: Edition, article: Article, note: AnyNote, key: str, alone: bool) -> Element:
    """Return a reference, or which note has it; theme/assets/article.js puts that line there."""
    first, place = article.first_cited[key]
    if alone or first is note:
        return cite_reference(edition.references[key])
    other = link(f"#{first.id}", f"note {article.numbers[first.id]}")
    return build("li", {}, "See ", other, f", record {place}.")


def _basis(article: Article, note: AnyNote) -> list[Child]:
    """Return in one line what the passage is based on, by its kind."""
    match note:
        case SourcedFact():
            named = "names its source" if note.source_named else "doesn’t say where it comes from"
            return [f"A record says so. The article {named}."]
        case OfficialStatement():
            speaker = article.file.speakers[note.speaker]
            via = f" · reported by {', '.join(note.via)}" if note.via else ""
            return [build("b", {}, speaker.name), f"{_post(speaker)} · {note.manner}{via}"]
        case AttributedClaim():
            speaker = article.file.speakers[note.speaker]
            return [build("b", {}, speaker.name), f"{_post(speaker)} · {note.manner}. ", note.worth]
        case UnattributedAnalysis():
            signal = note.signal.replace("-", " ")
            return [
                f"{KINDS[note.kind].meaning} ",
                build("b", {}, f"The clue: {signal}. "),
                SIGNALS[note.signal],
            ]
        case _:
            assert_never(note)


def _post(speaker: Speaker) -> str:
    return ", ".join(["", speaker.office, *speaker.states])


def _looked(edition: Edition, note: AnyNote) -> Iterator[Child]:
    """Yield what was searched, with what words and when, and which documents were read whole."""
    queries = [one for one in note.looked if isinstance(one, Query)]
    queries.sort(key=lambda one: one.opposite or "")
    for (over, against), group in groupby(queries, lambda one: (one.over, one.opposite)):
        words = "; ".join(f"“{one.query}” ({short_date(one.date)})" for one in group)
        who = "To test this note, we" if against else "We"
        yield f"{who} searched {over} for {words}. "
    read = [one for one in note.looked if isinstance(one, Read)]
    for date, documents in groupby(read, lambda one: one.date):
        yield f"We read in full ({short_date(date)}): "
        yield from join(_documents(edition, note, [one.read for one in documents]), "; ")
        yield ". "


def _documents(edition: Edition, note: AnyNote, keys: Sequence[str]) -> Iterator[Child]:
    """Yield the records of the list below by their numbers, and all others as links."""
    numbers = [str(note.references.index(key) + 1) for key in keys if key in note.references]
    if numbers:
        yield f"record{'s' * (len(numbers) > 1)} {', '.join(numbers)}"
    for key in keys:
        if key not in note.references:
            yield link_record(edition.references[key])
