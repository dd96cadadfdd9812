"""The practice items: sentences to sort by what they rest on, with feedback for every answer."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from whosays.fields import Plain, Slug, Text, at_most

Answer = Literal["sourced fact", "official statement", "unattributed analysis"]
"""The kinds that practice asks for; attributed claims need an article that has some."""


class WarmUpItem(BaseModel, frozen=True, extra="forbid"):
    """One sentence, its kind, and why each of the other kinds is tempting and wrong."""

    id: Slug
    sentence: Annotated[Plain, at_most(30)]
    kind: Answer
    states: tuple[Text, ...]
    """The governments concerned, so that a balance can be kept."""
    reference: Slug | None = None
    because: Annotated[Plain, at_most(30)]
    otherwise: Annotated[dict[Answer, Annotated[Plain, at_most(25)]], Field(alias="if")]
    """Feedback for each of the two kinds that it is not."""


class Variant(BaseModel, frozen=True, extra="forbid"):
    """One of the two sentences of a near miss."""

    sentence: Annotated[Plain, at_most(30)]
    kind: Answer
    because: Annotated[Plain, at_most(30)]


class NearMiss(BaseModel, frozen=True, extra="forbid"):
    """A sentence and its twin: a word or a few changed, so that the kind changes."""

    id: Slug
    first: Variant
    second: Variant
    states: tuple[Text, ...]
    reference: Slug | None = None


class Exercises(BaseModel, frozen=True, extra="forbid"):
    """The file docs/practice/items.yml."""

    warm_up: Annotated[tuple[WarmUpItem, ...], Field(alias="warm-up")] = ()
    near_misses: Annotated[tuple[NearMiss, ...], Field(alias="near-misses")] = ()
