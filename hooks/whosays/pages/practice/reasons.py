"""Why a passage is of its kind, and why it is of no other."""

from collections.abc import Iterator
from typing import assert_never

from whosays.codebook import KINDS, KindName, SignalName
from whosays.edition import Article
from whosays.model.notes import (
    AnyNote,
    AttributedClaim,
    OfficialStatement,
    SourcedFact,
    UnattributedAnalysis,
)
from whosays.pages.tree import Child, build
from whosays.read.quotations import WORD, quotations
from whosays.syntax import without_marks

NO_RECORD: dict[SignalName, str] = {
    "motive": "No record shows what somebody is thinking.",
    "cause": "You can look up two events, but not that one caused the other.",
    "significance": "How much something matters is an opinion. You can’t look it up.",
    "trend": "It gives no two figures with dates that you could look up.",
    "prediction": "You can’t look up the future.",
    "generalisation": "It covers too much for any one record to prove.",
    "unnamed-source": "Without a name there is nobody to look up.",
    "no-record": "You could look it up, but we found no record of it.",
    "record-differs": "You could look it up, but the record says something else.",
}
UNSEEN = ("no-record", "record-differs")
"""Clues that are not on the page: only a check finds them."""
NOBODY = "Nobody is shown saying it: these are the writer’s own words."


def can_tell(note: AnyNote) -> bool:
    """Return whether readers can work out the kind from the page, without looking anything up."""
    return not (isinstance(note, UnattributedAnalysis) and note.signal in UNSEEN)


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
        words = f"{note.also.because} We chose {KINDS[note.kind].words}. {note.also.ours}"
        found[note.also.kind] = without_marks(words)
    return found


def _against(note: AnyNote) -> dict[KindName, str]:
    """Return for each of the other kinds why the passage is not of it."""
    match note:
        case SourcedFact():
            nobody = "The article itself says it. It doesn’t name a speaker."
            loaded = " One word is an opinion. Without it, you can still look up the rest."
            return {
                "official statement": nobody,
                "unattributed analysis": "You can look it up: there is a record."
                + (loaded if "loaded-word" in note.flags else ""),
                "attributed claim": nobody,
            }
        case OfficialStatement():
            office = "The speaker is an official, or speaks for a government."
            return {**_spoken(note), "attributed claim": office}
        case AttributedClaim():
            person = "The speaker has a name, but doesn’t speak for a government."
            return {**_spoken(note), "official statement": person}
        case UnattributedAnalysis():
            supported = {
                "borne out": " (A record does say the same, but the article doesn’t say where.)",
                "borne out in part": " (Some of this can be looked up, but the article doesn’t say "
                "where.)",
            }.get(note.check, "")
            nobody = {
                "unnamed-source": "Somebody seems to be speaking, but nobody is named.",
                "motive": "It says what somebody wants or thinks, but not that they said so.",
            }.get(note.signal, NOBODY)
            return {
                "sourced fact": NO_RECORD[note.signal]
                + (supported if note.signal != "prediction" else ""),
                "official statement": nobody,
                "attributed claim": nobody,
            }
        case _:
            assert_never(note)


def _spoken(note: OfficialStatement | AttributedClaim) -> dict[KindName, str]:
    """Return why words with a speaker are neither a record nor the writer's."""
    limit = {
        "borne out": "A record shows that they said it. It doesn’t show that it’s true.",
        "borne out in part": "A record shows that they said some of it. It doesn’t show that it’s "
        "true.",
        "record differs": "The record we found has other words. Either way, you only have the "
        "speaker’s word.",
    }.get(note.check, "We found no record of it. Still, the article says who said it.")
    loaded = " One word is an opinion, and that word is the writer’s."
    return {
        "sourced fact": limit,
        "unattributed analysis": "Somebody is speaking, so it isn’t only the writer’s word."
        + (loaded if "loaded-word" in note.flags else ""),
    }
