"""An article's passages and notes as a table, for spreadsheets and statistics."""

import csv
import io
import re
from collections.abc import Sequence

from whosays.edition import Article, Edition
from whosays.formats.address import Home
from whosays.formats.rows import COLUMNS, to_row
from whosays.model.notes_file import NotesFile

Table = list[list[str]]
FORMULA = r"(?:^|(?<=[;\t\r\n]))%s(?=['\s\ufeff]*[=+\-@＝＋－＠])"
"""Where a cell begins that a spreadsheet takes for a formula, whatever parts cells for it.

theme/assets/shared.js guards the same places. With an apostrophe there, it is taken for text.
"""


def write_sheet(edition: Edition, article: Article, home: Home) -> bytes:
    """Return the table that `whosays sheet` gives an editor, and takes back."""
    return write_csv(to_table(article.file))


def to_table(file: NotesFile) -> Table:
    """Give an article's passages as a table, with the names of the columns above."""
    rows = [to_row(file, passage) for passage in file.passages]
    names = [name for name in COLUMNS if name != "words"]
    return [[*COLUMNS], *([row.words, *(row.cells[name] for name in names)] for row in rows)]


def write_csv(table: Sequence[Sequence[str]]) -> bytes:
    """Give a table as CSV that spreadsheet programs open as UTF-8, and without formulas."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerows([_guarded(cell) for cell in row] for row in table)
    return stream.getvalue().encode("utf-8-sig")


def _guarded(cell: str) -> str:
    return re.sub(FORMULA % "", "'", cell)


def unguarded(cell: str) -> str:
    """Return a cell without the apostrophes that kept it from being a formula."""
    return re.sub(FORMULA % "'", "", cell)
