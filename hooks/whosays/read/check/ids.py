"""Rules for ids: none is given twice, and each that something cites is there."""

from collections.abc import Collection, Iterable, Iterator
from typing import assert_never

from whosays.faults import unknown
from whosays.model.notes import AnyNote, NotesFile, Read
from whosays.model.practice import Exercises
from whosays.model.term import Term
from whosays.read.document import Found, Place


def check_twice(ids: Iterable[tuple[Place, str]]) -> Iterator[Found]:
    """Yield a fault for each id that was given before."""
    seen: set[str] = set()
    for place, name in ids:
        if name in seen:
            yield place, f"the id “{name}” is given twice"
        seen.add(name)


def check_cited(file: NotesFile | Term | Exercises, known: Collection[str]) -> Iterator[Found]:
    """Yield a fault for each reference that a file cites and nobody has introduced."""
    for place, owner, key in citations(file):
        if key not in known:
            yield place, owner + unknown("reference", key, known)


def citations(file: NotesFile | Term | Exercises) -> Iterator[tuple[Place, str, str]]:
    """Yield every reference that a file cites: its place, how a fault names the entry, the key."""
    match file:
        case Term():
            for number, key in enumerate(file.references):
                yield ("references", number), "", key
        case Exercises():
            for place, item in file.items:
                if item.reference:
                    yield (*place, "reference"), f"{item.id}: ", item.reference
            for place, claim in file.all_claims:
                for number, one in enumerate(claim.extracts):
                    yield (*place, "extracts", number, "reference"), f"{claim.id}: ", one.reference
        case NotesFile():
            yield ("found", "reference"), "", file.found.reference
            for number, event in enumerate(file.events):
                yield ("events", number, "reference"), "", event.reference
            for index, note in file.annotated:
                for place, key in _of_note(note):
                    yield ("passages", index, *place), f"passage “{note.id}”: ", key
        case _:
            assert_never(file)


def _of_note(note: AnyNote) -> Iterator[tuple[Place, str]]:
    for number, key in enumerate(note.references):
        yield ("references", number), key
    for number, one in enumerate(note.looked):
        if isinstance(one, Read):
            yield ("looked", number, "read"), one.read
    if note.wire:
        yield ("wire", "reference"), note.wire.reference
        if note.wire.record:
            yield ("wire", "record", "reference"), note.wire.record.reference
