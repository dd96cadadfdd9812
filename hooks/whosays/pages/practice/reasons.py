"""Why a passage is of its kind, and why it is of no other."""

from whosays.codebook import KINDS, SIGNALS, KindName, SignalName
from whosays.edition import Article, Edition
from whosays.lexicon import LEXICON
from whosays.model.notes import AnyNote, SourcedFact, Spoken, UnattributedAnalysis
from whosays.syntax import without_marks

REASONS: dict[KindName, dict[KindName, str]] = LEXICON["reasons"]
"""Of each kind, why a passage of it is of that kind and of no other."""
PARTS: dict[str, dict[str, str]] = LEXICON["reason_parts"]
NO_RECORD: dict[SignalName, str] = LEXICON["no_record"]


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
    loaded = "loaded-word" in note.flags
    match note:
        case SourcedFact():
            filled = {
                "record": edition.references[note.references[0]].publisher,
                "extent": PARTS["extent"][note.check],
                "loaded": PARTS["loaded"]["fact"] if loaded else "",
            }
        case UnattributedAnalysis():
            supported = PARTS["supported"].get(note.check, "")
            filled = {
                "clue": note.signal.replace("-", " "),
                "meaning": SIGNALS[note.signal],
                "no_record": NO_RECORD[note.signal],
                "supported": supported if note.signal != "prediction" else "",
                "nobody": PARTS["nobody"].get(note.signal, PARTS["nobody"]["other"]),
            }
        case _:
            filled = {
                "speaker": _speaker(article, note),
                "limit": PARTS["limit"].get(note.check, PARTS["limit"]["other"]),
                "loaded": PARTS["loaded"]["words"] if loaded else "",
            }
    return {kind: text.format_map(filled) for kind, text in REASONS[note.kind].items()}


def _speaker(article: Article, note: Spoken) -> str:
    """Name the speaker of a passage with the office, unless the name says it already."""
    speaker = article.file.speakers[note.speaker]
    if speaker.office.lower() in speaker.name.lower():
        return speaker.name
    return f"{speaker.name} ({speaker.office})"
