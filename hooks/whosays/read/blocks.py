"""The structure of an article that a reader sees: title, caption, paragraphs, furniture."""

import re
from collections import deque
from collections.abc import Iterator, Sequence

from whosays.edition import Block, Segment
from whosays.model.notes import AnyNote, Furniture, Undecided
from whosays.model.notes_file import NotesFile
from whosays.read.anchor import Span

BLOCK = re.compile(r"\S(?:.|\n(?!\s*\n))*")
"""Lines up to the next empty line."""


def cut(text: str, file: NotesFile, spans: Sequence[Span]) -> Iterator[Block]:
    """Cut the text at its empty lines, and each block into its passages."""
    waiting = deque(zip(file.passages, spans, strict=True))
    paragraph = 0
    for number, match in enumerate(BLOCK.finditer(text), start=1):
        inside = []
        while waiting and waiting[0][1].start < match.end():
            inside.append(waiting.popleft())
        segments = tuple(_segments(text, match.start(), match.end(), inside))
        if number == 1:
            yield Block("title", None, segments)
        elif number == file.seed.caption:
            yield Block("caption", None, segments)
        elif all(segment.furniture or not segment.text.strip() for segment in segments):
            yield Block("furniture", None, segments)
        else:
            paragraph += 1
            yield Block("paragraph", paragraph, segments)


def _segments(
    text: str, start: int, end: int, inside: Sequence[tuple[AnyNote | Furniture | Undecided, Span]]
) -> Iterator[Segment]:
    at = start
    for passage, span in inside:
        if at < span.start:
            yield Segment(text[at : span.start])
        words = text[span.start : span.end]
        if isinstance(passage, Furniture):
            yield Segment(words, furniture=True)
        elif isinstance(passage, Undecided):
            yield Segment(words, undecided=passage)
        else:
            yield Segment(words, passage)
        at = span.end
    if at < end:
        yield Segment(text[at:end])
