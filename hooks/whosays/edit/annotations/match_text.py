"""Where words that were copied elsewhere stand in a seed: white space and marks may differ."""

import unicodedata
from dataclasses import dataclass

from whosays.read.anchor import Span
from whosays.read.quotations import Source, nearest_words

ALIKE = {
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‘’‚‛‹›′`´", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "…": "...",
}
"""Signs that programs put in each other's place."""
UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"


@dataclass(frozen=True)
class Solid:
    """A text without what does not count, and where each of its letters stands."""

    text: str
    places: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Solid":
        """Leave out white space and unseen signs, and make signs alike."""
        letters: list[str] = []
        places: list[int] = []
        for place, character in enumerate(text):
            if character.isspace() or character in UNSEEN:
                continue
            for letter in unicodedata.normalize("NFKD", ALIKE.get(character, character)):
                letters.append(letter)
                places.append(place)
        return cls("".join(letters), tuple(places))


def find_words(seed: Solid, exact: str, prefix: str, suffix: str) -> list[Span]:
    """Give where the words stand: the places that what stands round them fits best.

    More than one place is left where nothing tells them apart.
    """
    wanted = Solid.of(exact).text
    before, after = Solid.of(prefix).text, Solid.of(suffix).text
    found: list[tuple[int, int]] = []
    at = seed.text.find(wanted) if wanted else -1
    while at >= 0:
        end = at + len(wanted)
        fit = _alike(seed.text[:at][::-1], before[::-1]) + _alike(seed.text[end:], after)
        found.append((fit, at))
        at = seed.text.find(wanted, at + 1)
    best = max((fit for fit, _ in found), default=0)
    return [
        Span(seed.places[at], seed.places[at + len(wanted) - 1] + 1)
        for fit, at in found
        if fit == best
    ]


def near(text: str, exact: str) -> str:
    """Show the words of a text that come nearest to words that do not stand in it."""
    words = list(Source("", exact).words)
    return nearest_words(words, [Source("the article", text)])


def _alike(text: str, other: str) -> int:
    """Count the letters in which two texts begin alike."""
    same = 0
    for one, letter in zip(text, other, strict=False):
        if one != letter:
            break
        same += 1
    return same
