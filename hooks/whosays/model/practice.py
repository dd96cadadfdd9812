"""The practice items: sentences to sort by who says so, with feedback for every answer."""

from collections.abc import Iterator, Sequence
from typing import Annotated

from pydantic import Field

from whosays.codebook import KindName
from whosays.model.fields import Data, Holds, Plain, ReferenceKey, Slug, at_most, shaped

Feedback = Annotated[Plain, at_most(25)]
Letter = Annotated[str, *shaped("letter", "[A-Z]")]


class Variant(Data):
    """A sentence to sort, such as one of the two of a near miss."""

    sentence: Annotated[Plain, at_most(30)]
    """What the reader sorts."""
    kind: KindName
    """Who says so."""
    because: Annotated[Plain, at_most(30)]
    """Why it is of this kind: which words make it so."""


class Item(Variant):
    """One sentence, its kind, and feedback for each other kind."""

    id: Slug
    """Its name in stored answers. Never change it once it is published."""
    reference: Annotated[Slug | None, Holds("reference")] = None
    """A key from docs/references.yml: where the fact or the statement comes from."""
    otherwise: Annotated[dict[KindName, Feedback], Field(alias="if")]
    """Feedback for each kind that is wrong."""


class NearMiss(Data):
    """A sentence, and the same with a few words changed, so that the kind changes."""

    id: Slug
    """Its name in stored answers. Never change it once it is published."""
    first: Variant
    """The one sentence."""
    second: Variant
    """The other."""
    reference: Annotated[Slug | None, Holds("reference")] = None
    """A key from docs/references.yml: where you can read what they say."""


class Extract(Data):
    """Some words of another page, and what they can show of a claim."""

    reference: ReferenceKey
    """A key of docs/references.yml: the page."""
    words: Annotated[Plain, at_most(60)]
    """Its words, exactly; “…” marks what is left out."""
    because: Annotated[Plain, at_most(45)]
    """What they could and could not show."""


class Claim(Data):
    """A claim, and extracts from three other pages, of which one answers it."""

    id: Slug
    """Its name in stored answers; it never changes once published."""
    claim: Annotated[Plain, at_most(30)]
    """What somebody says."""
    extracts: Annotated[tuple[Extract, ...], Field(min_length=3, max_length=3)]
    """The three, in the order in which they are shown."""
    answer: Slug
    """The reference of the one that answers the claim: it confirms it, or contradicts it."""

    def choice(self, extract: Extract) -> str:
        """Return the number of an extract."""
        return str(self.extracts.index(extract) + 1)

    @property
    def right(self) -> str:
        """Return the number of the extract that answers the claim."""
        return next(self.choice(one) for one in self.extracts if one.reference == self.answer)


class TestForm(Data):
    """One of the forms of the test before and after a lesson."""

    form: Letter
    """A capital letter."""
    items: Annotated[tuple[Item, ...], Field(min_length=1)]
    """Its sentences, in the order in which they are asked."""
    claim: Claim | None = None
    """A claim with three short extracts, asked last."""


class Exercises(Data):
    """The file docs/practice/items.yml."""

    warm_up: Annotated[tuple[Item, ...], Field(alias="warm-up")] = ()
    """Single sentences, in the order in which they are asked."""
    near_misses: Annotated[tuple[NearMiss, ...], Field(alias="near-misses")] = ()
    """Pairs of sentences."""
    claims: tuple[Claim, ...] = ()
    """Claims, each with extracts from three other pages."""
    tests: tuple[TestForm, ...] = ()
    """The forms of the test. Half of the class begins with one, half with the other."""

    @property
    def items(self) -> Iterator[tuple[tuple[str | int, ...], Item | NearMiss]]:
        """Yield every item with its place in the file."""
        lists: list[tuple[tuple[str | int, ...], Sequence[Item | NearMiss]]] = [
            (("warm-up",), self.warm_up),
            (("near-misses",), self.near_misses),
            *((("tests", index, "items"), form.items) for index, form in enumerate(self.tests)),
        ]
        for place, items in lists:
            for index, item in enumerate(items):
                yield (*place, index), item

    @property
    def all_claims(self) -> Iterator[tuple[tuple[str | int, ...], Claim]]:
        """Yield every claim with its place in the file, those of the tests last."""
        for index, claim in enumerate(self.claims):
            yield ("claims", index), claim
        for index, form in enumerate(self.tests):
            if form.claim:
                yield ("tests", index, "claim"), form.claim
