"""Where a passage stands: the file and the line of its entry."""

from collections.abc import Iterator

from whosays.edition import Article
from whosays.model.notes import Furniture, Undecided


def lines_of(article: Article, passage: str) -> Iterator[str]:
    """Give “file:line: what” for a passage by its number on the page, or by its id."""
    for entry, line in zip(article.file.passages, article.lines, strict=True):
        if isinstance(entry, Furniture | Undecided):
            continue
        number = str(article.numbers[entry.id])
        if passage in (number, entry.id):
            yield f"{article.path}:{line}: {number}, {entry.id}"
