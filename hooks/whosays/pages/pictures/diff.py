"""Two wordings compared: what the later one kept, changed, left out and put in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Fate = Literal["same", "changed", "dropped", "added"]

WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
TELLING = 5
"""Letters of a word that a likeness can start from; “the” and “of” only lengthen one."""
FEW = 3
"""A swap of up to so many words is a change; of more, something dropped and something added."""


@dataclass(frozen=True)
class Run:
    """A stretch of a wording that shares one fate."""

    text: str
    fate: Fate
    words: int


def compare(before: str, after: str) -> tuple[list[Run], list[Run]]:
    """Give both wordings in runs: the earlier says what was dropped, the later what was added."""
    old, new = list(WORD.finditer(before)), list(WORD.finditer(after))
    earlier = [word.group().casefold() for word in old]
    later = [word.group().casefold() for word in new]
    old_fates: list[Fate] = ["dropped"] * len(old)
    new_fates: list[Fate] = ["added"] * len(new)
    at = [0, 0]
    for a, b, size in _likenesses(earlier, later):
        if 0 < a - at[0] <= FEW and 0 < b - at[1] <= FEW:
            old_fates[at[0] : a] = ["changed"] * (a - at[0])
            new_fates[at[1] : b] = ["changed"] * (b - at[1])
        old_fates[a : a + size] = new_fates[b : b + size] = ["same"] * size
        at = [a + size, b + size]
    _keep_moved(earlier, old_fates, later, new_fates)
    return list(_runs(before, old, old_fates)), list(_runs(after, new, new_fates))


def _keep_moved(
    earlier: list[str], old_fates: list[Fate], later: list[str], new_fates: list[Fate]
) -> None:
    """Call a telling word the same that only stands elsewhere in the other wording."""
    for a, word in enumerate(earlier):
        if old_fates[a] != "same" and len(word) >= TELLING:
            for b, other in enumerate(later):
                if other == word and new_fates[b] != "same":
                    old_fates[a] = new_fates[b] = "same"
                    break


def _likenesses(earlier: list[str], later: list[str]) -> Iterator[tuple[int, int, int]]:
    """Give the stretches that both have, those of weak words alone left out, and the end."""
    matcher = SequenceMatcher(lambda word: len(word) < TELLING, earlier, later, autojunk=False)
    for a, b, size in matcher.get_matching_blocks():
        if size == 0 or any(len(word) >= TELLING for word in earlier[a : a + size]):
            yield a, b, size


def _runs(text: str, words: list[re.Match[str]], fates: list[Fate]) -> Iterator[Run]:
    """Join neighbours of one fate; the signs between two words go with the earlier one."""
    start, count = 0, 0
    if not words and text:
        yield Run(text, "same", 0)
    for place, fate in enumerate(fates):
        count += 1
        if place + 1 == len(fates):
            yield Run(text[start:], fate, count)
        elif fates[place + 1] != fate:
            end = words[place + 1].start()
            opening = re.search(r"[“‘(\"\[]+$", text[:end])
            end = opening.start() if opening else end
            yield Run(text[start:end], fate, count)
            start, count = end, 0
