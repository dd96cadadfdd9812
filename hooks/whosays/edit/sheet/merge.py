"""Rows put into a notes file: what they change is written anew, and no other byte is touched."""

import re
import sys
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path

from whosays.edit.files import Before, rehearse
from whosays.edit.sheet.rewrite import rewrite
from whosays.edit.sheet.speakers import take_speakers, write_speakers
from whosays.edit.yaml_lines import end_of, joined
from whosays.faults import Fault, Faults, unknown
from whosays.formats.rows import Row, to_row
from whosays.model.notes_file import NotesFile
from whosays.read.anchor import partition, solid
from whosays.read.document import Document, read_yaml
from whosays.read.files import NOTES
from whosays.read.schema import validate
from whosays.read.text import read_text

IN_ONE_LINE = "holds several passages in one line; give each lines of its own, after “- ”"
LACKS = re.compile(r"(?:has no|needs a) “\w+”(?:$|:)")


@dataclass
class Merged:
    """A notes file with the rows in it."""

    text: str
    lines: list[tuple[int, int]] = field(default_factory=list)
    """Of each row, the lines that its entry has in the text: the first, and one past the last."""
    said: list[str] = field(default_factory=list)
    """What was done, a line a change."""


@dataclass(frozen=True)
class Entry:
    """An entry of `passages` as it is in the file: the lines before it, and its own."""

    before: str
    own: str


def read_notes(root: Path, article: str) -> tuple[str, NotesFile]:
    """Read a notes file as it is. Raises Faults if it is not sound by itself."""
    path = f"{NOTES}/{article}.yml"
    if not (root / path).exists():
        known = [one.stem for one in (root / NOTES).glob("*.yml")]
        raise Faults([Fault(path, 0, unknown("article", article, known))])
    text = read_text(root, path)
    return text, validate(NotesFile, read_yaml(text, path))


def put_rows(root: Path, article: str, rows: list[Row], name: str, before: Before) -> Merged:
    """Put rows into an article's notes file. Raises Faults that name the rows; writes nothing."""
    path = f"{NOTES}/{article}.yml"
    text, file = read_notes(root, article)
    try:
        merged = merge(path, text, file, read_text(root, file.seed.file), rows)
    except Faults as found:
        raise Faults(Fault(name, 0, fault.sentence) for fault in found.faults) from None
    faults = rehearse(root, {path: merged.text}, before) if merged.text != text else []
    named = [_named(fault, path, merged.lines, rows, name) for fault in faults]
    if faults:
        raise Faults(one for one in named if one)
    return merged


def _named(
    fault: Fault, path: str, lines: Sequence[tuple[int, int]], rows: Sequence[Row], name: str
) -> Fault | None:
    """Name the row that a fault is in, for whoever never sees the file.

    None if an unfinished row lacks something: that is no fault.
    """
    if fault.path == path:
        for (first, last), row in zip(lines, rows, strict=True):
            if first <= fault.line < last:
                if row.lacking and LACKS.search(fault.sentence):
                    return None
                return Fault(name, 0, f"{row.name}: {fault.sentence}")
    return Fault(name, 0, f"{fault.path}: {fault.sentence}")


def merge(path: str, text: str, file: NotesFile, seed: str, rows: list[Row]) -> Merged:
    """Put rows, which must cover the article in order, into its notes file.

    Raises Faults that name the rows: words that are not next in the article, a passage that was
    annotated and is in no row, a speaker of whom the rows say different things.
    """
    _, misfits = partition(seed, [row.words for row in rows])
    if misfits:
        last = len(rows) - 1
        raise Faults(
            Fault(path, 0, f"{rows[min(one.index, last)].name}: {one.sentence}") for one in misfits
        )
    ids = {index: note.id for index, note in file.annotated}
    olds = [to_row(file, passage) for passage in file.passages]
    places = _match(path, ids, olds, rows)
    speakers = take_speakers(path, file.speakers, rows)
    heard = {
        row.cells.get("speaker", "" if place is None else olds[place].cells["speaker"])
        for row, place in zip(rows, places, strict=True)
    }
    silent = sorted({old.cells["speaker"] for old in olds} - heard - {""})
    text = write_speakers(text, path, speakers, silent)
    head, entries, tail, dash = _cut(text, read_yaml(text, path))
    taken = {*ids.values(), *(row.cells.get("id", "") for row in rows)}
    merged = Merged(head)
    every = _between(entries, olds, rows)
    for row, place, between in zip(rows, places, every, strict=True):
        row.form = file.format
        own, old = ("", None) if place is None else (entries[place].own, olds[place])
        own, done = rewrite(own, old, row, taken, noted=place in ids, dash=dash)
        merged.said += [f"{row.name}: {done}"] if done else []
        start = merged.text.count("\n") + between.count("\n") + 1
        merged.lines.append((start, start + own.count("\n")))
        merged.text += between + own
    merged.text += tail
    merged.said += [f"speaker {k}: {'changed' if k in file.speakers else 'new'}" for k in speakers]
    merged.said += [
        f"speaker {key}: taken out, for no passage has {file.speakers[key].name} "
        f"({file.speakers[key].office}) any more"
        for key in silent
    ]
    return merged


def _cut(text: str, document: Document) -> tuple[str, list[Entry], str, int]:
    """Return what is before the passages, each of them, the rest, and the hyphens' column.

    Raises Faults where two entries share a line.
    """
    lines = text.split("\n")
    keys = document.root.parts
    starts = []
    for node in keys["passages"].parts.values():
        line = node.line
        while line and not re.match(r"\s*- ", lines[line]):  # the hyphen may have its own line
            line -= 1
        starts.append(line)
    if len(set(starts)) < len(starts):
        raise Faults([document.fault(("passages",), IN_ONE_LINE)])
    dash = len(lines[starts[0]]) - len(lines[starts[0]].lstrip())
    after = min((one.line for one in keys.values() if one.line > starts[-1]), default=len(lines))
    limits = [*starts[1:], after]
    ends = [end_of(lines, *place, dash) for place in zip(starts, limits, strict=True)]
    entries = [
        Entry(joined(lines[before:start]), joined(lines[start:end]))
        for before, start, end in zip([starts[0], *ends], starts, ends, strict=False)
    ]
    return joined(lines[: starts[0]]), entries, "\n".join(lines[ends[-1] :]), dash


def _match(path: str, ids: dict[int, str], olds: list[Row], rows: list[Row]) -> list[int | None]:
    """Return for each row the entry that it is about: by its id, or by its words.

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


def _between(entries: Sequence[Entry], olds: list[Row], rows: list[Row]) -> list[str]:
    """Return the lines before each row: those before the entries that begin in its words.

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
        comments = (one for text in more for one in text.split("\n") if one.strip())
        found.append(first + joined(comments))
    return found


def _begins(rows: Iterable[Row]) -> list[int]:
    """Return where each row begins, in letters of the article before it."""
    return [0, *accumulate(len(solid(row.words)) for row in rows)][:-1]
