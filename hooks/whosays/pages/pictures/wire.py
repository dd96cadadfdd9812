"""The wire trail: the article's words beside the agency's, and the agency's beside the record's."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby, takewhile
from typing import assert_never
from xml.etree.ElementTree import Element

from whosays.edition import Article, Block, Edition
from whosays.faults import counted
from whosays.model.notes import AnyNote, Wire
from whosays.pages.article.reference import link_reference, name_agency, published
from whosays.pages.pictures import picture, shares, svg
from whosays.pages.pictures.diff import WORD, Fate, Run, compare
from whosays.pages.tree import Cell, Child, build

TAGS: dict[Fate, str] = {"same": "span", "changed": "i", "added": "ins", "dropped": "del"}
MEANINGS: dict[Fate, str] = {
    "same": "in both versions, though perhaps in another place",
    "changed": "a different word is used",
    "added": "new in this version",
    "dropped": "missing from the next version",
}
Step = tuple[AnyNote, Block, list[Run], list[Run]]
"""A passage, its paragraph, and the agency's and the article's words in runs."""


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
        shapes += [svg.cell(x, width, *_piece(fate))] if count else []
        x += width
    said = ", ".join(f"{count} {fate}" for fate, count in counts.items())
    return svg.draw(12, picture.mark(article, step[0], "ws-cell", *shapes, words=f"Words: {said}"))


def _piece(fate: Fate) -> list[Element]:
    line = {"x1": "0", "x2": "100%", "y1": "6", "y2": "6", "stroke": "currentColor"}
    match fate:
        case "same":
            return [svg.rectangle(12)]
        case "changed":
            return [svg.rectangle(4), svg.rectangle(4, 8)]
        case "added":
            dots = {"stroke-width": "4", "stroke-linecap": "round", "stroke-dasharray": "0 7"}
            return [build("line", {**line, **dots})]
        case "dropped":
            return [build("line", {**line, "stroke-dasharray": "5 4"})]
        case _:
            assert_never(fate)


def _key() -> Iterator[list[Child]]:
    for fate, meaning in MEANINGS.items():
        sample = svg.draw(12, *_piece(fate), width="28")
        yield [sample, " ", build(TAGS[fate], {}, fate), f": {meaning}"]
