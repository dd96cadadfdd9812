"""An article's passages as a table for spreadsheets, and a row of cells as a passage again."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from whosays.codebook import KINDS
from whosays.faults import Faults
from whosays.lexicon import LEXICON
from whosays.model.fields import CONTROL
from whosays.model.notes import AnyNote, Furniture, NotesFile, Speaker, Undecided, words_of
from whosays.read.document import read_yaml

COLUMNS: dict[str, str] = LEXICON["columns"]
ORDER = (
    *("id", "quote", "kind", "speaker", "manner", "via", "signal", "source_named", "check"),
    *("finding", "flags", "also", "why", "gist", "note", "evidence", "worth"),
    *("looked", "wire", "references"),
)
"""In which order a note has its keys."""
LISTS = ("via", "references", "flags")
PARTS = {"also": ("kind", "because", "ours"), "wire": ("reference", "words")}
OF_SPEAKER = ("office", "states")
FURNITURE = "furniture"
FORMULA = r"(?:^|(?<=[;\t\r\n]))%s(?=['\s\ufeff]*[=+\-@＝＋－＠])"
"""Where a cell begins that a spreadsheet takes for a formula, whatever parts cells for it.

theme/assets/shared.js guards the same places. With an apostrophe there, it is taken for text.
"""
Table = list[list[str]]


@dataclass
class Row:
    """What is said of one passage: its words, and cells by the names of columns."""

    words: str
    cells: dict[str, str] = field(default_factory=dict)
    """Without a column that was not given: what it would say stays as it is."""
    name: str = ""
    """How a fault calls it: “row 7”."""
    begun: bool = False
    """Whether it stays the beginning of a note, whatever it says."""
    lacking: bool = False
    """Whether it has a mistake and is not finished either: only the mistake is worth a word."""
    form: int = 1


def to_table(file: NotesFile) -> Table:
    """Return an article's passages as a table, with the names of the columns above."""
    _, *names = COLUMNS
    rows = [to_row(file, passage) for passage in file.passages]
    return [[*COLUMNS], *([row.words, *(row.cells[name] for name in names)] for row in rows)]


def write_csv(table: Sequence[Sequence[str]]) -> bytes:
    """Return a table as CSV that spreadsheet programs open as UTF-8, and without formulas."""
    stream = io.StringIO()
    guarded = ([re.sub(FORMULA % "", "'", cell) for cell in row] for row in table)
    csv.writer(stream).writerows(guarded)
    return stream.getvalue().encode("utf-8-sig")


def unguarded(cell: str) -> str:
    """Return a cell without the apostrophes that kept it from being a formula."""
    return re.sub(FORMULA % "'", "", cell)


def to_row(file: NotesFile, passage: AnyNote | Furniture | Undecided) -> Row:
    """Return a passage as a row with every column."""
    cells = dict.fromkeys(COLUMNS, "")
    del cells["words"]
    if isinstance(passage, Furniture):
        cells["kind"] = FURNITURE
    elif isinstance(passage, Undecided):
        cells |= {key: value for key, value in passage.started.items() if key in cells}
        cells["cues"] = "\n".join(passage.cues)
    else:
        cells |= _cells(passage)
        if speaker := file.speakers.get(cells["speaker"]):
            cells |= cells_of_speaker(speaker)
    return Row(words_of(passage).strip(), cells)


def cells_of_speaker(speaker: Speaker) -> dict[str, str]:
    """Return what a row says of its speaker."""
    return {"office": speaker.office, "states": "; ".join(speaker.states)}


def to_fields(row: Row) -> dict[str, Any]:
    """Return a row of cells as the keys of a note, in their order, without what is empty."""
    cells = {**row.cells, "quote": row.words}
    fields: dict[str, Any] = {}
    for key in ORDER:
        parts = {part: cells.get(f"{key}_{part}") for part in PARTS.get(key, ())}
        if found := {part: value for part, value in parts.items() if value}:
            fields[key] = found
        elif cell := cells.get(key):
            fields[key] = _value(key, cell)
    return fields


def to_undecided(row: Row) -> dict[str, Any]:
    """Return a row that is not finished as an undecided passage, with all that it says."""
    started = {key: value for key, value in row.cells.items() if value and key != "cues"}
    cues = [line.strip() for line in row.cells.get("cues", "").split("\n") if line.strip()]
    fields: dict[str, Any] = {"undecided": row.words}
    return fields | ({"started": started} if started else {}) | ({"cues": cues} if cues else {})


def same(one: str, other: str) -> bool:
    """Return whether two cells say the same: spreadsheets change line ends and outer spaces."""
    return tidy(one) == tidy(other)


def tidy(text: str) -> str:
    """Return a cell without what a spreadsheet may have added, or no file of ours may hold."""
    text = re.sub("\r\n?|[\x85\u2028\u2029]", "\n", text).replace("\t", " ")
    text = re.sub(f"(?!\n)(?:{CONTROL}|[\ufeff\ud800-\udfff])", "", text)
    return "\n".join(line.rstrip() for line in text.strip().split("\n"))


def _cells(note: AnyNote) -> dict[str, str]:
    cells: dict[str, str] = {}
    for key, value in note.model_dump(exclude_none=True, by_alias=True).items():
        if key in PARTS:
            cells |= {f"{key}_{part}": str(one) for part, one in value.items()}
        elif isinstance(value, bool):
            cells[key] = "yes" if value else "no"
        elif key == "looked":
            cells[key] = "\n".join(_line(one) for one in value)
        elif isinstance(value, list | tuple):
            cells[key] = "; ".join(value)
        elif key != "quote":
            cells[key] = str(value)
    return cells


def _value(key: str, cell: str) -> Any:
    """Return what a cell says under a key of a note; the cell itself if that cannot be read."""
    if key == "source_named":
        return {"yes": True, "true": True, "no": False, "false": False}.get(cell.lower(), cell)
    if key == "kind":
        return cell.lower() if cell.lower() in KINDS else cell
    if key == "looked":
        lines = (line.strip() for line in cell.split("\n"))
        try:
            return [read_yaml(f"{{{line}}}", "").value for line in lines if line]
        except Faults:
            return cell
    if key in LISTS:
        between = ";" if key == "via" else r"[;,\s]"
        return [one.strip() for one in re.split(between, cell) if one.strip()]
    return cell


def _line(entry: dict[str, str]) -> str:
    """Return an entry of `looked` as a line of a cell, its date as people write it."""
    written = yaml.safe_dump(
        entry, allow_unicode=True, width=10**9, default_flow_style=True, sort_keys=False
    )
    return re.sub(r"'([\d-]{10})'", r"\1", written.strip()[1:-1])
