"""Quotations in notes and glossary pages, each looked up where it is said to stand."""

from collections.abc import Iterable, Iterator, Mapping

from whosays.edition import Article
from whosays.faults import Fault
from whosays.model.notes import AnyNote, Record, UnattributedAnalysis, Wire
from whosays.model.notes_file import NotesFile
from whosays.model.reference import Reference
from whosays.model.term import Term
from whosays.read.check.notes import annotated
from whosays.read.document import Document, Place
from whosays.read.quotations import Source, missing

Sources = Mapping[str, list[Source]]
"""The words of each reference: excerpts, translations and titles, each by itself."""


def sources_of(references: Mapping[str, Reference]) -> Sources:
    """Give the words of every reference."""
    return {
        key: [
            Source.of(key, text)
            for text in (
                *(one.title, one.title_short or "", one.issued or ""),
                *(*one.excerpts, *one.translations),
            )
        ]
        for key, one in references.items()
    }


def check_quotations(
    document: Document, file: NotesFile, text: str, sources: Sources
) -> Iterator[Fault]:
    """Refuse a quotation that stands in no reference cited beside it, nor in the article."""
    article = article_sources(file, text, sources)
    for index, note, owner in annotated(file):
        cited = [*note.references, *([note.wire.reference] if note.wire else [])]
        known = [*(source for key in cited for source in sources.get(key, ())), *article]
        found = [(key, words, known) for key, words in _texts(note)]
        for place, wording in _wordings(note):
            if wording.reference in sources:
                words = wording.words.translate({ord("“"): None, ord("”"): None})
                found.append((place, f"“{words}”", sources[wording.reference]))
        for key, words, where in found:
            for quotation, near in missing(words, where):
                sentence = owner + quotation_fault(quotation, near)
                yield document.fault(("passages", index, *key), sentence)


def article_sources(file: NotesFile, text: str, sources: Sources) -> list[Source]:
    """Return the words of the article, those of its own entry in the list of references too.

    That has the translations of an article in another language.
    """
    return [Source.of("the article", text), *sources.get(file.found.reference, ())]


def _wordings(note: AnyNote) -> Iterator[tuple[Place, Wire | Record]]:
    if note.wire:
        yield ("wire", "words"), note.wire
        if note.wire.record:
            yield ("wire", "record", "words"), note.wire.record


def _texts(note: AnyNote) -> Iterator[tuple[Place, str]]:
    yield ("why",), note.why or ""
    yield ("finding",), note.finding or ""
    yield ("gist",), note.gist
    yield from sourced_texts(note)


def sourced_texts(note: AnyNote) -> Iterator[tuple[Place, str]]:
    """Yield the texts of a note that can mark records, each with its place."""
    yield ("note",), note.note
    if isinstance(note, UnattributedAnalysis):
        yield ("evidence",), note.evidence
    if note.also:
        yield ("also", "because"), note.also.because
        yield ("also", "ours"), note.also.ours


def check_term_quotations(
    documents: Mapping[str, Document],
    terms: Mapping[str, Term],
    articles: Iterable[Article],
    sources: Sources,
) -> Iterator[Fault]:
    """Refuse a glossary page's quotation that neither its references nor any article has."""
    texts = [Source.of(f"article {article.id}", article.text) for article in articles]
    for name, term in terms.items():
        known = [*(source for key in term.references for source in sources.get(key, ())), *texts]
        for key, words in (("definition", term.definition), ("usage", term.usage)):
            for quotation, near in missing(words, known):
                yield documents[name].fault((key,), quotation_fault(quotation, near))


def quotation_fault(quotation: str, near: str, own: str = "the article") -> str:
    """Say that a quotation was not found, and what comes nearest to it."""
    shown = f"; the nearest is {near}" if near else ""
    return (
        f"“{' '.join(quotation.split())}” stands in no excerpt, translation or title of a "
        f"reference cited here, nor in {own}{shown}"
    )
