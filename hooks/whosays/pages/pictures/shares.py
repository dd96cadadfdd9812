"""Shares of an article’s words in per cents, which always make a hundred."""

from collections.abc import Hashable, Iterable, Mapping
from functools import cache
from typing import TypeVar

from whosays.model.fields import count_words
from whosays.model.notes import AnyNote

Key = TypeVar("Key", bound=Hashable)


def words(note: AnyNote) -> int:
    """Count a passage's words; one without spaces or letters still has a width."""
    return _words(note.quote)


@cache
def _words(text: str) -> int:
    return max(1, count_words(text))


def total(notes: Iterable[AnyNote]) -> int:
    """Count the words of some passages."""
    return sum(words(note) for note in notes)


def per_cent(counts: Mapping[Key, int]) -> dict[Key, int]:
    """Round shares to whole per cents that make a hundred: the largest remainders go up."""
    whole = sum(counts.values())
    if not whole:
        return dict.fromkeys(counts, 0)
    shares = {key: count * 100 // whole for key, count in counts.items()}
    left = 100 - sum(shares.values())
    by_remainder = sorted(counts, key=lambda key: -(counts[key] * 100 % whole))
    return {key: share + (key in by_remainder[:left]) for key, share in shares.items()}


def along(share: float) -> str:
    """Return a per cent as SVG writes it."""
    return f"{share:.2f}".rstrip("0").rstrip(".") + "%"
