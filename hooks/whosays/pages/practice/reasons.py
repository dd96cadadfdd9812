"""Why a passage is of its kind, and why it is of no other."""

from typing import assert_never

from whosays.codebook import KINDS, SIGNALS, KindName, SignalName
from whosays.edition import Article, Edition
from whosays.model.notes import (
    AnyNote,
    AttributedClaim,
    OfficialStatement,
    SourcedFact,
    UnattributedAnalysis,
)
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


TELLS = "The article tells you who said it:"
LOADED = " One word is loaded, and that word is the writer’s."


def reasons(edition: Edition, article: Article, note: AnyNote) -> dict[KindName, str]:
    """Say why the passage is of its kind, and why it is of no other, or might be of one."""
    why = {
        kind: reason
        for kind, reason in _reasons(edition, article, note).items()
        if KINDS[kind] in article.kinds
    }
    if note.why:  # its editors’ own sentence points at the words
        why[note.kind] = note.why
    if note.also:
        own = KINDS[note.kind].words
        why[note.also.kind] = without_marks(
            f"{note.also.because} Our answer is {own}. {note.also.ours}"
        )
    return why


def _reasons(edition: Edition, article: Article, note: AnyNote) -> dict[KindName, str]:
    match note:
        case SourcedFact():
            record = edition.references[note.references[0]]
            extent = "some of it" if note.check == "borne out in part" else "so"
            loaded = " One word passes judgement. Without it, you can still check the claim."
            voice = "Nobody is speaking here. The article itself says so."
            return {
                "sourced fact": f"You can look it up. A record says {extent}: {record.publisher}.",
                "official statement": voice,
                "unattributed analysis": "You can look it up and get a plain yes or no. There "
                f"is a record.{loaded if 'loaded-word' in note.flags else ''}",
                "attributed claim": voice,
            }
        case OfficialStatement():
            return {
                **_spoken(article, note),
                "official statement": f"{TELLS} {_speaker(article, note)}.",
                "attributed claim": "The speaker holds an office, or speaks for a state or for a "
                "body that states have set up.",
            }
        case AttributedClaim():
            return {
                **_spoken(article, note),
                "official statement": "The speaker is named, but doesn’t speak for a state.",
                "attributed claim": f"{TELLS} {_speaker(article, note)}, who is not an official.",
            }
        case UnattributedAnalysis():
            supported = {
                "borne out": " (A record says the same, but the article doesn’t name it.)",
                "borne out in part": " (Records say some of it, but the article names none.)",
            }.get(note.check, "")
            nobody = {
                "unnamed-source": "Somebody seems to be speaking, but nobody is named.",
                "motive": "It says what somebody wants or thinks, but nobody is quoted.",
            }.get(note.signal, "Nobody is quoted or named. The writer is speaking.")
            name = note.signal.replace("-", " ")
            if note.signal == "prediction":
                supported = ""
            return {
                "unattributed analysis": f"The clue: {name}. {SIGNALS[note.signal]}",
                "sourced fact": NO_RECORD[note.signal] + supported,
                "official statement": nobody,
                "attributed claim": nobody,
            }
        case _:
            assert_never(note)


def _spoken(article: Article, note: OfficialStatement | AttributedClaim) -> dict[KindName, str]:
    """Say of words with a speaker why they are neither a record nor the writer's."""
    limit = {
        "borne out": "A record shows that they said it. Whether it is true is another "
        "question: we only have their word for it.",
        "borne out in part": "A record shows that they said some of it. Whether it is true is "
        "another question: we only have their word for it.",
        "record differs": "The record we found has different words. Whether it is true is "
        "another question: we only have their word for it.",
    }.get(note.check, "We found no record of it. But the article does tell you who said it.")
    loaded = LOADED if "loaded-word" in note.flags else ""
    return {
        "sourced fact": limit,
        "unattributed analysis": "The article tells you who said it, so it is not only the "
        f"writer’s word.{loaded}",
    }


def _speaker(article: Article, note: OfficialStatement | AttributedClaim) -> str:
    """Name the speaker of a passage with the office, unless the name says it already."""
    speaker = article.file.speakers[note.speaker]
    if speaker.office.lower() in speaker.name.lower():
        return speaker.name
    return f"{speaker.name} ({speaker.office})"
