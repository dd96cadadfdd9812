"""YAML documents, read strictly and with the line of every value."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NoReturn

import yaml

from whosays.codebook import CHECKS, KINDS
from whosays.faults import Fault, Faults, shorten

Place = tuple[str | int, ...]
"""The way to a value: `("passages", 3, "gist")`."""

DEEPEST = 20
"""How many lists and mappings may stand in each other; our files need six."""
EMPTY = ("", "null", "~")
VOCABULARY = {*KINDS, *CHECKS, "reference work"}
"""Values of several words that are no text of an editor's own."""
SHOWN = 40
"""How many characters of a comment a fault shows."""


HINTS = {
    "mapping values": "; a text that holds “: ” must stand in quotation marks or after a `|`",
    "'-' indicator": "; indent the line as far as the other keys of its entry",
    "expected key": "; indent the line as far as the other keys of its entry",
    "expected ':'": "; a key has “: ” after it, with a space",
    "start any token": "; put a text that begins with @, % or ` in quotation marks",
}
"""What to do about what libyaml says."""
NOTHING: dict[str | int, "Node"] = {}
"""The parts of a text, which has none."""


@dataclass(slots=True)
class Node:
    """A value of a document, with the line on which it begins, or its key does."""

    line: int
    """Counted from 0."""
    value: Any
    parts: dict[str | int, "Node"]


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


