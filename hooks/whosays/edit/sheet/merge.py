"""Rows put into a notes file: what they change is written anew, and no other byte is touched."""

import re
import sys
from bisect import bisect
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import accumulate
from pathlib import Path

from whosays.edit.files import Before, rehearse
from whosays.edit.sheet.rewrite import rewrite
from whosays.edit.yaml_lines import change_keys, end_of, indented, joined, make_key, write_value
from whosays.edition import NOTES, notes_path
from whosays.faults import Fault, Faults, refusal, say, unknown
from whosays.formats.rows import OF_SPEAKER, Row, cells_of_speaker, same, tidy, to_row
from whosays.model.fields import SLUG
from whosays.model.notes import NotesFile, Speaker
from whosays.read.anchor import partition, solid
from whosays.read.document import read_yaml
from whosays.read.files import read_text
from whosays.read.schema import validate

LACKS = re.compile(r"(?:has no|needs a) “\w+”(?:$|:)")


def read_notes(root: Path, article: str) -> tuple[str, NotesFile]:
    """Read a notes file as it is. Raise Faults if it is not sound by itself."""
    path = notes_path(article)
    if not (root / path).exists():
        known = [one.stem for one in (root / NOTES).glob("*.yml")]
        raise Faults([Fault(path, 0, unknown("article", article, known))])
    text = read_text(root, path)
    return text, validate(NotesFile, read_yaml(text, path))


def put_rows(
    root: Path, article: str, rows: list[Row], name: str, before: Before
) -> tuple[str, list[str]]:
    """Return a notes file with the rows in it, and each change. Raise Faults that name the rows."""
    path = notes_path(article)
    old, file = read_notes(root, article)
    text, said = merge(name, old, file, read_text(root, file.seed.file), rows)
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
    name: str, text: str, file: NotesFile, source: str, rows: list[Row]
) -> tuple[str, list[str]]:
    """Put rows, which must cover the article in order, into its notes file.

    Raise Faults that name the rows: words that are not next in the article, a passage that was
    annotated and is in no row, a speaker of whom the rows say different things.
    """
    _, misfits = partition(source, [row.words for row in rows])
    if misfits:
        last = len(rows) - 1
        raise Faults(Fault(name, 0, f"{rows[min(n, last)].name}: {why}") for n, why in misfits)
    ids = {index: note.id for index, note in file.annotated}
    olds = [to_row(file, passage) for passage in file.passages]
    places = _match(name, ids, olds, rows)
    speakers = take_speakers(name, file.speakers, rows)
    heard = {
        row.cells.get("speaker", "" if place is None else olds[place].cells["speaker"])
        for row, place in zip(rows, places, strict=True)
    }
    silent = sorted({old.cells["speaker"] for old in olds} - heard - {""})
    text = write_speakers(text, speakers, silent)
    head, entries, tail, dash = _cut(name, text)
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
        f"speaker {key}: removed, because no passage has {file.speakers[key].name} "
        f"({file.speakers[key].office}) any more"
        for key in silent
    ]
    return text + tail, said


def _cut(name: str, text: str) -> tuple[str, list[tuple[str, str]], str, int]:
    """Return the head, each entry with the lines before it, the rest, and the hyphens' column."""
    lines = text.split("\n")
    keys = read_yaml(text, name).root.parts
    starts = []
    for node in keys["passages"].parts.values():
        line = node.line
        while line and not re.match(r"\s*- ", lines[line]):  # the hyphen may have its own line
            line -= 1
        starts.append(line)
    if len(set(starts)) < len(starts):
        raise refusal(name, "one-line")
    dash = len(lines[starts[0]]) - len(lines[starts[0]].lstrip())
    after = min((one.line for one in keys.values() if one.line > starts[-1]), default=len(lines))
    limits = [*starts[1:], after]
    ends = [end_of(lines, *place, dash) for place in zip(starts, limits, strict=True)]
    entries = [
        (joined(lines[before:start]), joined(lines[start:end]))
        for before, start, end in zip([starts[0], *ends], starts, ends, strict=False)
    ]
    return joined(lines[: starts[0]]), entries, "\n".join(lines[ends[-1] :]), dash


