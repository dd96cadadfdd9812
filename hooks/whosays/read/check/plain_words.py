"""How plain the notes are: advice, and no fault, for a name can be long and cannot be helped."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from pyphen import Pyphen

from whosays.edition import Edition
from whosays.read.quotations import QUOTED
from whosays.syntax import without_links, without_marks

GIST_GRADE = 8
NOTE_GRADE = 9
"""School grades: what a text should need at the most."""
EVERYDAY = frozenset(
    {"a", "and", "by", "in", "is", "it", "not", "of", "on", "says", "that", "the", "they", "to"}
)
"""Words by which English is known."""
LEAST = 0.12
"""The share of such words in an English text; it is some 0.25."""
FEW = 5
"""Words; of fewer, the formula tells nothing."""
SENTENCE = re.compile(r"\b[^.!?]+[.!?]*")


def grade(text: str) -> float:
    """Return the Flesch–Kincaid grade of an English text: the school year that it needs.

    Both averages are rounded to a tenth, as the textstat library does.
    """
    text = without_links(without_marks(text))
    words = _words(text)
    if not words:
        return 0.0
    sentences = sum(len(_words(one)) > 2 for one in SENTENCE.findall(text)) or 1
    length = _tenth(len(words) / sentences)
    syllables = _tenth(sum(map(_syllables, words)) / len(words))
    return _tenth(0.39 * length + 11.8 * syllables - 15.59)


def is_english(texts: Iterable[str]) -> bool:
    """Return whether texts are in English, by its most frequent words."""
    words = [word for text in texts for word in _words(text)]
    return sum(word in EVERYDAY for word in words) > LEAST * len(words)


def hard_to_read(edition: Edition) -> Iterator[str]:
    """Yield a line for each English text of a note or a term that is harder than it should be."""
    for article in edition.in_order:
        if not is_english(note.note for note in article.notes):
            continue
        for index, note in article.file.annotated:
            where = f"{article.path}:{article.lines[index]}: passage “{note.id}”"
            own = QUOTED.sub("this", note.why or "")  # the article's words are not ours to change
            yield from _advice(where, ("why", own, NOTE_GRADE), ("gist", note.gist, GIST_GRADE))
            yield from _advice(where, ("note", note.note, NOTE_GRADE))
    for name, term in edition.terms.items():
        if is_english([term.definition, term.usage]):
            where = f"docs/glossary/{name}.md"
            yield from _advice(where, ("definition", term.definition, GIST_GRADE))
            yield from _advice(where, ("usage", term.usage, NOTE_GRADE))


def _advice(where: str, *texts: tuple[str, str, float]) -> Iterator[str]:
    for field, text, most in texts:
        if len(text.split()) >= FEW and (found := grade(text)) > most:
            yield f"{where}: {field} reads at school grade {found}; {most} or below is plain"


def _tenth(number: float) -> float:
    return int(number * 10 + 0.5) / 10 if number > 0 else 0.0


def _words(text: str) -> list[str]:
    """Return the words in small letters, each with its hyphens and apostrophes closed up."""
    return re.sub(r"[^\w\s]", "", text.lower()).split()


@cache
def _syllables(word: str) -> int:
    return len(_dictionary().positions(word)) + 1


@cache
def _dictionary() -> Pyphen:
    return Pyphen(lang="en_US")