def read_yaml(text: str, path: str, first_line: int = 1) -> Document:
    """Parse one YAML document in which only true, false and whole numbers are not text.

    `NO` is not False and a date stays as it was typed. Raises Faults for bad syntax, anchors,
    aliases and tags, a key that is given twice, and a key without a value.
    """
    try:
        root = _Reader(text, path, first_line).read(yaml.parse(text, Loader=yaml.CBaseLoader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        raise Faults([Fault(path, line, _syntax_sentence(text, mark, error))]) from None
    if root is None:
        raise Faults([Fault(path, 0, "is empty")])
    return Document(path, root, first_line)


@dataclass(slots=True)
class _Open:
    """A list or a mapping that has not ended yet, and the key of it that waits for its value."""

    node: Node
    has_keys: bool
    key: str | None = None
    line: int = 0
    """Of the key."""
    column: int = 0
    """Of the key."""


class _Reader:
    """Makes nodes from YAML's events, one after the other, so that no depth can exhaust it."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.lines = text.split("\n")
        self.path = path
        self.first_line = first_line
        self.faults: list[Fault] = []

    def fault(self, line: int, sentence: str) -> None:
        self.faults.append(Fault(self.path, line + self.first_line, sentence))

    def stop(self, line: int, sentence: str) -> NoReturn:
        self.fault(line, sentence)
        raise Faults(self.faults)

    def read(self, events: Iterator[Any]) -> Node | None:
        root: Node | None = None
        stack: list[_Open] = []
        for event in events:
            line = event.start_mark.line
            if type(event) is not yaml.ScalarEvent:  # of which there are most
                if isinstance(event, yaml.DocumentStartEvent) and root:
                    self.stop(line, "a second document begins here; a file holds one")
                if isinstance(event, yaml.CollectionEndEvent):
                    stack.pop()
                if not isinstance(event, yaml.NodeEvent):
                    continue
            if event.anchor or event.tag:
                self.refuse_form(event)
            parent = stack[-1] if stack else None
            if parent and parent.has_keys and parent.key is None:
                self.take_key(parent, event)
                continue
            node = self.node(event)
            if type(event) is yaml.ScalarEvent and not event.style:
                self.refuse_cut(event, parent)
            if parent:
                self.put(parent, node, event)
            root = root or node
            if isinstance(event, yaml.CollectionStartEvent):
                stack.append(_Open(node, isinstance(event, yaml.MappingStartEvent)))
                if len(stack) > DEEPEST:
                    self.stop(line, "is nested too deeply")
        if self.faults:
            raise Faults(self.faults)
        return root

    def refuse_form(self, event: Any) -> NoReturn:
        """Refuse what makes one value stand in two places, or be made by a program."""
        line = event.start_mark.line
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            name = "alias" if sign == "*" else "anchor"
            sentence = (
                f"“{sign}{event.anchor}” is a YAML {name}; write "
                "the value out, or put a text that begins so in quotation marks"
            )
            self.stop(line, sentence)
        tag = event.tag.replace("tag:yaml.org,2002:", "!!")
        self.stop(line, f"“{tag}” is a YAML tag; put a text that begins so in quotation marks")

    def refuse_cut(self, event: Any, parent: _Open | None) -> None:
        """Refuse a text that goes on after “ #”, which begins a comment in YAML.

        After one word, or words of the codebook, a comment may follow if its “#” has a space.
        """
        rest = self.comment(event, parent)
        marked = rest.startswith("# ") or rest == "#"
        if rest and not (marked and (" " not in event.value or event.value in VOCABULARY)):
            sentence = (
                f"“{shorten(rest, SHOWN)}” is a comment in YAML, and not part of the text; put "
                "a text that has “ #” in quotation marks, and a comment on a line of its own"
            )
            self.fault(event.end_mark.line, sentence)

    def comment(self, event: Any, parent: _Open | None) -> str:
        """Return the comment right after an unquoted text, or on the next line if it is inside."""
        end = event.end_mark
        line, below = [*self.lines[end.line : end.line + 2], "", ""][:2]
        rest = line[end.column :].strip()
        if rest:
            return rest if rest[0] == "#" else ""
        column = parent.column if parent and parent.key else event.start_mark.column - 1
        inside = below.lstrip().startswith("#") and len(below) - len(below.lstrip()) > column
        return below.strip() if inside and event.value else ""

    def take_key(self, parent: _Open, event: Any) -> None:
        line, column = event.start_mark.line, event.start_mark.column
        if not isinstance(event, yaml.ScalarEvent):
            self.stop(line, "a key must be a word")
        if event.value in parent.node.parts:
            self.fault(line, f"the key “{event.value}” is given twice")
        parent.key, parent.line, parent.column = event.value, line, column

    def put(self, parent: _Open, node: Node, event: Any) -> None:
        """Put a value into its list or mapping, and refuse nothing at all."""
        whole = parent.node
        if parent.key is not None:
            node.line = parent.line
            whole.value[parent.key] = node.value
            whole.parts[parent.key] = node
        else:
            whole.parts[len(whole.value)] = node
            whole.value.append(node.value)
        if node.value in EMPTY and isinstance(event, yaml.ScalarEvent) and not event.style:
            owner = f"“{parent.key}” is empty" if parent.key else "an entry is empty"
            self.fault(node.line, f"{owner}; give it a value, or take the line out")
        parent.key = None

    def node(self, event: Any) -> Node:
        line = event.start_mark.line
        is_text = type(event) is yaml.ScalarEvent
        if not is_text:
            return Node(line, {} if isinstance(event, yaml.MappingStartEvent) else [], {})
        if event.style:  # quoted or block: always text
            return Node(line, event.value, NOTHING)
        if event.end_mark.line > line:
            for place in range(line + 1, event.end_mark.line + 1):
                if re.match(r"\s*- ", self.lines[place]):
                    self.fault(
                        place,
                        "a line that begins with “- ” runs on from the text above; the key of "
                        "the list, such as “references:”, is missing before it",
                    )
                    break
        return Node(line, _plain(event.value), NOTHING)


def _plain(text: str) -> str | bool | int:
    if text in ("true", "false"):
        return text == "true"
    if text.isdecimal() and re.fullmatch(r"0|[1-9][0-9]{0,14}", text):
        return int(text)
    return text


def _syntax_sentence(text: str, mark: Any, error: yaml.MarkedYAMLError) -> str:
    lines = text.split("\n")
    near = lines[max(0, mark.line - 1) : mark.line + 1] if mark else []
    here = near[-1] if near else ""
    problem = error.problem or error.context or "it cannot be read"
    if "\t" in here[: len(here) - len(here.lstrip())] or "'\\t'" in problem:
        return "has a tab here; YAML is indented with spaces"
    if any(re.match(r"[\s-]*[\w-]+: *(\"[^\"]*\"|'[^']*') *[^\s#,}\]]", line) for line in near):
        return (
            "goes on after a closing quotation mark; put a text that begins with one on the next "
            "line, after `|`"
        )
    if any(line.startswith(("<<<<<<<", "=======", ">>>>>>>")) for line in near):
        return "has the marks of a conflict that git left; keep one side, and take the marks out"
    hint = next((words for part, words in HINTS.items() if part in problem), "")
    return f"is not YAML: {problem}{hint}"
