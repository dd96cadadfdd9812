"""Where copied words occur in a source text: white space and the form of marks may differ."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import takewhile

from whosays.read.anchor import Span

ALIKE = {
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‘’‚‛‹›′`´", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "…": "...",
}
"""Signs that programs put in each other's place."""
UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"


@lru_cache(maxsize=8)
def letters(text: str) -> tuple[str, tuple[int, ...]]:
    """Return a text without white space and with signs made alike, and each letter's place."""
    pairs = [
        (letter, place)
        for place, character in enumerate(text)
        if not character.isspace() and character not in UNSEEN
        for letter in unicodedata.normalize("NFKD", ALIKE.get(character, character))
    ]
    return "".join(letter for letter, _ in pairs), tuple(place for _, place in pairs)


def find_words(text: str, exact: str, prefix: str, suffix: str) -> list[Span]:
    """Return the spans where the words occur whose context fits best; several if equally well."""
    source, places = letters(text)
    wanted, before, after = (letters(one)[0] for one in (exact, prefix, suffix))
    found: list[tuple[int, Span]] = []
    at = source.find(wanted) if wanted else -1
    while at >= 0:
        end = at + len(wanted)
        fit = _alike(reversed(source[:at]), reversed(before)) + _alike(source[end:], after)
        found.append((fit, Span(places[at], places[end - 1] + 1)))
        at = source.find(wanted, at + 1)
    best = max((fit for fit, _ in found), default=0)
    return [span for fit, span in found if fit == best]


def _alike(text: Iterable[str], other: Iterable[str]) -> int:
    """Return in how many letters two texts begin alike."""
    pairs = zip(text, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
