"""Spreadsheets: no cell becomes a formula, no cell is changed on the way, none is too far out."""

import csv
import io
from collections.abc import Callable

import openpyxl
import pytest
from playwright.sync_api import Page
from whosays.edit.sheet.tables import read_csv, read_xlsx, write_xlsx
from whosays.faults import Faults
from whosays.formats.rows import write_csv

CELLS = {
    "plain": "plain",
    "": "",
    "=1+1": "'=1+1",
    "+1": "'+1",
    "-1": "'-1",
    "@x": "'@x",
    "＝1": "'＝1",
    "＋1": "'＋1",
    "－1": "'－1",
    "＠x": "'＠x",
    " =1": "' =1",
    "\u00a0=1": "'\u00a0=1",
    "\t=1": "'\t'=1",
    "\n=1": "'\n'=1",
    "\r\n\r\n=1": "'\r'\n'\r'\n'=1",
    "'=1": "''=1",
    "'' =1": "''' =1",
    "a;=1": "a;'=1",
    "a; @x;b": "a;' @x;b",
    "a\n=1": "a\n'=1",
    "a;;=1": "a;;'=1",
    "a;\n=1": "a;'\n'=1",
    "a\t=1": "a\t'=1",
    "'tis": "'tis",
    "a, =1": "a, =1",
    "3 - 1 = 2; two": "3 - 1 = 2; two",
}
"""What a cell says, and how it goes out as CSV."""


def cells_of(text: str) -> list[str]:
    return [row[0] if row else "" for row in csv.reader(io.StringIO(text, newline=""))]


def test_no_cell_becomes_a_formula_and_each_comes_back() -> None:
    data = write_csv([[cell, "end"] for cell in CELLS])
    assert cells_of(data.decode("utf-8-sig")) == [*CELLS.values()]
    assert [row[0] for row in read_csv(data, "x.csv")] == [*CELLS]


@pytest.mark.browser
def test_the_pages_guard_the_same_cells(visit: Callable[..., Page]) -> None:
    text = visit("index.html").evaluate(
        "(rows) => whosays.load('shared.js').then(() => whosays.csv(rows))",
        [[cell, "end"] for cell in CELLS],
    )
    assert cells_of(text) == [*CELLS.values()]


def test_a_workbook_changes_no_cell() -> None:
    cells = ["a_x000D_b", "_x000D_", "_x005F_x000D_", "=1+1", "a\nb", "x", "3"]
    data = write_xlsx([["words"], *([cell] for cell in cells)])
    assert [row[0] for row in read_xlsx(data, "x.xlsx")[1:]] == cells


def test_what_a_spreadsheet_adds_to_a_line_end_goes() -> None:
    assert [row[0] for row in read_xlsx(workbook({"A1": "a_x000D_\nb"}), "x.xlsx")] == ["a\nb"]


def workbook(cells: dict[str, str]) -> bytes:
    book = openpyxl.Workbook()
    for place, words in cells.items():
        book.worksheets[0][place] = words
        book.worksheets[0][place].number_format = "@"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.slow
def test_an_empty_cell_far_out_is_no_matter() -> None:
    data = workbook(
        {"A1": "words", "B1": "", "B3": "x", "A100000": "", "XFD100000": "", "XFD2": ""}
    )
    assert read_xlsx(data, "x.xlsx") == [["words", ""], ["", ""], ["", "x"]]


def test_a_cell_that_was_emptied_is_there_and_empty() -> None:
    table = read_xlsx(write_xlsx([["words", "note"], ["a", "b"], ["c", ""]]), "x.xlsx")
    assert table == [["words", "note"], ["a", "b"], ["c", ""]]


FAR = "The maximum is 10,000 rows and 200 columns"


@pytest.mark.parametrize(
    ("place", "says"),
    [
        ("A10001", f"x.xlsx: row 10001: “far” is in column 1. {FAR}"),
        ("XFD10001", f"x.xlsx: row 10001: “far” is in column 16,384. {FAR}"),
        ("GS2", f"x.xlsx: row 2: “far” is in column 201. {FAR}"),
    ],
)
def test_a_cell_too_far_out_is_refused(place: str, says: str) -> None:
    with pytest.raises(Faults) as found:
        read_xlsx(workbook({"A1": "words", place: "far"}), "x.xlsx")
    assert str(found.value) == says


@pytest.mark.slow
def test_the_last_row_and_column_are_read() -> None:
    table = read_xlsx(workbook({"A10000": "last", "GR1": "last"}), "x.xlsx")
    assert (len(table), table[-1][0], len(table[0])) == (10_000, "last", 200)


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    ["words," + ",".join(f"c{n}" for n in range(100_000)), "words\n" * 10_001],
    ids=["columns", "rows"],
)
def test_a_table_of_text_has_the_same_limits(text: str) -> None:
    with pytest.raises(Faults, match=FAR):
        read_csv(text.encode(), "x.csv")


def test_a_table_of_text_may_have_any_number_of_empty_cells() -> None:
    assert read_csv(b"words" + b"," * 5000 + b"\n" * 20_000, "x.csv") == [["words"] + [""] * 199]
