"""Rules for the practice items."""

from collections.abc import Iterator

from whosays.codebook import KINDS, KindName
from whosays.faults import say
from whosays.model.fields import count_words
from whosays.model.practice import Claim, Exercises, Item, NearMiss
from whosays.read.check.records import Sources, check_quotations
from whosays.read.document import Found, Place
from whosays.read.quotations import Source

CURLY = {ord("“"): None, ord("”"): None}
SHORT = 30
"""The most words of an extract in a test, which has to be read in a minute."""


def check_items(exercises: Exercises) -> Iterator[Found]:
    """Yield faults of items without feedback for each wrong answer, and of pairs of one kind."""
    asked: set[KindName] = {name for name, kind in KINDS.items() if kind.always}
    asked |= {item.kind for item in exercises.warm_up}
    for place, item in exercises.items:
        if isinstance(item, NearMiss):
            if item.first.kind == item.second.kind:
                yield (
                    (*place, "second", "kind"),
                    say("pair-of-one-kind", id=item.id, kind=item.first.kind),
                )
            continue
        wanted = asked - {item.kind}
        if set(item.otherwise) != wanted:
            kinds = ", ".join(sorted(wanted))
            yield (*place, "if"), say("feedback-missing", id=item.id, kinds=kinds)
        if item.kind != "unattributed analysis" and not item.reference:
            yield place, say("item-needs-reference", id=item.id, kind=item.kind)


def check_claims(exercises: Exercises) -> Iterator[Found]:
    """Yield faults of claims that no extract answers, and of extracts too long for a test."""
    for place, claim in exercises.all_claims:
        pages = [one.reference for one in claim.extracts]
        if len(set(pages)) < len(pages):
            yield (*place, "extracts"), say("extract-page-twice", id=claim.id)
        if claim.answer not in pages:
            yield (*place, "answer"), say("answer-in-no-extract", id=claim.id, answer=claim.answer)
        for number, one in enumerate(claim.extracts):
            if place[0] == "tests" and (found := count_words(one.words)) > SHORT:
                yield (
                    (*place, "extracts", number, "words"),
                    say("extract-too-long", id=claim.id, found=found, most=SHORT),
                )


def check_item_quotations(exercises: Exercises, sources: Sources) -> Iterator[Found]:
    """Yield faults of quotations that neither an item's reference nor its own sentence has."""
    for place, claim in exercises.all_claims:
        pages = [*_extracts(claim, sources)]
        for number, one in enumerate(claim.extracts):
            where = (*place, "extracts", number)
            words = ((*where, "words"), f"“{one.words.translate(CURLY)}”")
            found = [*check_quotations([words], sources.get(one.reference, []), "its page")]
            found += check_quotations([((*where, "because"), one.because)], pages, "its claim")
            yield from ((at, f"{claim.id}: {fault}") for at, fault in found)
    for place, item in exercises.items:
        known = sources.get(item.reference or "", [])
        for key, text, sentence in _texts(item):
            own = [Source("the sentence", sentence)] if sentence else []
            texts = [((*place, *key), text)]
            for where, fault in check_quotations(texts, [*known, *own], "its sentence"):
                yield where, f"{item.id}: {fault}"


def _extracts(claim: Claim, sources: Sources) -> Iterator[Source]:
    """Yield what may be quoted of a claim: its own words, and those of its extracts’ pages."""
    yield Source("the claim", claim.claim)
    for one in claim.extracts:
        yield from sources.get(one.reference, [])


def _texts(item: Item | NearMiss) -> Iterator[tuple[Place, str, str]]:
    """Yield each text with the sentence that it may quote besides the reference: its item's."""
    if isinstance(item, NearMiss):
        for key, variant in (("first", item.first), ("second", item.second)):
            yield (key, "sentence"), variant.sentence, ""
            yield (key, "because"), variant.because, variant.sentence
        return
    yield ("sentence",), item.sentence, ""
    yield ("because",), item.because, item.sentence
    for kind, words in item.otherwise.items():
        yield ("if", kind), words, item.sentence
