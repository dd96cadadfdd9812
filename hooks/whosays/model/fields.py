"""The kinds of text that an edition's files are made of, and what each must be like."""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, Field, StringConstraints
from pydantic_core import PydanticCustomError

from whosays.faults import say
from whosays.lexicon import LEXICON
from whosays.syntax import without_marks


class Data(BaseModel, frozen=True, extra="forbid", use_attribute_docstrings=True):
    """A set of keys and values in a file: frozen once read, and no key that is not known."""


@dataclass(frozen=True)
class Holds:
    """Says what the texts of a field are: prose, or the names of something else."""

    what: Literal["prose", "passage", "reference", "speaker", "term"]


def count_words(text: str) -> int:
    """Return how many words an editor counts: runs of characters between spaces and dashes."""
    return len([word for word in re.split(r"[\s–—]+", text) if re.search(r"\w", word)])


def _refuse(wrong: Callable[[Any], str]) -> AfterValidator:
    """Return a rule: what `wrong` says of a value is wrong with it, and nothing if it is empty."""

    def check(value: Any) -> Any:
        if sentence := wrong(value):
            raise PydanticCustomError("sentence", "{sentence}", {"sentence": sentence})
        return value

    return AfterValidator(check)


def at_most(words: int) -> AfterValidator:
    """Return the rule that a text has so many words or fewer; record marks are none."""

    def wrong(text: str) -> str:
        if len(text.split()) + text.count("–") + text.count("—") <= words:  # the common case
            return ""
        found = count_words(without_marks(text))
        return say("too-many-words", found=found, words=words) if found > words else ""

    return _refuse(wrong)


def shaped(name: str, pattern: str) -> tuple[AfterValidator, object]:
    """Return the rule that a text has a shape, for us and for editors; the lexicon describes it."""
    matches, words = re.compile(pattern).fullmatch, LEXICON["shape"][name]
    rule = _refuse(lambda text: "" if matches(text) else say("wrong-shape", text=text, words=words))
    return rule, Field(json_schema_extra={"pattern": f"^{pattern}$"})


def _without(pattern: str, allowed: str) -> AfterValidator:
    search = re.compile(pattern).search

    def wrong(text: str) -> str:
        found = search(text)
        return say("not-allowed", found=found.group(), allowed=allowed) if found else ""

    return _refuse(wrong)


def control_character(text: str, allowed: str = "\n") -> str:
    """Return the first character, line ends aside, that is not allowed in a text; empty if none."""
    if text.replace("\n", "").isprintable():  # the common case
        return ""
    found = next((c for c in re.findall(CONTROL, text) if c not in allowed), "")
    return f"U+{ord(found):04X}" if found else ""


def _with_control(text: str) -> str:
    found = control_character(text)
    return say("control-character", found=found) if found else ""


def _twice(entries: tuple[object, ...]) -> str:
    again = next((one for place, one in enumerate(entries) if one in entries[:place]), None)
    return say("listed-twice", entry=again) if again is not None else ""


def _no_day(text: str) -> str:
    if not re.fullmatch(DATE, text):
        return say("no-date", text=text)
    year, month, day = (*map(int, text.split("-")), 1, 1)[:3]
    try:
        datetime.date(year, month, day)
    except ValueError:
        return say("no-real-date", text=text)
    return ""


def _no_address(text: str) -> str:
    try:
        parts = urlsplit(text)
        whole = bool(parts.hostname) and parts.port != 0
    except ValueError:
        whole = False
    if whole and re.fullmatch(r"https?://[^\s\"<>\\^`{|}]+", text):
        return ""
    return say("no-address", text=text)


CONTROL = r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\ufffe\uffff]"
"""No text has them; the signs from U+202A on turn the words after them round, even beyond a note.

Texts that are written from the right need the marks and isolates (U+200F, U+2067), which stay.
"""
HTML = r"<[A-Za-z/!?][^>\s]*>?"
LINK = r"!?\](?:\(|\[)[^)\]]*[)\]]?"
SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
MONTHS: list[str] = LEXICON["months"].split()
DATE = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"

Text = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1), _refuse(_with_control)
]
MarkedPlain = Annotated[Text, _without(rf"{HTML}|{LINK}|\[\[|[*`{{}}]", "plain words")]
"""Text that is shown as it is, but for its record marks: `[@key]`."""
MarkedProse = Annotated[
    Text, _without(rf"{HTML}|{LINK}|!\[|[`{{}}]", "words, *emphasis* and [[terms]]"), Holds("prose")
]
"""Text in which `*emphasis*`, `[[term]]` and record marks are read, and nothing else."""
_Unmarked = _without(r"\[@[^\]]*\]?", "words without a record mark")
Plain = Annotated[MarkedPlain, _Unmarked]
"""Text that is shown as it is."""
Prose = Annotated[MarkedProse, _Unmarked]
"""Text in which `*emphasis*` and `[[term]]` are read, and nothing else."""
Heading = Annotated[Text, _without(r"[<>\"{}]", "plain words")]
"""Text that the site's theme prints as HTML, in titles and attributes."""
Once = _refuse(_twice)
"""Refuses a list that has an entry twice."""
Slug = Annotated[str, *shaped("slug", SLUG)]
ReferenceKey = Annotated[Slug, Holds("reference")]
References = Annotated[tuple[Slug, ...], Once, Holds("reference")]
PassageIds = Annotated[tuple[Slug, ...], Once, Holds("passage")]
Sha256 = Annotated[str, *shaped("sha256", "[0-9a-f]{64}")]
SeedPath = Annotated[str, *shaped("seed", r"seeds/[\w-][\w.-]*\.txt")]
Language = Annotated[str, *shaped("language", "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")]
Date = Annotated[str, _refuse(_no_day), Field(json_schema_extra={"pattern": f"^{DATE}$"})]
Day = Annotated[str, *shaped("day", "[0-9]{4}-[0-9]{2}-[0-9]{2}"), _refuse(_no_day)]
Address = Annotated[str, _refuse(_no_address), Field(json_schema_extra={"format": "uri"})]
