"""The speakers whom rows name: their keys, and their lines in the notes file."""

import re
from collections.abc import Container, Mapping, Sequence

from whosays.edit.entries import write_value
from whosays.edit.keys import make_key
from whosays.edit.sheet.pieces import end_of, next_line
from whosays.faults import Fault, Faults
from whosays.formats.rows import OF_SPEAKER, Row, cells_of_speaker, same, tidy
from whosays.model.fields import SLUG
from whosays.model.notes import Speaker
from whosays.read.document import Document, Node

IN_ONE_LINE = "holds speakers in its own line; give each a line of its own, as in “  key: {…}”"
INDENT = 2
"""How far to the right a speaker’s key stands."""


def take_speakers(
    path: str, known: Mapping[str, Speaker], rows: Sequence[Row]
) -> dict[str, dict[str, str]]:
    """Put keys in place of names in the rows, and give the speakers whom they bring or change.

    Raises Faults where rows say different things of one speaker.
    """
    keys = {speaker.name.casefold(): key for key, speaker in known.items()}
    names = {key: speaker.name for key, speaker in known.items()}
    said: dict[str, dict[str, tuple[str, str]]] = {}
    faults = []
    for row in rows:
        name = tidy(row.cells.get("speaker", ""))
        if not name:
            continue
        new = name if re.fullmatch(SLUG, name) else make_key(name)
        key = name if name in known else keys.setdefault(name.casefold(), new)
        names.setdefault(key, name)
        row.cells["speaker"] = key
        old = cells_of_speaker(known[key]) if key in known else {}
        for column in OF_SPEAKER:
            value = tidy(row.cells.get(column, ""))
            if not value or same(value, old.get(column, "")):
                continue
            first, other = said.setdefault(key, {}).setdefault(column, (row.name, value))
            if other != value:
                sentence = (
                    f"{row.name}: {column} of “{name}” is “{value}”, but {first} has “{other}”; "
                    "a speaker is the same in every row"
                )
                faults.append(Fault(path, 0, sentence))
    if faults:
        raise Faults(faults)
    return {
        key: {
            "name": names[key],
            **(cells_of_speaker(known[key]) if key in known else {"office": "-"}),
            **{column: value for column, (_, value) in cells.items()},
        }
        for key, cells in said.items()
    }


def write_speakers(
    text: str, document: Document, speakers: Mapping[str, Mapping[str, str]], silent: Container[str]
) -> str:
    """Write speakers into a notes file, take the silent out, and leave the lines of all others.

    Raises Faults where the file has its speakers in one line.
    """
    lines = text.split("\n")
    keys = document.root.parts
    there = keys["speakers"].parts if "speakers" in keys else {}
    gone = [key for key in there if key in silent]
    if (speakers or gone) and any(node.line == keys["speakers"].line for node in there.values()):
        raise Faults([document.fault(("speakers",), IN_ONE_LINE)])
    new = []
    places = []
    for key, cells in speakers.items():
        states = [one.strip() for one in cells.get("states", "").split(";") if one.strip()]
        value = {"name": cells["name"], "office": cells["office"]}
        line = f"{' ' * INDENT}{key}: {write_value(value | ({'states': states} if states else {}))}"
        if key not in there:
            new.append(line)
            continue
        places.append((*_lines_of(key, there, document, lines), [line]))
    places += [(*_lines_of(key, there, document, lines), []) for key in gone]
    if len(gone) == len(there) and there and not new:
        start = keys["speakers"].line
        places.append((start, start + 1, []))
    if new and there:
        start = keys["speakers"].line
        end = end_of(lines, start, next_line(document, start, len(lines)), 0)
        places.append((end, end, new))
    elif new:
        known = "speakers" in keys
        start = keys["speakers"].line if known else end_of(lines, 0, keys["passages"].line, 0)
        places.append((start, start + known, ["speakers:", *new]))
    for start, end, written in sorted(places, reverse=True):
        lines[start:end] = written
    return "\n".join(lines)


def _lines_of(
    key: str | int, there: Mapping[str | int, Node], document: Document, lines: list[str]
) -> tuple[int, int]:
    """Give the first line of a speaker, and one past the last."""
    start = there[key].line
    later = [node.line for node in there.values() if node.line > start]
    limit = min(later, default=next_line(document, start, len(lines)))
    return start, end_of(lines, start, limit, INDENT)
