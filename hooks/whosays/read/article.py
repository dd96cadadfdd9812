"""One article from its notes file and its text, cut into what a reader sees."""

import re
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from whosays.edition import Article, Block, Segment
from whosays.faults import Faults, say
from whosays.model.notes import FORMAT, AnyNote, Furniture, NotesFile, Passage, Undecided, words_of
from whosays.read.anchor import Misfit, Span, partition
from whosays.read.check.ids import check_names
from whosays.read.check.notes import check_blocks, check_each, check_file, check_form, check_note
from whosays.read.check.records import Sources, check_note_records
from whosays.read.document import Document, PlaceFault, read_document
from whosays.read.files import read_text
from whosays.read.quotations import Source
from whosays.read.schema import validate

BLOCK = re.compile(r"\S(?:.|\n(?!\s*\n))*")
"""Lines up to the next empty line."""


def read_article(
    root: Path, path: str, names: Mapping[str, Collection[str]], sources: Sources | None
) -> tuple[Document, Article]:
    """Read and check an article. Raise Faults with everything that is wrong with it.

    `names` are those of references and terms. `sources` is None where the references cannot be
    read: no quotation is looked up.
    """
    document = read_document(root, path)
    version = document.value.get("format") if isinstance(document.value, dict) else None
    if type(version) is int and version > FORMAT:  # in which nothing else can be judged
        raise Faults([document.fault(("format",), say("newer-format", version=version))])
    file = validate(NotesFile, document)
    text = read_text(root, file.seed.file)
    spans, misfits = partition(text, [words_of(passage) for passage in file.passages])
    own = {"passage": [note.id for _, note in file.annotated], "speaker": file.speakers}
    found = [*check_file(path, file, text), *check_names(file, {**names, **own})]
    found += _misfits(file, misfits)
    rules: list[Callable[[AnyNote], Iterable[PlaceFault]]] = [check_note]
    blocks: tuple[Block, ...] = ()
    if not misfits:
        blocks = tuple(cut(text, file, [span for span in spans if span]))
        found += check_blocks(file, blocks)
        if file.format > 1:
            rules.append(check_form)
        if sources is not None:
            # the article's own record may have translations of it
            record = sources.get(file.found.reference, [])
            words = [Source("the article", text), *record, Source("", file.found.date)]
            rules.append(partial(check_note_records, sources, words, file.format))
    found += check_each(file, rules)
    if found:
        raise Faults(document.faults(found))
    lines = tuple(document.line(("passages", index)) for index in range(len(file.passages)))
    return document, Article(file, blocks, lines, text)


def _misfits(file: NotesFile, misfits: Iterable[Misfit]) -> Iterator[PlaceFault]:
    last = len(file.passages) - 1
    for index, sentence in misfits:
        passage = file.passages[min(index, last)]
        name = f"passage “{getattr(passage, 'id', words_of(passage))}”: "
        yield ("passages", min(index, last)), (name if index <= last else "") + sentence


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
    text: str, start: int, end: int, inside: Sequence[tuple[Passage, Span]]
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
