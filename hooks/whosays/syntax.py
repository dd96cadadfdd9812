"""What authors write on a page: a line `::: name argument`, and `[[term]]` in a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from whosays.faults import say

Wants = Literal[
    "nothing", "article", "an article or none", "an article or the lead", "passage", "term"
]

_NAMES: dict[Wants, str] = {
    "nothing": "articles home glossary references warm-up claims contested card downloads "
    "questions examples test test-key test-totals class-set send go handouts tell-us search "
    "contact links compare kinds checks signals flags manners",
    "article": "article strip",
    "an article or none": "predict worksheet answer-key class-view present profile",
    "an article or the lead": "think-aloud sort sort-answers hard-case",
    "passage": "passage ask words",
    "term": "term",
}
DIRECTIVES: dict[str, Wants] = {
    name: wants for wants, names in _NAMES.items() for name in names.split()
}
"""Every directive, and what it must name; `whosays.directives` has what each shows."""

MANY = {"passage", "strip", "kinds", "checks", "signals", "flags", "manners"}
"""Directives that may be on a page more than once: they have no ids."""
AT_THE_TOP = {"home", "go"}
"""Directives of pages that are in docs/ itself; all others are one folder below."""

DIRECTIVE = re.compile(r"::: (?P<name>[a-z-]+)(?: (?P<argument>[a-z0-9/-]+))?")
TERM_LINK = re.compile(r"\[\[(?P<term>[a-z0-9-]+)(?:\|(?P<words>[^\[\]|<>\"{}`*\n]+))?\]\]")
"""`[[quad]]` or `[[quad|the four]]`: how authors link a glossary page."""
LINK_WORDS = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")
ANY_TERM_LINK = re.compile(r"\[\[[^\[\]\n]*\]\]")
RECORD_MARK = re.compile(r"\s?\[(?P<keys>@[a-z0-9-]+(?:;\s*@[a-z0-9-]+)*)\]")
"""`[@key]` or `[@a; @b]`: which records a sentence comes from, before its full stop."""
LIKE_A_MARK = re.compile(r"\[\s*@[^\[\]]*\]?")
EMPHASIS = re.compile(r"\*(?P<words>[^*\s](?:[^*]*[^*\s])?)\*")

FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
FENCE = re.compile(r" {0,3}(?P<fence>`{3,}|~{3,})")
INLINE_CODE = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
LIKE_A_DIRECTIVE = re.compile(r"[\s>*+-]*:::(?!:)(?:\s|[a-z]|$)")


@dataclass(frozen=True)
class Line:
    """A line of a page that is a directive, or that looks like one and is none."""

    number: int
    """Counted from 1."""
    text: str
    name: str = ""
    argument: str = ""
    fault: str = ""
    """Why it is none, and what would be right; empty if it is one."""


def marked(text: str) -> list[str]:
    """Return the keys of all records that a text marks, in order, each as often as it is marked."""
    matches = RECORD_MARK.finditer(text) if "[@" in text else ()
    return [key for match in matches for key in keys_of(match["keys"])]


def keys_of(mark: str) -> list[str]:
    """Return the keys in a record mark: `@a; @b` has a and b."""
    return [key.strip().removeprefix("@") for key in mark.split(";")]


def without_marks(text: str) -> str:
    """Return a text without its record marks, as it is read where no list of records follows."""
    return RECORD_MARK.sub("", text) if "[@" in text else text


def without_links(text: str) -> str:
    """Return a text with the words of its links to terms in place of the links."""
    return LINK_WORDS.sub(r"\1", text) if "[[" in text else text


def find_directives(text: str) -> Iterator[Line]:
    """Yield every directive of a page: it begins its line, stands alone, and is not in code."""
    lines = text.split("\n")
    plain = without_fences(text).split("\n")
    for index, line in enumerate(plain):
        if not LIKE_A_DIRECTIVE.match(line):
            continue
        around = lines[max(0, index - 1) : index] + lines[index + 1 : index + 2]
        match = DIRECTIVE.fullmatch(line.rstrip())
        if not line.startswith(":::"):
            fault = say("directive-indented", line=line.strip())
        elif not match:
            fault = say("no-directive", line=line)
        elif any(neighbour.strip() for neighbour in around):
            fault = say("directive-crowded", line=line)
        else:
            yield Line(index + 1, line, match["name"], match["argument"] or "")
            continue
        yield Line(index + 1, line, fault=fault)


def split_front_matter(text: str) -> tuple[str, str]:
    """Return a page's front matter, without its two rules, and the rest; "" and all if none."""
    match = FRONT_MATTER.match(text)
    return (match[1], text[match.end() :]) if match else ("", text)


@lru_cache(maxsize=1)  # a page is asked for its directives, and then for its other words
def without_fences(text: str) -> str:
    """Blank out front matter and fenced code, line by line."""
    _, body = split_front_matter(text)
    lines, fence = body.split("\n"), ""
    for index, line in enumerate(lines):
        words = line.strip()
        if fence:
            lines[index] = ""
            if words and set(words) == {fence[0]} and len(words) >= len(fence):
                fence = ""
        elif match := FENCE.match(line):
            lines[index], fence = "", match["fence"]
    return "\n" * (text.count("\n") - body.count("\n")) + "\n".join(lines)


def without_code(text: str) -> str:
    """Blank out fenced and inline code, in which a directive or a link is only shown."""
    return INLINE_CODE.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), without_fences(text))
