"""Text files and YAML documents, read strictly and with the line of every value."""

import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from whosays.faults import Fault, Faults
from whosays.model.fields import control_character

Place = tuple[str | int, ...]
"""The way to a value: `("passages", 3, "gist")`."""

MOST_BYTES = 5_000_000
"""Of one file; a notes file of a hundred passages has some 120,000."""
DEEPEST = 20
"""How many lists and mappings may stand in each other; our files need six."""


@dataclass
class Node:
    """A value of a document, with the line on which it begins, or its key does."""

    line: int
    """Counted from 0."""
    value: Any
    parts: dict[str | int, "Node"] = field(default_factory=dict)


@dataclass(frozen=True)
class Document:
    """A YAML document: its value, and on which line each part begins."""

    path: str
    root: Node
    first_line: int = 1
    """In the file: 2 for front matter, which begins after a line of its own."""

    @property
    def value(self) -> Any:
        """Give what the document holds."""
        return self.root.value

    def line(self, place: Place) -> int:
        """Give the line of a place, or of the nearest place round it that is in the file."""
        node = self.root
        for part in place:
            if part not in node.parts:
                break
            node = node.parts[part]
        return node.line + self.first_line

    def fault(self, place: Place, sentence: str) -> Fault:
        """Say what is wrong at a place."""
        return Fault(self.path, self.line(place), sentence)


def read_text(root: Path, path: str, *, empty: bool = False, any_line_ends: bool = False) -> str:
    """Read a file that must be UTF-8 with Unix line ends and no byte-order mark.

    Raises Faults, with one sentence for each thing that is wrong with the bytes.
    """
    data = _read_bytes(root, path)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Faults([Fault(path, line, "is not UTF-8 here; save the file as UTF-8")]) from None
    faults = []
    if any_line_ends:
        text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if text.startswith("\ufeff"):
        faults.append(Fault(path, 1, "begins with a byte-order mark; save as UTF-8 without BOM"))
    if "\r" in text:
        line = text.count("\n", 0, text.index("\r")) + 1
        faults.append(Fault(path, line, "has Windows line ends (CRLF); save it with LF"))
    suspect = text if control_character(text, allowed="\t\n\r") else ""  # a line a time is slow
    for number, line_text in enumerate(suspect.replace("\r", "").split("\n"), start=1):
        if found := control_character(line_text, allowed="\t"):
            faults.append(Fault(path, number, f"has a control character ({found}); take it out"))
    if not text.strip() and not empty:
        faults.append(Fault(path, 0, "is empty"))
    if faults:
        raise Faults(faults)
    return text


def _read_bytes(root: Path, path: str) -> bytes:
    try:
        about = (root / path).stat()
        if not stat.S_ISREG(about.st_mode):
            raise Faults([Fault(path, 0, "is not a file; give it another name")])
        if not (root / path).resolve().is_relative_to(root.resolve()):
            raise Faults([Fault(path, 0, "leads out of the project; put the file itself here")])
        if about.st_size > MOST_BYTES:
            sentence = f"has {about.st_size:,} bytes; {MOST_BYTES:,} is the most"
            raise Faults([Fault(path, 0, sentence)])
        return (root / path).read_bytes()
    except FileNotFoundError:
        raise Faults([Fault(path, 0, "there is no such file")]) from None
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or "a link that leads in a circle"
        raise Faults([Fault(path, 0, f"cannot be read: {reason}")]) from None


