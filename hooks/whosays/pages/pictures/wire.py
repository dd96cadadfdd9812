"""The wire trail: the article's words beside the agency's, and the agency's beside the record's."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby, takewhile
from typing import Literal

from whosays.edition import Article, Block, Edition
from whosays.lexicon import LEXICON
from whosays.model.notes import AnyNote, Wire
from whosays.pages.pictures import shares
from whosays.pages.template import render
from whosays.pages.tree import Element

Fate = Literal["same", "changed", "dropped", "added"]

WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
TOKEN = re.compile(rf"[“‘(\"\[]*({WORD.pattern})")
"""A word with the signs that open it."""
WEAK = frozenset(LEXICON["weak"].split())
"""Words that both wordings have by chance; they lengthen a likeness and never are one alone."""
FEW = 3
"""A swap of up to so many words is a change; of more, something dropped and something added."""
FATES: dict[Fate, str] = LEXICON["fates"]


@dataclass(frozen=True)
class Run:
    """A stretch of a wording that shares one fate."""

    text: str
    fate: Fate
    words: int


@dataclass(frozen=True)
class Step:
    """A passage in its paragraph, and the record's, the agency's and its own words in runs."""

    note: AnyNote
    block: Block
    record: Sequence[Run]
    before: Sequence[Run]
    after: Sequence[Run]

    @property
    def counts(self) -> dict[Fate, int]:
        """Count the words of each fate on the way from the agency to the article."""
        return {**_count(self.after), "dropped": _count(self.before)["dropped"]}


def compare(before: str, after: str, around: str = "") -> tuple[list[Run], list[Run]]:
    """Return both wordings in runs; what is `around` the later one was not dropped."""
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
    """Mark a word that only moved as the same; a weak one, if both its neighbours are."""
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


def render_wire(edition: Edition, article: Article) -> Element | None:
    """Return each passage that follows an agency's story beside it; None without one."""
    steps = list(_steps(edition, article))
    if not steps:
        return None
    return render(
        "pictures/wire.html",
        edition=edition,
        article=article,
        steps=steps,
        kept=shares.per_cent(_count(run for step in steps for run in step.after)),
        FATES=FATES,
    )


def _steps(edition: Edition, article: Article) -> Iterator[Step]:
    for block in article.blocks:
        for place, segment in enumerate(block.segments, start=1):
            if (note := segment.note) and note.wire:
                # the credit after a passage may be among the agency's words too
                credit = takewhile(lambda one: not one.note, block.segments[place:])
                words = segment.text + "".join(one.text for one in credit)
                runs = compare(note.wire.words, words.strip(), block.text)
                yield Step(note, block, _record(edition, note.wire), *runs)


def _record(edition: Edition, wire: Wire) -> Sequence[Run]:
    """Return the record's words, where there are some, on their way to the agency's sentence."""
    if not wire.record:
        return ()
    words = " ".join(WORD.findall(wire.words))
    excerpts = edition.references[wire.reference].excerpts
    around = (one for one in excerpts if words in " ".join(WORD.findall(one)))
    return compare(wire.record.words, wire.words, next(around, ""))[0]


def _count(runs: Iterable[Run]) -> dict[Fate, int]:
    counts: Counter[Fate] = Counter()
    for run in runs:
        counts[run.fate] += run.words
    return {fate: counts[fate] for fate in FATES}
