"""YAML documents, read strictly and with the line of every value."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, NoReturn

import yaml

from whosays.codebook import CHECKS, KINDS
from whosays.faults import Fault, Faults, refusal, say, shorten
from whosays.lexicon import LEXICON
from whosays.read.files import read_text

Place = tuple[str | int, ...]
"""The way to a value: `("passages", 3, "gist")`."""
PlaceFault = tuple[Place, str]
"""What is wrong at a place of a document, as a sentence."""

DEEPEST = 20
"""How many lists and mappings can be nested; our files need six."""
EMPTY = ("", "null", "~")
VOCABULARY = {*KINDS, *CHECKS, "reference work"}
"""Values of several words that are no text of an editor's own."""
HINTS: dict[str, str] = LEXICON["yaml_hints"]
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
    key: Any = None
    """While a mapping is read, the event of the key that waits for its value."""


@dataclass(frozen=True)
class Document:
    """A YAML document: its value, and on which line each part begins."""

    path: str
    root: Node

    @property
    def value(self) -> Any:
        """Return what the document holds."""
        return self.root.value

    def line(self, place: Place) -> int:
        """Return the line of a place, or of the nearest place round it that is in the file."""
        node = self.root
        for part in place:
            if part not in node.parts:
                break
            node = node.parts[part]
        return node.line + 1

    def fault(self, place: Place, sentence: str) -> Fault:
        """Return what is wrong at a place as a fault with its line."""
        return Fault(self.path, self.line(place), sentence)

    def faults(self, found: Iterable[PlaceFault]) -> list[Fault]:
        """Return all that is wrong as faults."""
        return [self.fault(place, sentence) for place, sentence in found]


def read_document(root: Path, path: str) -> Document:
    """Read a YAML file of an edition. Raise Faults as the next function does."""
    return _read_again(read_text(root, path), path)


