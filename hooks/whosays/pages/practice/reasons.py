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
    "motive": "No record shows what is in a mind.",
    "cause": "Records can show two events, but here the link between them is the writer’s.",
    "significance": "How much something matters is a judgement, and no record settles that.",
    "trend": "It gives no two dated figures that a record could be held against.",
    "prediction": "There is no record of the future.",
    "generalisation": "It sweeps too wide for a record to settle.",
    "unnamed-source": "Without a name there is no record to look up.",
    "no-record": "A record could settle it, but we found none.",
    "record-differs": "A record exists, and it says something else.",
}


TELLS = "The article tells you who said it:"
LOADED = " One word leans, and that word is the writer’s."


def reasons(edition: Edition, article: Article, note: AnyNote) -> dict[KindName, str]:
    """Say why the passage is of its kind, and why it is of no other, or might be of one."""
    why = {
        kind: reason
        for kind, reason in _reasons(edition, article, note).items()
        if KINDS[kind] in article.kinds
    }
    if note.also:
        own = KINDS[note.kind].words
        why[note.also.kind] = without_marks(f"{note.also.because} We keep {own}. {note.also.ours}")
    return why


def _reasons(edition: Edition, article: Article, note: AnyNote) -> dict[KindName, str]:
    match note:
        case SourcedFact():
            record = edition.references[note.references[0]]
            extent = "some of it" if note.check == "borne out in part" else "so"
            loaded = " One word judges, but a claim that can be checked is left without it."
            voice = "The article says it in its own voice. It tells you of no speaker."
            return {
                "sourced fact": f"A record says {extent}: {record.publisher}.",
                "official statement": voice,
                "unattributed analysis": "It can be settled without judging, because a record "
                f"exists.{loaded if 'loaded-word' in note.flags else ''}",
                "attributed claim": voice,
            }
        case OfficialStatement():
            return {
                **_spoken(article, note),
                "official statement": f"{TELLS} {_speaker(article, note)}.",
                "attributed claim": "The one who speaks holds an office, or speaks for a state or "
                "for a body that states set up.",
            }
        case AttributedClaim():
            return {
                **_spoken(article, note),
                "official statement": "The one who speaks is named, and speaks for no state.",
                "attributed claim": f"{TELLS} {_speaker(article, note)}, who is no official.",
            }
        case UnattributedAnalysis():
            supported = {
                "borne out": " (A record does say the same. The sentence does not show it.)",
                "borne out in part": " (Records say some of it. The sentence shows none.)",
            }.get(note.check, "")
            nobody = {
                "unnamed-source": "Somebody seems to speak, but nobody is named.",
                "motive": "It says what somebody wants or thinks, but nobody is shown saying so.",
            }.get(note.signal, "Nobody is shown saying it. It is in the writer’s own voice.")
            name = note.signal.replace("-", " ")
            if note.signal == "prediction":
                supported = ""
            return {
                "unattributed analysis": f"The signal: {name}. {SIGNALS[note.signal]}",
                "sourced fact": NO_RECORD[note.signal] + supported,
                "official statement": nobody,
                "attributed claim": nobody,
            }
        case _:
            assert_never(note)


def _spoken(article: Article, note: OfficialStatement | AttributedClaim) -> dict[KindName, str]:
    """Say of words with a speaker why they are neither a record nor the writer's."""
    limit = {
        "borne out": "A record shows that they said so. For what was said we still have "
        "only their word.",
        "borne out in part": "A record has some of it. For what was said we still have "
        "only the speaker’s word.",
        "record differs": "The record we found has different words. In any case we have "
        "only the speaker’s word for it.",
    }.get(note.check, "We found no record of it. The article still gives it a speaker.")
    loaded = LOADED if "loaded-word" in note.flags else ""
    return {
        "sourced fact": limit,
        "unattributed analysis": f"It has a speaker, so it is not the writer’s word alone.{loaded}",
    }


def _speaker(article: Article, note: OfficialStatement | AttributedClaim) -> str:
    """Name the speaker of a passage with the office, unless the name says it already."""
    speaker = article.file.speakers[note.speaker]
    if speaker.office.lower() in speaker.name.lower():
        return speaker.name
    return f"{speaker.name} ({speaker.office})"
