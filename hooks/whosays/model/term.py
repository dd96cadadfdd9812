"""A glossary page's front matter."""

from typing import Annotated, Literal

from whosays.model.fields import (
    Data,
    Heading,
    Holds,
    MarkedPlain,
    MarkedProse,
    Once,
    References,
    Slug,
    Text,
    at_most,
)

DEFINITION_WORDS = 45
USAGE_WORDS = 75
Shelf = Literal["article", "reading"]


class Term(Data):
    """A word from an article, or a word about reading: the front matter of its glossary page."""

    title: Heading
    """The word itself."""
    description: Heading
    """For search engines and link previews."""
    format: Literal[1, 2] = 1
    """The format of the page. 2 asks for record marks, and checks them."""
    shelf: Shelf
    """`article` for a word from an article, `reading` for a word about reading any article."""
    aliases: Annotated[tuple[Text, ...], Once] = ()
    """Words in articles that link here. An alias in small letters matches any case."""
    definition: Annotated[MarkedPlain, at_most(DEFINITION_WORDS)]
    """What it means, in 45 words or fewer."""
    usage: Annotated[MarkedProse, at_most(USAGE_WORDS)]
    """Who says it, and who objects, in 75 words or fewer."""
    see: Annotated[tuple[Slug, ...], Once, Holds("term")] = ()
    """Related terms."""
    references: References = ()
    """Keys from docs/references.yml."""
