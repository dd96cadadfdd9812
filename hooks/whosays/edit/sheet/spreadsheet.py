"""A notes file as a spreadsheet, a row a passage, and back."""

import re
from collections.abc import Sequence
from pathlib import Path

from whosays.edit.files import rehearse
from whosays.edit.sheet.merge import Merged, merge
from whosays.edit.sheet.tables import read_csv, read_xlsx
from whosays.faults import Fault, Faults, nearest, unknown
from whosays.formats.rows import COLUMNS, Row, tidy
from whosays.model.notes import NotesFile
from whosays.read.document import read_yaml
from whosays.read.files import NOTES, read_text
from whosays.read.schema import validate

LACKS = re.compile(r"(?:has no|needs a) “\w+”(?:$|:)")


def read_table(data: bytes, name: str) -> list[Row]:
    """Read the rows that came back. Raises Faults with everything that is wrong with the table."""
    table = read_xlsx(data, name) if name.lower().endswith(".xlsx") else read_csv(data, name)
    if not table or not any(cell.strip() for cell in table[0]):
        raise Faults([Fault(name, 0, "is empty; its first row names the columns")])
    head = [cell.strip().lower().replace(" ", "_") for cell in table[0]]
    faults = [
        Fault(name, 0, f"row 1: there is no column “{cell}”{nearest(cell, [*COLUMNS])}")
        for cell in head
        if cell and cell not in COLUMNS
    ]
    faults += [
        Fault(name, 0, f"row 1: the column “{cell}” is there twice")
        for cell in dict.fromkeys(head)
        if cell and head.count(cell) > 1
    ]
    if "words" not in head:
        faults.append(Fault(name, 0, "row 1: the column “words” is missing"))
    rows = []
    for number, line in enumerate(table[1:], start=2):
        cells = {key: tidy(value) for key, value in zip(head, line, strict=False) if key}
        words = cells.pop("words", "")
        if not words and any(cells.values()):
            faults.append(Fault(name, 0, f"row {number}: has no words of the article"))
        elif words:
            rows.append(Row(words, cells, f"row {number}"))
        if len(line) > len(head) and any(one.strip() for one in line[len(head) :]):
            sentence = f"row {number}: has {len(line)} cells, but there are {len(head)} columns"
            faults.append(Fault(name, 0, sentence))
    if not rows:
        faults.append(Fault(name, 0, "has no row with words of the article"))
    if faults:
        raise Faults(faults)
    return rows


def put_rows(root: Path, article: str, rows: list[Row], name: str) -> Merged:
    """Put rows into an article's notes file. Raises Faults that name the rows; writes nothing."""
    path = f"{NOTES}/{article}.yml"
    text, file = read_notes(root, article)
    try:
        merged = merge(path, text, file, read_text(root, file.seed.file), rows)
    except Faults as found:
        raise Faults([Fault(name, 0, fault.sentence) for fault in found.faults]) from None
    if merged.text == text:
        return merged
    if faults := rehearse(root, {path: merged.text}):
        named = [_named(fault, path, merged.lines, rows, name) for fault in faults]
        raise Faults([one for one in named if one])
    return merged


def read_notes(root: Path, article: str) -> tuple[str, NotesFile]:
    """Read a notes file as it stands. Raises Faults if it is not sound by itself."""
    path = f"{NOTES}/{article}.yml"
    if not (root / path).exists():
        known = [one.stem for one in (root / NOTES).glob("*.yml")]
        raise Faults([Fault(path, 0, unknown("article", article, known))])
    text = read_text(root, path)
    return text, validate(NotesFile, read_yaml(text, path))


def _named(
    fault: Fault, path: str, lines: Sequence[tuple[int, int]], rows: Sequence[Row], name: str
) -> Fault | None:
    """Say the row in which a fault stands, for whoever never sees the file.

    That a row which is not finished lacks something is no fault.
    """
    if fault.path == path:
        for (first, last), row in zip(lines, rows, strict=True):
            if first <= fault.line < last:
                if row.lacking and LACKS.search(fault.sentence):
                    return None
                return Fault(name, 0, f"{row.name}: {fault.sentence}")
    return Fault(name, 0, f"{fault.path}: {fault.sentence}")
