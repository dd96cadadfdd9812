"""What an edition should change, and what it lacks until it is finished."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from whosays.edition import Article
from whosays.faults import Fault, counted, shorten
from whosays.model.notes_file import FORMAT
from whosays.model.reference import Reference
from whosays.read.files import REFERENCES
from whosays.read.options import moved_options, option_line

NAMED = 5
"""So many of the records whose excerpts are cut are called by their keys."""
BEGINS = re.compile(r"[\s*_]*(?:…|\.\.\.|[\[(“„«‘\"'「『¿¡–—-]|\d)")
"""How an excerpt begins that is whole, or shows that it is cut; or with a capital letter."""
ENDS = re.compile(r"(?:…|[.?!。！？؟।])[\s\])”“»’‘\"'」』*_]*$")


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
    texts = ((one.id, text) for one in references for text in (*one.excerpts, *one.translations))
    if cut := [key for key, text in texts if is_cut(text)]:
        keys = [*dict.fromkeys(cut)]
        more = f" and {len(keys) - NAMED} more" if len(keys) > NAMED else ""
        sentence = (
            f"{counted(len(cut), 'excerpt begins or ends', 'excerpts begin or end')} inside a "
            f"sentence; add the rest of it, or “…” where it is cut: {', '.join(keys[:NAMED])}{more}"
        )
        yield Fault(REFERENCES, 0, sentence)


def is_cut(text: str) -> bool:
    """Return whether an excerpt begins or ends inside a sentence and shows no “…” there.

    A script without capitals gives no sign of how a sentence begins.
    """
    first = next((one for one in text if one.isalpha()), "")
    return not ENDS.search(text) or (first.islower() and not BEGINS.match(text))


def to_do(article: Article) -> Iterator[str]:
    """Yield a line for each passage that is not annotated yet: where it is and how it begins."""
    for passage, line in article.undecided:
        begun = " (begun)" if passage.started else ""
        yield f"{article.path}:{line}: to do{begun}: “{shorten(passage.undecided, 40)}”"


def unfinished(articles: Iterable[Article]) -> list[Fault]:
    """Return a fault for each unfinished article that does not say that it is a draft."""
    faults = []
    for article in articles:
        if article.undecided and not article.file.draft:
            passages = counted(len(article.undecided), "passage is", "passages are")
            sentence = (
                f"{passages} not annotated yet, the first of them here; annotate what is left, or "
                "publish the article as a draft, which it then says, by the line “draft: true” "
                "at the top of the file"
            )
            faults.append(Fault(article.path, article.undecided[0][1], sentence))
    return faults
