"""What an edition is made of: articles, passages and their notes, references, speakers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    Discriminator,
    Field,
    StrictBool,
    StringConstraints,
    Tag,
)
from pydantic_core import PydanticCustomError

from whosays.aliases import AliasIndex
from whosays.codebook import CheckName, FlagName, KindName, SignalName

GIST_WORDS = 12
NOTE_WORDS = 75
DEFINITION_WORDS = 45
USAGE_WORDS = 75
EVIDENCE_WORDS = 25
WIRE_WORDS = 45


def count_words(text: str) -> int:
    """Count as an editor does: runs of characters between spaces and dashes."""
    return len([word for word in re.split(r"[\s–—]+", text) if re.search(r"\w", word)])


def _at_most(words: int) -> AfterValidator:
    def check(text: str) -> str:
        if (found := count_words(text)) > words:
            raise PydanticCustomError(
                "words",
                "has {found} words; {most} is the most",
                {
                    "found": found,
                    "most": words,
                },
            )
        return text

    return AfterValidator(check)


def _no_markup(text: str) -> str:
    if found := re.search(r"<[A-Za-z/!?][^>\s]*>?", text):
        raise PydanticCustomError(
            "markup",
            "has HTML in it (“{found}”); write words and *emphasis* only",
            {"found": found.group()},
        )
    if found := re.search(r"(?i)\]\(\s*(javascript|data|vbscript):", text):
        raise PydanticCustomError(
            "markup",
            "has a “{found}:” link; only http, https and links to our pages are allowed",
            {"found": found.group(1)},
        )
    return text


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Words = Annotated[Text, AfterValidator(_no_markup)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Date = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d\d(-\d\d)?)?$")]
Address = Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]


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
    words: Annotated[Text, _at_most(WIRE_WORDS)]
    """The agency's words, exactly, without quotation marks round them."""


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
    gist: Annotated[Words, _at_most(GIST_WORDS)]
    """The news in 12 words or fewer: all that most readers will read."""
    note: Annotated[Words, _at_most(NOTE_WORDS)]
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
    source_named: StrictBool
    """Whether the article itself names a source for the passage."""


class OfficialStatement(Note):
    """A passage that rests on the word of a government or an official."""

    kind: Literal["official statement"]
    speaker: Slug
    """A key of `speakers`: the first mouth, not those who passed the words on."""
    manner: Literal["quoted", "paraphrased", "summarised"]
    """How the words reached the article."""
    via: tuple[Text, ...] = ()
    """The hands through which the words came, in order."""


class AttributedClaim(Note):
    """A passage that rests on the word of somebody named who is not an official."""

    kind: Literal["attributed claim"]
    speaker: Slug
    """A key of `speakers`."""
    manner: Literal["quoted", "paraphrased", "summarised"]
    """How the words reached the article."""
    worth: Words
    """What makes this person worth hearing on the matter."""


class UnattributedAnalysis(Note):
    """A passage that rests on the writer's word alone."""

    kind: Literal["unattributed analysis"]
    signal: SignalName
    """What gives it away."""
    evidence: Annotated[Words, _at_most(EVIDENCE_WORDS)]
    """What evidence would be needed to turn it into something that can be checked."""


class Furniture(BaseModel, frozen=True, extra="forbid"):
    """Words that claim nothing: a credit, a byline, a link. Shown, never labelled."""

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
    caption: int | None = None
    """Which block of the seed is the photograph's caption, counted from 1 (the title)."""


class Found(BaseModel, frozen=True, extra="forbid"):
    """Where the article was found, and by whom that was established."""

    publisher: Text
    date: Date
    reference: Slug
    remark: Words


class NotesFile(BaseModel, frozen=True, extra="forbid"):
    """A file of docs/notes: one article's passages, in order, covering all of it."""

    article: Slug
    seed: Seed
    found: Found
    rights: Words
    """To whom the article's text belongs, and why it is shown."""
    wire_remark: Words | None = None
    """What readers should know of the agency story that `wire` passages follow."""
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
    definition: Annotated[Words, _at_most(DEFINITION_WORDS)]
    """What it means, in 45 words or fewer."""
    usage: Annotated[Words, _at_most(USAGE_WORDS)]
    """Who says it, and who objects, in 75 words or fewer."""
    see: tuple[Slug, ...] = ()
    """Related terms."""
    references: tuple[Slug, ...] = ()
    """Keys of docs/references.yml."""


@dataclass(frozen=True)
class Segment:
    """A run of the article's text: a passage, furniture, or the space between."""

    text: str
    note: AnyNote | None = None
    furniture: bool = False


@dataclass(frozen=True)
class Block:
    """A paragraph of the article, or its title or caption."""

    role: Literal["title", "caption", "paragraph", "furniture"]
    number: int | None
    """Of a paragraph, counted from 1."""
    segments: tuple[Segment, ...]

    @cached_property
    def text(self) -> str:
        """Give its words, white space included, as the seed has them."""
        return "".join(segment.text for segment in self.segments)

    @property
    def notes(self) -> Iterator[AnyNote]:
        """Give its passages' notes in order."""
        return (segment.note for segment in self.segments if segment.note)


@dataclass(frozen=True)
class Article:
    """A news article, cut into passages with their notes."""

    file: NotesFile
    blocks: tuple[Block, ...]

    @property
    def id(self) -> str:
        """Give the name under which pages ask for it."""
        return self.file.article

    @cached_property
    def title(self) -> str:
        """Give the headline as the seed has it."""
        return self.blocks[0].text

    @cached_property
    def notes(self) -> tuple[AnyNote, ...]:
        """Give all notes in the article's order."""
        return tuple(note for block in self.blocks for note in block.notes)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Give each passage's number, counted from 1."""
        return {note.id: number for number, note in enumerate(self.notes, start=1)}

    def with_kind(self, kind: KindName) -> tuple[AnyNote, ...]:
        """Give the notes of one kind."""
        return tuple(note for note in self.notes if note.kind == kind)


@dataclass(frozen=True)
class Edition:
    """Everything that was read from the files, checked and frozen."""

    articles: dict[str, Article]
    references: dict[str, Reference]
    terms: dict[str, Term]
    aliases: AliasIndex
