"""A file of docs/notes: one article’s passages, and where its text comes from."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt

from whosays.model.fields import (
    Data,
    Date,
    Language,
    Once,
    Plain,
    Prose,
    SeedPath,
    Sha256,
    Slug,
    Text,
    at_most,
)
from whosays.model.notes import AnyNote, Furniture, Passage, Speaker, Undecided

EVENT_WORDS = 15
MOST_PASSAGES = 2000
"""In an article: the page of a longer text would serve nobody."""
FORMAT = 2
"""The form in which this version writes notes files."""


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
