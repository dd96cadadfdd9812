"""The list of references: the records and reports that the notes rest on."""

from typing import Annotated, Literal

from pydantic import Field

from whosays.model.fields import Address, Data, Date, Language, Slug, Text

Seen = Literal["opened", "cited", "known"]
Standing = Literal["primary", "secondary", "reference work"]


class Person(Data):
    """An author, as CSL names them."""

    family: Text | None = None
    """The family name."""
    given: Text | None = None
    """The given names."""
    literal: Text | None = None
    """The whole name of a body, or of a person whose name has no such parts."""


class Reference(Data):
    """A record or report that a note rests on, in the shape of CSL, and how it was read."""

    id: Slug
    """The key by which notes cite it."""
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
    """What it is, in the words of CSL."""
    title: Text
    """As it stands on the page."""
    title_short: Annotated[Text | None, Field(alias="title-short")] = None
    """What it is, in a few plain words: what a note shows where the title is long."""
    author: tuple[Person, ...] = ()
    """Who wrote it, if anybody is named."""
    publisher: Text
    """Who published it."""
    issued: Date | None = None
    """The date on the page, as exactly as it was seen; left out where none was."""
    URL: Address
    """Where it can be opened."""
    language: Language | None = None
    """Of the record, where it is not English."""
    standing: Standing
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
    """What else a reader should know of it."""
