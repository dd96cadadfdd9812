"""Rules for what texts take from records: quotations, figures, and the marks `[@key]` of both."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from whosays.faults import say, unknown
from whosays.model.notes import AnyNote, UnattributedAnalysis
from whosays.model.reference import Reference
from whosays.model.term import Term
from whosays.read.document import Place, PlaceFault
from whosays.read.quotations import Source, figures, figures_in_record, missing, sentences
from whosays.syntax import LIKE_A_MARK, RECORD_MARK, marked, without_marks

AFTER_THE_STOP = re.compile(r"[.?!…][”’\"')]*\s*(\[@[^\]]*\])(?=\s|$)")
Text = tuple[Place, str]
Sources = Mapping[str, list[Source]]
"""The words of each reference: excerpts, translations and titles, each by itself."""


@dataclass(frozen=True)
class Records:
    """The records that sentences of a note or a glossary page can come from."""

    own: tuple[str, ...]
    sources: Sources
    text: list[Source]
    """The article, or every article; it needs no mark."""
    name: str = "the article"

    def of(self, keys: Iterable[str]) -> list[Source]:
        """Return the words of some records."""
        return [source for key in keys for source in self.sources.get(key, ())]

    @property
    def all(self) -> list[Source]:
        """Return the words of its records, and of the article."""
        return [*self.of(self.own), *self.text]

    def quoting(self, quotation: str) -> str:
        """Return the first of the records that has a quotation; empty if none has."""
        words = f"“{quotation}”"
        return next((key for key in self.own if not any(missing(words, self.of([key])))), "")

    def having(self, figure: str) -> str:
        """Return the first of the records that has a figure; empty if none has."""
        return next((key for key in self.own if figure in _figures(self.of([key]))), "")


def sources_of(references: Mapping[str, Reference]) -> Sources:
    """Return the words of every reference."""
    return {
        key: [
            Source(key, text)
            for text in (
                *(one.title, one.title_short or "", one.issued or ""),
                *(*one.excerpts, *one.translations),
            )
        ]
        for key, one in references.items()
    }


def sourced_texts(note: AnyNote) -> Iterator[Text]:
    """Yield the texts of a note that can mark records, each with its place."""
    yield ("note",), note.note
    if isinstance(note, UnattributedAnalysis):
        yield ("evidence",), note.evidence
    if note.also:
        yield ("also", "because"), note.also.because
        yield ("also", "ours"), note.also.ours


def check_note_records(
    sources: Sources, article: list[Source], form: int, note: AnyNote
) -> Iterator[PlaceFault]:
    """Yield faults of what a note takes from its records; `form` is the format of its file."""
    records = Records(note.records, sources, article)
    texts = [*sourced_texts(note)]
    plain = [("why", note.why), ("finding", note.finding), ("gist", note.gist)]
    unmarked = [((key,), text) for key, text in plain if text]
    yield from check_quotations([*texts, *unmarked], records.all)
    for place, wording in (
        (("wire", "words"), note.wire),
        (("wire", "record", "words"), note.wire and note.wire.record),
    ):
        if wording and wording.reference in sources:
            words = wording.words.translate({ord("“"): None, ord("”"): None})
            yield from check_quotations([(place, f"“{words}”")], sources[wording.reference])
    if not all(key in sources for key in records.own):
        return  # which is said elsewhere
    wrong = [*check_marks(texts, records, form)]
    yield from wrong
    if form > 1 and not wrong:
        for where, text in unmarked:
            for figure in _unknown_figures(text, records.all):
                yield where, say("unknown-figure", figure=figure, name=records.name)
        yield from _never_marked(note, texts)


def check_term_records(
    sources: Sources, articles: list[Source], term: Term
) -> Iterator[PlaceFault]:
    """Yield faults of what a glossary page takes from its records."""
    records = Records(term.references, sources, articles, "an article")
    texts: list[Text] = [(("definition",), term.definition), (("usage",), term.usage)]
    yield from check_quotations(texts, records.all)
    yield from check_marks(texts, records, term.format)


def check_quotations(
    texts: Iterable[Text], sources: Sequence[Source], own: str = "the article"
) -> Iterator[PlaceFault]:
    """Yield a fault for each quotation that no source has, with what comes nearest to it."""
    for place, text in texts:
        for quotation, near in missing(text, sources):
            shown = say("closest", near=near) if near else ""
            yield (
                place,
                say("unknown-quotation", words=" ".join(quotation.split()), own=own, shown=shown),
            )


def check_marks(texts: Iterable[Text], records: Records, form: int) -> Iterator[PlaceFault]:
    """Yield what is wrong with marks; in format 2, also what should have a mark and has none."""
    for place, text in texts:
        wrong = [sentence for _, sentence in wrong_marks(text, records.sources, records.own)]
        if form > 1 and not wrong:
            wrong += _unmarked(text, records)
        for sentence in wrong:
            yield place, sentence


def wrong_marks(
    text: str, known: Collection[str] | None, own: Collection[str] | None = None
) -> Iterator[tuple[int, str]]:
    """Yield what is wrong with marks, with its place; only `own` may be marked, or any if None.

    What is `known` is None where that cannot be told.
    """
    for match in LIKE_A_MARK.finditer(text):
        if not RECORD_MARK.fullmatch(match.group()):
            shown = " ".join(match.group().split())
            yield match.start(), say("no-mark", shown=shown)
            continue
        for key in marked(match.group()):
            if known is not None and key not in known:
                yield match.start(), unknown("reference", key, known)
            elif own is not None and key not in own:
                yield match.start(), say("mark-not-listed", key=key)
    for match in AFTER_THE_STOP.finditer(text):
        yield match.start(1), say("mark-after-stop", mark=match[1])


def _unmarked(text: str, records: Records) -> Iterator[str]:
    """Yield what is wrong with each sentence that comes from a record and does not mark it."""
    for sentence in sentences(text):
        keys = marked(sentence)
        words = without_marks(sentence)
        known = [*records.of(keys), *records.text]
        for quotation, _ in missing(words, known):
            if key := records.quoting(quotation):  # what no record has gets another sentence
                shown = " ".join(quotation.split())
                yield say("quotation-unmarked", shown=shown, key=key)
        for figure in _unknown_figures(words, known):
            where = "a record marked in its sentence" if keys else "a record of this note"
            if key := records.having(figure):
                yield say("figure-unmarked", figure=figure, key=key)
            else:
                yield say("figure-nowhere", figure=figure, name=records.name, where=where)


def _never_marked(note: AnyNote, texts: Iterable[Text]) -> Iterator[PlaceFault]:
    """Yield each reference that no sentence of a note marks."""
    keys = {key for _, text in texts for key in marked(text)}
    for number, key in enumerate(note.references):
        if key not in keys:
            yield ("references", number), say("never-marked", key=key)


def _unknown_figures(text: str, sources: Iterable[Source]) -> list[str]:
    found = dict.fromkeys(figures(text))
    known = _figures(sources) if found else ()
    return [figure for figure in found if figure not in known]


def _figures(sources: Iterable[Source]) -> set[str]:
    return {figure for source in sources for figure in figures_in_record(source.typed)}