def read_yaml(text: str, path: str) -> Document:
    """Parse one YAML document in which only true, false and whole numbers are not text.

    `NO` is not False and a date stays as it was typed. Raise Faults for bad syntax, anchors,
    aliases and tags, a key that is given twice, and a key without a value.
    """
    try:
        root = _Reader(text, path).read(yaml.parse(text, Loader=yaml.CBaseLoader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line if mark else 0
        sentence = _syntax_sentence(text.split("\n")[max(0, line - 1) : line + 1], error)
        raise Faults([Fault(path, line + 1, sentence)]) from None
    if root is None:
        raise refusal(path, "empty")
    return Document(path, root)


_read_again = lru_cache(maxsize=8)(read_yaml)
"""Keeps the last eight files parsed, for when one of them changes; larger editions gain nothing."""


class _Reader:
    """Makes nodes from YAML's events, one after the other, so that no depth can exhaust it."""

    def __init__(self, text: str, path: str) -> None:
        self.lines = text.split("\n")
        self.path = path
        self.faults: list[Fault] = []

    def fault(self, line: int, sentence: str) -> None:
        self.faults.append(Fault(self.path, line + 1, sentence))

    def stop(self, line: int, sentence: str) -> NoReturn:
        self.fault(line, sentence)
        raise Faults(self.faults)

    def read(self, events: Iterator[Any]) -> Node | None:
        root: Node | None = None
        stack: list[Node] = []  # the lists and mappings that have not ended yet
        for event in events:
            line = event.start_mark.line
            is_text = type(event) is yaml.ScalarEvent
            if not is_text:  # most are
                if isinstance(event, yaml.DocumentStartEvent) and root:
                    self.stop(line, say("second-document"))
                if isinstance(event, yaml.CollectionEndEvent):
                    stack.pop()
                if not isinstance(event, yaml.NodeEvent):
                    continue
            if event.anchor or event.tag:
                self.refuse_form(event)
            parent = stack[-1] if stack else None
            if parent and parent.key is None and isinstance(parent.value, dict):
                if not is_text:
                    self.stop(line, say("key-no-word"))
                if event.value in parent.parts:
                    self.fault(line, say("key-twice", key=event.value))
                parent.key = event
                continue
            if is_text:
                node = Node(line, event.value, NOTHING)
                if not event.style:  # quoted or block is always text
                    self.refuse_cut(event, parent)
                    node.value = _plain(event.value)
            else:
                node = Node(line, {} if isinstance(event, yaml.MappingStartEvent) else [], {})
            root = root or node
            if parent:
                self.put(parent, node, empty=is_text and not event.style and node.value in EMPTY)
            if not is_text:
                stack.append(node)
                if len(stack) > DEEPEST:
                    self.stop(line, say("too-deep"))
        if self.faults:
            raise Faults(self.faults)
        return root

    def put(self, parent: Node, node: Node, *, empty: bool) -> None:
        """Put a value into its list or mapping, and refuse nothing at all."""
        owner = "an entry"
        if parent.key:
            owner = f"“{parent.key.value}”"
            node.line = parent.key.start_mark.line
            parent.value[parent.key.value] = node.value
            parent.parts[parent.key.value] = node
        else:
            parent.parts[len(parent.value)] = node
            parent.value.append(node.value)
        if empty:
            self.fault(node.line, say("empty-value", owner=owner))
        parent.key = None

    def refuse_form(self, event: Any) -> NoReturn:
        """Refuse whatever puts one value in two places, or lets a program make it."""
        what = "anchor" if event.anchor else "tag"
        name = f"&{event.anchor}" if event.anchor else event.tag.replace("tag:yaml.org,2002:", "!!")
        if isinstance(event, yaml.AliasEvent):
            what, name = "alias", f"*{event.anchor}"
        self.stop(event.start_mark.line, say("yaml-form", name=name, what=what))

    def refuse_cut(self, event: Any, parent: Node | None) -> None:
        """Refuse an unquoted text that ends before its editor meant it to.

        It goes on after “ #”, which begins a comment in YAML; or a list's lines run on from it.
        After one word, or words of the codebook, a comment may follow if its “#” has a space.
        """
        rest = self.comment(event, parent)
        marked = rest.startswith("# ") or rest == "#"
        if rest and not (marked and (" " not in event.value or event.value in VOCABULARY)):
            self.fault(event.end_mark.line, say("yaml-comment", words=shorten(rest, 40)))
        for line in range(event.start_mark.line + 1, event.end_mark.line + 1):
            if re.match(r"\s*- ", self.lines[line]):
                self.fault(line, say("list-runs-on"))
                break

    def comment(self, event: Any, parent: Node | None) -> str:
        """Return the comment right after an unquoted text, or on the next line if it is inside."""
        end = event.end_mark
        line, below = [*self.lines[end.line : end.line + 2], "", ""][:2]
        if rest := line[end.column :].strip():
            return rest if rest[0] == "#" else ""
        column = (
            parent.key.start_mark.column if parent and parent.key else event.start_mark.column - 1
        )
        inside = below.lstrip().startswith("#") and len(below) - len(below.lstrip()) > column
        return below.strip() if inside and event.value else ""


def _plain(text: str) -> str | bool | int:
    if text in ("true", "false"):
        return text == "true"
    if text.isdecimal() and re.fullmatch(r"0|[1-9][0-9]{0,14}", text):
        return int(text)
    return text


def _syntax_sentence(near: list[str], error: yaml.MarkedYAMLError) -> str:
    """Return what YAML cannot read, by its words and the two lines near it."""
    problem = error.problem or error.context or "it cannot be read"
    here = near[-1] if near else ""
    if "\t" in here[: len(here) - len(here.lstrip())] or "'\\t'" in problem:
        return say("has-tab")
    if any(re.match(r"[\s-]*[\w-]+: *(\"[^\"]*\"|'[^']*') *[^\s#,}\]]", line) for line in near):
        return say("after-quotation-mark")
    if any(line.startswith(("<<<<<<<", "=======", ">>>>>>>")) for line in near):
        return say("git-conflict")
    hint = next((words for part, words in HINTS.items() if part in problem), "")
    return say("not-yaml", problem=f"{problem}{hint}")
