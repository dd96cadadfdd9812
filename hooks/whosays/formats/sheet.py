"""An article's passages and notes as a table, for spreadsheets and statistics."""

from whosays.edit.sheet import to_table
from whosays.edit.tables import write_csv
from whosays.edition import Article, Edition
from whosays.formats.address import Home


def write_sheet(edition: Edition, article: Article, home: Home) -> bytes:
    """Give the table that `whosays sheet` gives an editor, and takes back."""
    return write_csv(to_table(article.file))
