"""Rows put into a notes file: what they change is written anew, and no other byte is touched."""

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import LiteralScalarString

from whosays.edit.entries import BLOCKS, COULD_BE_CUT, write_entry, write_value
from whosays.edit.rows import (
    FURNITURE,
    OF_SPEAKER,
    ORDER,
    Row,
    cells_of_speaker,
    is_bare,
    same,
    slug,
    tidy,
    to_fields,
    to_row,
    to_undecided,
)
from whosays.faults import Fault, Faults
from whosays.model.fields import Slug
from whosays.model.notes import Furniture, NotesFile, Passage, Speaker, Undecided
from whosays.read.anchor import partition
from whosays.read.document import Document, read_yaml

DASH = 2
"""How far to the right the library writes the entries of a list."""
IN_ONE_LINE = "holds several passages in one line; give each lines of its own, after “- ”"


@dataclass
class Merged:
    """A notes file with the rows in it."""

    text: str
    lines: list[tuple[int, int]]
    """Of each row, the lines that its entry has in the text: the first, and one past the last."""
    said: list[str] = field(default_factory=list)
    """What was done, a line a change."""


@dataclass(frozen=True)
class _Piece:
    """An entry as it stands in the file: the lines before it, and its own."""

    before: str
    own: str


def merge(path: str, text: str, file: NotesFile, seed: str, rows: list[Row]) -> Merged:
    """Put rows, which must cover the article in order, into its notes file.

    Raises Faults that name the rows: words that are not next in the article, a passage that was
    annotated and is in no row, a speaker of whom the rows say different things.
    """
    document = read_yaml(text, path)
    head, pieces, tail = _cut(document, text, len(file.passages))
    _check_words(path, seed, rows)
    places = _match(path, file, rows)
    speakers = _speakers(path, file, rows)
    merged = Merged("", [])
    taken = {passage.id for passage in file.passages if hasattr(passage, "id")}
    taken |= {row.cells.get("id", "") for row in rows}
    written, used = [], -1
    for index, (row, place) in enumerate(zip(rows, places, strict=True)):
        upto = next((one for one in places[index:] if one is not None), len(pieces))
        gone = "".join(piece.before for piece in pieces[used + 1 : upto])
        if place is None:
            between, used = gone or "\n", upto - 1
        else:
            comments = [line for line in gone.split("\n") if line.strip()]
            between, used = _joined(comments) + pieces[place].before, place
        written.append((between, _entry(file, pieces, place, row, taken, merged.said)))
    head = _with_speakers(head, document, file, speakers, merged.said)
    merged.text = head
    for between, own in written:
        start = merged.text.count("\n") + between.count("\n") + 1
        merged.lines.append((start, start + own.count("\n")))
        merged.text += between + own
    merged.text += tail
    return merged


def _cut(document: Document, text: str, count: int) -> tuple[str, list[_Piece], str]:
    """Cut a file's text into what stands before its passages, each of them, and the rest."""
    lines = text.split("\n")
    starts = []
    for index in range(count):
        line = document.line(("passages", index)) - 1
        while line and not re.match(r"\s*- ", lines[line]):
            line -= 1
        starts.append(line)
    if len(set(starts)) < count:
        raise Faults([document.fault(("passages",), IN_ONE_LINE)])
    dash = len(lines[starts[0]]) - len(lines[starts[0]].lstrip())
    after = [node.line for node in document.root.parts.values() if node.line > starts[-1]]
    ends = [*starts[1:], min(after, default=len(lines))]
    bodies = [_end(lines, start, end, dash) for start, end in zip(starts, ends, strict=True)]
    pieces = []
    before = starts[0]
    for start, end in zip(starts, bodies, strict=True):
        pieces.append(_Piece(_joined(lines[before:start]), _joined(lines[start:end])))
        before = end
    tail = "\n".join(lines[bodies[-1] :])
    return _joined(lines[: starts[0]]), pieces, tail


