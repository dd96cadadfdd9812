"""The wire trail: the article's words beside the agency's, and the agency's beside the record's."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby, takewhile
from typing import Literal, assert_never

from whosays.edition import Article, Block, Edition
from whosays.faults import counted
from whosays.lexicon import LEXICON
from whosays.model.notes import AnyNote, Wire
from whosays.pages.article.reference import link_reference, name_agency, published
from whosays.pages.pictures import picture, shares
from whosays.pages.tree import Cell, Child, Element, build

Fate = Literal["same", "changed", "dropped", "added"]

WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
TOKEN = re.compile(rf"[“‘(\"\[]*({WORD.pattern})")
"""A word with the signs that open it."""
WEAK = frozenset(LEXICON["weak"].split())
"""Words that both wordings have by chance; they lengthen a likeness and never are one alone."""
FEW = 3
"""A swap of up to so many words is a change; of more, something dropped and something added."""
TAGS: dict[Fate, str] = {"same": "span", "changed": "i", "added": "ins", "dropped": "del"}
MEANINGS: dict[Fate, str] = LEXICON["fates"]


@dataclass(frozen=True)
class Run:
    """A stretch of a wording that shares one fate."""

    text: str
    fate: Fate
    words: int


Step = tuple[AnyNote, Block, list[Run], list[Run]]
"""A passage, its paragraph, and the agency's and the article's words in runs."""


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


def render_wire(edition: Edition, article: Article) -> Element | None:
    """Return each passage that follows an agency's story beside it; None without one."""
    steps = list(_steps(article))
    if not steps:
        return None
    kept = shares.per_cent(_count(run for _, _, _, after in steps for run in after))
    parts: list[Child] = []
    for name, group in groupby(steps, key=lambda step: step[1].name):
        parts += [build("h3", {}, name), *(_trail(edition, article, step) for step in group)]
    rows: list[list[Cell]] = []
    for step in steps:
        numbers = (str(count) for count in _counts(step).values())
        rows.append([[*picture.link_numbers(article, [step[0].id])], step[1].name, *numbers])
    return picture.render(
        edition.anchor(article, "wire"),
        "Where the words came from",
        f"{len(steps)} of {counted(len(article.notes), 'passage')} follow a news agency’s "
        f"story: {kept['same']}% of their words are the agency’s, {kept['changed']}% changed, "
        f"{kept['added']}% new.",
        picture.key(_key()),
        *parts,
        picture.as_table(("Passage", "Where", "Same", "Changed", "Added", "Dropped"), rows),
    )


def _steps(article: Article) -> Iterator[Step]:
    for block in article.blocks:
        for place, segment in enumerate(block.segments, start=1):
            if (note := segment.note) and note.wire:
                # the credit after a passage may be among the agency's words too
                credit = takewhile(lambda one: not one.note, block.segments[place:])
                words = segment.text + "".join(one.text for one in credit)
                yield note, block, *compare(note.wire.words, words.strip(), block.text)


def _count(runs: Iterable[Run]) -> dict[Fate, int]:
    counts: Counter[Fate] = Counter()
    for run in runs:
        counts[run.fate] += run.words
    return {fate: counts[fate] for fate in TAGS}


def _counts(step: Step) -> dict[Fate, int]:
    _, _, before, after = step
    return {**_count(after), "dropped": _count(before)["dropped"]}


def _trail(edition: Edition, article: Article, step: Step) -> Element:
    note, _, before, after = step
    assert note.wire
    agency = edition.references[note.wire.reference]
    columns = [_bar(article, step), *_record(edition, note.wire)]
    columns.append(_column("The agency", [link_reference(agency, name_agency(agency))], before))
    here = picture.link_passages(article, [note.id])
    columns.append(_column("The article", here, after, article.tongue))
    return build("div", {"class": "ws-trail"}, *columns)


def _record(edition: Edition, wire: Wire) -> Iterator[Element]:
    """Yield the record's words, where there are some, beside the agency's sentence."""
    if wire.record:
        source = edition.references[wire.record.reference]
        words = " ".join(WORD.findall(wire.words))
        excerpts = edition.references[wire.reference].excerpts
        around = (one for one in excerpts if words in " ".join(WORD.findall(one)))
        runs, _ = compare(wire.record.words, wire.words, next(around, ""))
        yield _column("The record", [link_reference(source, published(source))], runs)


def _column(
    name: str, place: Iterable[Child], runs: Iterable[Run], tongue: dict[str, str] | None = None
) -> Element:
    head = build("p", {"class": "ws-trail-head"}, build("b", {}, name), " – ", *place)
    words: list[Child] = []
    for run in runs:
        text = run.text.rstrip()
        words += [text if run.fate == "same" else build(TAGS[run.fate], {}, text)]
        words += [run.text[len(text) :]]
    return build("div", {}, head, build("p", tongue, *words))


def _bar(article: Article, step: Step) -> Element:
    """Draw how many words are the same, changed, added and dropped."""
    counts = _counts(step)
    whole, x, shapes = sum(counts.values()) or 1, 0.0, []
    for fate, count in counts.items():
        width = count * 100 / whole
        shapes += [picture.cell(x, width, *_piece(fate))] if count else []
        x += width
    said = ", ".join(f"{count} {fate}" for fate, count in counts.items())
    return picture.draw(
        12, picture.mark(article, step[0], "ws-cell", *shapes, words=f"Words: {said}")
    )


def _piece(fate: Fate) -> list[Element]:
    line = {"x1": "0", "x2": "100%", "y1": "6", "y2": "6", "stroke": "currentColor"}
    match fate:
        case "same":
            return [picture.rectangle(12)]
        case "changed":
            return [picture.rectangle(4), picture.rectangle(4, 8)]
        case "added":
            dots = {"stroke-width": "4", "stroke-linecap": "round", "stroke-dasharray": "0 7"}
            return [build("line", {**line, **dots})]
        case "dropped":
            return [build("line", {**line, "stroke-dasharray": "5 4"})]
        case _:
            assert_never(fate)


def _key() -> Iterator[list[Child]]:
    for fate, meaning in MEANINGS.items():
        sample = picture.draw(12, *_piece(fate), width="28")
        yield [sample, " ", build(TAGS[fate], {}, fate), f": {meaning}"]
