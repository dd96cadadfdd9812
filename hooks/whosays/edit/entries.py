"""Entries of a notes file as YAML, in the form in which people write them."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

import yaml

BLOCKS = ("note", "undecided")
"""Keys whose text stands on lines of its own, after `|`."""
WIDTH = 100
COULD_BE_CUT = "could be cut: "
"""How a comment begins that offers a finer cut; it goes when the passage is decided."""


def write_entry(fields: Mapping[str, Any], comments: Iterable[str] = ()) -> str:
    """Write an entry of `passages`; comments stand after its first key."""
    lines: list[str] = []
    for number, (key, value) in enumerate(fields.items()):
        lines += _write(key, value)
        if not number:
            lines += [f"# {comment}" for comment in comments]
    first, *rest = lines
    return "".join(f"{line}\n" for line in [f"  - {first}", *(_indent(line) for line in rest)])


def write_value(value: Any) -> str:
    """Write a text, a number or a flag on one line, in quotation marks where YAML wants them."""
    written = str(yaml.safe_dump(value, allow_unicode=True, width=10**9))
    return written.removesuffix("\n").removesuffix("\n...")


def _write(key: str, value: Any) -> list[str]:
    if isinstance(value, Mapping):
        inner = [line for name, one in value.items() for line in _write(name, one)]
        return [f"{key}:", *(f"  {line}" if line else "" for line in inner)]
    if isinstance(value, list | tuple):
        plain = [write_value(one) for one in value]
        flow = f"{key}: [{', '.join(plain)}]"
        simple = all(re.fullmatch(r"[\w.-]+", one) for one in plain)
        return (
            [flow]
            if simple and len(flow) < WIDTH
            else [f"{key}:", *(f"  - {one}" for one in plain)]
        )
    if key in BLOCKS or (isinstance(value, str) and "\n" in value):
        return [f"{key}: |", *(f"  {line}" if line.strip() else "" for line in value.split("\n"))]
    return [f"{key}: {write_value(value)}"]


def _indent(line: str) -> str:
    return f"    {line}" if line else ""
