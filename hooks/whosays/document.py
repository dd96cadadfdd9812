"""Text files and YAML documents, read strictly and with the line of every value."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from whosays.faults import Fault, Faults

Place = tuple[str | int, ...]
"""The way to a value: `("passages", 3, "gist")`."""


@dataclass(frozen=True)
class Document:
    """A YAML document: its value, and on which line each part of it begins."""

    path: str
    value: Any
    lines: dict[Place, int]

    def line(self, place: Place) -> int:
        """Give the line of a place, or of the nearest place round it that is in the file."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def fault(self, place: Place, sentence: str) -> Fault:
        """Say what is wrong at a place."""
        return Fault(self.path, self.line(place), sentence)


def read_text(root: Path, path: str) -> str:
    """Read a file that must be UTF-8 with Unix line ends and no byte-order mark.

    Raises Faults, with one sentence for each thing that is wrong with the bytes.
    """
    try:
        data = (root / path).read_bytes()
    except FileNotFoundError:
        raise Faults([Fault(path, 0, "there is no such file")]) from None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Faults([Fault(path, line, "is not UTF-8 here; save the file as UTF-8")]) from None
    faults = []
    if text.startswith("\ufeff"):
        faults.append(Fault(path, 1, "begins with a byte-order mark; save as UTF-8 without BOM"))
    if "\r" in text:
        line = text.count("\n", 0, text.index("\r")) + 1
        faults.append(Fault(path, line, "has Windows line ends (CRLF); save it with LF"))
    if not text.strip():
        faults.append(Fault(path, 0, "is empty"))
    if faults:
        raise Faults(faults)
    return text


def read_yaml(text: str, path: str, first_line: int = 1) -> Document:
    """Parse one YAML document in which only true, false, null and whole numbers are not text.

    `NO` is not False and a date stays as it was typed. Raises Faults for bad syntax, a tab used
    as indentation, or a key that is given twice.
    """
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        raise Faults([Fault(path, line, _syntax_sentence(text, mark, error))]) from None
    if root is None:
        raise Faults([Fault(path, 0, "is empty")])
    reader = _Reader(path, first_line)
    value = reader.value(root, ())
    if reader.faults:
        raise Faults(reader.faults)
    return Document(path, value, reader.lines)


def _syntax_sentence(text: str, mark: Any, error: yaml.MarkedYAMLError) -> str:
    lines = text.splitlines()
    here = lines[mark.line] if mark and mark.line < len(lines) else ""
    if "\t" in here[: len(here) - len(here.lstrip())] or "'\\t'" in (error.problem or ""):
        return "has a tab here; YAML is indented with spaces"
    hint = ""
    if "mapping values" in (error.problem or ""):
        hint = "; a text that holds “: ” must stand in quotation marks or after a `|`"
    return f"is not YAML: {error.problem}{hint}"


class _Reader:
    """Turns YAML nodes into plain values and keeps the line of each."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.lines: dict[Place, int] = {}
        self.faults: list[Fault] = []

    def value(self, node: Any, place: Place) -> Any:
        self.lines[place] = node.start_mark.line + self.first_line
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, place)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*place, i)) for i, item in enumerate(node.value)]
        return _scalar(node)

    def _mapping(self, node: yaml.MappingNode, place: Place) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            line = key_node.start_mark.line + self.first_line
            if key in mapping:
                self.faults.append(Fault(self.path, line, f"the key “{key}” is given twice"))
            mapping[key] = self.value(value_node, (*place, key))
            self.lines[(*place, key)] = line
        return mapping


def _scalar(node: yaml.ScalarNode) -> str | bool | int | None:
    text = str(node.value)
    if node.style:  # quoted or block: always text
        return text
    if text in ("true", "false"):
        return text == "true"
    if text in ("", "null", "~"):
        return None
    if text.isdecimal() and str(int(text)) == text:
        return int(text)
    return text
