"""Passages that are not annotated yet: how many, where, and whether they may be published."""

from collections.abc import Iterable, Iterator

from whosays.edition import Article
from whosays.faults import Fault, shorten

SHOWN = 40
"""How many characters of a passage a line shows."""


def to_do(article: Article) -> Iterator[str]:
    """Give a line for each passage that is not annotated yet: where it is and how it begins."""
    for passage, line in article.undecided:
        shown = shorten(passage.undecided, SHOWN)
        begun = " (begun)" if passage.started else ""
        yield f"{article.path}:{line}: to do{begun}: “{shown}”"


def unfinished(articles: Iterable[Article]) -> list[Fault]:
    """Refuse to publish an unfinished article that does not say that it is one."""
    faults = []
    for article in articles:
        if article.undecided and not article.file.draft:
            count, line = len(article.undecided), article.undecided[0][1]
            passages = "1 passage is" if count == 1 else f"{count} passages are"
            sentence = (
                f"{passages} not annotated yet, the first of them here; annotate what is left, or "
                "publish the article as a draft, which it then says, by the line “draft: true” "
                "at the top of the file"
            )
            faults.append(Fault(article.path, line, sentence))
    return faults
