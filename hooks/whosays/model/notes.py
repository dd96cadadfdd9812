"""A file of docs/notes: an article’s passages with their notes, and where its text comes from."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from pydantic import Discriminator, Field, StrictBool, StrictInt, Tag

from whosays.codebook import CheckName, FlagName, KindName, MannerName, SignalName
from whosays.model.fields import (
    Data,
    Date,
    Day,
    Language,
    MarkedPlain,
    MarkedProse,
    Once,
    Plain,
    Prose,
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
Cell = Annotated[str, *shaped("[a-z]+(_[a-z]+)*", "a column of the spreadsheet, as in “gist”")]


class Speaker(Data):
    """Somebody whose words the article reports."""

    name: Text
    """As the notes call them."""
    office: Text
    """The post held when the words were spoken, or what the body is."""
    states: tuple[Text, ...] = ()
    """The states that the speaker speaks for; none for a private person."""


class Wording(Data):
    """The words of a record on what the passage says."""

    reference: Slug
    """A key of docs/references.yml: the record, or the agency's story."""
    words: Annotated[Text, at_most(WIRE_WORDS)]
    """Its words, or their translation there, exactly, without quotation marks round them."""


class Wire(Wording):
    """The wording of a news agency that the passage follows."""

    record: Wording | None = None
    """What the agency's words report, if a record of it was found: the trail begins there."""


class Also(Data):
    """The other kind that a careful reader would give, with both cases in a sentence each."""

    kind: KindName
    """The other kind; never the note's own."""
    because: Annotated[MarkedPlain, at_most(ALSO_WORDS)]
    """Why a careful reader would give it, in 25 words or fewer."""
    ours: Annotated[MarkedPlain, at_most(ALSO_WORDS)]
    """Why the note keeps its own kind all the same, in 25 words or fewer."""


class Read(Data):
    """A document that was read whole."""

    read: Slug
    """A key of docs/references.yml."""
    date: Day
    """The day on which it was read."""
    opposite: Opposite = None
    """`opposite` where it was read to find what would overturn the note."""


class Query(Data):
    """A search that was made."""

    query: Text
    """The words that were searched for, as they were typed."""
    over: Annotated[Plain, Field(alias="in")]
    """What they ran over: “copies of public web pages”, “the ministry’s website”."""
    date: Day
    """The day on which it was made."""
    opposite: Opposite = None
    """`opposite` where it was made to find what would overturn the note."""


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
    """What every margin note has, whatever its passage rests on."""

    id: Slug
    """The passage's address on the page; it never changes once published."""
    quote: Text
    """The passage, exactly as in the article."""
    check: CheckName
    """What was found when the passage was compared with records."""
    finding: Annotated[Plain, at_most(FINDING_WORDS)] | None = None
    """What the check found here, in 6 words or fewer: “trend yes, degree no”."""
    flags: Annotated[tuple[FlagName, ...], Once] = ()
    """What else a reader should watch for."""
    also: Also | None = None
    """The other kind, where careful readers split; practice takes either answer."""
    why: Annotated[Plain, at_most(WHY_WORDS)] | None = None
    """The words that show the kind, in one sentence of 20 words or fewer that quotes one."""
    gist: Annotated[Plain, at_most(GIST_WORDS)]
    """The news in 12 words or fewer: all that most readers will read."""
    note: Annotated[MarkedProse, at_most(NOTE_WORDS)]
    """What was checked, what the record says, where the article differs: 75 words or fewer.

    `[@key]` before a full stop marks the record that the sentence rests on.
    """
    references: Annotated[tuple[Slug, ...], Once] = ()
    """Keys of docs/references.yml, the most important first."""
    looked: tuple[Looked, ...] = ()
    """What was searched and read whole, the search for the opposite among it."""
    wire: Wire | None = None
    """The agency wording that the passage follows, if one was found."""

    @property
    def records(self) -> tuple[str, ...]:
        """Return each record that it can mark, once: references, wire, and what that reports."""
        wire = [self.wire, self.wire.record] if self.wire else []
        return tuple(dict.fromkeys([*self.references, *(one.reference for one in wire if one)]))


class SourcedFact(Note):
    """A passage that rests on a record anyone can open."""

    kind: Literal["sourced fact"]
    """Who says so."""
    references: Annotated[tuple[Slug, ...], Field(min_length=1), Once]
    """Keys of docs/references.yml, the most important first; a fact needs at least one."""
    check: Literal["borne out", "borne out in part"]
    """What was found: a fact is one because a record bears it out, wholly or in part."""
    source_named: StrictBool
    """Whether the article itself names a source for the passage."""


class OfficialStatement(Note):
    """A passage that rests on the word of a government or an official."""

    kind: Literal["official statement"]
    """Who says so."""
    speaker: Slug
    """A key of `speakers`: who said it first, not those who passed the words on."""
    manner: MannerName
    """How the words reached the article."""
    via: tuple[Text, ...] = ()
    """The hands through which the words came, in order."""


