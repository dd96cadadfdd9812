"""A file of docs/notes: an article’s passages with their notes, and where its text comes from."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal, assert_never

from pydantic import Discriminator, Field, StrictBool, StrictInt, Tag

from whosays.codebook import CheckName, FlagName, KindName, MannerName, SignalName
from whosays.model.fields import (
    Data,
    Date,
    Day,
    Holds,
    Language,
    MarkedPlain,
    MarkedProse,
    Once,
    PassageIds,
    Plain,
    Prose,
    ReferenceKey,
    References,
    SeedPath,
    Sha256,
    Slug,
    Text,
    at_most,
    shaped,
)

WHY_WORDS = 20
FINDING_WORDS = 6
GIST_WORDS = 12
NOTE_WORDS = 75
EVIDENCE_WORDS = 25
ALSO_WORDS = 25
EVENT_WORDS = 15
WIRE_WORDS = 45
MOST_PASSAGES = 2000
"""In an article: the page of a longer text would serve nobody."""
FORMAT = 2
"""The form in which this version writes notes files."""

Opposite = Annotated[Literal["opposite"] | None, Field(alias="for")]
Cell = Annotated[str, *shaped("cell", "[a-z]+(_[a-z]+)*")]


class Speaker(Data):
    """Somebody whose words the article reports."""

    name: Text
    """As the notes call them."""
    office: Text
    """The position when the words were spoken, or what the organisation is."""
    states: tuple[Text, ...] = ()
    """The countries that the speaker speaks for. Leave it out for anybody else."""


class Wording(Data):
    """The words of a record about what the passage says."""

    reference: ReferenceKey
    """A key from docs/references.yml: the record, or the agency's story."""
    words: Annotated[Text, at_most(WIRE_WORDS)]
    """Its exact words, or the exact translation there, without quotation marks around them."""


class Wire(Wording):
    """The wording of a news agency that the passage follows."""

    record: Wording | None = None
    """The record that the agency reports on, if you found one. The trail begins there."""


class Also(Data):
    """Another kind that a careful reader could choose, with a reason for each side."""

    kind: KindName
    """The other kind, not the note's own."""
    because: Annotated[MarkedPlain, at_most(ALSO_WORDS)]
    """Why a careful reader could choose it, in 25 words or fewer."""
    ours: Annotated[MarkedPlain, at_most(ALSO_WORDS)]
    """Why you choose the note's own kind, in 25 words or fewer."""


class Read(Data):
    """A document that you read from beginning to end."""

    read: ReferenceKey
    """A key of docs/references.yml."""
    date: Day
    """The day on which you read it."""
    opposite: Opposite = None
    """`opposite` if you were looking for something that would prove the note wrong."""


class Query(Data):
    """A search that you made."""

    query: Text
    """The words that you searched for, as you typed them."""
    over: Annotated[Plain, Field(alias="in")]
    """Where you searched: “saved web pages”, “the ministry’s website”."""
    date: Day
    """The day on which you made it."""
    opposite: Opposite = None
    """`opposite` if you were looking for something that would prove the note wrong."""


def _keys(value: object) -> Mapping[str, object]:
    """Return the keys and values of an entry, as it was typed or as a model."""
    if isinstance(value, dict):
        return value
    return vars(value) if isinstance(value, Data) else {}


Looked = Annotated[
    Annotated[Read, Tag("read")] | Annotated[Query, Tag("query")],
    Discriminator(lambda value: "read" if "read" in _keys(value) else "query"),
]
"""How far we looked: an entry of `looked`."""


