"""Rules for notes of format 2: the reason, the finding, and how far we looked."""

import re
from collections.abc import Iterator

from whosays.faults import Fault
from whosays.model.notes import AnyNote
from whosays.model.notes_file import NotesFile
from whosays.read.check.notes import SAY_ENOUGH, SETTLED, annotated
from whosays.read.check.quotations import sourced_texts
from whosays.read.document import Document, Place
from whosays.read.quotations import QUOTED, Source, quotations
from whosays.read.sentences import sentences
from whosays.syntax import marked

SWEEPING = {
    "en": r"\b(?:no(?!\.\s*\d)|none|nobody|never|first|only)\b",
}
"""By the language of the notes: words that claim to have looked everywhere."""
OF_THE_ARTICLE = {
    "en": r"\b(?:the|this) (?:article|headline|caption|sentence|passage|writer)\b|\bour copy\b"
    r"|\bin English:|\bwe (?:also |have |had )?(?:searched|looked|found|read|saw)\b",
}
"""By language: what a sentence says that speaks of the article itself, or of our search."""


def check_form(document: Document, file: NotesFile) -> Iterator[Fault]:
    """Refuse a note of format 2 that lacks a part of the form."""
    if file.format == 1:
        return
    for index, note, owner in annotated(file):
        for place, sentence in [*_why(note), *_finding(note), *_looked(note)]:
            yield document.fault(("passages", index, *place), owner + sentence)


def _why(note: AnyNote) -> Iterator[tuple[Place, str]]:
    if not note.why:
        yield (), "has no “why”: one sentence that quotes the words which show the kind"
        return
    if len([*sentences(note.why)]) > 1:
        yield ("why",), "why has more than one sentence; write one, or put the rest in the note"
    passage = Source.of("", note.quote)
    if not any(passage.holds(parts) for _, parts in quotations(note.why, least=1)):
        yield ("why",), "why quotes no word of the passage; put the words that show the kind in “ ”"


def _finding(note: AnyNote) -> Iterator[tuple[Place, str]]:
    if note.check not in SAY_ENOUGH and not note.finding:
        yield (
            ("check",),
            f"check “{note.check}” needs a “finding”: what was found, in 6 words or fewer, as in "
            "“trend yes, degree no”",
        )


def _looked(note: AnyNote) -> Iterator[tuple[Place, str]]:
    if note.looked:
        return
    if note.check == SETTLED["no-record"]:
        yield ("check",), f"check “{note.check}” needs “looked”: what was searched, where and when"
        return
    marks = any(marked(text) for _, text in sourced_texts(note))
    for place, text in ((("gist",), note.gist), (("note",), note.note)):
        for sentence in sentences(text):
            if not (marks if place == ("gist",) else marked(sentence)) and (
                word := sweeping_word(sentence)
            ):
                yield (
                    place,
                    f"“{word}” claims that we looked: mark the record that says so, add “looked”, "
                    f"or say it without “{word}”",
                )


def sweeping_word(sentence: str, language: str = "en") -> str:
    """Return the word by which a sentence claims to have looked everywhere; empty if it does not.

    What it quotes does not count, nor does a sentence about the article or our search.
    """
    own = QUOTED.sub(" ", sentence)
    if re.search(OF_THE_ARTICLE[language], own, re.IGNORECASE):
        return ""
    found = re.search(SWEEPING[language], own, re.IGNORECASE)
    return found.group().lower() if found else ""
