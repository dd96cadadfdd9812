"""Rows put into a notes file: what they change is written anew, and no other byte is touched."""

import sys
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from whosays.edit.sheet.pieces import Entry, cut, joined
from whosays.edit.sheet.rewrite import rewrite
from whosays.edit.sheet.speakers import take_speakers, write_speakers
from whosays.faults import Fault, Faults
from whosays.formats.rows import Row, to_row
from whosays.model.notes import NotesFile
from whosays.read.anchor import partition, solid
from whosays.read.document import read_yaml


@dataclass
class Merged:
    """A notes file with the rows in it."""

    text: str
    lines: list[tuple[int, int]] = field(default_factory=list)
    """Of each row, the lines that its entry has in the text: the first, and one past the last."""
    said: list[str] = field(default_factory=list)
    """What was done, a line a change."""


def merge(path: str, text: str, file: NotesFile, seed: str, rows: list[Row]) -> Merged:
    """Put rows, which must cover the article in order, into its notes file.

    Raises Faults that name the rows: words that are not next in the article, a passage that was
    annotated and is in no row, a speaker of whom the rows say different things.
    """
    _check_words(path, seed, rows)
    ids = {index: note.id for index, note in file.annotated}
    olds = [to_row(file, passage) for passage in file.passages]
    places = _match(path, ids, olds, rows)
    speakers = take_speakers(path, file.speakers, rows)
    silent = _silent(olds, rows, places)
    text = write_speakers(text, read_yaml(text, path), speakers, silent)
    pieces = cut(text, read_yaml(text, path))
    taken = {*ids.values(), *(row.cells.get("id", "") for row in rows)}
    merged = Merged(pieces.head)
    every = _between(pieces.entries, olds, rows)
    for row, place, between in zip(rows, places, every, strict=True):
        row.form = file.format
        own, old = ("", None) if place is None else (pieces.entries[place].own, olds[place])
        own, done = rewrite(own, old, row, taken, noted=place in ids, dash=pieces.dash)
        merged.said += [f"{row.name}: {done}"] if done else []
        start = merged.text.count("\n") + between.count("\n") + 1
        merged.lines.append((start, start + own.count("\n")))
        merged.text += between + own
    merged.text += pieces.tail
    merged.said += [f"speaker {k}: {'changed' if k in file.speakers else 'new'}" for k in speakers]
    merged.said += [
        f"speaker {key}: taken out, for no passage has {file.speakers[key].name} "
        f"({file.speakers[key].office}) any more"
        for key in sorted(silent)
    ]
    return merged


def _check_words(path: str, seed: str, rows: list[Row]) -> None:
    _, misfits = partition(seed, [row.words for row in rows])
    last = len(rows) - 1
    if misfits:
        raise Faults(
            Fault(path, 0, f"{rows[min(one.index, last)].name}: {one.sentence}") for one in misfits
        )


def _match(path: str, ids: dict[int, str], olds: list[Row], rows: list[Row]) -> list[int | None]:
    """Give for each row the entry that it is about: by its id, or by its words.

    Raises Faults if an entry with an id, whose link would be lost, is in no row.
    """
    by_id = {name: index for index, name in ids.items()}
    by_words: dict[str, list[int]] = {}
    for index, old in enumerate(olds):
        by_words.setdefault(solid(old.words), []).append(index)
    places: list[int | None] = []
    for row in rows:
        place = by_id.pop(row.cells.get("id", ""), None)
        if place is None:
            waiting = (one for one in by_words.get(solid(row.words), ()) if one not in places)
            place = next(waiting, None)
            if place in ids and "id" in row.cells:  # it is about another
                place = None
            elif place in ids:
                by_id.pop(ids[place], None)
        places.append(place)
    if by_id:
        sentence = "passage “{}” is in no row; put its row back, for its link would be lost"
        raise Faults(Fault(path, 0, sentence.format(name)) for name in by_id)
    return places


def _silent(olds: list[Row], rows: list[Row], places: list[int | None]) -> set[str]:
    """Give the speakers whom passages had, and no row has."""
    heard = {
        row.cells.get("speaker", "" if place is None else olds[place].cells["speaker"])
        for row, place in zip(rows, places, strict=True)
    }
    return {old.cells["speaker"] for old in olds} - heard - {""}


def _between(entries: Sequence[Entry], olds: list[Row], rows: list[Row]) -> list[str]:
    """Give what stands before each row: what stood before the entries that begin in its words.

    So no comment is lost with an entry, and “paragraph 3” stays where the third begins.
    """
    begins = [*_begins(rows), sys.maxsize]
    waiting = deque(zip(_begins(olds), entries, strict=True))
    found = []
    for end in begins[1:]:
        mine = []
        while waiting and waiting[0][0] < end:
            mine.append(waiting.popleft()[1].before)
        first, *more = mine or ["\n"]
        found.append(
            first + joined(one for text in more for one in text.split("\n") if one.strip())
        )
    return found


def _begins(rows: Iterable[Row]) -> list[int]:
    """Give where each row begins, in letters of the article before it."""
    return [0, *accumulate(len(solid(row.words)) for row in rows)][:-1]
