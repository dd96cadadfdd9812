"""Rules for the practice items."""

from collections.abc import Iterator

from whosays.codebook import KINDS, KindName
from whosays.faults import Fault, unknown
from whosays.model.practice import Exercises, Item, NearMiss
from whosays.read.check.quotations import Sources, quotation_fault
from whosays.read.document import Document, Place
from whosays.read.quotations import Source, missing


def check_exercises(
    document: Document, exercises: Exercises, references: set[str]
) -> Iterator[Fault]:
    """Refuse practice items without feedback for each wrong answer, or about what is not there."""
    seen: set[str] = set()
    asked: set[KindName] = {kind.name for kind in KINDS.values() if kind.always}
    asked |= {item.kind for item in exercises.warm_up}
    for place, items in exercises.lists:
        for index, item in enumerate(items):
            here = (*place, index)
            if item.id in seen:
                sentence = f"{item.id}: the id is given twice"
                yield document.fault((*here, "id"), sentence)
            seen.add(item.id)
            if item.reference and item.reference not in references:
                sentence = f"{item.id}: " + unknown("reference", item.reference, references)
                yield document.fault((*here, "reference"), sentence)
            if isinstance(item, Item):
                yield from _check_item(document, here, item, asked)
            elif item.first.kind == item.second.kind:
                sentence = (
                    f"{item.id}: both sentences are of the kind “{item.first.kind}”; the few "
                    "words in which they differ must change it"
                )
                yield document.fault((*here, "second", "kind"), sentence)


def _check_item(
    document: Document, place: Place, item: Item, asked: set[KindName]
) -> Iterator[Fault]:
    wanted = asked - {item.kind}
    if set(item.otherwise) != wanted:
        sentence = f"{item.id}: “if” needs feedback for {', '.join(sorted(wanted))} and no other"
        yield document.fault((*place, "if"), sentence)
    if item.kind != "unattributed analysis" and not item.reference:
        sentence = f"{item.id}: an item of the kind “{item.kind}” needs a reference"
        yield document.fault(place, sentence)


def check_item_quotations(
    document: Document, exercises: Exercises, sources: Sources
) -> Iterator[Fault]:
    """Refuse a quotation in a practice item that its reference, or the sentence itself, lacks."""
    for place, items in exercises.lists:
        for index, item in enumerate(items):
            known = list(sources.get(item.reference or "", ()))
            for key, text, own in _texts(item):
                for quotation, near in missing(text, [*known, *own]):
                    sentence = f"{item.id}: {quotation_fault(quotation, near, 'its sentence')}"
                    yield document.fault((*place, index, *key), sentence)


def _texts(item: Item | NearMiss) -> Iterator[tuple[Place, str, list[Source]]]:
    """Give every text with what it may quote besides the reference: a reason, its own sentence."""
    if isinstance(item, NearMiss):
        for key, variant in (("first", item.first), ("second", item.second)):
            yield (key, "sentence"), variant.sentence, []
            yield (key, "because"), variant.because, [Source.of("the sentence", variant.sentence)]
        return
    own = [Source.of("the sentence", item.sentence)]
    yield ("sentence",), item.sentence, []
    yield ("because",), item.because, own
    for kind, words in item.otherwise.items():
        yield ("if", kind), words, own
