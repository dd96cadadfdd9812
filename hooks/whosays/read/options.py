"""Where a configuration's file has an option: only the host reads what the options say."""

from collections.abc import Iterator
from pathlib import Path

import yaml

from whosays.faults import Fault

MOVED = {"article": "article", "contact": "contact", "edition": "year"}
"""Options that were below `extra` until version 0.2, and what the plugin calls them."""


def option_line(path: Path, *keys: str) -> int:
    """Return the line on which the last of these nested keys is; 0 if this file lacks it."""
    try:
        node = yaml.compose(path.read_bytes(), Loader=yaml.CSafeLoader)
    except (OSError, yaml.YAMLError):
        return 0
    line = 0
    for key in keys:
        found = next((pair for pair in _pairs(node) if pair[0].value == key), None)
        if not found:
            return 0
        line, node = found[0].start_mark.line + 1, found[1]
    return line


def moved_options(path: Path) -> Iterator[Fault]:
    """Yield what to do about each option that is where older versions looked for it."""
    for old, new in MOVED.items():
        if line := option_line(path, "extra", old):
            sentence = f"extra, {old}: has no effect; move it to plugins, whosays, {new}"
            yield Fault(path.name, line, sentence)


def _pairs(node: yaml.Node | None) -> Iterator[tuple[yaml.Node, yaml.Node]]:
    """Yield the keys and values of a mapping, and of each mapping in a list."""
    if isinstance(node, yaml.MappingNode):
        yield from node.value
    elif isinstance(node, yaml.SequenceNode):
        for entry in node.value:
            if isinstance(entry, yaml.MappingNode):
                yield from entry.value
            else:
                yield entry, entry
