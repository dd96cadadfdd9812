"""What an edition should change, and is built without: what older versions wrote."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from whosays.edition import Article
from whosays.faults import Fault
from whosays.model.notes_file import FORMAT
from whosays.read.options import moved_options, option_line


def advise(root: Path, config: str, articles: Iterable[Article]) -> Iterator[Fault]:
    """Yield what should be changed in an edition without faults, each with its line."""
    yield from moved_options(root / config)
    for article in articles:
        if article.file.format < FORMAT:
            path = root / article.path
            line = option_line(path, "format") or option_line(path, "article")
            sentence = f"is in the form of an older version; write “format: {FORMAT}” here"
            yield Fault(article.path, line, sentence)
