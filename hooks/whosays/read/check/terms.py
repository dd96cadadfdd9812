"""Rules between the glossary pages, and between them and the articles' words."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from whosays.aliases import AliasIndex
from whosays.edition import Article
from whosays.faults import unknown
from whosays.model.term import Term
from whosays.read.document import Found


def check_aliases(
    terms: Mapping[str, Term], articles: Iterable[Article]
) -> Iterator[tuple[str, Found]]:
    """Yield a fault, with its term, for each alias that two terms claim, or that no article has."""
    index = AliasIndex.of((alias, name) for name, term in terms.items() for alias in term.aliases)
    texts = (block.text for article in articles for block in article.blocks)
    used = {match.alias for text in texts for match in index.find_all(text)}
    owners: dict[str, str] = {}
    for name, term in terms.items():
        for number, alias in enumerate(term.aliases):
            owner = owners.setdefault(alias.lower(), name)
            sentence = ""
            if owner != name:
                sentence = f"“{alias}” is already an alias of “{owner}”"
            elif alias not in used:
                sentence = (
                    f"no article contains “{alias}”; an alias stands exactly as in the text, "
                    "or in small letters to match in any case"
                )
            if sentence:
                yield name, (("aliases", number), sentence)


def check_neighbours(term: Term, names: Collection[str]) -> Iterator[Found]:
    """Yield a fault for each related term that is not there."""
    for number, other in enumerate(term.see):
        if other not in names:
            yield ("see", number), unknown("term", other, names)


def check_use(terms: Mapping[str, Term], linked: set[str]) -> Iterator[tuple[str, Found]]:
    """Yield a fault for each term that no alias, no page and no other term leads to."""
    linked = linked.union(*(term.see for term in terms.values()))
    hint = "give it an alias, link it, or delete the page"
    for name, term in terms.items():
        if not term.aliases and name not in linked:
            yield name, ((), f"nothing uses the term “{name}”; {hint}")
