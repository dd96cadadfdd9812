"""Rules between the glossary pages, the articles' words and the references."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from whosays.aliases import AliasIndex
from whosays.edition import Article
from whosays.faults import Fault, unknown
from whosays.model.term import Term
from whosays.read.document import Document


def check_aliases(
    documents: Mapping[str, Document], terms: Mapping[str, Term], articles: Iterable[Article]
) -> Iterator[Fault]:
    """Refuse an alias that two terms claim, or that stands in no article."""
    index = AliasIndex.of((alias, name) for name, term in terms.items() for alias in term.aliases)
    texts = (block.text for article in articles for block in article.blocks)
    used = {match.alias for text in texts for match in index.find_all(text)}
    owners: dict[str, str] = {}
    for name, term in terms.items():
        for number, alias in enumerate(term.aliases):
            place = ("aliases", number)
            owner = owners.setdefault(alias.lower(), name)
            if owner != name:
                sentence = f"“{alias}” is already an alias of “{owner}”"
                yield documents[name].fault(place, sentence)
            elif alias not in used:
                sentence = (
                    f"no article contains “{alias}”; an alias stands exactly as in the text, "
                    "or in small letters to match in any case"
                )
                yield documents[name].fault(place, sentence)


def check_neighbours(
    documents: Mapping[str, Document],
    terms: Mapping[str, Term],
    names: Collection[str],
    references: set[str],
) -> Iterator[Fault]:
    """Refuse a neighbour or a reference that does not exist."""
    for name, term in terms.items():
        for number, other in enumerate(term.see):
            if other not in names:
                sentence = unknown("term", other, names)
                yield documents[name].fault(("see", number), sentence)
        for number, key in enumerate(term.references):
            if key not in references:
                sentence = unknown("reference", key, references)
                yield documents[name].fault(("references", number), sentence)


def check_use(
    documents: Mapping[str, Document], terms: Mapping[str, Term], linked: set[str]
) -> list[Fault]:
    """Refuse a glossary page that no alias, no page and no other term leads to."""
    linked = linked | {other for term in terms.values() for other in term.see}
    return [
        documents[name].fault(
            (), f"nothing uses the term “{name}”; give it an alias, link it, or delete the page"
        )
        for name, term in terms.items()
        if not term.aliases and name not in linked
    ]
