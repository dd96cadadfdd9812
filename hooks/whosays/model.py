"""What an edition's files hold: passages and their notes, references, speakers, terms."""

from typing import Annotated, Literal

from pydantic import (
    BaseModel,
    Discriminator,
    Field,
    StrictBool,
    StrictInt,
    StringConstraints,
    Tag,
)

from whosays.codebook import CheckName, FlagName, KindName, MannerName, SignalName
from whosays.fields import Address, Date, Plain, Prose, Slug, Text, at_most

GIST_WORDS = 12
NOTE_WORDS = 75
DEFINITION_WORDS = 45
USAGE_WORDS = 75
EVIDENCE_WORDS = 25
ALSO_WORDS = 25
WIRE_WORDS = 45


class Speaker(BaseModel, frozen=True, extra="forbid"):
    """Somebody whose words the article reports."""

    name: Text
    office: Text
    """The post held when the words were spoken, or what the body is."""
    states: tuple[Text, ...] = ()
    """The states that the speaker speaks for; none for a private person."""


class Wire(BaseModel, frozen=True, extra="forbid"):
    """The wording of a news agency that the passage follows."""

    reference: Slug
    words: Annotated[Text, at_most(WIRE_WORDS)]
    """The agency's words, exactly, without quotation marks round them."""


class Also(BaseModel, frozen=True, extra="forbid"):
    """The other kind that a careful reader would give, with both cases in a sentence each."""

    kind: KindName
    """The other kind; never the note's own."""
    because: Annotated[Plain, at_most(ALSO_WORDS)]
    """Why a careful reader would give it, in 25 words or fewer."""
    ours: Annotated[Plain, at_most(ALSO_WORDS)]
    """Why the note keeps its own kind all the same, in 25 words or fewer."""


class Note(BaseModel, frozen=True, extra="forbid"):
    """What every margin note has, whatever its passage rests on."""

    id: Slug
    """The passage's address on the page; it never changes once published."""
    quote: Text
    """The passage, exactly as in the article."""
    check: CheckName
    """What was found when the passage was compared with records."""
    flags: tuple[FlagName, ...] = ()
    """What else a reader should watch for."""
    also: Also | None = None
    """The other kind, where careful readers split; practice takes either answer."""
    gist: Annotated[Plain, at_most(GIST_WORDS)]
    """The news in 12 words or fewer: all that most readers will read."""
    note: Annotated[Prose, at_most(NOTE_WORDS)]
    """What was checked, what the record says, where the article differs: 75 words or fewer."""
    references: tuple[Slug, ...] = ()
    """Keys of docs/references.yml, the most important first."""
    wire: Wire | None = None
    """The agency wording that the passage follows, if one was found."""


class SourcedFact(Note):
    """A passage that rests on a record anyone can open."""

    kind: Literal["sourced fact"]
    references: Annotated[tuple[Slug, ...], Field(min_length=1)]
    """Keys of docs/references.yml, the most important first; a fact needs at least one."""
    check: Literal["borne out", "borne out in part"]
    """What was found: a fact is one because a record bears it out, wholly or in part."""
    source_named: StrictBool
    """Whether the article itself names a source for the passage."""


class OfficialStatement(Note):
    """A passage that rests on the word of a government or an official."""

    kind: Literal["official statement"]
    speaker: Slug
    """A key of `speakers`: the first mouth, not those who passed the words on."""
    manner: MannerName
    """How the words reached the article."""
    via: tuple[Text, ...] = ()
    """The hands through which the words came, in order."""


class AttributedClaim(Note):
    """A passage that rests on the word of somebody named who is not an official."""

    kind: Literal["attributed claim"]
    speaker: Slug
    """A key of `speakers`."""
    manner: MannerName
    """How the words reached the article."""
    worth: Plain
    """What makes this person worth hearing on the matter."""


class UnattributedAnalysis(Note):
    """A passage that rests on the writer's word alone."""

    kind: Literal["unattributed analysis"]
    signal: SignalName
    """What gives it away."""
    evidence: Annotated[Prose, at_most(EVIDENCE_WORDS)]
    """What evidence would be needed to turn it into something that can be checked."""


class Furniture(BaseModel, frozen=True, extra="forbid"):
    """Prose that claim nothing: a credit, a byline, a link. Shown, never labelled."""

    furniture: Text
    """The words, exactly as in the article."""


AnyNote = SourcedFact | OfficialStatement | AttributedClaim | UnattributedAnalysis


