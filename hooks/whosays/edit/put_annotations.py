"""What people wrote elsewhere, put beside the passages that it is about.

A passage is cut where somebody's words begin and end. What they wrote is kept as it is, as the
beginning of a note: it becomes one when a person completes it.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from whosays.codebook import CHECKS, FLAGS, MANNERS, SIGNALS
from whosays.edit.sheet.tables import KIND_WORDS
from whosays.edit.text.cues import first_words, notice
from whosays.edit.text.normalise import Annotation
from whosays.faults import say
from whosays.formats.rows import FURNITURE, Row, to_row
from whosays.model.notes import NotesFile, Undecided, words_of
from whosays.read.anchor import Span, alike, partition
from whosays.read.quotations import Source, nearest_words

CLOSING = ".,;:!?…”’\"'»」』)]。，！？؟،"
OPENING = "“„‘\"'«「『(["
WORDS = (("check", CHECKS), ("signal", SIGNALS), ("manner", MANNERS), ("flags", FLAGS))
MEANINGS = {word: ("kind", kind) for word, kind in KIND_WORDS.items()} | {
    word.casefold(): (column, word) for column, words in WORDS for word in words
}
"""What a tag means: a column of the spreadsheet, and what is in it."""
ALIKE = {
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‘’‚‛‹›′`´", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "…": "...",
}
"""Signs that programs put in each other's place."""
UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"


def put_annotations(
    file: NotesFile, text: str, annotations: Sequence[Annotation]
) -> tuple[list[Row], list[str]]:
    """Return the rows with annotations in them, and a line for each that has no place, and why."""
    found, _ = partition(text, [words_of(passage) for passage in file.passages])
    spans = [span for span in found if span]
    left = []
    about: dict[Span, list[Annotation]] = {}
    for one in annotations:
        place = _place(file, text, spans, [*about], one)
        if isinstance(place, Span):
            about.setdefault(place, []).append(one)
        else:
            said = "; ".join(filter(None, (", ".join(one.tags), " ".join(one.text.split()))))
            who = f"{one.who or 'somebody'}{f' wrote: {said}' if said else ''}"
            left.append(f"“{first_words(one.exact)}” ({who}): {place}")
    olds = {span: to_row(file, passage) for passage, span in zip(file.passages, spans, strict=True)}
    rows = []
    for number, piece in enumerate(_cut(text, [*olds], [*about]), start=1):
        words = " ".join(text[piece.start : piece.end].split())
        row = olds.get(piece)
        if piece in about:
            row = _begin(file, words, row.cells if row else {}, about[piece])
        row = row or Row(words, {"cues": "\n".join(notice(words, file.language))})
        row.name = f"passage {number} (“{first_words(row.words)}”)"
        rows.append(row)
    return rows, left


def _place(
    file: NotesFile, text: str, spans: list[Span], others: list[Span], one: Annotation
) -> Span | str:
    """Find the words, or say why they have no place of their own."""
    if one.why or not one.exact.strip():
        return one.why or say("about-no-words")
    places = find_words(text, one.exact, one.prefix, one.suffix)
    if not places:
        near = nearest_words(Source("", one.exact).words, [Source("the article", text)])
        return say("not-in-article") + (say("closest", near=near) if near else "")
    if len(places) > 1:
        return say("words-several-times", number=len(places))
    span = _with_marks(text, places[0])
    if re.search(r"\n\s*\n", text[span.start : span.end]):
        return say("over-paragraphs")
    for passage, has in zip(file.passages, spans, strict=True):
        if not has.meets(span):
            continue
        if not isinstance(passage, Undecided):
            name = getattr(passage, "id", FURNITURE)
            return say("already-noted", name=name)
        if span != has and _begun(file, passage):
            return say("overlaps-note", words=first_words(words_of(passage)))
    for other in others:
        if other.meets(span) and other != span:
            return say("overlaps-marked", words=first_words(text[other.start : other.end]))
    return span


def _begun(file: NotesFile, passage: Undecided) -> bool:
    """Return whether people wrote of a passage what would be lost if it were cut anew."""
    noticed = notice(passage.undecided, file.language)
    return bool(passage.started) or not {*passage.cues} <= {*noticed}


def _with_marks(text: str, span: Span) -> Span:
    """Take in the marks that touch the words, so that no passage is a full stop."""
    start, end = span.start, span.end
    while end < len(text) and text[end] in CLOSING:
        end += 1
    while start and text[start - 1] in OPENING:
        start -= 1
    return Span(start, end)


def _cut(text: str, passages: list[Span], marked: list[Span]) -> Iterator[Span]:
    """Yield the article cut at the edges of its passages and of marked words, which stay whole."""
    edges = {edge for one in (*passages, *marked) for edge in (one.start, one.end)}
    edges -= {edge for edge in edges for one in marked if one.start < edge < one.end}
    for start, end in pairwise(sorted(edges)):
        piece = text[start:end]
        if piece.strip():
            yield Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))


def _begin(
    file: NotesFile, words: str, old: dict[str, str], annotations: Sequence[Annotation]
) -> Row:
    """Begin a note by what people said of the words; nothing that they said is left out."""
    cells = {key: value for key, value in old.items() if value and key != "cues"}
    more: list[str] = []
    for one in annotations:
        text, tags = one.text, list(one.tags)
        who = f"{one.who}: " if one.who else ""
        head, between, rest = text.partition(":" if ":" in text.split("\n")[0] else "\n")
        if head.strip().casefold() in MEANINGS:  # “O: the ministry’s channel”
            tags.append(head.strip())
            text = rest.strip() if between else ""
        for tag in tags:
            column, value = MEANINGS.get(tag.casefold(), ("", ""))
            if not column or cells.get(column, value) not in ("", value):
                more.append(f"{who}tagged “{tag}”")
            else:
                cells[column] = value
        if text and cells.get("note", text) == text:
            cells["note"] = text
            more += [f"noted by {one.who}"] if one.who else []
        elif text:
            more.append(f"{who}{' '.join(text.split())}")
    cues = [*more, *old.get("cues", "").split("\n"), *notice(words, file.language)]
    cells["cues"] = "\n".join(dict.fromkeys(filter(None, cues)))
    return Row(words, cells, begun=True)


@lru_cache(maxsize=8)
def letters(text: str) -> tuple[str, tuple[int, ...]]:
    """Return a text without white space and with signs made alike, and each letter's place."""
    pairs = [
        (letter, place)
        for place, character in enumerate(text)
        if not character.isspace() and character not in UNSEEN
        for letter in unicodedata.normalize("NFKD", ALIKE.get(character, character))
    ]
    return "".join(letter for letter, _ in pairs), tuple(place for _, place in pairs)


def find_words(text: str, exact: str, prefix: str, suffix: str) -> list[Span]:
    """Return the spans where the words occur whose context fits best; several if equally well."""
    source, places = letters(text)
    wanted, before, after = (letters(one)[0] for one in (exact, prefix, suffix))
    found: list[tuple[int, Span]] = []
    at = source.find(wanted) if wanted else -1
    while at >= 0:
        end = at + len(wanted)
        fit = alike(source[:at][::-1], before[::-1]) + alike(source[end:], after)
        found.append((fit, Span(places[at], places[end - 1] + 1)))
        at = source.find(wanted, at + 1)
    best = max((fit for fit, _ in found), default=0)
    return [span for fit, span in found if fit == best]
