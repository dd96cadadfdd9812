"""What an edition should change, and is built without: what older versions wrote, cut excerpts."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from whosays.edition import Article
from whosays.faults import Fault, counted
from whosays.model.notes_file import FORMAT
from whosays.model.reference import Reference
from whosays.read.check.excerpts import cut_excerpts
from whosays.read.files import REFERENCES
from whosays.read.options import moved_options, option_line

NAMED = 5
"""So many of the records whose excerpts are cut are called by their keys."""


def advise(
    root: Path, config: str, articles: Iterable[Article], references: Iterable[Reference]
) -> Iterator[Fault]:
    """Yield what should be changed in an edition without faults, each with its line."""
    yield from moved_options(root / config)
    for article in articles:
        if article.file.format < FORMAT:
            path = root / article.path
            line = option_line(path, "format") or option_line(path, "article")
            sentence = (
                f"is in the form of an older version; write “format: {FORMAT}” here, and check "
                "says what its notes lack"
            )
            yield Fault(article.path, line, sentence)
    cut = [key for key, _ in cut_excerpts(references)]
    if cut:
        keys = [*dict.fromkeys(cut)]
        more = f" and {len(keys) - NAMED} more" if len(keys) > NAMED else ""
        sentence = (
            f"{counted(len(cut), 'excerpt begins or ends', 'excerpts begin or end')} inside a "
            f"sentence; add the rest of it, or “…” where it is cut: {', '.join(keys[:NAMED])}{more}"
        )
        yield Fault(REFERENCES, 0, sentence)
