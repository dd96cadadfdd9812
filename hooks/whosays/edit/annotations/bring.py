"""What people wrote elsewhere, put beside the passages that it is about.

A passage is cut where somebody's words begin and end. What they wrote is kept as it is, as the
beginning of a note: it becomes one when a person completes it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from whosays.codebook import CHECKS, FLAGS, KINDS, MANNERS, SIGNALS
from whosays.edit.annotations.match_text import Solid, find_words, near
from whosays.edit.annotations.parse import Annotation
from whosays.edit.text.cues import notice, shorten
from whosays.formats.rows import FURNITURE, Row, to_row
from whosays.model.notes import NotesFile, Undecided, words_of
from whosays.read.anchor import Span, partition

CLOSING = ".,;:!?…”’\"'»」』)]。，！？؟،"
OPENING = "“„‘\"'«「『(["


@dataclass
class Brought:
    """The rows with what was written in them, and what could not be put anywhere."""

    rows: list[Row] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    """A line for each annotation that has no place: why, and what it says."""


def bring(file: NotesFile, seed: str, annotations: list[Annotation]) -> Brought:
    """Put annotations into the rows of an article's undecided passages."""
    found, _ = partition(seed, [words_of(passage) for passage in file.passages])
    spans = [span for span in found if span]
    brought = Brought()
    about: dict[Span, list[Annotation]] = {}
    solid = Solid.of(seed)
    for one in annotations:
        span, why = _place(file, seed, solid, spans, list(about), one)
        if span:
            about.setdefault(span, []).append(one)
        else:
            brought.left.append(f"{_say(one)}: {why}")
    rows = {span: to_row(file, passage) for passage, span in zip(file.passages, spans, strict=True)}
    for piece in _cut(seed, [*rows], [*about]):
        words = seed[piece.start : piece.end]
        if piece in about:
            old = rows[piece].cells if piece in rows else {}
            brought.rows.append(_row(file, words, old, about[piece]))
        else:
            brought.rows.append(rows.get(piece) or _bare(file, words))
    for number, row in enumerate(brought.rows, start=1):
        row.name = f"passage {number} (“{shorten(row.words)}”)"
    return brought


def _place(
    file: NotesFile,
    seed: str,
    solid: Solid,
    spans: list[Span],
    others: list[Span],
    one: Annotation,
) -> tuple[Span | None, str]:
    """Find the words, and say why if they have no place of their own."""
    if one.why or not one.exact.strip():
        return None, one.why or "is about no words in particular"
    places = find_words(solid, one.exact, one.prefix, one.suffix)
    if not places:
        nearest = near(seed, one.exact)
        return (
            None,
            f"stands nowhere in the article{f'; the nearest is {nearest}' if nearest else ''}",
        )
    if len(places) > 1:
        return None, f"stands {len(places)} times in the article, and nothing tells which is meant"
    span = _with_marks(seed, places[0])
    if re.search(r"\n\s*\n", seed[span.start : span.end]):
        return None, "runs over the end of a paragraph"
    for passage, has in zip(file.passages, spans, strict=True):
        if not has.meets(span):
            continue
        if not isinstance(passage, Undecided):
            name = getattr(passage, "id", FURNITURE)
            return None, f"is about a passage that is annotated already ({name})"
        if span != has and _begun(file, passage):
            words = shorten(words_of(passage))
            return None, f"overlaps words of which a note is begun: “{words}”"
    for other in others:
        if other.meets(span) and other != span:
            words = shorten(seed[other.start : other.end])
            return None, f"overlaps other words that are marked: “{words}”"
    return span, ""


def _begun(file: NotesFile, passage: Undecided) -> bool:
    """Tell whether people wrote of a passage what would be lost if it were cut anew."""
    noticed = notice(passage.undecided, file.language)
    return bool(passage.started) or not {*passage.cues} <= {*noticed}


def _with_marks(seed: str, span: Span) -> Span:
    """Take in the marks that touch the words, so that no passage is a full stop."""
    start, end = span.start, span.end
    while end < len(seed) and seed[end] in CLOSING:
        end += 1
    while start and seed[start - 1] in OPENING:
        start -= 1
    return Span(start, end)


def _cut(seed: str, passages: list[Span], marked: list[Span]) -> Iterator[Span]:
    """Cut the article at the edges of its passages and of marked words, which stay whole."""
    edges = {edge for one in (*passages, *marked) for edge in (one.start, one.end)}
    edges -= {edge for edge in edges for one in marked if one.start < edge < one.end}
    for start, end in pairwise(sorted(edges)):
        text = seed[start:end]
        if text.strip():
            yield Span(start + len(text) - len(text.lstrip()), start + len(text.rstrip()))


def _bare(file: NotesFile, words: str) -> Row:
    return Row(" ".join(words.split()), {"cues": "\n".join(notice(words, file.language))})


def _row(file: NotesFile, words: str, old: dict[str, str], written: list[Annotation]) -> Row:
    """Begin a note by what people said of the words; nothing that they said is left out."""
    row = _bare(file, words)
    row.cells |= {key: value for key, value in old.items() if value and key != "cues"}
    more: list[str] = []
    for one in written:
        text = one.text
        who = f"{one.who}: " if one.who else ""
        tags = list(one.tags)
        head, between, rest = text.partition(":" if ":" in text.split("\n")[0] else "\n")
        if head.strip().casefold() in MEANINGS:  # “O: the ministry’s channel”
            tags.append(head.strip())
            text = rest.strip() if between else ""
        for tag in tags:
            column, value = MEANINGS.get(tag.casefold(), ("", ""))
            if not column or row.cells.get(column, value) not in ("", value):
                more.append(f"{who}tagged “{tag}”")
            else:
                row.cells[column] = value
        if text and row.cells.get("note", text) == text:
            row.cells["note"] = text
            more += [f"noted by {one.who}"] if one.who else []
        elif text:
            more.append(f"{who}{' '.join(text.split())}")
    cues = [*more, *old.get("cues", "").split("\n"), *row.cells["cues"].split("\n")]
    row.cells["cues"] = "\n".join(dict.fromkeys(filter(None, cues)))
    row.begun = True
    return row


def _say(one: Annotation) -> str:
    said = "; ".join(part for part in (", ".join(one.tags), " ".join(one.text.split())) if part)
    return f"“{shorten(one.exact)}” ({one.who or 'somebody'}{f' wrote: {said}' if said else ''})"


def _meanings() -> Iterator[tuple[str, tuple[str, str]]]:
    for kind in KINDS.values():
        for word in (kind.name, kind.slug, kind.letter, kind.basis):
            yield word.casefold(), ("kind", kind.name)
    yield FURNITURE, ("kind", FURNITURE)
    for column, words in (
        ("check", CHECKS),
        ("signal", SIGNALS),
        ("manner", MANNERS),
        ("flags", FLAGS),
    ):
        for word in words:
            yield word.casefold(), (column, word)


MEANINGS = dict(_meanings())
"""What a tag means: a column of the spreadsheet, and what stands in it."""
