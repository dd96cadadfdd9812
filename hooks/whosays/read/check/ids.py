"""Rules for names: no id is given twice, all that is cited is there, and every term has a use."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import get_args

from whosays.aliases import AliasIndex
from whosays.edition import Article
from whosays.faults import say, unknown
from whosays.model.fields import Data, Holds
from whosays.model.notes import Note
from whosays.model.term import Term
from whosays.read.document import Place, PlaceFault


def check_twice(ids: Iterable[tuple[Place, str]]) -> Iterator[PlaceFault]:
    """Yield a fault for each id that was given before."""
    seen: set[str] = set()
    for place, name in ids:
        if name in seen:
            yield place, say("id-twice", name=name)
        seen.add(name)


def held(
    entry: Data, place: Place = (), owner: str = ""
) -> Iterator[tuple[str, tuple[Place, str], str]]:
    """Yield what an entry's fields hold, at any depth: what, its place and itself, its owner.

    Each field says what it holds (`Holds`). The owner is how a fault calls it.
    """
    if own := getattr(entry, "id", ""):
        owner = f"passage “{own}”: " if isinstance(entry, Note) else f"{own}: "
    for name, key, what in _fields(type(entry)):
        value = getattr(entry, name)
        listed = isinstance(value, tuple)
        for number, one in enumerate(value if listed else (value,)):
            at = (*place, key, number) if listed else (*place, key)
            if isinstance(one, Data):
                yield from held(one, at, owner)
            elif what and one:
                yield what, (at, one), owner


@cache
def _fields(kind: type[Data]) -> list[tuple[str, str, str]]:
    """Return of each field that holds something, or has entries inside: name, key, what it is."""

    def has_entries(annotation: object) -> bool:
        own = isinstance(annotation, type) and issubclass(annotation, Data)
        return own or any(map(has_entries, get_args(annotation)))

    found = []
    for name, field in kind.model_fields.items():
        what = next((one.what for one in field.metadata if isinstance(one, Holds)), "")
        if what or has_entries(field.annotation):
            found.append((name, field.alias or name, what))
    return found


def check_names(file: Data, known: Mapping[str, Collection[str]]) -> Iterator[PlaceFault]:
    """Yield a fault for each name of a reference, passage, speaker or term that is not known."""
    for what, (place, name), owner in held(file):
        if what in known and name not in known[what]:
            yield place, owner + unknown(what, name, known[what])


def check_aliases(
    terms: Mapping[str, Term], articles: Iterable[Article]
) -> Iterator[tuple[str, PlaceFault]]:
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
                sentence = say("alias-taken", alias=alias, owner=owner)
            elif alias not in used:
                sentence = say("alias-unused", alias=alias)
            if sentence:
                yield name, (("aliases", number), sentence)


def check_use(terms: Mapping[str, Term], linked: set[str]) -> Iterator[tuple[str, PlaceFault]]:
    """Yield a fault for each term that no alias, no page and no other term leads to."""
    linked = linked.union(*(term.see for term in terms.values()))
    for name, term in terms.items():
        if not term.aliases and name not in linked:
            yield name, ((), say("term-unused", name=name))
