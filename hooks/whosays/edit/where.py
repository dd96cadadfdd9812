"""Where a passage stands: the file and the line of its entry."""

from collections.abc import Iterator

from whosays.edition import Article


def lines_of(article: Article, passage: str) -> Iterator[str]:
    """Give “file:line: what” for a passage by its number on the page, or by its id."""
    for index, note in article.file.annotated:
        number = str(article.numbers[note.id])
        if passage in (number, note.id):
            yield f"{article.path}:{article.lines[index]}: {number}, {note.id}"
