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
    "motive": "No record can show what somebody is thinking.",
    "cause": "Records can show both events, but the link between them is the writer’s.",
    "significance": "How much something matters is a judgement, and no record can prove that.",
    "trend": "It doesn’t give two figures with dates that you could look up.",
    "prediction": "There are no records of the future.",
    "generalisation": "It is too broad for any record to prove.",
    "unnamed-source": "Without a name, there is nothing to look up.",
    "no-record": "A record could prove it, but we found none.",
    "record-differs": "There is a record, but it says something else.",
}
UNSEEN = ("no-record", "record-differs")
"""Clues that are not on the page: only a check finds them."""


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
        words = f"{note.also.because} Our answer is {KINDS[note.kind].words}. {note.also.ours}"
        found[note.also.kind] = without_marks(words)
    return found


def _against(note: AnyNote) -> dict[KindName, str]:
    """Return for each of the other kinds why the passage is not of it."""
    match note:
        case SourcedFact():
            nobody = "Nobody is speaking here. The article itself says so."
            loaded = " One word passes judgement. Without it, you can still check the claim."
            return {
                "official statement": nobody,
                "unattributed analysis": "You can look it up and get a plain yes or no. There is a "
                "record." + (loaded if "loaded-word" in note.flags else ""),
                "attributed claim": nobody,
            }
        case OfficialStatement():
            office = (
                "The speaker holds an office, or speaks for a state or for a body that states have "
                "set up."
            )
            return {**_spoken(note), "attributed claim": office}
        case AttributedClaim():
            person = "The speaker is named, but doesn’t speak for a state."
            return {**_spoken(note), "official statement": person}
        case UnattributedAnalysis():
            supported = {
                "borne out": " (A record says the same, but the article doesn’t name it.)",
                "borne out in part": " (Records say some of it, but the article names none.)",
            }.get(note.check, "")
            nobody = {
                "unnamed-source": "Somebody seems to be speaking, but nobody is named.",
                "motive": "It says what somebody wants or thinks, but nobody is quoted.",
            }.get(note.signal, "Nobody is quoted or named. The writer is speaking.")
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
    only = "Whether it is true is another question: we only have their word for it."
    limit = {
        "borne out": f"A record shows that they said it. {only}",
        "borne out in part": f"A record shows that they said some of it. {only}",
        "record differs": f"The record we found has different words. {only}",
    }.get(note.check, "We found no record of it. But the article does tell you who said it.")
    loaded = " One word is loaded, and that word is the writer’s."
    return {
        "sourced fact": limit,
        "unattributed analysis": "The article tells you who said it, so it is not only the "
        f"writer’s word.{loaded if 'loaded-word' in note.flags else ''}",
    }
