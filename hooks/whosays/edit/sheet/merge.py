"""Rows put into a notes file: what they change is written anew, and no other byte is touched."""

import re
import sys
from bisect import bisect
from collections.abc import Iterable, Sequence
from itertools import accumulate
from pathlib import Path

from whosays.edit.files import Before, rehearse
from whosays.edit.sheet.rewrite import rewrite
from whosays.edit.sheet.speakers import take_speakers, write_speakers
from whosays.edit.yaml_lines import end_of, joined
from whosays.faults import Fault, Faults, unknown
from whosays.formats.rows import Row, to_row
from whosays.model.notes import NotesFile
from whosays.read.anchor import partition, solid
from whosays.read.document import Document, read_yaml
from whosays.read.files import NOTES, read_text
from whosays.read.schema import validate

IN_ONE_LINE = "holds several passages in one line; give each lines of its own, after “- ”"
LACKS = re.compile(r"(?:has no|needs a) “\w+”(?:$|:)")


def read_notes(root: Path, article: str) -> tuple[str, NotesFile]:
    """Read a notes file as it is. Raises Faults if it is not sound by itself."""
    path = f"{NOTES}/{article}.yml"
    if not (root / path).exists():
        known = [one.stem for one in (root / NOTES).glob("*.yml")]
        raise Faults([Fault(path, 0, unknown("article", article, known))])
    text = read_text(root, path)
    return text, validate(NotesFile, read_yaml(text, path))


def put_rows(
    root: Path, article: str, rows: list[Row], name: str, before: Before
) -> tuple[str, list[str]]:
    """Return a notes file with the rows in it, and each change. Raise Faults that name the rows."""
    path = f"{NOTES}/{article}.yml"
    old, file = read_notes(root, article)
    try:
        text, said = merge(path, old, file, read_text(root, file.seed.file), rows)
    except Faults as found:
        raise Faults(Fault(name, 0, fault.sentence) for fault in found.faults) from None
    faults = rehearse(root, {path: text}, before) if text != old else []
    if faults:
        keys = read_yaml(text, path).root.parts
        starts = [node.line + 1 for node in keys["passages"].parts.values()]
        end = min((n.line for n in keys.values() if n.line >= starts[-1]), default=sys.maxsize)
        named = []
        for fault in faults:
            if fault.path == path and starts[0] <= fault.line <= end:
                row = rows[bisect(starts, fault.line) - 1]
                if not (row.lacking and LACKS.search(fault.sentence)):
                    named.append(f"{row.name}: {fault.sentence}")
            else:
                named.append(f"{fault.path}: {fault.sentence}")
        raise Faults(Fault(name, 0, sentence) for sentence in named)
    return text, said


def merge(
    path: str, text: str, file: NotesFile, source: str, rows: list[Row]
) -> tuple[str, list[str]]:
    """Put rows, which must cover the article in order, into its notes file.

    Raises Faults that name the rows: words that are not next in the article, a passage that was
    annotated and is in no row, a speaker of whom the rows say different things.
    """
    _, misfits = partition(source, [row.words for row in rows])
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
    comments = _comments([before for before, _ in entries], olds, rows)
    taken = {*ids.values(), *(row.cells.get("id", "") for row in rows)}
    text, said = head, []
    for row, place, between in zip(rows, places, comments, strict=True):
        row.form = file.format
        own, old = ("", None) if place is None else (entries[place][1], olds[place])
        own, done = rewrite(own, old, row, taken, noted=place in ids, dash=dash)
        said += [f"{row.name}: {done}"] if done else []
        text += between + own
    said += [f"speaker {key}: {'changed' if key in file.speakers else 'new'}" for key in speakers]
    said += [
        f"speaker {key}: taken out, for no passage has {file.speakers[key].name} "
        f"({file.speakers[key].office}) any more"
        for key in silent
    ]
    return text + tail, said


def _cut(text: str, document: Document) -> tuple[str, list[tuple[str, str]], str, int]:
    """Return the text before the passages, the lines before and of each, the rest, and the column.

    The column is that of the entries' hyphens. Raises Faults where two entries share a line.
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
        (joined(lines[before:start]), joined(lines[start:end]))
        for before, start, end in zip([starts[0], *ends], starts, ends, strict=False)
    ]
    return joined(lines[: starts[0]]), entries, "\n".join(lines[ends[-1] :]), dash


def _match(path: str, ids: dict[int, str], olds: list[Row], rows: list[Row]) -> list[int | None]:
    """Return each row's entry, by id or words. Raise Faults if an entry with an id is in no row."""
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


def _comments(before: Sequence[str], olds: list[Row], rows: list[Row]) -> list[str]:
    """Return the lines before each row: those before the entries that begin in its words.

    So no comment is lost with an entry, and “paragraph 3” stays where the third begins.
    """
    found: list[list[str]] = [[] for _ in rows]
    starts = _starts(rows)
    for start, lines in zip(_starts(olds), before, strict=True):
        found[bisect(starts, start) - 1].append(lines)
    return [
        first + joined(line for text in more for line in text.split("\n") if line.strip())
        for first, *more in (lines or ["\n"] for lines in found)
    ]


def _starts(rows: Iterable[Row]) -> list[int]:
    """Return where each row begins, in letters of the article before it."""
    return [0, *accumulate(len(solid(row.words)) for row in rows)][:-1]
