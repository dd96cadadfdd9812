"""An entry as a row wants it: as it was, with some of its keys changed, or written anew."""

import re
from collections.abc import Iterable
from typing import Any

from pydantic import TypeAdapter, ValidationError
from ruamel.yaml.scalarstring import LiteralScalarString

from whosays.edit.entries import BLOCKS, COULD_BE_CUT, dump_kept, load_kept, write_entry
from whosays.edit.keys import make_key
from whosays.formats.rows import (
    FURNITURE,
    OF_SPEAKER,
    ORDER,
    PARTS,
    Row,
    same,
    tidy,
    to_fields,
    to_undecided,
)
from whosays.model.notes import FORMAT, Passage
from whosays.read.anchor import solid
from whosays.read.check.notes import SAY_ENOUGH

PASSAGE: TypeAdapter[Any] = TypeAdapter(Passage)
KEY_OF = {"words": "quote"} | {f"{key}_{part}": key for key in PARTS for part in PARTS[key]}
"""In which key a column stands, if not in one of its own name."""
DASH = 2
"""How far to the right the library writes the entries of a list."""


def rewrite(
    own: str, old: Row | None, row: Row, taken: set[str], *, noted: bool, dash: int
) -> tuple[str, str]:
    """Give an entry as a row wants it, and what was done; nothing if it stays as it is.

    `own` is the entry so far, `old` what it says, `noted` whether it is a note already, and `dash`
    how far to the right its hyphen stands. An id that is made is put into `taken`.
    """
    done = "a new passage"
    if old:
        row.cells = {**old.cells, **row.cells}
        changed = ["words"] if solid(old.words) != solid(row.words) else []
        changed += [
            key
            for key, cell in row.cells.items()
            if key not in OF_SPEAKER and not same(cell, old.cells.get(key, ""))
        ]
        if not changed:
            return own, ""
        done = f"{', '.join(changed)} changed"
        if noted and row.cells.get("kind") and not _is_furniture(row):
            return _change_keys(own, row, changed, dash), done
    row.cells = {key: tidy(cell) for key, cell in row.cells.items()}
    comments = [one for one in re.findall(r"(?m)^\s*# (.*)$", own) if one not in row.words]
    written, remark = _write_anew(row, comments, taken)
    return _shifted(written, dash - DASH), done + remark


def _is_furniture(row: Row) -> bool:
    return row.cells.get("kind", "").lower() == FURNITURE


def _write_anew(row: Row, comments: list[str], taken: set[str]) -> tuple[str, str]:
    """Write an entry as furniture, as a note, or as the beginning of one; and say which choice."""
    furniture = _is_furniture(row)
    says_more = any(cell for key, cell in row.cells.items() if key not in ("kind", "cues", "id"))
    if row.begun or (furniture and says_more) or not (furniture or _is_whole(row)):
        remark = f"; kept as begun, for {FURNITURE} has no note: empty its other cells"
        return write_entry(to_undecided(row), comments), remark * (furniture and not row.begun)
    comments = [one for one in comments if not one.startswith(COULD_BE_CUT)]
    if furniture:
        return write_entry({"furniture": row.words}, comments), ""
    remark = ""
    if not row.cells.get("id"):
        row.cells["id"] = make_key(row.words, taken)
        taken.add(row.cells["id"])
        remark = f"; its id is {row.cells['id']}"
    return write_entry(to_fields(row), comments), remark


def _is_whole(row: Row) -> bool:
    """Tell whether a row says enough for a note; a cell that is wrong is no cell that is missing.

    Raises nothing: what is wrong is said when the file is checked.
    """
    if not row.cells.get("kind"):
        return False
    kinds = {"missing"} if row.form == FORMAT and _lacks_form(row.cells) else set()
    try:
        PASSAGE.validate_python({"id": "a", **to_fields(row)})
    except ValidationError as error:
        kinds |= {one["type"] for one in error.errors()}
    row.lacking = "missing" in kinds
    return kinds != {"missing"}


def _lacks_form(cells: dict[str, str]) -> bool:
    """Tell whether a row lacks what only the second form of notes asks for."""
    says_enough = cells.get("check") in SAY_ENOUGH
    return not cells.get("why") or not (cells.get("finding") or says_enough)


def _change_keys(own: str, row: Row, changed: Iterable[str], dash: int) -> str:
    """Change keys of an entry and leave the others, and the comments, as they are."""
    data = load_kept(_shifted(own, DASH - dash))
    entry = data[0]
    fields = to_fields(row)
    for key in sorted({KEY_OF.get(column, column) for column in changed}, key=ORDER.index):
        if key not in fields:
            entry.pop(key, None)
        elif key in PARTS and key in entry:
            _change_parts(entry[key], fields[key], PARTS[key])
        elif key in entry:
            entry[key] = _scalar(key, fields[key])
        else:
            before = [one for one in ORDER[: ORDER.index(key)] if one in entry]
            place = [*entry].index(before[-1]) + 1 if before else 0
            entry.insert(place, key, _scalar(key, fields[key]))
    return _shifted(dump_kept(data), dash - DASH)


def _change_parts(old: dict[str, Any], new: dict[str, str], parts: Iterable[str]) -> None:
    """Change the parts that are columns; what else stands there stays."""
    for part in parts:
        if part not in new:
            old.pop(part, None)
        elif old.get(part) != new[part]:
            old[part] = _scalar(part, new[part])


def _scalar(key: str, value: Any) -> Any:
    if isinstance(value, str) and (key in BLOCKS or "\n" in value):
        return LiteralScalarString(f"{value}\n")
    return value


def _shifted(text: str, by: int) -> str:
    """Move every line to the right, or to the left."""
    lines = (
        " " * by + line if by > 0 else line[-by:] for line in text.removesuffix("\n").split("\n")
    )
    return "".join(f"{line}\n" if line.strip() else "\n" for line in lines)
