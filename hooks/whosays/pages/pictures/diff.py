"""Two wordings compared: what the later one kept, changed, left out and put in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal

from whosays.lexicon import LEXICON

Fate = Literal["same", "changed", "dropped", "added"]

WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
TOKEN = re.compile(rf"[“‘(\"\[]*({WORD.pattern})")
"""A word with the signs that open it."""
WEAK = frozenset(LEXICON["weak"].split())
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
    """Return both wordings in runs; what stands `around` the later one was not dropped."""
    old, new = list(TOKEN.finditer(before)), list(TOKEN.finditer(after))
    earlier = [word[1].casefold() for word in old]
    later = [word[1].casefold() for word in new]
    old_fates: list[Fate] = ["dropped"] * len(old)
    new_fates: list[Fate] = ["added"] * len(new)
    end, new_end = 0, 0
    matcher = SequenceMatcher(WEAK.__contains__, earlier, later, autojunk=False)
    for a, b, size in matcher.get_matching_blocks():  # the last is empty, at both ends
        if size and WEAK.issuperset(earlier[a : a + size]):
            continue
        if 0 < a - end <= FEW and 0 < b - new_end <= FEW:
            old_fates[end:a] = ["changed"] * (a - end)
            new_fates[new_end:b] = ["changed"] * (b - new_end)
        old_fates[a : a + size] = new_fates[b : b + size] = ["same"] * size
        end, new_end = a + size, b + size
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


def _runs(text: str, words: list[re.Match[str]], fates: list[Fate]) -> Iterator[Run]:
    """Yield neighbours of one fate together; the signs after a word go with it."""
    if not words and text:
        yield Run(text, "same", 0)
    start, place = 0, 0
    for fate, group in groupby(fates):
        count = len(list(group))
        place += count
        end = words[place].start() if place < len(words) else len(text)
        yield Run(text[start:end], fate, count)
        start = end
