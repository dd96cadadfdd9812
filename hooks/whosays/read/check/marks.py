"""Rules for record marks: `[@key]` at the end of a sentence that rests on a record."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from whosays.edition import Article
from whosays.faults import Fault, unknown
from whosays.model.notes import AnyNote
from whosays.model.notes_file import NotesFile
from whosays.model.term import Term
from whosays.read.check.notes import annotated
from whosays.read.check.quotations import Sources, article_sources, sourced_texts
from whosays.read.document import Document, Place
from whosays.read.figures import figures, figures_in_record
from whosays.read.quotations import Source, missing
from whosays.read.sentences import sentences
from whosays.syntax import LIKE_A_MARK, RECORD_MARK, marked, without_marks

AFTER_THE_STOP = re.compile(r"[.?!…][”’\"')]*\s*(\[@[^\]]*\])(?=\s|$)")


@dataclass(frozen=True)
class Records:
    """What the sentences of a note or a glossary page can rest on."""

    own: tuple[str, ...]
    """The keys of its records."""
    sources: Sources
    text: list[Source]
    """The article, or every article; it needs no mark."""
    name: str = "the article"

    def of(self, keys: Iterable[str]) -> list[Source]:
        """Return the words of some records."""
        return [source for key in keys for source in self.sources.get(key, ())]

    def quoting(self, quotation: str) -> str:
        """Return the first of the records that has a quotation; empty if none has."""
        words = f"“{quotation}”"
        have = (key for key in self.own if not any(missing(words, self.of([key]))))
        return next(have, "")

    def having(self, figure: str) -> str:
        """Return the first of the records that has a figure; empty if none has."""
        have = (key for key in self.own if figure in _figures(self.of([key])))
        return next(have, "")


def check_marks(
    document: Document, file: NotesFile, text: str, references: Collection[str], sources: Sources
) -> Iterator[Fault]:
    """Refuse marks that lead nowhere; in format 2, what rests on a record and marks none."""
    article = article_sources(file, text, sources)
    article.append(Source.of("", file.found.date))
    for index, note, owner in annotated(file):
        records = Records(own_records(note), sources, article)
        if not all(key in references for key in records.own):
            continue  # which is said elsewhere
        found = [
            (place, sentence)
            for place, words in sourced_texts(note)
            for _, sentence in check_form(words, records.own, references)
        ]
        if file.format == 2 and not found:
            found = [*_unmarked_in(note, records), *_never_marked(note)]
        for place, sentence in found:
            yield document.fault(("passages", index, *place), owner + sentence)


def check_term_marks(
    documents: Mapping[str, Document],
    terms: Mapping[str, Term],
    articles: Iterable[Article],
    references: Collection[str],
    sources: Sources,
) -> Iterator[Fault]:
    """Hold glossary pages to the same, the quotations and figures of those in format 2."""
    texts = [Source.of(f"article {article.id}", article.text) for article in articles]
    for name, term in terms.items():
        records = Records(term.references, sources, texts, "an article")
        for key, words in (("definition", term.definition), ("usage", term.usage)):
            found = [one for _, one in check_form(words, records.own, references)]
            if term.format == 2 and not found:
                found += unmarked(words, records)
            for sentence in found:
                yield documents[name].fault((key,), sentence)


def own_records(note: AnyNote) -> tuple[str, ...]:
    """Return the keys that a note's marks can name: its references, and its agency's story."""
    wire = [note.wire.reference] if note.wire else []
    record = [note.wire.record.reference] if note.wire and note.wire.record else []
    return tuple(dict.fromkeys([*note.references, *wire, *record]))


def check_form(
    text: str, own: Collection[str] | None, references: Collection[str]
) -> Iterator[tuple[int, str]]:
    """Yield what is wrong with the marks themselves, each with its place in the text.

    `own` are the records that may be marked; None where any may.
    """
    for match in LIKE_A_MARK.finditer(text):
        shown = " ".join(match.group().split())
        if not RECORD_MARK.fullmatch(match.group()):
            sentence = f"“{shown}” is not a record mark; write [@key], or [@a; @b] for two"
            yield match.start(), sentence
            continue
        for key in marked(match.group()):
            if key not in references:
                yield match.start(), unknown("reference", key, references)
            elif own is not None and key not in own:
                sentence = f"[@{key}] is not one of its records; add “{key}” under “references”"
                yield match.start(), sentence
    for match in AFTER_THE_STOP.finditer(text):
        sentence = f"{match[1]} must come before the full stop of the sentence that it is for"
        yield match.start(1), sentence


def unmarked(text: str, records: Records) -> Iterator[str]:
    """Yield what is wrong with each sentence that rests on a record and does not mark it."""
    for sentence in sentences(text):
        keys = marked(sentence)
        words = without_marks(sentence)
        known = [*records.of(keys), *records.text]
        for quotation, _ in missing(words, known):
            if key := records.quoting(quotation):  # what no record has gets another sentence
                shown = " ".join(quotation.split())
                yield f"“{shown}” is from “{key}”; put [@{key}] at the end of its sentence"
        numbers = _figures(known)
        for figure in dict.fromkeys(figures(words)):
            if figure not in numbers:
                yield _figure_fault(figure, records, bool(keys))


def _figure_fault(figure: str, records: Records, marks: bool) -> str:
    """Say where a figure is from, or that nothing has it."""
    if key := records.having(figure):
        return f"{figure} is from “{key}”; put [@{key}] at the end of its sentence"
    where = "no record marked in its sentence" if marks else "no record of this note"
    return (
        f"{figure} is in {where}, nor in {records.name}; mark a record that has it in an excerpt, "
        "or leave it out"
    )


def _unmarked_in(note: AnyNote, records: Records) -> Iterator[tuple[Place, str]]:
    """Yield what a note’s texts take from records and do not mark, each with its place."""
    for place, words in sourced_texts(note):
        for sentence in unmarked(words, records):
            yield place, sentence
    for key, plain in (("why", note.why), ("finding", note.finding), ("gist", note.gist)):
        for sentence in _unknown_figures(plain or "", records):
            yield (key,), sentence


def _unknown_figures(text: str, records: Records) -> Iterator[str]:
    """Yield each figure of a text without marks that neither the article nor a record has."""
    numbers = _figures([*records.of(records.own), *records.text])
    for figure in dict.fromkeys(figures(text)):
        if figure not in numbers:
            yield f"{figure} is in no record of this note, nor in {records.name}"


def _never_marked(note: AnyNote) -> Iterator[tuple[Place, str]]:
    """Yield each reference that no sentence of a note rests on."""
    keys = {key for _, text in sourced_texts(note) for key in marked(text)}
    for number, key in enumerate(note.references):
        if key not in keys:
            sentence = (
                f"no sentence rests on “{key}”; put [@{key}] at the end of one that does, or take "
                "it out of “references”"
            )
            yield ("references", number), sentence


def _figures(sources: Iterable[Source]) -> set[str]:
    return {figure for source in sources for figure in figures_in_record(source.typed)}