def _joined(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _end(lines: list[str], start: int, end: int, dash: int) -> int:
    """Give one past the last line that belongs to an entry: comments to the left do not."""
    while end > start + 1:
        line = lines[end - 1]
        indent = len(line) - len(line.lstrip())
        if line.strip() and not (line.lstrip().startswith("#") and indent <= dash):
            break
        end -= 1
    return end


def _check_words(path: str, seed: str, rows: list[Row]) -> None:
    _, misfits = partition(seed, [row.words for row in rows])
    if misfits:
        last = len(rows) - 1
        raise Faults(
            [
                Fault(path, 0, f"{rows[min(one.index, last)].name}: {one.sentence}")
                for one in misfits
            ]
        )


def _match(path: str, file: NotesFile, rows: list[Row]) -> list[int | None]:
    """Give for each row the entry that it is about: by its id, or by its words."""
    by_id = {p.id: i for i, p in enumerate(file.passages) if not isinstance(p, _Plain)}
    by_words: dict[str, list[int]] = {}
    for index, passage in enumerate(file.passages):
        by_words.setdefault(_solid(to_row(file, passage).words), []).append(index)
    places: list[int | None] = []
    for row in rows:
        place = by_id.pop(row.cells.get("id", ""), None)
        waiting = [one for one in by_words.get(_solid(row.words), []) if one not in places]
        if place is None and waiting and _free(file, waiting[0], row):
            place = waiting[0]
            by_id.pop(getattr(file.passages[place], "id", ""), None)
        places.append(place)
    if by_id:
        sentence = "passage “{}” is in no row; put its row back, for its link would be lost"
        raise Faults([Fault(path, 0, sentence.format(name)) for name in by_id])
    return places


_Plain = (Furniture, Undecided)


def _free(file: NotesFile, place: int, row: Row) -> bool:
    """Tell whether a row may be about an entry that has its words: it names no other id."""
    return isinstance(file.passages[place], _Plain) or "id" not in row.cells


def _entry(
    file: NotesFile,
    pieces: list[_Piece],
    place: int | None,
    row: Row,
    taken: set[str],
    said: list[str],
) -> str:
    old = to_row(file, file.passages[place]) if place is not None else None
    if old and place is not None:
        row.cells = {**old.cells, **row.cells}
        new_words = _solid(old.words) != _solid(row.words)
        changed = [key for key, one in row.cells.items() if not same(one, old.cells.get(key, ""))]
        changed = [key for key in changed if key not in OF_SPEAKER]
        if not changed and not new_words:
            return pieces[place].own
        said.append(f"{row.name}: {', '.join(['words'] * new_words + changed)} changed")
        decided = not isinstance(file.passages[place], _Plain)
        if decided and row.cells.get("kind") and not _is_furniture(row):
            return _changed(pieces[place].own, row, changed, new_words)
    else:
        said.append(f"{row.name}: a new passage")
    row.cells = {key: tidy(value) for key, value in row.cells.items()}
    comments = _comments(pieces[place].own, row) if place is not None else []
    if row.begun or (_is_furniture(row) and _says_more(row)):
        if not row.begun:
            said[-1] += f"; kept as begun, for {FURNITURE} has no note: empty its other cells"
        return write_entry(to_undecided(row), comments)
    if _is_furniture(row):
        return write_entry({"furniture": row.words}, _without_cuts(comments))
    if is_bare(row) or not _whole(row):
        return write_entry(to_undecided(row), comments)
    if not row.cells.get("id"):
        row.cells["id"] = slug(row.words, taken)
        taken.add(row.cells["id"])
        said[-1] += f"; its id is {row.cells['id']}"
    return write_entry(to_fields(row), _without_cuts(comments))


def _is_furniture(row: Row) -> bool:
    return row.cells.get("kind", "").lower() == FURNITURE


def _says_more(row: Row) -> bool:
    """Tell whether a row says more than its kind."""
    return any(cell for key, cell in row.cells.items() if key not in ("kind", "cues", "id"))


def _comments(own: str, row: Row) -> list[str]:
    """Give an entry's comments: a person may have written one."""
    found = re.findall(r"(?m)^\s*# (.*)$", own)
    return [one for one in found if one not in row.words]


def _without_cuts(comments: list[str]) -> list[str]:
    return [one for one in comments if not one.startswith(COULD_BE_CUT)]


def _whole(row: Row) -> bool:
    """Tell whether a row says enough for a note; a cell that is wrong is no cell that is missing.

    Raises nothing: what is wrong is said when the file is checked.
    """
    if not row.cells.get("kind"):
        return False
    try:
        TypeAdapter(Passage).validate_python({"id": "a", **to_fields(row)})
    except ValidationError as error:
        kinds = {one["type"] for one in error.errors()}
        row.lacking = "missing" in kinds
        return kinds != {"missing"}
    return True


def _changed(own: str, row: Row, changed: list[str], new_words: bool) -> str:
    """Change keys of an entry and leave the others, and the comments, as they are."""
    dash = len(own) - len(own.lstrip(" "))
    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    yaml.width = 10**9
    yaml.indent(mapping=2, sequence=4, offset=2)
    entry = yaml.load(_shifted(own, DASH - dash))[0]
    fields = to_fields(row)
    keys = {key.partition("_")[0] if key.startswith(("also_", "wire_")) else key for key in changed}
    for key in [*(["quote"] if new_words else []), *(one for one in ORDER if one in keys)]:
        if key not in fields:
            entry.pop(key, None)
        elif isinstance(entry.get(key), dict):
            _replace_parts(entry[key], fields[key])
        elif key in entry:
            entry[key] = _scalar(key, fields[key])
        else:
            after = [one for one in ORDER[: ORDER.index(key)] if one in entry]
            place = list(entry).index(after[-1]) + 1 if after else 0
            entry.insert(place, key, _scalar(key, fields[key]))
    stream = io.StringIO()
    yaml.dump([entry], stream)
    return _shifted(stream.getvalue(), dash - DASH)


def _shifted(text: str, by: int) -> str:
    """Move every line to the right, or to the left."""
    lines = (
        " " * by + line if by > 0 else line[-by:] for line in text.removesuffix("\n").split("\n")
    )
    return "".join(f"{line}\n" if line.strip() else "\n" for line in lines)


def _replace_parts(old: dict[str, Any], new: Mapping[str, Any]) -> None:
    for part in [one for one in old if one not in new]:
        del old[part]
    for part, value in new.items():
        if old.get(part) != value:
            old[part] = _scalar(part, value)


def _scalar(key: str, value: Any) -> Any:
    if isinstance(value, str) and (key in BLOCKS or "\n" in value):
        return LiteralScalarString(f"{value}\n")
    return value


def _solid(text: str) -> str:
    return "".join(text.split())


def _speakers(path: str, file: NotesFile, rows: list[Row]) -> dict[str, Speaker]:
    """Give the speakers that rows bring or change, and put keys in place of names."""
    keys = {speaker.name.casefold(): key for key, speaker in file.speakers.items()}
    said: dict[str, dict[str, tuple[str, str]]] = {}
    names: dict[str, str] = {}
    faults = []
    for row in rows:
        cell = tidy(row.cells.get("speaker", ""))
        if not cell:
            continue
        key = cell if cell in file.speakers else keys.get(cell.casefold(), "")
        if not key:
            key = slug(cell) if not _is_slug(cell) else cell
            keys[cell.casefold()] = key
        names.setdefault(key, cell)
        row.cells["speaker"] = key
        old = cells_of_speaker(file.speakers[key]) if key in file.speakers else {}
        for column in OF_SPEAKER:
            value = tidy(row.cells.get(column, ""))
            if not value or same(value, old.get(column, "")):
                continue
            name, other = said.setdefault(key, {}).setdefault(column, (row.name, value))
            if other != value:
                sentence = (
                    f"{row.name}: {column} of “{cell}” is “{value}”, but {name} has “{other}”; "
                    "a speaker is the same in every row"
                )
                faults.append(Fault(path, 0, sentence))
    if faults:
        raise Faults(faults)
    found = {}
    for key, cells in said.items():
        old_speaker = file.speakers.get(key)
        states = cells.get("states", ("", ""))[1]
        found[key] = Speaker(
            name=old_speaker.name if old_speaker else names[key],
            office=cells["office"][1] if "office" in cells else (old_speaker or _NOBODY).office,
            states=tuple(one.strip() for one in states.split(";") if one.strip())
            or (old_speaker or _NOBODY).states,
        )
    return found


_NOBODY = Speaker(name="-", office="-")


def _is_slug(text: str) -> bool:
    try:
        TypeAdapter(Slug).validate_python(text)
    except ValidationError:
        return False
    return True


def _with_speakers(
    head: str, document: Document, file: NotesFile, speakers: dict[str, Speaker], said: list[str]
) -> str:
    """Write speakers that are new or changed into the list of them, and leave the others."""
    lines = head.split("\n")
    offset = 0
    for key, speaker in speakers.items():
        states = ", ".join(write_value(one) for one in speaker.states)
        written = (
            f"  {key}: {{name: {_flow(speaker.name)}, office: {_flow(speaker.office)}"
            + (f", states: [{states}]" if states else "")
            + "}"
        )
        if key in file.speakers:
            start, end = _lines_of_speaker(document, key)
            lines[start + offset : end + offset] = [written]
            offset += 1 - (end - start)
            said.append(f"speaker {key}: changed")
            continue
        said.append(f"speaker {key}: new")
        at = _end_of_speakers(document) + offset
        while not lines[at - 1].strip() or lines[at - 1].startswith("#"):
            at -= 1
        if lines[at - 1].split("#")[0].strip() == "speakers: {}":
            lines[at - 1] = "speakers:"
        new = [written] if "speakers" in document.root.parts or offset else ["speakers:", written]
        lines[at:at] = new
        offset += len(new)
    return "\n".join(lines)


def _end_of_speakers(document: Document) -> int:
    """Give the line before which a new speaker is written, counted from 0."""
    parts = document.root.parts
    if "speakers" not in parts:
        return parts["passages"].line
    return min(one.line for one in parts.values() if one.line > parts["speakers"].line)


def _lines_of_speaker(document: Document, key: str) -> tuple[int, int]:
    """Give the first line of a speaker, and one past the last."""
    start = document.line(("speakers", key)) - 1
    later = [node.line for node in document.root.parts["speakers"].parts.values()]
    later += [node.line for node in document.root.parts.values()]
    return start, min(line for line in later if line > start)


def _flow(text: str) -> str:
    """Write a text that stands inside braces."""
    written = write_value(text)
    if written[0] not in "'\"" and re.search(r"[,\[\]{}]", written):
        return "'" + written.replace("'", "''") + "'"
    return written
