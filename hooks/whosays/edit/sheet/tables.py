"""Rows as files that spreadsheet programs read and write: .csv and .xlsx."""

import csv
import datetime
import io
import re
import tempfile
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Sequence
from typing import Any

from whosays.codebook import CHECKS, KINDS, MANNERS, SIGNALS
from whosays.edit.text.received import library
from whosays.faults import Fault, Faults, refusal, say, shorten, unknown
from whosays.formats.rows import COLUMNS, FURNITURE, Row, Table, tidy, unguarded

CODE = "x[0-9A-Fa-f]{4}_"
"""What after a “_” is the code of a character in .xlsx; a “_” that is meant is `_x005F_` there."""
MAXIMUM_ROWS, MAXIMUM_COLUMNS = 10_000, 200
"""Of a table that is read: an article has 2,000 passages, and a row some 20 columns."""
CHOICES: dict[str, list[str]] = {
    "kind": [*KINDS, FURNITURE],
    "check": [*CHECKS],
    "manner": [*MANNERS],
    "signal": [*SIGNALS],
    "source_named": ["yes", "no"],
    "also_kind": [*KINDS],
}
"""Columns in which a spreadsheet program offers the words to choose from."""
WIDE = {"words": 60, "note": 60, "why": 30, "gist": 30, "looked": 40, "evidence": 30, "cues": 40}


KIND_WORDS = {FURNITURE: FURNITURE} | {
    word.casefold(): kind.id
    for kind in KINDS.values()
    for word in (kind.id, kind.slug, kind.letter, kind.basis)
}
"""What may stand for a kind: its name, its letter, …"""


def read_table(data: bytes, name: str) -> list[Row]:
    """Read the rows that came back. Raise Faults with everything that is wrong with the table."""
    table = read_xlsx(data, name) if name.lower().endswith(".xlsx") else read_csv(data, name)
    if not table or not any(cell.strip() for cell in table[0]):
        raise refusal(name, "no-head")
    head = [cell.strip().lower().replace(" ", "_") for cell in table[0]]
    named = [cell for cell in dict.fromkeys(head) if cell]
    wrong = [f"row 1: {unknown('column', cell, COLUMNS)}" for cell in named if cell not in COLUMNS]
    wrong += [say("column-twice", column=one) for one in named if head.count(one) > 1]
    wrong += [say("no-words-column")] if "words" not in head else []
    rows = []
    for number, line in enumerate(table[1:], start=2):
        cells = {key: tidy(value) for key, value in zip(head, line, strict=False) if key}
        for key in {"kind", "also_kind"} & {*cells}:  # a letter will do
            cells[key] = KIND_WORDS.get(cells[key].casefold(), cells[key])
        words = cells.pop("words", "")
        if words:
            rows.append(Row(words, cells, f"row {number}"))
        elif any(cells.values()):
            wrong.append(say("row-without-words", number=number))
        if any(one.strip() for one in line[len(head) :]):
            wrong.append(say("row-too-wide", number=number, cells=len(line), columns=len(head)))
    if not rows:
        wrong.append(say("no-rows"))
    if wrong:
        raise Faults(Fault(name, 0, sentence) for sentence in wrong)
    return rows


def read_csv(data: bytes, name: str) -> Table:
    """Read CSV with commas, semicolons or tabs. Raise Faults if it isn’t CSV."""
    try:
        utf_16 = data[:2] in (BOM_UTF16_LE, BOM_UTF16_BE)
        text = data.decode("utf-16" if utf_16 else "utf-8-sig")
    except UnicodeDecodeError:
        raise refusal(name, "csv-not-utf8") from None
    head = text.split("\n", 1)[0]
    between = max(",;\t", key=head.count)
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True)
        return _within_limits(([unguarded(cell) for cell in row] for row in rows), name)
    except csv.Error as error:
        raise refusal(name, "not-csv", error=error) from None


def write_xlsx(table: Sequence[Sequence[str]]) -> bytes:
    """Return a table as a workbook whose cells are all text, with words to choose from."""
    with library("openpyxl", "Excel files"):
        from openpyxl import Workbook
        from openpyxl.comments import Comment
        from openpyxl.styles import Alignment, Font
        from openpyxl.worksheet.datavalidation import DataValidation

    book = Workbook()
    sheet: Any = book.active
    sheet.title, sheet.freeze_panes = "passages", "B2"
    for number, row in enumerate(table, start=1):
        for place, value in enumerate(row, start=1):
            cell = sheet.cell(number, place)
            cell.value = re.sub(f"_(?={CODE})", "_x005F_", value)
            cell.data_type, cell.number_format = "s", "@"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for head in sheet[1]:
        column, letter = head.value, head.column_letter
        head.font, head.comment = Font(bold=True), Comment(COLUMNS.get(column, ""), "whosays")
        sheet.column_dimensions[letter].width = WIDE.get(column, 18)
        if column in CHOICES:
            words = f'"{",".join(CHOICES[column])}"'  # 255 characters at most
            rule = DataValidation("list", formula1=words, allow_blank=True, showErrorMessage=False)
            sheet.add_data_validation(rule)
            rule.add(f"{letter}2:{letter}{len(table) + 200}")
    stream = io.BytesIO()
    try:
        book.save(stream)
    except Exception:  # of whatever kind: the library makes files of its own first
        raise refusal(tempfile.gettempdir(), "no-room-for-workbook") from None
    return stream.getvalue()


def read_xlsx(data: bytes, name: str) -> Table:
    """Read the first sheet of a workbook. Raise Faults if it isn’t a workbook."""
    with library("openpyxl", "Excel files"):
        from openpyxl import load_workbook
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet: Any = book.worksheets[0]
        sheet.reset_dimensions()  # what a file says of its own size may be wrong
        rows = sheet.iter_rows(values_only=True)
        table = _within_limits(([_text(cell) for cell in row] for row in rows), name)
        width = len(table[0]) if table else 0
        return [row + [""] * (width - len(row)) for row in table]  # the file leaves out empty cells
    except Faults:
        raise
    except Exception:  # the library names no kind of error of its own
        raise refusal(name, "not-xlsx") from None


def _within_limits(rows: Iterable[list[str]], name: str) -> Table:
    """Return the rows up to the last that says anything. Raise Faults if a cell is too far out."""
    table: Table = []
    for number, row in enumerate(rows, start=1):
        width = max((place for place, cell in enumerate(row, start=1) if cell.strip()), default=0)
        if width and (number > MAXIMUM_ROWS or width > MAXIMUM_COLUMNS):
            raise refusal(
                name,
                "cell-too-far",
                number=number,
                words=shorten(row[width - 1], 20),
                column=width,
                rows=MAXIMUM_ROWS,
                columns=MAXIMUM_COLUMNS,
            )
        if width:
            table += [[] for _ in range(len(table) + 1, number)]
            table.append(row[:MAXIMUM_COLUMNS])
    return table


def _text(value: Any) -> str:
    """Return a cell as text, whatever the program made of it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = re.sub("_x000D_(?=\n)", "", str(value))  # how Excel writes the CR before a line end
    return re.sub(f"_x005F_(?={CODE})", "_", text)
