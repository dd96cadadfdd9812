"""Rows and columns as files that spreadsheet programs read and write: .csv and .xlsx."""

import csv
import datetime
import io
import re
import tempfile
from collections.abc import Iterable, Sequence
from typing import Any

from whosays.codebook import CHECKS, KINDS, MANNERS, SIGNALS
from whosays.edit.text.received import library
from whosays.faults import Fault, Faults, shorten
from whosays.formats.rows import COLUMNS, FURNITURE, Table, unguarded

CODE = "x[0-9A-Fa-f]{4}_"
"""What after a “_” is the code of a character in .xlsx; a “_” that is meant is `_x005F_` there."""
MOST_ROWS, MOST_COLUMNS = 10_000, 200
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


def read_csv(data: bytes, name: str) -> Table:
    """Read CSV with commas, semicolons or tabs. Raises Faults if it is none."""
    text = _decoded(data, name)
    head = text.split("\n", 1)[0]
    between = max(",;\t", key=head.count)
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True)
        return _within_limits(([unguarded(cell) for cell in row] for row in rows), name)
    except csv.Error as error:
        raise Faults([Fault(name, 0, f"is not CSV: {error}")]) from None


def write_xlsx(table: Sequence[Sequence[str]]) -> bytes:
    """Give a table as a workbook whose cells are all text, with words to choose from."""
    library("openpyxl", "openpyxl", "Excel files")
    from openpyxl import Workbook
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    book = Workbook()
    sheet: Any = book.active
    lists = book.create_sheet("choices")
    sheet.title, sheet.freeze_panes = "passages", "B2"
    for number, row in enumerate(table, start=1):
        for place, value in enumerate(row, start=1):
            cell = sheet.cell(number, place)
            value = re.sub(f"_(?={CODE})", "_x005F_", value)
            cell.value, cell.data_type, cell.number_format = value, "s", "@"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for place, column in enumerate(table[0], start=1):
        letter = get_column_letter(place)
        sheet.cell(1, place).font = Font(bold=True)
        sheet.cell(1, place).comment = Comment(COLUMNS.get(column, ""), "whosays")
        sheet.column_dimensions[letter].width = WIDE.get(column, 18)
        if column in CHOICES:
            for line, word in enumerate(CHOICES[column], start=1):
                lists.cell(line, place, word)
            source = f"choices!${letter}$1:${letter}${len(CHOICES[column])}"
            rule = DataValidation("list", formula1=source, allow_blank=True, showErrorMessage=False)
            sheet.add_data_validation(rule)
            rule.add(f"{letter}2:{letter}{len(table) + 200}")
    lists.sheet_state = "hidden"
    stream = io.BytesIO()
    try:
        book.save(stream)
    except Exception:  # of whatever kind: the library makes files of its own first
        sentence = "a workbook is made here first, and the disk refuses; make room, or write .csv"
        raise Faults([Fault(tempfile.gettempdir(), 0, sentence)]) from None
    return stream.getvalue()


def read_xlsx(data: bytes, name: str) -> Table:
    """Read the first sheet of a workbook. Raises Faults if it is none."""
    openpyxl = library("openpyxl", "openpyxl", "Excel files")
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # what a file says of its own size may be wrong
        rows = sheet.iter_rows(values_only=True)
        table = _within_limits(([_text(cell) for cell in row] for row in rows), name)
        width = len(table[0]) if table else 0
        return [row + [""] * (width - len(row)) for row in table]  # the file leaves out empty cells
    except Faults:
        raise
    except Exception:  # the library names no kind of error of its own
        raise Faults([Fault(name, 0, "is no .xlsx file; save it as .xlsx or .csv")]) from None


def _within_limits(rows: Iterable[list[str]], name: str) -> Table:
    """Return the rows up to the last that says anything, as far as a table may reach.

    Raises Faults if a cell that says something is further out than that.
    """
    table: Table = []
    for number, row in enumerate(rows, start=1):
        width = max((place for place, cell in enumerate(row, start=1) if cell.strip()), default=0)
        if width and (number > MOST_ROWS or width > MOST_COLUMNS):
            sentence = (
                f"row {number}: “{shorten(row[width - 1], 20)}” is in column {width:,}; a table "
                f"has {MOST_ROWS:,} rows and {MOST_COLUMNS} columns at the most"
            )
            raise Faults([Fault(name, 0, sentence)])
        if width:
            table += [[] for _ in range(len(table) + 1, number)]
            table.append(row[:MOST_COLUMNS])
    return table


def _text(value: Any) -> str:
    """Give a cell as text, whatever the program made of it."""
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


def _decoded(data: bytes, name: str) -> str:
    for encoding in ("utf-8-sig", "utf-16"):
        try:
            if encoding == "utf-8-sig" or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
                return data.decode(encoding)
        except UnicodeDecodeError:
            pass
    sentence = "is not UTF-8; in Excel, save it as “CSV UTF-8”, or as .xlsx"
    raise Faults([Fault(name, 0, sentence)])
