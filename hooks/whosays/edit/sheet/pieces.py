"""A notes file's text in pieces, so that one entry can be written anew and the rest stays."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from whosays.faults import Faults
from whosays.read.document import Document

IN_ONE_LINE = "holds several passages in one line; give each lines of its own, after “- ”"


@dataclass(frozen=True)
class Entry:
    """An entry of `passages` as it stands in the file: the lines before it, and its own."""

    before: str
    own: str


@dataclass(frozen=True)
class Pieces:
    """A notes file: what stands before its passages, each of them, and the rest."""

    head: str
    entries: list[Entry]
    tail: str
    dash: int
    """How far to the right the entries’ hyphens stand."""


def cut(text: str, document: Document) -> Pieces:
    """Cut a file's text. Raises Faults where two entries share a line."""
    lines = text.split("\n")
    passages = document.root.parts["passages"].parts.values()
    starts = [_start(lines, node.line) for node in passages]
    if len(set(starts)) < len(starts):
        raise Faults([document.fault(("passages",), IN_ONE_LINE)])
    dash = len(lines[starts[0]]) - len(lines[starts[0]].lstrip())
    limits = [*starts[1:], next_line(document, starts[-1], len(lines))]
    ends = [end_of(lines, *place, dash) for place in zip(starts, limits, strict=True)]
    entries = [
        Entry(joined(lines[before:start]), joined(lines[start:end]))
        for before, start, end in zip([starts[0], *ends], starts, ends, strict=False)
    ]
    return Pieces(joined(lines[: starts[0]]), entries, "\n".join(lines[ends[-1] :]), dash)


def _start(lines: list[str], line: int) -> int:
    """Give the line with an entry’s hyphen, which may stand before its first key."""
    while line and not re.match(r"\s*- ", lines[line]):
        line -= 1
    return line


def next_line(document: Document, line: int, otherwise: int) -> int:
    """Give the line, counted from 0, of the file’s next key after a line."""
    keys = (node.line for node in document.root.parts.values())
    return min((one for one in keys if one > line), default=otherwise)


def end_of(lines: list[str], start: int, limit: int, indent: int) -> int:
    """Give one past the last line of what begins at `start` and ends before `limit`.

    Empty lines belong to what follows, and so do comments that stand no further in than `indent`.
    """
    while limit > start + 1:
        line = lines[limit - 1].lstrip()
        if line and not (line[0] == "#" and len(lines[limit - 1]) - len(line) <= indent):
            break
        limit -= 1
    return limit


def joined(lines: Iterable[str]) -> str:
    """Give lines as a text, each with its end."""
    return "".join(f"{line}\n" for line in lines)
