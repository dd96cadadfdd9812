"""Where each quote is in the text: exact and in order, or refused."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from whosays.faults import say, shorten
from whosays.read.quotations import QUOTATION_MARKS

MOST = 50
"""How many misfits are shown; more come from one cause."""
Misfit = tuple[int, str]
"""The index of a quote that does not fit, or one past the last for text that is left over; why."""


@dataclass(frozen=True)
class Span:
    """A stretch of the text, from its first character to just past its last."""

    start: int
    end: int

    def meets(self, other: "Span") -> bool:
        """Return whether the two have a character in common."""
        return self.start < other.end and self.end > other.start


def solid(text: str) -> str:
    """Return words as they are compared: without white space."""
    return "".join(text.split())


def alike(text: str, other: str) -> int:
    """Return in how many characters two texts begin alike."""
    pairs = zip(text, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def partition(text: str, quotes: Sequence[str]) -> tuple[list[Span | None], list[Misfit]]:
    """Find every quote right after the one before it, white space aside.

    The spans partition the text: nothing between them but white space, nothing left over. A
    quote that does not fit has no span and a misfit that shows the nearest text; the search
    goes on after it, so that all misfits are found at once.
    """
    places = [place for word in re.finditer(r"\S+", text) for place in range(*word.span())]
    whole = solid(text)
    spans: list[Span | None] = []
    misfits: list[Misfit] = []
    at = 0  # in `whole`: where the next quote must begin
    lost = False  # after a misfit the next quote may begin later
    for index, quote in enumerate(quotes):
        wanted = solid(quote)
        found = whole.find(wanted, at) if lost else (at if whole.startswith(wanted, at) else -1)
        if found < 0:
            if len(misfits) == MOST:
                misfits.append((index, say("more-misfits")))
                break
            rest = text[places[at] :] if at < len(places) else ""
            elsewhere = whole.find(wanted)
            misfits.append((index, _misfit(quote, rest, elsewhere, at)))
            spans.append(None)
            lost = True
            if elsewhere > at:  # it is further on: take up from there
                at, lost = elsewhere + len(wanted), False
            continue
        at, lost = found + len(wanted), False
        spans.append(Span(places[found], places[at - 1] + 1))
    if at < len(places) and not lost:
        misfits.append((len(quotes), say("text-left-over", words=shorten(text[places[at] :]))))
    return spans, misfits


def _misfit(quote: str, rest: str, elsewhere: int, at: int) -> str:
    words, rest_shown = shorten(quote), shorten(rest)
    if not rest:
        return say("after-the-end", words=words)
    if elsewhere < 0:
        return _parting(quote, rest) or say("no-match", words=words, rest=rest_shown)
    if elsewhere < at:
        return say("overlaps", words=words, rest=rest_shown)
    only_marks = {*solid(rest)[: elsewhere - at]} <= {*QUOTATION_MARKS}
    hint = say("marks-belong") if only_marks else ""
    return say("leaves-out-words", words=words, rest=rest_shown, hint=hint)


def _parting(quote: str, rest: str) -> str:
    """Return where quote and article part, if they begin alike, with characters that look alike."""
    ours, theirs = " ".join(quote.split()), " ".join(rest.split())
    same = alike(ours, theirs)
    if same < 3:
        return ""
    start = ours.rfind(" ", 0, max(0, same - 20)) + 1
    dots = "…" if start else ""
    words, rest = (f"{dots}{shorten(text[start:])}" for text in (ours, theirs))
    sentence = say("no-match", words=words, rest=rest)
    a, b = ours[same : same + 1], theirs[same : same + 1]
    if a and b and not (a.isalnum() and b.isalnum() and _plain(a) != _plain(b)):
        sentence += say("the-difference", here=_name(a), there=_name(b))
    return sentence


def _plain(character: str) -> str:
    """Return the letter without its accents."""
    return unicodedata.normalize("NFKD", character)[0].casefold()


def _name(character: str) -> str:
    visible = character.isprintable() and not unicodedata.category(character).startswith(("M", "C"))
    name = unicodedata.name(character, "")
    return f"{character + ' ' if visible else ''}U+{ord(character):04X} {name}".rstrip()
