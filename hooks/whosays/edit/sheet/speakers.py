"""The speakers whom rows name: their keys, and their lines in the notes file."""

import re
from collections.abc import Collection, Mapping, Sequence

from whosays.edit.keys import make_key
from whosays.edit.yaml_lines import change_keys, end_of, indented, joined, write_value
from whosays.faults import Fault, Faults
from whosays.formats.rows import OF_SPEAKER, Row, cells_of_speaker, same, tidy
from whosays.model.fields import SLUG
from whosays.model.notes import Speaker
from whosays.read.document import read_yaml


def take_speakers(
    path: str, known: Mapping[str, Speaker], rows: Sequence[Row]
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
                    f"{row.name}: {column} of “{name}” is “{value}”, but {by} has "
                    f"“{other[column]}”; a speaker is the same in every row"
                )
    if faults:
        raise Faults(Fault(path, 0, sentence) for sentence in faults)
    return said


def write_speakers(
    text: str, path: str, speakers: Mapping[str, Mapping[str, str]], silent: Collection[str]
) -> str:
    """Return a notes file with these speakers, without the silent; other lines stay."""
    if not speakers and not silent:
        return text
    document = read_yaml(text, path)
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