class AttributedClaim(Note):
    """A passage that rests on the word of somebody named who is not an official."""

    kind: Literal["attributed claim"]
    """Who says so."""
    speaker: Slug
    """A key of `speakers`."""
    manner: MannerName
    """How the words reached the article."""
    worth: Plain
    """What makes this person worth hearing on the matter."""


class UnattributedAnalysis(Note):
    """A passage that rests on the writer's word alone."""

    kind: Literal["unattributed analysis"]
    """Who says so."""
    signal: SignalName
    """What gives it away."""
    evidence: Annotated[MarkedProse, at_most(EVIDENCE_WORDS)]
    """What evidence would be needed to turn it into something that can be checked."""


class Furniture(Data):
    """Words that claim nothing: a credit, a byline, a link. Shown, never labelled."""

    furniture: Text
    """The words, exactly as in the article."""


Spoken = OfficialStatement | AttributedClaim
"""Notes on passages that rest on somebody's word."""


class Undecided(Data):
    """Words that nobody has annotated yet. Shown grey, and counted nowhere."""

    undecided: Text
    """The words, exactly as in the article."""
    cues: tuple[Text, ...] = ()
    """What a machine noticed in the words, or a reader wrote beside them; it decides nothing."""
    started: dict[Cell, Text] = Field(default={})
    """What is known of the note so far, by the columns of the spreadsheet."""


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
        case _:
            return passage.quote


class Seed(Data):
    """The article as it was received."""

    file: SeedPath
    """The text, in the project's folder."""
    sha256: Sha256
    """Proves that not a letter of it was changed."""
    caption: Annotated[StrictInt, Field(ge=2)] | None = None
    """Which block of the seed is the photograph's caption, counted from 1 (the title)."""


class Found(Data):
    """Where the article was found, and by whom that was established."""

    publisher: Text
    """Who published it."""
    date: Date
    """When, as exactly as is known."""
    reference: Slug
    """A key of docs/references.yml: the article itself."""
    remark: Prose
    """How it was found, and what is not known of it."""


class Event(Data):
    """A dated event behind the article's words, for the timeline."""

    date: Date
    """The day, month or year that the reference gives."""
    words: Annotated[Plain, at_most(EVENT_WORDS)]
    """What happened, in 15 words or fewer."""
    passages: Annotated[tuple[Slug, ...], Field(min_length=1), Once]
    """The ids of the passages that lean on it."""
    dated_by_article: StrictBool
    """Whether the article itself gives its day, month or year."""
    reference: Slug
    """A key of docs/references.yml: where the date can be read."""


class Silent(Data):
    """Somebody whom the article talks about, and whose words it never reports."""

    name: Plain
    """As the notes call them."""
    passages: Annotated[tuple[Slug, ...], Field(min_length=1), Once]
    """The ids of the passages that mention them."""


class NotesFile(Data):
    """A file of docs/notes: one article's passages, in order, covering all of it."""

    format: Literal[1, 2] = 1
    """The form of the notes: 2 asks for `why`, `finding` and record marks, and checks them.

    It is 2 since version 0.2 of the program; older files say nothing.
    """
    article: Slug
    """The article's name in addresses and directives: the file's own name."""
    draft: StrictBool = False
    """Whether it is published with passages that are not annotated yet, and says so."""
    language: Language = "en"
    """Of the article's text; the notes are in the site's language."""
    seed: Seed
    """The article's text, word for word."""
    found: Found
    """Where the text comes from."""
    rights: Prose
    """To whom the article's text belongs, and why it is shown."""
    wire_remark: Prose | None = None
    """What readers should know of the agency story that `wire` passages follow."""
    added: Date | None = None
    """The day on which these notes were first published: the feed tells it."""
    ten_minutes: Annotated[tuple[StrictInt, ...], Once] = ()
    """The numbers of a few paragraphs, balanced in kinds, for a short practice."""
    start: Annotated[tuple[Slug, ...], Once] = ()
    """The ids of a few passages whose notes a stranger reads first."""
    showpiece: StrictInt | None = None
    """The number of the paragraph that the home page shows, if this is the lead article."""
    lesson: StrictInt | None = None
    """The number of the paragraph that a class sorts with devices; else it is the showpiece."""
    speakers: dict[Slug, Speaker] = Field(default={})
    """Everybody whose words the article reports, by a key of your choice."""
    silent: tuple[Silent, ...] = ()
    """Those whom the article talks about and never lets speak."""
    events: tuple[Event, ...] = ()
    """The dated events that the article leans on, dated by it or not."""
    passages: Annotated[tuple[Passage, ...], Field(min_length=1, max_length=MOST_PASSAGES)]
    """The whole article, from its first word to its last."""

    @property
    def annotated(self) -> Iterator[tuple[int, AnyNote]]:
        """Yield every note with its place among the passages."""
        for index, passage in enumerate(self.passages):
            if not isinstance(passage, Furniture | Undecided):
                yield index, passage
