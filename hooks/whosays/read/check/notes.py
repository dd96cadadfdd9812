"""Rules between the parts of one notes file, its text and the references."""

import hashlib
import re
from collections.abc import Iterator, Sequence

from whosays.codebook import CheckName, SignalName
from whosays.edition import Block
from whosays.faults import Fault, unknown
from whosays.model.notes import (
    AnyNote,
    AttributedClaim,
    OfficialStatement,
    Read,
    UnattributedAnalysis,
    Undecided,
)
from whosays.model.notes_file import FORMAT, NotesFile
from whosays.read.document import Document, Place

MOST_IN_ARTICLE = 2000
"""Passages: the page of a longer text would serve nobody."""
MOST_IN_PARAGRAPH = 12
"""Passages; theme/assets/whosays.css has a rule for each place up to this one."""
RESERVED = {"main"}
"""Ids that the page has already; so are all that begin with “ws-”."""

JUDGEMENT: CheckName = "a judgement: nothing to check"
RECORDED: set[CheckName] = {"borne out", "borne out in part", "record differs"}
"""Checks that compare with a record, so that there must be one."""
SAY_ENOUGH: set[CheckName] = {"borne out", JUDGEMENT}
"""Checks whose own words tell what was found; any other needs a finding."""
SETTLED: dict[SignalName, CheckName] = {
    "no-record": "no record found",
    "record-differs": "record differs",
}
"""Signals that say what the check found."""


def annotated(file: NotesFile) -> Iterator[tuple[int, AnyNote, str]]:
    """Give every note with its place among the passages, and how a fault names it."""
    for index, note in file.annotated:
        yield index, note, f"passage “{note.id}”: "


def citations(file: NotesFile) -> Iterator[tuple[Place, str, str]]:
    """Give every reference that a file cites, with its place and how a fault names the entry."""
    yield ("found", "reference"), "", file.found.reference
    for index, note, owner in annotated(file):
        place = ("passages", index)
        for number, key in enumerate(note.references):
            yield (*place, "references", number), owner, key
        for number, one in enumerate(note.looked):
            if isinstance(one, Read):
                yield (*place, "looked", number, "read"), owner, one.read
        if note.wire:
            yield (*place, "wire", "reference"), owner, note.wire.reference
            if note.wire.record:
                yield (*place, "wire", "record", "reference"), owner, note.wire.record.reference
    for number, event in enumerate(file.events):
        yield ("events", number, "reference"), "", event.reference


def check_format(document: Document) -> Iterator[Fault]:
    """Refuse a file of a version that is not known yet, in which nothing else can be judged."""
    value = document.value.get("format") if isinstance(document.value, dict) else None
    if type(value) is int and value > FORMAT:
        sentence = f"format: {value} was made for a newer version of the program; update it"
        yield document.fault(("format",), sentence)


def check_length(document: Document) -> list[Fault]:
    """Refuse a file so long that nothing else need be said of it."""
    value = document.value
    passages = value.get("passages") if isinstance(value, dict) else None
    if isinstance(passages, list) and len(passages) > MOST_IN_ARTICLE:
        sentence = f"has {len(passages):,} passages; {MOST_IN_ARTICLE:,} is the most"
        return [document.fault(("passages",), sentence)]
    return []


def check_seed(document: Document, file: NotesFile, seed: str) -> list[Fault]:
    """Refuse a text that is not, byte for byte, the one that was annotated."""
    actual = hashlib.sha256(seed.encode()).hexdigest()
    if actual == file.seed.sha256:
        return []
    sentence = (
        f"{file.seed.file} is not the text that was annotated: its SHA-256 is {actual}; "
        "restore the file, or annotate the new text and put this SHA-256 here"
    )
    return [document.fault(("seed", "sha256"), sentence)]


def check_ids(document: Document, file: NotesFile) -> Iterator[Fault]:
    """Refuse an id that is given twice and a file that bears another article's name."""
    stem = document.path.rsplit("/", 1)[-1].removesuffix(".yml")
    if file.article != stem:
        sentence = f"“{file.article}” must stand in a file called {file.article}.yml"
        yield document.fault(("article",), sentence)
    seen: set[str] = set()
    for index, note, owner in annotated(file):
        place = ("passages", index, "id")
        if note.id in seen:
            yield document.fault(place, f"{owner}the id is given twice")
        seen.add(note.id)
        if note.id.startswith("ws-") or note.id in RESERVED:
            sentence = f"{owner}this id belongs to the page itself; so do all that begin with “ws-”"
            yield document.fault(place, sentence)


