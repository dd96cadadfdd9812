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
    """A YAML document: its value, and the nodes that know on which line each part begins."""

    path: str
    value: Any
    root: yaml.Node
    first_line: int

    def line(self, place: Place) -> int:
        """Give the line of a place, or of the nearest place round it that is in the file."""
        node, line = self.root, self.root.start_mark.line
        for part in place:
            if isinstance(node, yaml.MappingNode):
                pair = next((pair for pair in node.value if pair[0].value == part), None)
                if pair is None:
                    break
                line, node = pair[0].start_mark.line, pair[1]
            elif isinstance(node, yaml.SequenceNode) and isinstance(part, int):
                node = node.value[part]
                line = node.start_mark.line
        return line + self.first_line

    def fault(self, place: Place, sentence: str) -> Fault:
        """Say what is wrong at a place."""
        return Fault(self.path, self.line(place), sentence)


def read_text(root: Path, path: str, empty: bool = False) -> str:
    """Read a file that must be UTF-8 with Unix line ends and no byte-order mark.

    Raises Faults, with one sentence for each thing that is wrong with the bytes.
    """
    try:
        data = (root / path).read_bytes()
    except FileNotFoundError:
        raise Faults([Fault(path, 0, "there is no such file")]) from None
    except OSError as error:
        raise Faults([Fault(path, 0, f"cannot be read: {error.strerror}")]) from None
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
    if not text.strip() and not empty:
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
        root = yaml.compose(text, Loader=yaml.CBaseLoader)
    except yaml.reader.ReaderError as error:
        line = first_line + text.count("\n", 0, error.position)
        sentence = f"has a control character (U+{ord(str(error.character)):04X})"
        raise Faults([Fault(path, line, sentence)]) from None
    except RecursionError:
        raise Faults([Fault(path, 0, "is nested too deeply")]) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        raise Faults([Fault(path, line, _syntax_sentence(text, mark, error))]) from None
    if root is None:
        raise Faults([Fault(path, 0, "is empty")])
    faults: list[Fault] = []
    value = _value(root, path, first_line, faults)
    if faults:
        raise Faults(faults)
    return Document(path, value, root, first_line)


def _syntax_sentence(text: str, mark: Any, error: yaml.MarkedYAMLError) -> str:
    lines = text.splitlines()
    here = lines[mark.line] if mark and mark.line < len(lines) else ""
    if "\t" in here[: len(here) - len(here.lstrip())] or "'\\t'" in (error.problem or ""):
        return "has a tab here; YAML is indented with spaces"
    hint = ""
    if "mapping values" in (error.problem or ""):
        hint = "; a text that holds “: ” must stand in quotation marks or after a `|`"
    return f"is not YAML: {error.problem}{hint}"


def _value(node: yaml.Node, path: str, first_line: int, faults: list[Fault]) -> Any:
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node)
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, path, first_line, faults) for item in node.value]
    mapping: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        if key in mapping:
            line = key_node.start_mark.line + first_line
            faults.append(Fault(path, line, f"the key “{key}” is given twice"))
        mapping[key] = _value(value_node, path, first_line, faults)
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