def read_yaml(text: str, path: str, first_line: int = 1) -> Document:
    """Parse one YAML document in which only true, false and whole numbers are not text.

    `NO` is not False and a date stays as it was typed. Raises Faults for bad syntax, anchors,
    aliases and tags, a key that is given twice, and a key without a value.
    """
    faults: list[Fault] = []
    reader = _Reader(text, path, first_line, faults)
    try:
        root = reader.read(yaml.parse(text, Loader=yaml.CBaseLoader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        raise Faults([Fault(path, line, _syntax_sentence(text, mark, error))]) from None
    if faults:
        raise Faults(faults)
    if root is None:
        raise Faults([Fault(path, 0, "is empty")])
    return Document(path, root, first_line)


class _Reader:
    """Makes nodes from YAML's events, one after the other, so that no depth can exhaust it."""

    def __init__(self, text: str, path: str, first_line: int, faults: list[Fault]) -> None:
        self.lines = text.split("\n")
        self.path = path
        self.first_line = first_line
        self.faults = faults

    def fault(self, line: int, sentence: str) -> None:
        self.faults.append(Fault(self.path, line + self.first_line, sentence))

    def read(self, events: Iterator[Any]) -> Node | None:
        root: Node | None = None
        open_nodes: list[Node] = []
        keys: list[tuple[str, int] | None] = []  # of the open mappings: the key that waits
        for event in events:
            line = event.start_mark.line
            if not isinstance(event, yaml.ScalarEvent):  # of which there are most
                if isinstance(event, yaml.DocumentStartEvent) and root:
                    self.fault(line, "a second document begins here; a file holds one")
                    break
                if isinstance(event, yaml.CollectionEndEvent):
                    open_nodes.pop()
                    keys.pop()
                    continue
                if not isinstance(event, yaml.NodeEvent):
                    continue
            if not self.allowed(event):
                break
            if open_nodes and isinstance(open_nodes[-1].value, dict) and keys[-1] is None:
                if not isinstance(event, yaml.ScalarEvent):
                    self.fault(line, "a key must be a word")
                    break
                if event.value in open_nodes[-1].parts:
                    self.fault(line, f"the key “{event.value}” is given twice")
                keys[-1] = (event.value, line)
                continue
            node = self.node(event)
            if not open_nodes:
                root = node
            elif isinstance(open_nodes[-1].value, dict):
                key, node.line = keys[-1] or ("", line)
                self.check_value(event, key, node.line)
                open_nodes[-1].value[key] = node.value
                open_nodes[-1].parts[key] = node
                keys[-1] = None
            else:
                self.check_value(event, "", line)
                open_nodes[-1].parts[len(open_nodes[-1].value)] = node
                open_nodes[-1].value.append(node.value)
            if isinstance(event, yaml.CollectionStartEvent):
                open_nodes.append(node)
                keys.append(None)
                if len(open_nodes) > DEEPEST:
                    self.fault(line, "is nested too deeply")
                    break
        return root

    def allowed(self, event: Any) -> bool:
        """Refuse what makes one value stand in two places, or be made by a program."""
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            sentence = (
                f"“{sign}{event.anchor}” is a YAML {'alias' if sign == '*' else 'anchor'}; write "
                "the value out, or put a text that begins so in quotation marks"
            )
        elif event.tag:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            sentence = f"“{tag}” is a YAML tag; put a text that begins so in quotation marks"
        else:
            return True
        self.fault(event.start_mark.line, sentence)
        return False

    def node(self, event: Any) -> Node:
        line = event.start_mark.line
        if isinstance(event, yaml.MappingStartEvent):
            return Node(line, {})
        if isinstance(event, yaml.SequenceStartEvent):
            return Node(line, [])
        if not event.style:
            for place in range(line + 1, event.end_mark.line + 1):
                if re.match(r"\s*- ", self.lines[place]):
                    self.fault(
                        place,
                        "a line that begins with “- ” runs on from the text above; the key of "
                        "the list, such as “references:”, is missing before it",
                    )
                    break
        return Node(line, _scalar(event.value, event.style))

    def check_value(self, event: Any, key: str, line: int) -> None:
        """Refuse nothing at all."""
        if isinstance(event, yaml.ScalarEvent) and not event.style and event.value in EMPTY:
            owner = f"“{key}” is empty" if key else "an entry is empty"
            self.fault(line, f"{owner}; give it a value, or take the line out")


EMPTY = ("", "null", "~")


def _scalar(text: str, style: str | None) -> str | bool | int:
    if style:  # quoted or block: always text
        return text
    if text in ("true", "false"):
        return text == "true"
    if re.fullmatch(r"0|[1-9][0-9]{0,14}", text):
        return int(text)
    return text


def _syntax_sentence(text: str, mark: Any, error: yaml.MarkedYAMLError) -> str:
    lines = text.split("\n")
    near = lines[max(0, mark.line - 1) : mark.line + 1] if mark else []
    here = near[-1] if near else ""
    problem = _problem(error)
    if "\t" in here[: len(here) - len(here.lstrip())] or "'\\t'" in problem:
        return "has a tab here; YAML is indented with spaces"
    if any(re.match(r"[\s-]*[\w-]+: *(\"[^\"]*\"|'[^']*') *[^\s#,}\]]", line) for line in near):
        return (
            "goes on after a closing quotation mark; put a text that begins with one on the next "
            "line, after `|`"
        )
    hint = ""
    if "mapping values" in problem:
        hint = "; a text that holds “: ” must stand in quotation marks or after a `|`"
    return f"is not YAML: {problem}{hint}"


def _problem(error: yaml.MarkedYAMLError) -> str:
    """Give what the parser says, or the most that can be said."""
    return error.problem or error.context or "it cannot be read"
