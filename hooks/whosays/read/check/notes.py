"""Rules between the parts of one notes file and its text."""

import hashlib
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import PurePath

from whosays.codebook import CheckName, SignalName
from whosays.edition import Block
from whosays.faults import unknown
from whosays.model.notes import (
    FINDING_WORDS,
    AnyNote,
    NotesFile,
    Spoken,
    UnattributedAnalysis,
    Undecided,
)
from whosays.read.check.ids import check_twice
from whosays.read.check.records import sourced_texts
from whosays.read.document import Found
from whosays.read.quotations import QUOTED, Source, quotations, sentences
from whosays.syntax import marked

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

SWEEPING = re.compile(r"\b(?:no(?!\.\s*\d)|none|nobody|never|first|only)\b", re.IGNORECASE)
"""English words that claim to have looked everywhere."""
OF_THE_ARTICLE = re.compile(
    r"\b(?:the|this) (?:article|headline|caption|sentence|passage|writer)\b|\bour copy\b"
    r"|\bin English:|\bwe (?:also |have |had )?(?:searched|looked|found|read|saw)\b",
    re.IGNORECASE,
)
"""What a sentence says that speaks of the article itself, or of our search."""


def check_file(path: str, file: NotesFile, seed: str) -> Iterator[Found]:
    """Yield faults of a file's name, its text, its speakers and the passages that it names."""
    if file.article != PurePath(path).stem:
        yield (
            ("article",),
            f"the notes of “{file.article}” must be in a file called {file.article}.yml",
        )
    digest = hashlib.sha256(seed.encode()).hexdigest()
    if digest != file.seed.sha256:
        sentence = (
            f"{file.seed.file} has changed since its notes were written. Restore the file, or "
            f"adapt the notes to the new text and put its SHA-256 here: {digest}"
        )
        yield ("seed", "sha256"), sentence
    yield from check_twice((("passages", n, "id"), note.id) for n, note in file.annotated)
    ids = [note.id for _, note in file.annotated]
    for place, passages in (
        (("start",), file.start),
        *((("events", n, "passages"), one.passages) for n, one in enumerate(file.events)),
        *((("silent", n, "passages"), one.passages) for n, one in enumerate(file.silent)),
    ):
        for number, name in enumerate(passages):
            if name not in ids:
                yield (*place, number), unknown("passage", name, ids)
    if any(isinstance(passage, Undecided) for passage in file.passages):
        return  # a speaker may be waiting for a passage that is not annotated yet
    heard = {note.speaker for _, note in file.annotated if isinstance(note, Spoken)}
    for speaker in file.speakers.keys() - heard:
        yield ("speakers", speaker), f"no passage has the speaker “{speaker}”. Use it, or remove it"


def check_blocks(file: NotesFile, blocks: Sequence[Block]) -> Iterator[Found]:
    """Yield faults of passages that run over a paragraph's end, and of numbers of paragraphs."""
    places = {note.id: ("passages", index) for index, note in file.annotated}
    for block in blocks:
        for segment in block.segments:
            if re.search(r"\n\s*\n", segment.text):
                owner = segment.note.id if segment.note else " ".join(segment.text.split())
                sentence = f"“{owner}” continues into the next paragraph. Divide it there"
                yield places[owner] if segment.note else ("passages",), sentence
        notes = list(block.notes)
        if len(notes) > MOST_IN_PARAGRAPH:
            name = f"paragraph {block.number}" if block.number else f"the {block.role}"
            sentence = (
                f"{name} has {len(notes)} passages. A page can show {MOST_IN_PARAGRAPH} at most in "
                "one paragraph, so combine some of them"
            )
            if "\n" in block.text.strip():
                sentence += ". In the source text, put an empty line between paragraphs"
            yield places[notes[MOST_IN_PARAGRAPH].id], sentence
    if file.seed.caption and file.seed.caption > len(blocks):
        sentence = (
            f"the source text has {len(blocks)} blocks, so there is no block {file.seed.caption}"
        )
        yield ("seed", "caption"), sentence
    numbers = {None, *(block.number for block in blocks)}
    for name in ("showpiece", "lesson"):
        if (number := getattr(file, name)) not in numbers:
            yield (name,), f"there is no paragraph {number} in the article"
    for index, number in enumerate(file.ten_minutes):
        if number not in numbers:
            yield ("ten_minutes", index), f"there is no paragraph {number} in the article"