def _which(value: object) -> str | None:
    """Tell by `furniture` or `kind` which model an entry of `passages` is meant to be."""
    if isinstance(value, Furniture):
        return "furniture"
    if isinstance(value, dict):
        return "furniture" if "furniture" in value else str(value.get("kind", "")) or None
    return getattr(value, "kind", None)


Passage = Annotated[
    Annotated[SourcedFact, Tag("sourced fact")]
    | Annotated[OfficialStatement, Tag("official statement")]
    | Annotated[UnattributedAnalysis, Tag("unattributed analysis")]
    | Annotated[AttributedClaim, Tag("attributed claim")]
    | Annotated[Furniture, Tag("furniture")],
    Discriminator(_which),
]


class Seed(BaseModel, frozen=True, extra="forbid"):
    """The article as it was received."""

    file: Annotated[str, StringConstraints(pattern=r"^seeds/[\w.-]+\.txt$")]
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    """Proves that not a letter of it was changed."""
    caption: Annotated[StrictInt, Field(ge=2)] | None = None
    """Which block of the seed is the photograph's caption, counted from 1 (the title)."""


class Found(BaseModel, frozen=True, extra="forbid"):
    """Where the article was found, and by whom that was established."""

    publisher: Text
    date: Date
    reference: Slug
    remark: Prose


class NotesFile(BaseModel, frozen=True, extra="forbid"):
    """A file of docs/notes: one article's passages, in order, covering all of it."""

    article: Slug
    seed: Seed
    found: Found
    rights: Prose
    """To whom the article's text belongs, and why it is shown."""
    wire_remark: Prose | None = None
    """What readers should know of the agency story that `wire` passages follow."""
    ten_minutes: tuple[int, ...] = ()
    """The numbers of a few paragraphs, balanced in kinds, for a short practice."""
    speakers: dict[Slug, Speaker] = {}
    passages: Annotated[tuple[Passage, ...], Field(min_length=1)]
    """The whole article, from its first word to its last."""


Seen = Literal["opened", "cited", "known"]


class Person(BaseModel, frozen=True, extra="forbid"):
    """An author, as CSL names them."""

    family: Text | None = None
    given: Text | None = None
    literal: Text | None = None


class Reference(BaseModel, frozen=True, extra="forbid"):
    """A record or report that a note rests on, in the shape of CSL, and how it was read."""

    id: Slug
    type: Literal[
        "article-journal",
        "article-newspaper",
        "bill",
        "book",
        "broadcast",
        "entry-dictionary",
        "entry-encyclopedia",
        "hearing",
        "legislation",
        "post-weblog",
        "report",
        "speech",
        "treaty",
        "webpage",
    ]
    title: Text
    title_short: Annotated[Text | None, Field(alias="title-short")] = None
    """What it is, in a few plain words: what a note shows where the title is long."""
    author: tuple[Person, ...] = ()
    publisher: Text
    issued: Date | None = None
    """The date on the page, as exactly as it was seen; left out where none was."""
    URL: Address
    language: Slug | None = None
    """Of the record, where it is not English."""
    standing: Literal["primary", "secondary", "reference work"]
    """A record of the event itself, a report on it, or a work of reference."""
    voice_of: Text | None = None
    """Whose official voice it is, if it is one."""
    seen: Seen
    """Opened in a stored copy; cited by a page that was opened; or known and not opened."""
    seen_at: Text | None = None
    """The page that cites it, or where its excerpt was read."""
    excerpts: tuple[Text, ...] = ()
    """Its own words, exactly."""
    translations: tuple[Text, ...] = ()
    """The excerpts in English, where they are in another language."""
    weak: Text | None = None
    """Why it is a weak witness, if it is: a repost, a rewrite."""
    remark: Text | None = None


class Term(BaseModel, frozen=True, extra="forbid"):
    """A word that does work, or a word for reading: the front matter of its glossary page."""

    title: Text
    description: Text
    """For search engines and link previews."""
    shelf: Literal["article", "reading"]
    """A word of the article, or a word for reading any article."""
    aliases: tuple[Text, ...] = ()
    """The article's words that link here; one in small letters matches in any case."""
    definition: Annotated[Plain, at_most(DEFINITION_WORDS)]
    """What it means, in 45 words or fewer."""
    usage: Annotated[Prose, at_most(USAGE_WORDS)]
    """Who says it, and who objects, in 75 words or fewer."""
    see: tuple[Slug, ...] = ()
    """Related terms."""
    references: tuple[Slug, ...] = ()
    """Keys of docs/references.yml."""
