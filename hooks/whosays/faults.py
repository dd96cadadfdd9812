"""Mistakes in the files of an edition, as sentences for the person who edits them."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from unicodedata import category

from whosays.lexicon import LEXICON


@dataclass(frozen=True)
class Fault:
    """One mistake: where it is, what it is, and what would be right."""

    path: str
    """The file, relative to the project's folder."""
    line: int
    """Counted from 1; 0 where the whole file is meant."""
    sentence: str

    def __str__(self) -> str:
        """Return the form that terminals and editors turn into a link, on one line."""
        where = f"{self.path}:{self.line}" if self.line else self.path
        return f"{printable(where)}: {printable(self.sentence)}"


class Faults(Exception):
    """Everything that is wrong with an edition, at once."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Sort the faults by file and line, each once."""
        self.faults = sorted(set(faults), key=in_order)
        super().__init__("\n".join(str(fault) for fault in self.faults))


def say(name: str, /, **gaps: object) -> str:
    """Return a sentence of the lexicon, its gaps filled."""
    sentence: str = LEXICON["fault"][name]
    return sentence.format(**gaps)


def refusal(path: str, name: str, /, line: int = 0, **gaps: object) -> Faults:
    """Return an error to raise that has one fault."""
    return Faults([Fault(path, line, say(name, **gaps))])


def in_order(fault: Fault) -> tuple[str, int, str]:
    """Return what sorts faults by file and line, and “row 9” before “row 10”."""
    sentence = re.sub(r"\d+", lambda number: number[0].zfill(20), fault.sentence)
    return fault.path, fault.line, sentence


def printable(text: str) -> str:
    """Spell out what a terminal would obey or could not show; spaces of any width are shown."""
    return "".join(
        c if c.isprintable() or category(c) == "Zs" else f"\\u{ord(c):04x}"
        for c in text.replace("\n", " ")
    )


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: “1 passage”, “1,204 passages”."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def shorten(text: str, maximum: int = 70) -> str:
    """Return the beginning of a text, in whole words: at most `maximum` characters, then “…”."""
    text = " ".join(text.split())
    return text if len(text) <= maximum else f"{text[:maximum].rsplit(' ', 1)[0]}…"


def nearest(word: str, words: Sequence[str]) -> str:
    """Return “. Did you mean …?” for a word that is close to a known one, or nothing."""
    by_case = {known.lower(): known for known in words}
    if close := get_close_matches(word.lower(), list(by_case), n=1, cutoff=0.6):
        return say("did-you-mean", nearest=by_case[close[0]])
    return ""


def unknown(what: str, name: str, known: Collection[str]) -> str:
    """Return the sentence that nothing has this name, with the nearest; empty if something has."""
    if name in known:
        return ""
    return say("unknown", what=what, name=name, nearest=nearest(name, list(known)))