def check_links(document: Document, file: NotesFile, references: set[str]) -> Iterator[Fault]:
    """Refuse speakers and references that nobody has introduced, and speakers never heard."""
    for place, owner, key in citations(file):
        if key not in references:
            yield document.fault(place, owner + unknown("reference", key, references))
    heard = set()
    for index, note, owner in annotated(file):
        if isinstance(note, OfficialStatement | AttributedClaim):
            heard.add(note.speaker)
            if note.speaker not in file.speakers:
                sentence = owner + unknown("speaker", note.speaker, file.speakers)
                yield document.fault(("passages", index, "speaker"), sentence)
    if any(isinstance(passage, Undecided) for passage in file.passages):
        return  # a speaker may be waiting for a passage that is not annotated yet
    for speaker in sorted(set(file.speakers) - heard):
        sentence = f"no passage has the speaker “{speaker}”"
        yield document.fault(("speakers", speaker), sentence)


def check_mentions(document: Document, file: NotesFile) -> list[Fault]:
    """Refuse an event or a silent party that leans on a passage that is not there."""
    ids = [note.id for _, note, _ in annotated(file)]
    lists = {
        "events": [event.passages for event in file.events],
        "silent": [one.passages for one in file.silent],
    }
    return [
        document.fault((key, index, "passages", number), unknown("passage", passage, ids))
        for key, entries in lists.items()
        for index, passages in enumerate(entries)
        for number, passage in enumerate(passages)
        if passage not in ids
    ]


def check_pairs(document: Document, file: NotesFile) -> Iterator[Fault]:
    """Refuse what contradicts itself: two keys of one note that cannot both be true."""
    for index, note, owner in annotated(file):
        place = ("passages", index, "check")
        if isinstance(note, UnattributedAnalysis):
            wanted = SETTLED.get(note.signal, note.check)
            if note.check != wanted:
                sentence = f"signal “{note.signal}” wants check “{wanted}”, not “{note.check}”"
                yield document.fault(place, owner + sentence)
        if isinstance(note, OfficialStatement | AttributedClaim) and note.check == JUDGEMENT:
            sentence = (
                f"whether somebody said it can be checked, so the check of an {note.kind} is "
                f"never “{JUDGEMENT}”"
            )
            yield document.fault(place, owner + sentence)
        if note.check in RECORDED and not (note.references or note.wire):
            sentence = f"check “{note.check}” needs the record: give it under “references”"
            yield document.fault(place, owner + sentence)
        if note.also and note.also.kind == note.kind:
            sentence = "“also” names the note’s own kind; name the other one, or take it out"
            yield document.fault(("passages", index, "also", "kind"), owner + sentence)


def check_blocks(document: Document, file: NotesFile, blocks: Sequence[Block]) -> Iterator[Fault]:
    """Refuse passages that run from one paragraph into the next, and paragraphs too full."""
    places = {note.id: index for index, note, _ in annotated(file)}
    for block in blocks:
        for segment in block.segments:
            if re.search(r"\n\s*\n", segment.text):
                place = ("passages", places[segment.note.id]) if segment.note else ("passages",)
                owner = segment.note.id if segment.note else " ".join(segment.text.split())
                sentence = f"“{owner}” runs over the end of a paragraph; cut it there"
                yield document.fault(place, sentence)
        notes = list(block.notes)
        if len(notes) > MOST_IN_PARAGRAPH:
            name = f"paragraph {block.number}" if block.number else f"the {block.role}"
            hint = ""
            if "\n" in block.text.strip():
                hint = "; in the seed, an empty line parts one paragraph from the next"
            sentence = (
                f"{name} has {len(notes)} passages; the page can light {MOST_IN_PARAGRAPH} in one "
                f"paragraph at the most{hint}"
            )
            place = ("passages", places[notes[MOST_IN_PARAGRAPH].id])
            yield document.fault(place, sentence)


def check_structure(
    document: Document, file: NotesFile, blocks: Sequence[Block]
) -> Iterator[Fault]:
    """Refuse a caption or a short practice of paragraphs that the article does not have."""
    numbers = {block.number for block in blocks}
    if file.seed.caption and file.seed.caption > len(blocks):
        sentence = f"the seed has {len(blocks)} blocks, and none is number {file.seed.caption}"
        yield document.fault(("seed", "caption"), sentence)
    if file.showpiece is not None and file.showpiece not in numbers:
        sentence = f"there is no paragraph {file.showpiece}"
        yield document.fault(("showpiece",), sentence)
    ids = {note.id for _, note, _ in annotated(file)}
    for index, name in enumerate(file.start):
        if name not in ids:
            yield document.fault(("start", index), unknown("passage", name, ids))
    for index, number in enumerate(file.ten_minutes):
        if number not in numbers:
            sentence = f"there is no paragraph {number}"
            yield document.fault(("ten_minutes", index), sentence)
