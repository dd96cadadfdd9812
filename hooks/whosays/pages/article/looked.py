"""What was searched and read for a note, in a line."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from whosays.edition import Edition
from whosays.model.notes import Looked, Query, Read
from whosays.pages.article.reference import link_reference, short_date
from whosays.pages.choices import join
from whosays.pages.tree import Child, build


def say_looked(edition: Edition, looked: Sequence[Looked], records: Sequence[str]) -> list[Child]:
    """Say what was searched, with what words and when, and which documents were read whole.

    A document that is in `records`, the list below, is called by its number.
    """
    queries = [one for one in looked if isinstance(one, Query)]
    said: list[Child] = []
    for (over, date), group in groupby(queries, lambda one: (one.over, one.date)):
        words = "; ".join(_query(one) for one in group)
        said += [build("b", {}, "We searched "), f"{over} ({short_date(date)}): {words}. "]
    read = [one for one in looked if isinstance(one, Read)]
    for date, documents in groupby(read, lambda one: one.date):
        said += [build("b", {}, "We read whole"), f" ({short_date(date)}): "]
        said += [*join(_documents(edition, [*documents], records), "; "), ". "]
    return said


def _query(query: Query) -> str:
    return f"{'for the opposite, ' if query.opposite else ''}“{query.query}”"


def _documents(
    edition: Edition, documents: Sequence[Read], records: Sequence[str]
) -> Iterator[Child]:
    numbers = [str(records.index(one.read) + 1) for one in documents if one.read in records]
    if numbers:
        yield f"record{'s' * (len(numbers) > 1)} {', '.join(numbers)}"
    for one in documents:
        if one.read not in records:
            reference = edition.references[one.read]
            yield link_reference(reference, reference.title_short or reference.title)
