"""An entry as a row wants it: as it was, with some of its keys changed, or written anew."""

import re
from collections.abc import Iterable
from typing import Any

from pydantic import TypeAdapter, ValidationError

from whosays.edit.yaml_lines import (
    COULD_BE_CUT,
    change_keys,
    make_key,
    with_dash,
    write_entry,
    write_key,
)
from whosays.formats import rows
from whosays.model.notes import FORMAT, Passage
from whosays.read.anchor import solid
from whosays.read.check.notes import SAY_ENOUGH
from whosays.read.document import read_yaml

PASSAGE: TypeAdapter[Any] = TypeAdapter(Passage)
KEY_OF = {"words": "quote"} | {
    f"{key}_{part}": key for key in rows.PARTS for part in rows.PARTS[key]
}
"""The key of a column that is not of its own name."""


def rewrite(
    own: str, old: rows.Row | None, row: rows.Row, taken: set[str], *, noted: bool, dash: int
) -> tuple[str, str]:
    """Return an entry as a row wants it, and what was done; nothing if it stays as it is.

    `own` is the entry so far, `old` what it says, `noted` whether it is a note already, and `dash`
    the column of its hyphen. An id that is made is put into `taken`.
    """
    done = "a new passage"
    row.cells = {**(old.cells if old else {}), **row.cells}
    furniture = row.cells.get("kind", "").lower() == rows.FURNITURE
    if old:
        changed = ["words"] if solid(old.words) != solid(row.words) else []
        changed += [
            key
            for key, cell in row.cells.items()
            if key not in rows.OF_SPEAKER and not rows.same(cell, old.cells.get(key, ""))
        ]
        if not changed:
            return own, ""
        done = f"{', '.join(changed)} changed"
        if noted and row.cells.get("kind") and not furniture:
            return _change_keys(own, row, changed, dash), done
    row.cells = {key: rows.tidy(cell) for key, cell in row.cells.items()}
    comments = [one for one in re.findall(r"(?m)^\s*# (.*)$", own) if one not in row.words]
    says_more = any(cell for key, cell in row.cells.items() if key not in ("kind", "cues", "id"))
    if row.begun or (furniture and says_more) or not (furniture or _is_whole(row)):
        if furniture and not row.begun:
            done += f"; saved as begun: empty the other cells, because {rows.FURNITURE} has no note"
        return write_entry(rows.to_undecided(row), comments, dash), done
    comments = [one for one in comments if not one.startswith(COULD_BE_CUT)]
    if furniture:
        return write_entry({"furniture": row.words}, comments, dash), done
    if not row.cells.get("id"):
        row.cells["id"] = make_key(row.words, taken)
        taken.add(row.cells["id"])
        done += f"; its id is {row.cells['id']}"
    return write_entry(rows.to_fields(row), comments, dash), done


def _is_whole(row: rows.Row) -> bool:
    """Return whether a row says enough for a note; a wrong cell is not a missing one."""
    if not row.cells.get("kind"):
        return False
    kinds = set()
    if row.form == FORMAT and not (
        row.cells.get("why") and (row.cells.get("finding") or row.cells.get("check") in SAY_ENOUGH)
    ):
        kinds.add("missing")
    try:
        PASSAGE.validate_python({"id": "a", **rows.to_fields(row)})
    except ValidationError as error:
        kinds |= {one["type"] for one in error.errors()}
    row.lacking = "missing" in kinds
    return kinds != {"missing"}


def _change_keys(own: str, row: rows.Row, changed: Iterable[str], dash: int) -> str:
    """Change keys of an entry and leave the others, and the comments, as they are."""
    text = f"{own[:dash]} {own[dash + 1 :]}"
    entry = read_yaml(text, "").root
    columns = {KEY_OF.get(column, column) for column in changed}
    new: dict[str, Any] = {**dict.fromkeys(columns), **rows.to_fields(row)}
    for key in rows.PARTS:  # what is no column stays, such as the record of a wire
        if new.get(key):
            there = entry.value.get(key, {})
            new[key] |= {part: there[part] for part in there if part not in rows.PARTS[key]}
    if len({node.line for node in entry.parts.values()}) < len(entry.parts):  # {in: one, line: …}
        whole = entry.value | new
        return write_entry({key: whole[key] for key in rows.ORDER if whole.get(key)}, dash=dash)
    changes = {
        key: None if new[key] is None else write_key(key, new[key])
        for key in rows.ORDER
        if key in columns
    }
    return with_dash(change_keys(text, changes, rows.ORDER), dash)
