"""Rules for the practice items."""

from collections.abc import Iterator

from whosays.codebook import KINDS, KindName
from whosays.faults import say
from whosays.model.fields import count_words
from whosays.model.practice import Claim, Exercises, Item, NearMiss
from whosays.read.check.records import Sources, check_quotations
from whosays.read.document import Place, PlaceFault
from whosays.read.quotations import Source

CURLY = {ord("“"): None, ord("”"): None}
SHORT = 30
"""The most words of an extract in a test, which has to be read in a minute."""


def check_exercises(exercises: Exercises, sources: Sources | None) -> Iterator[PlaceFault]:
    """Yield faults of items and claims, each with its id.

    `sources` is None where the references cannot be read: no quotation is looked up.
    """
    asked: set[KindName] = {name for name, kind in KINDS.items() if kind.always}
    asked |= {item.kind for item in exercises.warm_up}
    for place, item in exercises.items:
        found = [*(_pair(item) if isinstance(item, NearMiss) else _item(item, asked))]
        if sources is not None:
            found += _item_quotations(item, sources)
        yield from (((*place, *at), f"{item.id}: {sentence}") for at, sentence in found)
    for place, claim in exercises.all_claims:
        found = [*_claim(claim, in_test=place[0] == "tests")]
        if sources is not None:
            found += _claim_quotations(claim, sources)
        yield from (((*place, *at), f"{claim.id}: {sentence}") for at, sentence in found)


def _pair(pair: NearMiss) -> Iterator[PlaceFault]:
    if pair.first.kind == pair.second.kind:
        yield ("second", "kind"), say("pair-of-one-kind", kind=pair.first.kind)


def _item(item: Item, asked: set[KindName]) -> Iterator[PlaceFault]:
    wanted = asked - {item.kind}
    if set(item.otherwise) != wanted:
        yield ("if",), say("feedback-missing", kinds=", ".join(sorted(wanted)))
    if item.kind != "unattributed analysis" and not item.reference:
        yield (), say("item-needs-reference", kind=item.kind)


def _item_quotations(item: Item | NearMiss, sources: Sources) -> Iterator[PlaceFault]:
    """Yield faults of quotations that neither the item's reference nor its own sentence has."""
    known = sources.get(item.reference or "", [])
    for text, sentence in _texts(item):
        own = [Source("the sentence", sentence)] if sentence else []
        yield from check_quotations([text], [*known, *own], "its sentence")


def _texts(item: Item | NearMiss) -> Iterator[tuple[tuple[Place, str], str]]:
    """Yield each text with the sentence that it may quote besides the reference: its item's."""
    if isinstance(item, NearMiss):
        for key, variant in (("first", item.first), ("second", item.second)):
            yield ((key, "sentence"), variant.sentence), ""
            yield ((key, "because"), variant.because), variant.sentence
        return
    yield (("sentence",), item.sentence), ""
    yield (("because",), item.because), item.sentence
    for kind, words in item.otherwise.items():
        yield (("if", kind), words), item.sentence


def _claim(claim: Claim, *, in_test: bool) -> Iterator[PlaceFault]:
    pages = [one.reference for one in claim.extracts]
    if len(set(pages)) < len(pages):
        yield ("extracts",), say("extract-page-twice")
    if claim.answer not in pages:
        yield ("answer",), say("answer-in-no-extract", answer=claim.answer)
    for number, one in enumerate(claim.extracts):
        if in_test and (found := count_words(one.words)) > SHORT:
            yield ("extracts", number, "words"), say("extract-too-long", found=found, most=SHORT)


def _claim_quotations(claim: Claim, sources: Sources) -> Iterator[PlaceFault]:
    """Yield extracts that their pages do not have, and what a reason quotes from nowhere."""
    words = [sources.get(one.reference, []) for one in claim.extracts]
    every = [Source("the claim", claim.claim), *(source for page in words for source in page)]
    for number, (one, page) in enumerate(zip(claim.extracts, words, strict=True)):
        quoted = f"“{one.words.translate(CURLY)}”"
        yield from check_quotations([(("extracts", number, "words"), quoted)], page, "its page")
        because = [(("extracts", number, "because"), one.because)]
        yield from check_quotations(because, every, "its claim")
