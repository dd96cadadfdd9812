"""From files to an edition: read once, check everything, report all faults together."""

import hashlib
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from whosays.anchor import Span, partition
from whosays.document import Document, read_text, read_yaml
from whosays.faults import Fault, Faults
from whosays.model import (
    AnyNote,
    Article,
    AttributedClaim,
    Block,
    Edition,
    Furniture,
    NotesFile,
    OfficialStatement,
    Reference,
    Segment,
)
from whosays.schema import nearest, validate

NOTES = "docs/notes"
REFERENCES = "docs/references.yml"
PERMALINKS = "docs/notes/permalinks.txt"
MOST_PASSAGES = 12
"""In one paragraph; docs/assets/whosays.css has a rule for each place up to this one."""

Result = TypeVar("Result")


def load_edition(root: Path) -> Edition:
    """Read and check the edition in a project's folder.

    Raises Faults with everything that is wrong in any file. Reads again only what has changed
    since the last call: the files' times and sizes are the key.
    """
    root = root.resolve()
    return _load(root, _stamp(root))


def input_files(root: Path) -> Iterator[os.DirEntry[str]]:
    """Give every file that an edition is read from."""
    for folder, ending in ((NOTES, ".yml"), (NOTES, ".txt"), ("seeds", ".txt"), ("docs", ".yml")):
        if (root / folder).is_dir():
            with os.scandir(root / folder) as entries:
                yield from (entry for entry in entries if entry.name.endswith(ending))


def _stamp(root: Path) -> frozenset[tuple[str, int, int]]:
    stats = ((entry.path, entry.stat()) for entry in input_files(root))
    return frozenset((path, stat.st_mtime_ns, stat.st_size) for path, stat in stats)


@lru_cache(maxsize=1)
def _load(root: Path, stamp: frozenset[tuple[str, int, int]]) -> Edition:
    faults: list[Fault] = []
    references = _try(faults, lambda: _read_references(root)) or {}
    articles: dict[str, Article] = {}
    for path in sorted((root / NOTES).glob("*.yml")):
        article = _try(faults, lambda name=path.name: _read_article(root, name, references))
        if article:
            articles[article.id] = article
    _try(faults, lambda: _check_permalinks(root, articles))
    if faults:
        raise Faults(faults)
    return Edition(articles, references)


def _try(faults: list[Fault], step: Callable[[], Result]) -> Result | None:
    try:
        return step()
    except Faults as found:
        faults.extend(found.faults)
        return None


def _read_references(root: Path) -> dict[str, Reference]:
    document = read_yaml(read_text(root, REFERENCES), REFERENCES)
    if not isinstance(document.value, list):
        raise Faults([document.fault((), "must be a list of references, each with “- id: …”")])
    faults: list[Fault] = []
    references: dict[str, Reference] = {}
    for index in range(len(document.value)):
        reference = _try(faults, lambda i=index: validate(Reference, document, (i,)))
        if reference and reference.id in references:
            faults.append(document.fault((index,), f"the id “{reference.id}” is given twice"))
        elif reference:
            references[reference.id] = reference
    if faults:
        raise Faults(faults)
    return references


def _read_article(root: Path, name: str, references: dict[str, Reference]) -> Article:
    path = f"{NOTES}/{name}"
    document = read_yaml(read_text(root, path), path)
    file = validate(NotesFile, document)
    faults = [
        *_check_seed(root, document, file),
        *_check_ids(document, file),
        *_check_links(document, file, references),
    ]
    if any(fault.path == file.seed.file for fault in faults):
        raise Faults(faults)
    text = read_text(root, file.seed.file)
    spans, misfits = partition(
        text, [p.furniture if isinstance(p, Furniture) else p.quote for p in file.passages]
    )
    for misfit in misfits:
        place = ("passages", min(misfit.index, len(file.passages) - 1))
        owner = f"{_name(file, misfit.index)}: " if misfit.index < len(file.passages) else ""
        faults.append(document.fault(place, owner + misfit.sentence))
    if not misfits:
        blocks = tuple(_blocks(text, file, [span for span in spans if span]))
        faults += _check_blocks(document, file, blocks)
    if faults:
        raise Faults(faults)
    return Article(file, blocks)


def _name(file: NotesFile, index: int) -> str:
    passage = file.passages[index]
    if isinstance(passage, Furniture):
        return f"furniture “{passage.furniture}”"
    return f"passage “{passage.id}”"


def _check_seed(root: Path, document: Document, file: NotesFile) -> Iterator[Fault]:
    try:
        read_text(root, file.seed.file)
    except Faults as found:
        yield from found.faults
        return
    actual = hashlib.sha256((root / file.seed.file).read_bytes()).hexdigest()
    if actual != file.seed.sha256:
        yield document.fault(
            ("seed", "sha256"),
            f"{file.seed.file} is not the text that was annotated: its SHA-256 is {actual}; "
            "restore the file, or annotate the new text and put this SHA-256 here",
        )


