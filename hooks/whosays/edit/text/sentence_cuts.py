"""Where a paragraph's sentences begin and end, by the rules of its language."""

import re
from collections.abc import Iterator

from sentencex import get_sentence_boundaries

OPENING = "“„«「『"
TITLE = re.compile(r"\b(?:Ms|Mx|Amb|Insp|Ft)\.\s*$")
"""What the library takes for the end of a sentence; it knows “Mr.” and most other titles."""
MARKS = f'"”»」』{OPENING}'


def sentences(text: str, language: str) -> list[str]:
    """Return the sentences of a paragraph in order; together they are the paragraph."""
    found: list[str] = []
    begin = 0
    # signs without a word belong to the sentence after them, and at the end to the last one
    for end in (*_edges(text, language), len(text)):
        if any(character.isalnum() for character in text[begin:end]):
            found.append(text[begin:end])
            begin = end
    if text[begin:].strip():
        found[-1:] = ["".join(found[-1:]) + text[begin:]]
    return [sentence.strip() for sentence in found]


def _edges(text: str, language: str) -> Iterator[int]:
    """Yield where a new sentence begins.

    The library leaves quotations whole, and a quotation may hold several sentences: so it sees
    the text without its quotation marks. It breaks down where a space that is not ASCII comes
    before a full stop: so it sees common spaces.
    """
    places = [place for place, character in enumerate(text) if character not in MARKS]
    solid = re.sub(r"[^\S\x00-\x7f]", " ", "".join(text[place] for place in places))
    at = 0
    for sentence in get_sentence_boundaries(language.split("-")[0].lower(), solid):
        at += len(sentence["text"])
        if 0 < at < len(solid) and not TITLE.search(solid[:at]):
            yield _before_marks(text, places[at])


def _before_marks(text: str, edge: int) -> int:
    """Return where a sentence begins with the marks that open a quotation before it."""
    while edge and (text[edge - 1] in OPENING or text[max(0, edge - 2) : edge] in (' "', '\n"')):
        edge -= 1
    return edge
