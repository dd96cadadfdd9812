"""Two wordings compared: what the later one kept, changed, left out and put in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Fate = Literal["same", "changed", "dropped", "added"]

WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
WEAK = frozenset(
    WORD.findall(
        "a an and are as at be by for from had has have he her his in is it its of on or she that "
        "the their they this to was we were which with"
    )
)
"""Words that both wordings have by chance; they lengthen a likeness and never are one alone."""
FEW = 3
"""A swap of up to so many words is a change; of more, something dropped and something added."""


@dataclass(frozen=True)
class Run:
    """A stretch of a wording that shares one fate."""

    text: str
    fate: Fate
    words: int


def compare(before: str, after: str, around: str = "") -> tuple[list[Run], list[Run]]:
    """Give both wordings in runs: the earlier says what was dropped, the later what was added.

    What stands `around` the later wording was not dropped.
    """
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
    kept = {word.casefold() for word in WORD.findall(f"{after} {around}")}
    _keep_moved(earlier, old_fates, kept)
    _keep_moved(later, new_fates, set(earlier))
    return list(_runs(before, old, old_fates)), list(_runs(after, new, new_fates))


def _keep_moved(words: list[str], fates: list[Fate], others: set[str]) -> None:
    """Call a word the same that only stands elsewhere; a weak one, if both its neighbours are."""
    for place, word in enumerate(words):
        if word in others and word not in WEAK:
            fates[place] = "same"
    for place, word in enumerate(words[1:-1], start=1):
        if word in others and fates[place - 1] == fates[place + 1] == "same":
            fates[place] = "same"


def _likenesses(earlier: list[str], later: list[str]) -> Iterator[tuple[int, int, int]]:
    """Give the stretches that both have, those of weak words alone left out, and the end."""
    matcher = SequenceMatcher(lambda word: word in WEAK, earlier, later, autojunk=False)
    for a, b, size in matcher.get_matching_blocks():
        if size == 0 or not WEAK.issuperset(earlier[a : a + size]):
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
