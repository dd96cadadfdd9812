"""Rows and columns as files that spreadsheet programs read and write: .csv and .xlsx."""

import csv
import datetime
import io
from collections.abc import Sequence
from typing import Any

from whosays.codebook import CHECKS, KINDS, MANNERS, SIGNALS
from whosays.edit.received import library
from whosays.edit.rows import COLUMNS, FURNITURE
from whosays.faults import Fault, Faults

Table = list[list[str]]
FORMULA = ("=", "+", "-", "@", "\t")
"""What a spreadsheet takes for the beginning of a formula."""
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


def write_csv(table: Sequence[Sequence[str]]) -> bytes:
    """Give a table as CSV that spreadsheet programs open as UTF-8, and without formulas."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerows([_guarded(cell) for cell in row] for row in table)
    return stream.getvalue().encode("utf-8-sig")


def read_csv(data: bytes, name: str) -> Table:
    """Read CSV with commas, semicolons or tabs. Raises Faults if it is none."""
    text = _decoded(data, name)
    head = text.split("\n", 1)[0]
    between = max(",;\t", key=head.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True))
    except csv.Error as error:
        raise Faults([Fault(name, 0, f"is not CSV: {error}")]) from None
    return [[_unguarded(cell) for cell in row] for row in rows]


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
    book.save(stream)
    return stream.getvalue()


def read_xlsx(data: bytes, name: str) -> Table:
    """Read the first sheet of a workbook. Raises Faults if it is none."""
    openpyxl = library("openpyxl", "openpyxl", "Excel files")
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    except Exception:  # the library names no kind of error of its own
        raise Faults([Fault(name, 0, "is no .xlsx file; save it as .xlsx or .csv")]) from None
    return [[_text(cell) for cell in row] for row in book.worksheets[0].iter_rows(values_only=True)]


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
    return str(value).replace("_x000D_", "")


def _decoded(data: bytes, name: str) -> str:
    for encoding in ("utf-8-sig", "utf-16"):
        try:
            if encoding == "utf-8-sig" or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
                return data.decode(encoding)
        except UnicodeDecodeError:
            pass
    sentence = "is not UTF-8; in Excel, save it as “CSV UTF-8”, or as .xlsx"
    raise Faults([Fault(name, 0, sentence)])


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) or cell.startswith("'") else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith((*FORMULA, "'")) else cell
