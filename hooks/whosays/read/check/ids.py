"""Rules for names: no id is given twice, all that is cited is there, and every term has a use."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import assert_never

from whosays.aliases import AliasIndex
from whosays.edition import Article
from whosays.faults import say, unknown
from whosays.model.notes import AnyNote, NotesFile, Read
from whosays.model.practice import Exercises
from whosays.model.term import Term
from whosays.read.document import Found, Place


def check_twice(ids: Iterable[tuple[Place, str]]) -> Iterator[Found]:
    """Yield a fault for each id that was given before."""
    seen: set[str] = set()
    for place, name in ids:
        if name in seen:
            yield place, say("id-twice", name=name)
        seen.add(name)


def check_cited(file: NotesFile | Term | Exercises, known: Collection[str]) -> Iterator[Found]:
    """Yield a fault for each reference that a file cites and nobody has introduced."""
    for place, owner, key in citations(file):
        if key not in known:
            yield place, owner + unknown("reference", key, known)


def citations(file: NotesFile | Term | Exercises) -> Iterator[tuple[Place, str, str]]:
    """Yield every reference that a file cites: its place, how a fault names the entry, the key."""
    match file:
        case Term():
            for number, key in enumerate(file.references):
                yield ("references", number), "", key
        case Exercises():
            for place, item in file.items:
                if item.reference:
                    yield (*place, "reference"), f"{item.id}: ", item.reference
            for place, claim in file.all_claims:
                for number, one in enumerate(claim.extracts):
                    yield (*place, "extracts", number, "reference"), f"{claim.id}: ", one.reference
        case NotesFile():
            yield ("found", "reference"), "", file.found.reference
            for number, event in enumerate(file.events):
                yield ("events", number, "reference"), "", event.reference
            for index, note in file.annotated:
                for place, key in _of_note(note):
                    yield ("passages", index, *place), f"passage “{note.id}”: ", key
        case _:
            assert_never(file)


def _of_note(note: AnyNote) -> Iterator[tuple[Place, str]]:
    for number, key in enumerate(note.references):
        yield ("references", number), key
    for number, one in enumerate(note.looked):
        if isinstance(one, Read):
            yield ("looked", number, "read"), one.read
    if note.wire:
        yield ("wire", "reference"), note.wire.reference
        if note.wire.record:
            yield ("wire", "record", "reference"), note.wire.record.reference


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
                sentence = say("alias-taken", alias=alias, owner=owner)
            elif alias not in used:
                sentence = say("alias-unused", alias=alias)
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
    for name, term in terms.items():
        if not term.aliases and name not in linked:
            yield name, ((), say("term-unused", name=name))
