"""One article from its notes file and its text."""

from collections.abc import Iterator
from pathlib import Path

from whosays.edition import Article
from whosays.faults import Fault, Faults
from whosays.model.notes import AnyNote, Furniture, Undecided, words_of
from whosays.model.notes_file import NotesFile
from whosays.read.anchor import Misfit, partition
from whosays.read.blocks import cut
from whosays.read.check import form, marks, notes, quotations
from whosays.read.document import Document, read_yaml
from whosays.read.schema import validate
from whosays.read.text import read_text


def read_article(
    root: Path, path: str, references: set[str], sources: quotations.Sources | None
) -> tuple[Document, Article]:
    """Read and check an article. Raises Faults with everything that is wrong with it.

    `sources` is None where the list of references cannot be read: no quotation is looked up.
    """
    document = read_yaml(read_text(root, path), path)
    if faults := [*notes.check_format(document), *notes.check_length(document)]:
        raise Faults(faults)
    file = validate(NotesFile, document)
    text = read_text(root, file.seed.file)
    faults = [
        *notes.check_seed(document, file, text),
        *notes.check_ids(document, file),
        *notes.check_links(document, file, references),
        *notes.check_mentions(document, file),
        *notes.check_pairs(document, file),
    ]
    spans, misfits = partition(text, [words_of(passage) for passage in file.passages])
    faults += _misfit_faults(document, file, misfits)
    if not misfits:
        blocks = tuple(cut(text, file, [span for span in spans if span]))
        faults += notes.check_blocks(document, file, blocks)
        faults += notes.check_structure(document, file, blocks)
        faults += form.check_form(document, file)
        if sources is not None:
            faults += quotations.check_quotations(document, file, text, sources)
            faults += marks.check_marks(document, file, text, references, sources)
    if faults:
        raise Faults(faults)
    lines = tuple(document.line(("passages", index)) for index in range(len(file.passages)))
    return document, Article(file, blocks, lines, text)


def _misfit_faults(document: Document, file: NotesFile, misfits: list[Misfit]) -> Iterator[Fault]:
    last = len(file.passages) - 1
    for misfit in misfits:
        owner = f"{_name(file.passages[misfit.index])}: " if misfit.index <= last else ""
        place = ("passages", min(misfit.index, last))
        yield document.fault(place, owner + misfit.sentence)


def _name(passage: AnyNote | Furniture | Undecided) -> str:
    match passage:
        case Furniture():
            return f"furniture “{passage.furniture}”"
        case Undecided():
            return f"undecided “{passage.undecided}”"
        case _:
            return f"passage “{passage.id}”"
