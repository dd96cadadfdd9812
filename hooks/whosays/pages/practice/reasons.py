"""Why a passage is of its kind, and why it is of no other."""

from collections.abc import Iterator
from typing import assert_never

from whosays.codebook import KINDS, KindName, SignalName
from whosays.edition import Article
from whosays.lexicon import LEXICON
from whosays.model.notes import (
    AnyNote,
    AttributedClaim,
    OfficialStatement,
    SourcedFact,
    Spoken,
    UnattributedAnalysis,
)
from whosays.pages.tree import Child, build
from whosays.read.check.notes import FOUND_BY_CHECK
from whosays.read.quotations import WORD, quotations
from whosays.syntax import without_marks

NO_RECORD: dict[SignalName, str] = LEXICON["no_record"]
AGAINST: dict[str, str] = LEXICON["against"]


def can_tell(note: AnyNote) -> bool:
    """Return whether readers can work out the kind from the page, without looking anything up."""
    return not (isinstance(note, UnattributedAnalysis) and note.signal in FOUND_BY_CHECK)


def why(note: AnyNote) -> str:
    """Return why the passage is of its kind: its note's reason, or else what the kind means."""
    return note.why or KINDS[note.kind].meaning


def bold_words(note: AnyNote) -> Iterator[Child]:
    """Yield the words of the passage, with those in bold that its reason quotes."""
    words = list(WORD.finditer(note.quote))
    folded, done = [word.group().casefold() for word in words], 0
    spans = []
    for _, parts in quotations(note.why or "", least=1):
        for part in map(str.split, parts):
            places = range(len(folded) - len(part) + 1)
            if (at := next((n for n in places if folded[n : n + len(part)] == part), -1)) >= 0:
                spans.append((words[at].start(), words[at + len(part) - 1].end()))
    for start, end in sorted(spans):
        if start >= done:
            yield note.quote[done:start]
            yield build("b", {}, note.quote[start:end])
            done = end
    yield note.quote[done:]


def reasons(article: Article, note: AnyNote) -> dict[KindName, str]:
    """Return why the passage is of its kind, and why it is of no other, or might be of one."""
    found = {
        kind: reason
        for kind, reason in {note.kind: why(note), **_against(note)}.items()
        if KINDS[kind] in article.kinds
    }
    if note.also:
        words = f"{note.also.because} We answer {KINDS[note.kind].letter}. {note.also.ours}"
        found[note.also.kind] = without_marks(words)
    return found


def _against(note: AnyNote) -> dict[KindName, str]:
    """Return for each of the other kinds why the passage is not of it."""
    match note:
        case SourcedFact():
            return {
                "official statement": AGAINST["speech"],
                "unattributed analysis": AGAINST[f"judgement{_loaded(note)}"],
                "attributed claim": AGAINST["speech"],
            }
        case OfficialStatement():
            return {**_spoken(note), "attributed claim": AGAINST["a person"]}
        case AttributedClaim():
            return {**_spoken(note), "official statement": AGAINST["an official"]}
        case UnattributedAnalysis():
            found = LEXICON["though_record"].get(note.check, "")
            nobody = LEXICON["nobody"].get(note.signal, LEXICON["nobody"]["other"])
            return {
                "sourced fact": NO_RECORD[note.signal]
                + (found if note.signal != "prediction" else ""),
                "official statement": nobody,
                "attributed claim": nobody,
            }
        case _:
            assert_never(note)


def _spoken(note: Spoken) -> dict[KindName, str]:
    """Return why words with a speaker are neither a record nor the writer's."""
    return {
        "sourced fact": LEXICON["only_their_word"][note.check],
        "unattributed analysis": AGAINST[f"the writer{_loaded(note)}"],
    }


def _loaded(note: AnyNote) -> str:
    return ", with a loaded word" if "loaded-word" in note.flags else ""
