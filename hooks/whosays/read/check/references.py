"""Rules for the list of references."""

from collections.abc import Iterable, Mapping

from whosays.edition import Article
from whosays.faults import Fault
from whosays.model.practice import Exercises
from whosays.model.reference import Reference
from whosays.model.term import Term
from whosays.read.check.notes import citations
from whosays.read.document import Document


def check_references(
    document: Document, references: Mapping[str, Reference], used: set[str]
) -> list[Fault]:
    """Refuse a reference that nothing cites: the list shows what the edition rests on."""
    return [
        document.fault((index,), f"nothing cites “{key}”; use it or delete it")
        for index, key in enumerate(references)
        if key not in used
    ]


def cited(articles: Iterable[Article], terms: Iterable[Term], exercises: Exercises) -> set[str]:
    """Give the keys of all references that anything cites."""
    used = {key for term in terms for key in term.references}
    for _, items in exercises.lists:
        used.update(item.reference for item in items if item.reference)
    for article in articles:
        used.update(key for _, _, key in citations(article.file))
    return used