def check_each(
    file: NotesFile, rules: Iterable[Callable[[AnyNote], Iterable[Found]]]
) -> Iterator[Found]:
    """Yield what the rules say of each note, with its place in the file and its name."""
    for index, note in file.annotated:
        for rule in rules:
            for place, sentence in rule(note):
                yield ("passages", index, *place), f"passage “{note.id}”: {sentence}"


def check_note(speakers: Collection[str], note: AnyNote) -> Iterator[Found]:
    """Yield faults of keys of one note that cannot both be true, and of its id and speaker."""
    if note.id.startswith("ws-") or note.id in RESERVED:
        yield (
            ("id",),
            "the page needs this id itself, and all that begin with “ws-”. Choose another one",
        )
    if isinstance(note, Spoken):
        if note.speaker not in speakers:
            yield ("speaker",), unknown("speaker", note.speaker, speakers)
        if note.check == JUDGEMENT:
            sentence = (
                f"the check of an {note.kind} cannot be “{JUDGEMENT}”, because you can check "
                "whether somebody said it. Choose another check"
            )
            yield ("check",), sentence
    if isinstance(note, UnattributedAnalysis):
        wanted = SETTLED.get(note.signal, note.check)
        if note.check != wanted:
            sentence = f"signal “{note.signal}” needs the check “{wanted}”, not “{note.check}”"
            yield ("check",), sentence
    if note.check in RECORDED and not (note.references or note.wire):
        yield ("check",), f"the check “{note.check}” needs a record. Add it under “references”"
    if note.also and note.also.kind == note.kind:
        sentence = "the kind of “also” is the note’s own. Write the other kind, or remove “also”"
        yield ("also", "kind"), sentence


def check_form(note: AnyNote) -> Iterator[Found]:
    """Yield faults of the parts that format 2 asks for: the reason, the finding, the search."""
    if not note.why:
        yield (), "has no “why”: write a sentence that quotes the words that show the kind"
    else:
        if len([*sentences(note.why)]) > 1:
            sentence = "why has more than one sentence. Keep one, and move the rest to the note"
            yield ("why",), sentence
        passage = Source("", note.quote)
        if not any(passage.holds(parts) for _, parts in quotations(note.why, least=1)):
            sentence = "why does not quote the passage. Put the words that show the kind in “ ”"
            yield ("why",), sentence
    if note.check not in SAY_ENOUGH and not note.finding:
        sentence = (
            f"the check “{note.check}” needs a “finding”: say what you found in {FINDING_WORDS} "
            "words or fewer, as in “trend yes, degree no”"
        )
        yield ("check",), sentence
    if not note.looked:
        yield from _not_looked(note)


def _not_looked(note: AnyNote) -> Iterator[Found]:
    if note.check == SETTLED["no-record"]:
        yield (
            ("check",),
            f"the check “{note.check}” needs “looked”: say what you searched, where and when",
        )
        return
    claims = [("note", one) for one in sentences(note.note) if not marked(one)]
    if not any(marked(text) for _, text in sourced_texts(note)):
        claims += [("gist", one) for one in sentences(note.gist)]
    for key, claim in claims:
        if word := sweeping_word(claim):
            sentence = (
                f"“{word}” claims that you looked everywhere. Mark a record that says so, add "
                f"“looked”, or leave out “{word}”"
            )
            yield (key,), sentence


def sweeping_word(sentence: str) -> str:
    """Return the word by which a sentence of ours claims to have looked everywhere; or nothing."""
    own = QUOTED.sub(" ", sentence)
    found = None if OF_THE_ARTICLE.search(own) else SWEEPING.search(own)
    return found.group().lower() if found else ""