def _match(name: str, ids: dict[int, str], olds: list[Row], rows: list[Row]) -> list[int | None]:
    """Return each row's entry, by id or words. Raise Faults if an entry with an id is in no row."""
    by_id = {key: index for index, key in ids.items()}
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
        raise Faults(Fault(name, 0, say("row-missing", id=key)) for key in by_id)
    return places


def _comments(before: Sequence[str], olds: list[Row], rows: list[Row]) -> list[str]:
    """Return the lines before each row: those before the entries that begin in its words."""
    found: list[list[str]] = [[] for _ in rows]
    starts = _starts(rows)
    # so “paragraph 3” stays where the third begins, and nothing is lost with an entry
    for start, lines in zip(_starts(olds), before, strict=True):
        found[bisect(starts, start) - 1].append(lines)
    return [
        first + joined(line for text in more for line in text.split("\n") if line.strip())
        for first, *more in (lines or ["\n"] for lines in found)
    ]


def _starts(rows: Iterable[Row]) -> list[int]:
    """Return where each row begins, in letters of the article before it."""
    return [0, *accumulate(len(solid(row.words)) for row in rows)][:-1]


def take_speakers(
    file: str, known: Mapping[str, Speaker], rows: Sequence[Row]
) -> dict[str, dict[str, str]]:
    """Put keys for names into rows; return changed speakers. Raise Faults if rows differ."""
    keys = {speaker.name.casefold(): key for key, speaker in known.items()}
    said: dict[str, dict[str, str]] = {}
    first: dict[tuple[str, str], str] = {}
    faults = []
    for row in rows:
        if not (name := tidy(row.cells.get("speaker", ""))):
            continue
        new = name if re.fullmatch(SLUG, name) else make_key(name)
        key = name if name in known else keys.setdefault(name.casefold(), new)
        row.cells["speaker"] = key
        old = {"name": name, "office": "-"}
        if key in known:
            old = {"name": known[key].name, **cells_of_speaker(known[key])}
        for column in OF_SPEAKER:
            value = tidy(row.cells.get(column, ""))
            if not value or same(value, old.get(column, "")):
                continue
            by = first.setdefault((key, column), row.name)
            other = said.setdefault(key, old)
            if by == row.name:
                other[column] = value
            elif other[column] != value:
                faults.append(
                    say(
                        "speaker-differs",
                        row=row.name,
                        column=column,
                        name=name,
                        value=value,
                        other=by,
                        there=other[column],
                    )
                )
    if faults:
        raise Faults(Fault(file, 0, sentence) for sentence in faults)
    return said


def write_speakers(
    text: str, speakers: Mapping[str, Mapping[str, str]], silent: Collection[str]
) -> str:
    """Return a notes file with these speakers, without the silent; other lines stay."""
    if not speakers and not silent:
        return text
    document = read_yaml(text, "")
    keys, there = document.root.parts, document.value.get("speakers", {})
    changes: dict[str, list[str] | None] = dict.fromkeys(silent)
    for key, cells in speakers.items():
        states = [one.strip() for one in cells.get("states", "").split(";") if one.strip()]
        value = {"name": cells["name"], "office": cells["office"]}
        changes[key] = [f"{key}: {write_value(value | ({'states': states} if states else {}))}"]
    every = {key: [f"{key}: {write_value(value)}"] for key, value in there.items()} | changes
    own = [line for lines in every.values() for line in lines or ()]
    whole = ["speakers:", *indented(own, 2)] if own else None
    places = {node.line for node in keys["speakers"].parts.values()} if there else set()
    if not whole or not there or len(places - {keys["speakers"].line}) < len(there):
        above = [key for key, node in keys.items() if node.line < keys["passages"].line]
        return change_keys(text, {"speakers": whole}, [*map(str, above), "speakers"])
    lines = text.split("\n")
    start = keys["speakers"].line
    limit = min((node.line for node in keys.values() if node.line > start), default=len(lines))
    end = end_of(lines, start, limit, 0)
    changed = change_keys(joined(lines[start + 1 : end]), changes)
    return joined(lines[: start + 1]) + changed + "\n".join(lines[end:])
