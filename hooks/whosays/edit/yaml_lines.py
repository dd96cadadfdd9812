"""YAML as people write it: keys, values as lines, and keys changed so that all other lines stay."""

import re
import unicodedata
from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import count
from typing import Any

import yaml

from whosays.read.document import read_yaml

BLOCKS = ("note", "undecided")
"""Keys whose text is on lines of its own, after `|`."""
WIDTH = 100
COULD_BE_CUT = "could be cut: "
"""How a comment begins that offers a finer cut; it goes when the passage is decided."""


def write_value(value: Any) -> str:
    """Return a value on one line, its texts in quotation marks where YAML wants them."""
    written: str = yaml.safe_dump(
        value, allow_unicode=True, width=10**9, default_flow_style=True, sort_keys=False
    )
    return written.removesuffix("\n").removesuffix("\n...")


def write_key(key: str, value: Any) -> list[str]:
    """Return the lines of a key: a text in a block if it has several lines, a long list in rows."""
    if isinstance(value, Mapping):
        lines = [f"{key}:"]
        for name, one in value.items():
            inner = isinstance(one, Mapping)
            lines += indented([f"{name}: {write_value(one)}"] if inner else write_key(name, one), 2)
        return lines
    if isinstance(value, list | tuple):
        flow = f"{key}: {write_value(value)}"
        plain = [write_value(one) for one in value]
        if len(flow) < WIDTH and all(re.fullmatch(r"[\w.-]+", one) for one in plain):
            return [flow]
        return [f"{key}:", *(f"  - {one}" for one in plain)]
    if key in BLOCKS or (isinstance(value, str) and "\n" in value):
        return [f"{key}: |", *indented(value.rstrip("\n").split("\n"), 2)]
    return [f"{key}: {write_value(value)}"]


def write_entry(fields: Mapping[str, Any], comments: Iterable[str] = (), dash: int = 2) -> str:
    """Return an entry of `passages`, with its hyphen in column `dash`, and comments inside."""
    first, *rest = (write_key(key, value) for key, value in fields.items())
    lines = [*first, *(f"# {comment}" for comment in comments), *(x for one in rest for x in one)]
    return with_dash(joined(indented(lines, dash + 2)), dash)


def with_dash(text: str, dash: int) -> str:
    """Return a mapping as the entry of a list."""
    return f"{text[:dash]}-{text[dash + 1 :]}"


def change_keys(
    text: str, changes: Mapping[str, list[str] | None], order: Sequence[str] = ()
) -> str:
    """Return a mapping with some keys written anew, added or (None) removed; other lines stay.

    A new key comes after those before it in the `order`, or last. A comment beside or inside a
    value that changes goes on a line of its own.
    """
    lines = text.removesuffix("\n").split("\n")
    nodes = read_yaml(text, "").root.parts
    starts = {key: node.line for key, node in nodes.items()}
    indent = len(lines[min(starts.values())]) - len(lines[min(starts.values())].lstrip())
    limits = {
        at: min((x for x in starts.values() if x > at), default=len(lines))
        for at in starts.values()
    }
    ends = {key: end_of(lines, at, limits[at], indent) for key, at in starts.items()}
    edits = []
    for number, (key, written) in enumerate(changes.items()):
        new = written or []
        before = order[: order.index(key)] if key in order else [*starts]
        start = next((ends[one] for one in reversed(before) if one in ends), 0)
        end = start
        if key in starts:
            start, end = starts[key], ends[key]
            spanned = (
                lines[start:end] if isinstance(nodes[key].value, list | dict) else [lines[start]]
            )
            found = (re.search(r"(?:^|\s)(# .*)$", line) for line in spanned)
            remarks = [remark.group(1) for remark in found if remark]
            new = [*(one for one in remarks if one not in str(nodes[key].value)), *new]
        edits.append((start, end, number, indented(new, indent)))
    for start, end, _, new in sorted(edits, reverse=True):
        lines[start:end] = new
    return joined(lines)


def end_of(lines: Sequence[str], start: int, limit: int, indent: int) -> int:
    """Return one past the last line of what begins at `start` and ends before `limit`."""
    while limit > start + 1:
        line = lines[limit - 1].lstrip()
        # empty lines, and comments no further in than `indent`, belong to what follows
        if line and not (line[0] == "#" and len(lines[limit - 1]) - len(line) <= indent):
            break
        limit -= 1
    return limit


def indented(lines: Iterable[str], by: int) -> list[str]:
    """Return lines further to the right; empty ones stay empty."""
    return [f"{' ' * by}{line}" if line.strip() else "" for line in lines]


def joined(lines: Iterable[str]) -> str:
    """Return lines as a text, each with its end."""
    return "".join(f"{line}\n" for line in lines)


def latin_words(text: str) -> list[str]:
    """Return a text’s words, as far as they have letters or digits that a key may have."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.findall(r"[a-z0-9]+", plain.replace("'", ""))


def make_key(text: str, taken: Container[str] = ()) -> str:
    """Make a key of a text’s first four words that nothing else has."""
    first = "-".join(latin_words(text)[:4]) or "passage"
    names = (first if number == 1 else f"{first}-{number}" for number in count(1))
    return next(name for name in names if name not in taken)
