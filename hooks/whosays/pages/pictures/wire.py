"""The wire trail: the article's words beside the agency's, and the agency's beside the record's."""

from collections import Counter
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from whosays.edition import Article, Block, Edition
from whosays.model.notes import AnyNote, Wire
from whosays.pages.addresses import passage
from whosays.pages.article.reference import link_reference, name_agency, published
from whosays.pages.pictures import shares, svg
from whosays.pages.pictures.diff import WORD, Fate, Run, compare
from whosays.pages.pictures.picture import (
    behind,
    link_number,
    picture_id,
    render_picture,
    render_table,
)
from whosays.pages.tree import Child, build

TAGS: dict[Fate, str] = {"same": "span", "changed": "i", "added": "ins", "dropped": "del"}
MEANINGS: dict[Fate, str] = {
    "same": "in both wordings, or moved in the paragraph",
    "changed": "another word in its place",
    "added": "new in this wording",
    "dropped": "left out by the next wording",
}
Step = tuple[AnyNote, Block, list[Run], list[Run]]
"""A passage, its paragraph, and the agency's and the article's words in runs."""


def render_wire(edition: Edition, article: Article) -> Element | None:
    """Give each passage that follows an agency's story beside that story; none without one."""
    steps = list(_steps(article))
    if not steps:
        return None
    kept = shares.per_cent(_count(run for _, _, _, after in steps for run in after))
    parts: list[Child] = []
    shown: Block | None = None
    for step in steps:
        if step[1] is not shown:
            shown = step[1]
            parts.append(build("h3", {}, shown.name))
        parts.append(_trail(edition, article, step))
    return render_picture(
        picture_id(edition, article, "wire"),
        "The way of the words",
        f"{len(steps)} of {shares.say(len(article.notes), 'passage')} follow a news agency’s "
        f"story: {kept['same']}% of their words are the agency’s, {kept['changed']}% changed, "
        f"{kept['added']}% new.",
        _key(),
        *parts,
        behind("The same as a table", _table(article, steps)),
    )


def _steps(article: Article) -> Iterator[Step]:
    for block in article.blocks:
        for place, segment in enumerate(block.segments):
            note = segment.note
            if note and note.wire:
                before, after = compare(note.wire.words, _with_credit(block, place), block.text)
                yield note, block, before, after


def _with_credit(block: Block, place: int) -> str:
    """Give a passage's words, and the credit after it, which the agency's words may hold too."""
    words = block.segments[place].text
    rest = block.segments[place + 1 :]
    for segment in rest:
        if segment.note:
            break
        words += segment.text
    return words.strip()


def _count(runs: Iterable[Run]) -> dict[Fate, int]:
    counts: Counter[Fate] = Counter()
    for run in runs:
        counts[run.fate] += run.words
    return {fate: counts[fate] for fate in TAGS}


def _trail(edition: Edition, article: Article, step: Step) -> Element:
    note, _, before, after = step
    assert note.wire
    columns = [*_record(edition, note.wire)]
    agency = edition.references[note.wire.reference]
    columns.append(
        _column("The agency", link_reference(agency, name_agency(agency)), {}, _render(before))
    )
    here = link_number(article, note, f"passage {article.numbers[note.id]}")
    columns.append(_column("The article", here, article.tongue, _render(after)))
    return build("div", {"class": "ws-trail"}, _bar(article, step), *columns)


def _record(edition: Edition, wire: Wire) -> Iterator[Element]:
    if wire.record:
        source = edition.references[wire.record.reference]
        words, _ = compare(wire.record.words, wire.words, _around(edition, wire))
        place = link_reference(source, published(source))
        yield _column("The record", place, {}, _render(words))


def _around(edition: Edition, wire: Wire) -> str:
    """Give the sentence of the agency's that its words are from."""
    words = " ".join(WORD.findall(wire.words))
    excerpts = edition.references[wire.reference].excerpts
    return next((one for one in excerpts if words in " ".join(WORD.findall(one))), "")


def _column(name: str, place: Element, tongue: dict[str, str], words: Iterable[Child]) -> Element:
    head = build("p", {"class": "ws-trail-head"}, build("b", {}, name), " – ", place)
    return build("div", {}, head, build("p", tongue, *words))


def _render(runs: Iterable[Run]) -> Iterator[Child]:
    for run in runs:
        if run.fate == "same":
            yield run.text
        else:
            words = run.text.rstrip()
            yield build(TAGS[run.fate], {}, words)
            yield run.text[len(words) :]


def _bar(article: Article, step: Step) -> Element:
    """Draw how many words are the same, changed, added and dropped."""
    note, _, before, after = step
    counts = {**_count(after), "dropped": _count(before)["dropped"]}
    whole, x, shapes = sum(counts.values()) or 1, 0.0, []
    for fate, count in counts.items():
        width = count * 100 / whole
        shapes += [svg.cell(x, width, *_piece(fate))] if count else []
        x += width
    said = ", ".join(f"{count} {fate}" for fate, count in counts.items())
    mark = svg.mark(passage(article, note), note.id, "ws-cell", f"Words: {said}", *shapes)
    return svg.draw(12, mark)


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


def _key() -> Element:
    entries = []
    for fate in TAGS:
        sample = svg.sample(12, "", *_piece(fate), width=28)
        word = build(TAGS[fate], {}, fate)
        entries.append(build("li", {}, sample, " ", word, f": {MEANINGS[fate]}"))
    return build("ul", {"class": "ws-picture-key"}, *entries)


def _table(article: Article, steps: Iterable[Step]) -> Element:
    rows = []
    for note, block, before, after in steps:
        new, old = _count(after), _count(before)
        counts = (new["same"], new["changed"], new["added"], old["dropped"])
        row: list[list[Child]] = [[link_number(article, note)], [block.name]]
        row += [[str(count)] for count in counts]
        rows.append(row)
    heads = (["Passage"], ["Where"], ["Same"], ["Changed"], ["Added"], ["Dropped"])
    return render_table(heads, rows)