class Note(Data):
    """What every note has, whatever its kind."""

    id: Slug
    """The passage's name in links. Never change it once it is published."""
    quote: Text
    """The passage, exactly as in the article."""
    check: CheckName
    """What you found when you compared the passage with records."""
    finding: Annotated[Plain, at_most(FINDING_WORDS)] | None = None
    """What the check found here, in 6 words or fewer: “trend yes, degree no”."""
    flags: Annotated[tuple[FlagName, ...], Once] = ()
    """What else a reader should watch for."""
    also: Also | None = None
    """Another kind, if careful readers disagree. Practice accepts both."""
    why: Annotated[Plain, at_most(WHY_WORDS)] | None = None
    """One sentence of 20 words or fewer that quotes the words that show the kind."""
    gist: Annotated[Plain, at_most(GIST_WORDS)]
    """The news in 12 words or fewer: all that most readers will read."""
    note: Annotated[MarkedProse, at_most(NOTE_WORDS)]
    """What you checked, what the record says, where the article differs: 75 words or fewer.

    `[@key]` before a full stop marks the record that the sentence comes from.
    """
    references: References = ()
    """Keys from docs/references.yml, the most important first."""
    looked: tuple[Looked, ...] = ()
    """What you searched and read, also to prove the note wrong."""
    wire: Wire | None = None
    """The words of a news agency that the passage follows, if you found any."""

    @property
    def records(self) -> tuple[str, ...]:
        """Return each record that it can mark, once: references, wire, and what that reports."""
        wire = [self.wire, self.wire.record] if self.wire else []
        return tuple(dict.fromkeys([*self.references, *(one.reference for one in wire if one)]))


class SourcedFact(Note):
    """A passage that a record confirms, and anyone can look it up."""

    kind: Literal["sourced fact"]
    """Who says so."""
    references: Annotated[References, Field(min_length=1)]
    """Keys from docs/references.yml, the most important first. A fact needs at least one."""
    check: Literal["borne out", "borne out in part"]
    """What you found: a record must confirm a fact, at least in part."""
    source_named: StrictBool
    """Whether the article itself names a source for the passage."""


class OfficialStatement(Note):
    """A passage that is the word of a government or an official."""

    kind: Literal["official statement"]
    """Who says so."""
    speaker: Annotated[Slug, Holds("speaker")]
    """A key from `speakers`: who said it first, not who passed it on."""
    manner: MannerName
    """How the article reports the words."""
    via: tuple[Text, ...] = ()
    """Who passed the words on, in order."""


class AttributedClaim(Note):
    """A passage that is the word of somebody with a name who is not an official."""

    kind: Literal["attributed claim"]
    """Who says so."""
    speaker: Annotated[Slug, Holds("speaker")]
    """A key from `speakers`."""
    manner: MannerName
    """How the article reports the words."""
    worth: Plain
    """Why this person is worth listening to on this matter."""


class UnattributedAnalysis(Note):
    """A passage that is only the writer's word."""

    kind: Literal["unattributed analysis"]
    """Who says so."""
    signal: SignalName
    """The clue that only the writer says so."""
    evidence: Annotated[MarkedProse, at_most(EVIDENCE_WORDS)]
    """What would prove it."""


class Furniture(Data):
    """Text that is not part of the story, such as a credit. It is shown without a note."""

    furniture: Text
    """The words, exactly as in the article."""


Spoken = OfficialStatement | AttributedClaim
"""Notes on passages that rest on somebody's word."""


class Undecided(Data):
    """Words that have no note yet. They are shown grey, and never counted."""

    undecided: Text
    """The words, exactly as in the article."""
    cues: tuple[Text, ...] = ()
    """What the program noticed, or a reader wrote. It is only a hint."""
    started: dict[Cell, Text] = Field(default={})
    """What you have written of the note so far, by the columns of the spreadsheet."""


AnyNote = SourcedFact | OfficialStatement | AttributedClaim | UnattributedAnalysis


def _which(value: object) -> str | None:
    """Return the tag of what an entry of `passages` is meant to be, by its keys; or None."""
    keys = _keys(value)
    # what has no kind has a tag in brackets, because no kind of an entry can be that
    without_kind = next((key for key in ("furniture", "undecided") if key in keys), "")
    return f"({without_kind})" if without_kind else str(keys.get("kind", "")) or None


