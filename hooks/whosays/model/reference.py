"""The list of references: the records and reports that the notes come from."""

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
    """The whole name of an organisation, or of a person whose name has no such parts."""


class Reference(Data):
    """A record or report that a note uses, in the form of CSL, and how you read it."""

    id: Slug
    """The key that notes use for it."""
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
    """The exact title on the page."""
    title_short: Annotated[Text | None, Field(alias="title-short")] = None
    """What it is, in a few plain words. Notes show it instead of a long title."""
    author: tuple[Person, ...] = ()
    """Who wrote it, if the page says so."""
    publisher: Text
    """Who published it."""
    issued: Date | None = None
    """The date on the page, as exactly as it is given. Leave it out if there is none."""
    URL: Address
    """Its web address."""
    language: Language | None = None
    """The language of the record, if it is not English."""
    standing: Standing
    """A record of the event itself, a report on it, or a work of reference."""
    voice_of: Text | None = None
    """The government whose words it has, if it is an official source."""
    seen: Seen
    """`opened`: you read it, or a stored copy. `cited`: a page that you read mentions it. `known`:
    you know the address, but haven't read it.
    """
    seen_at: Text | None = None
    """The page that mentions it, or where you read the excerpt."""
    excerpts: tuple[Text, ...] = ()
    """Its exact words."""
    translations: tuple[Text, ...] = ()
    """The excerpts in English, if they are in another language."""
    weak: Text | None = None
    """Why it is a weak source, if it is one, such as a repost or a rewrite."""
    remark: Text | None = None
    """What else a reader should know about it."""
