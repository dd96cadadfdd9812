"""Entries of a notes file as YAML, in the form in which people write them."""

import io
import re
from collections.abc import Iterable, Mapping
from typing import Any

import yaml
from ruamel.yaml import YAML

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
    """Write a value on one line, its texts in quotation marks where YAML wants them."""
    written: str = yaml.safe_dump(
        value, allow_unicode=True, width=10**9, default_flow_style=True, sort_keys=False
    )
    return written.removesuffix("\n").removesuffix("\n...")


def load_kept(text: str) -> Any:
    """Read YAML so that it can be changed: comments, quotation marks and order stay."""
    return _round_trip().load(text)


def dump_kept(value: Any) -> str:
    """Write what `load_kept` gave."""
    stream = io.StringIO()
    _round_trip().dump(value, stream)
    return stream.getvalue()


def _round_trip() -> YAML:
    form = YAML(typ="rt")
    form.preserve_quotes = True
    form.width = 10**9
    form.indent(mapping=2, sequence=4, offset=2)
    return form


def _write(key: str, value: Any) -> list[str]:
    if isinstance(value, Mapping):
        inner = [line for name, one in value.items() for line in _write(name, one)]
        return [f"{key}:", *(f"  {line}" if line else "" for line in inner)]
    if isinstance(value, list | tuple):
        flow = f"{key}: {write_value(value)}"
        plain = [write_value(one) for one in value]
        if len(flow) < WIDTH and all(re.fullmatch(r"[\w.-]+", one) for one in plain):
            return [flow]
        return [f"{key}:", *(f"  - {one}" for one in plain)]
    if key in BLOCKS or (isinstance(value, str) and "\n" in value):
        return [f"{key}: |", *(f"  {line}" if line.strip() else "" for line in value.split("\n"))]
    return [f"{key}: {write_value(value)}"]


def _indent(line: str) -> str:
    return f"    {line}" if line else ""
