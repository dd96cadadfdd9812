"""Rules between the parts of one notes file and its text."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import PurePath

from whosays.codebook import CheckName, SignalName
from whosays.edition import Block
from whosays.faults import say
from whosays.lexicon import LEXICON
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
from whosays.read.document import PlaceFault
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
FOUND_BY_CHECK: dict[SignalName, CheckName] = {
    "no-record": "no record found",
    "record-differs": "record differs",
}
"""Signals that say what the check found: nothing on the page shows them."""

SWEEPING, OF_THE_ARTICLE = (
    re.compile("|".join(LEXICON[name]), re.IGNORECASE) for name in ("sweeping", "of_the_article")
)


def check_file(path: str, file: NotesFile, seed: str) -> Iterator[PlaceFault]:
    """Yield faults of a file's name, its text, the ids of its passages, and its speakers."""
    if file.article != PurePath(path).stem:
        yield ("article",), say("file-name", article=file.article)
    digest = hashlib.sha256(seed.encode()).hexdigest()
    if digest != file.seed.sha256:
        yield ("seed", "sha256"), say("seed-changed", file=file.seed.file, digest=digest)
    yield from check_twice((("passages", n, "id"), note.id) for n, note in file.annotated)
    if any(isinstance(passage, Undecided) for passage in file.passages):
        return  # a speaker may be waiting for a passage that is not annotated yet
    heard = {note.speaker for _, note in file.annotated if isinstance(note, Spoken)}
    for speaker in file.speakers.keys() - heard:
        yield ("speakers", speaker), say("speaker-unused", speaker=speaker)


def check_blocks(file: NotesFile, blocks: Sequence[Block]) -> Iterator[PlaceFault]:
    """Yield faults of passages that run over a paragraph's end, and of numbers of paragraphs."""
    places = {note.id: ("passages", index) for index, note in file.annotated}
    for block in blocks:
        for segment in block.segments:
            if re.search(r"\n\s*\n", segment.text):
                owner = segment.note.id if segment.note else " ".join(segment.text.split())
                yield (
                    places[owner] if segment.note else ("passages",),
                    say("passage-over-paragraphs", owner=owner),
                )
        notes = list(block.notes)
        if len(notes) > MOST_IN_PARAGRAPH:
            name = f"paragraph {block.number}" if block.number else f"the {block.role}"
            sentence = say(
                "too-many-passages", name=name, number=len(notes), most=MOST_IN_PARAGRAPH
            )
            if "\n" in block.text.strip():
                sentence += say("part-paragraphs")
            yield places[notes[MOST_IN_PARAGRAPH].id], sentence
    if file.seed.caption and file.seed.caption > len(blocks):
        yield ("seed", "caption"), say("no-block", blocks=len(blocks), caption=file.seed.caption)
    numbers = {None, *(block.number for block in blocks)}
    for name in ("showpiece", "lesson"):
        if (number := getattr(file, name)) not in numbers:
            yield (name,), say("no-paragraph", number=number)
    for index, number in enumerate(file.ten_minutes):
        if number not in numbers:
            yield ("ten_minutes", index), say("no-paragraph", number=number)


def check_each(
    file: NotesFile, rules: Iterable[Callable[[AnyNote], Iterable[PlaceFault]]]
) -> Iterator[PlaceFault]:
    """Yield what the rules say of each note, with its place in the file and its name."""
    for index, note in file.annotated:
        for rule in rules:
            for place, sentence in rule(note):
                yield ("passages", index, *place), f"passage “{note.id}”: {sentence}"


def check_note(note: AnyNote) -> Iterator[PlaceFault]:
    """Yield faults of keys of one note that cannot both be true, and of its id."""
    if note.id.startswith("ws-") or note.id in RESERVED:
        yield ("id",), say("reserved-id")
    if isinstance(note, Spoken) and note.check == JUDGEMENT:
        yield ("check",), say("no-judgement", kind=note.kind, check=JUDGEMENT)
    if isinstance(note, UnattributedAnalysis):
        wanted = FOUND_BY_CHECK.get(note.signal, note.check)
        if note.check != wanted:
            yield (
                ("check",),
                say("signal-needs-check", signal=note.signal, wanted=wanted, check=note.check),
            )
    if note.check in RECORDED and not (note.references or note.wire):
        yield ("check",), say("check-needs-record", check=note.check)
    if note.also and note.also.kind == note.kind:
        yield ("also", "kind"), say("also-own-kind")


def check_form(note: AnyNote) -> Iterator[PlaceFault]:
    """Yield faults of the parts that format 2 asks for: the reason, the finding, the search."""
    if not note.why:
        yield (), say("no-why")
    else:
        if len([*sentences(note.why)]) > 1:
            yield ("why",), say("why-too-long")
        passage = Source("", note.quote)
        if not any(passage.holds(parts) for _, parts in quotations(note.why, least=1)):
            yield ("why",), say("why-without-quote")
    if note.check not in SAY_ENOUGH and not note.finding:
        yield ("check",), say("no-finding", check=note.check, words=FINDING_WORDS)
    if not note.looked:
        yield from _not_looked(note)


def _not_looked(note: AnyNote) -> Iterator[PlaceFault]:
    if note.check == FOUND_BY_CHECK["no-record"]:
        yield ("check",), say("not-looked", check=note.check)
        return
    claims = [("note", one) for one in sentences(note.note) if not marked(one)]
    if not any(marked(text) for _, text in sourced_texts(note)):
        claims += [("gist", one) for one in sentences(note.gist)]
    for key, claim in claims:
        if word := sweeping_word(claim):
            yield (key,), say("sweeping", word=word)


def sweeping_word(sentence: str) -> str:
    """Return the word by which a sentence of ours claims to have looked everywhere; or nothing."""
    own = QUOTED.sub(" ", sentence)
    found = None if OF_THE_ARTICLE.search(own) else SWEEPING.search(own)
    return found.group().lower() if found else ""