Passage = Annotated[
    Annotated[SourcedFact, Tag("sourced fact")]
    | Annotated[OfficialStatement, Tag("official statement")]
    | Annotated[UnattributedAnalysis, Tag("unattributed analysis")]
    | Annotated[AttributedClaim, Tag("attributed claim")]
    | Annotated[Furniture, Tag("(furniture)")]
    | Annotated[Undecided, Tag("(undecided)")],
    Discriminator(_which),
]


def words_of(passage: AnyNote | Furniture | Undecided) -> str:
    """Return the words of the article that an entry of `passages` holds."""
    match passage:
        case Furniture():
            return passage.furniture
        case Undecided():
            return passage.undecided
        case Note():
            return passage.quote
        case _:
            assert_never(passage)


class Seed(Data):
    """The article as it was received."""

    file: SeedPath
    """The file with the text, in `seeds/`."""
    sha256: Sha256
    """A checksum, which proves that not a letter has changed."""
    caption: Annotated[StrictInt, Field(ge=2)] | None = None
    """Which block of the text is the caption of a picture. The title is 1."""


class Found(Data):
    """Where the article was found."""

    publisher: Text
    """Who published it."""
    date: Date
    """The date, as exactly as you know it."""
    reference: ReferenceKey
    """A key from docs/references.yml: the article itself."""
    remark: Prose
    """How you found it, and what you don't know about it."""


class Event(Data):
    """A dated event behind the article's words, for the timeline."""

    date: Date
    """The day, month or year in the reference."""
    words: Annotated[Plain, at_most(EVENT_WORDS)]
    """What happened, in 15 words or fewer."""
    passages: Annotated[PassageIds, Field(min_length=1)]
    """The ids of the passages that refer to it."""
    dated_by_article: StrictBool
    """Whether the article itself says when it was."""
    reference: ReferenceKey
    """A key from docs/references.yml: where the date comes from."""


class Silent(Data):
    """Somebody whom the article mentions but never quotes."""

    name: Plain
    """As the notes call them."""
    passages: Annotated[PassageIds, Field(min_length=1)]
    """The ids of the passages that mention them."""


class NotesFile(Data):
    """A file of docs/notes: one article's passages, in order, covering all of it."""

    format: Literal[1, 2] = 1
    """The format of the notes. 2 asks for `why`, `finding` and record marks, and checks them.

    Since version 0.2 of the program it is 2. Older files have no format.
    """
    article: Slug
    """The article's name in addresses and directives: the file's own name."""
    draft: StrictBool = False
    """`true` publishes it although passages have no note yet. The page then says so."""
    language: Language = "en"
    """The language of the article. The notes are in the language of the site."""
    seed: Seed
    """The article's text, word for word."""
    found: Found
    """Where the text comes from."""
    rights: Prose
    """Whose text it is, and why you may show it."""
    wire_remark: Annotated[Prose | None, Holds("prose")] = None
    """What readers should know about the agency story that `wire` passages follow."""
    added: Date | None = None
    """The day on which these notes were first published. The feed announces it."""
    ten_minutes: Annotated[tuple[StrictInt, ...], Once] = ()
    """The numbers of a few paragraphs with all kinds, for a short practice."""
    start: PassageIds = ()
    """The ids of a few passages whose notes new readers should read first."""
    showpiece: StrictInt | None = None
    """The number of the paragraph for the home page, if this is the lead article."""
    lesson: StrictInt | None = None
    """The number of the paragraph that a class sorts with devices. The default is the showpiece."""
    speakers: dict[Slug, Speaker] = Field(default={})
    """Everybody whose words the article reports, each with a key of your choice."""
    silent: tuple[Silent, ...] = ()
    """Those whom the article mentions but never quotes."""
    events: tuple[Event, ...] = ()
    """The events behind the article, with their dates."""
    passages: Annotated[tuple[Passage, ...], Field(min_length=1, max_length=MOST_PASSAGES)]
    """The whole article, from its first word to its last."""

    @property
    def annotated(self) -> Iterator[tuple[int, AnyNote]]:
        """Yield every note with its place among the passages."""
        for index, passage in enumerate(self.passages):
            if not isinstance(passage, Furniture | Undecided):
                yield index, passage