def _check_ids(document: Document, file: NotesFile) -> Iterator[Fault]:
    stem = document.path.rsplit("/", 1)[-1].removesuffix(".yml")
    if file.article != stem:
        yield document.fault(
            ("article",), f"the article is “{file.article}”, so its file should be {file.article}.yml"
        )
    seen: set[str] = set()
    for index, passage in enumerate(file.passages):
        if isinstance(passage, Furniture):
            continue
        if passage.id in seen:
            yield document.fault(("passages", index), f"passage “{passage.id}”: the id is given twice")
        seen.add(passage.id)


def _check_links(
    document: Document, file: NotesFile, references: dict[str, Reference]
) -> Iterator[Fault]:
    if file.found.reference not in references:
        yield document.fault(("found", "reference"), _unknown("reference", file.found.reference, references))
    spoken = set()
    for index, note in enumerate(file.passages):
        if isinstance(note, Furniture):
            continue
        place = ("passages", index)
        if isinstance(note, OfficialStatement | AttributedClaim):
            spoken.add(note.speaker)
            if note.speaker not in file.speakers:
                yield document.fault(
                    (*place, "speaker"),
                    f"passage “{note.id}”: " + _unknown("speaker", note.speaker, file.speakers),
                )
        for number, key in enumerate(note.references):
            if key not in references:
                yield document.fault(
                    (*place, "references", number),
                    f"passage “{note.id}”: " + _unknown("reference", key, references),
                )
        if note.wire and note.wire.reference not in references:
            yield document.fault(
                (*place, "wire"),
                f"passage “{note.id}”: " + _unknown("reference", note.wire.reference, references),
            )
    for speaker in sorted(set(file.speakers) - spoken):
        yield document.fault(("speakers", speaker), f"no passage has the speaker “{speaker}”")


def _unknown(what: str, key: str, known: Iterable[str]) -> str:
    return f"there is no {what} “{key}”{nearest(key, list(known))}"


def _blocks(text: str, file: NotesFile, spans: Sequence[Span]) -> Iterator[Block]:
    pairs = list(zip(file.passages, spans, strict=True))
    paragraph = 0
    for number, match in enumerate(re.finditer(r"\S(?:.|\n(?!\s*\n))*", text), start=1):
        inside = [(p, s) for p, s in pairs if match.start() <= s.start < match.end()]
        segments = tuple(_segments(text, match.start(), match.end(), inside))
        if number == 1:
            yield Block("title", None, segments)
        elif number == file.seed.caption:
            yield Block("caption", None, segments)
        elif all(segment.furniture for segment in segments):
            yield Block("furniture", None, segments)
        else:
            paragraph += 1
            yield Block("paragraph", paragraph, segments)


def _segments(
    text: str, start: int, end: int, inside: Sequence[tuple[AnyNote | Furniture, Span]]
) -> Iterator[Segment]:
    at = start
    for passage, span in inside:
        if at < span.start:
            yield Segment(text[at : span.start])
        words = text[span.start : span.end]
        is_furniture = isinstance(passage, Furniture)
        yield Segment(words, None if isinstance(passage, Furniture) else passage, is_furniture)
        at = span.end
    if at < end:
        yield Segment(text[at:end])


def _check_blocks(document: Document, file: NotesFile, blocks: Sequence[Block]) -> Iterator[Fault]:
    places = {p.id: i for i, p in enumerate(file.passages) if not isinstance(p, Furniture)}
    for block in blocks:
        notes = list(block.notes)
        for segment in block.segments:
            if segment.note and "\n\n" in segment.text:
                yield document.fault(
                    ("passages", places[segment.note.id]),
                    f"passage “{segment.note.id}”: runs over the end of a paragraph; cut it there",
                )
        if len(notes) > MOST_PASSAGES:
            yield document.fault(
                ("passages", places[notes[MOST_PASSAGES].id]),
                f"paragraph {block.number} has {len(notes)} passages; the page can light "
                f"{MOST_PASSAGES} in one paragraph at the most",
            )


def _check_permalinks(root: Path, articles: dict[str, Article]) -> None:
    """Refuse to break a link that somebody may have handed out."""
    if not (root / PERMALINKS).exists():
        return
    addresses = {f"{article.id}#{note.id}" for article in articles.values() for note in article.notes}
    unread = {path.stem for path in (root / NOTES).glob("*.yml")} - set(articles)
    faults = []
    for number, line in enumerate(read_text(root, PERMALINKS).splitlines(), start=1):
        if line and line not in addresses and line.split("#")[0] not in unread:
            faults.append(
                Fault(PERMALINKS, number, f"the published address {line} has disappeared; "
                      "give the passage its id back, or classes that were sent the link lose it")
            )
    if faults:
        raise Faults(faults)
