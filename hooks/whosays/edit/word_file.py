"""The text and the comments of a Word file."""

import io
from dataclasses import dataclass, field
from typing import Any
from zipfile import BadZipFile

import docx
from docx.opc.exceptions import PackageNotFoundError

from whosays.faults import Fault, Faults, counted

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "‑"}
SKIPPED = {f"{W}del", f"{W}moveFrom", f"{W}txbxContent", f"{W}footnoteReference"}
LEFT_OUT = {
    f"{W}tbl": "table",
    f"{W}drawing": "picture",
    f"{W}txbxContent": "text box",
    f"{W}footnoteReference": "footnote",
    f"{W}del": "deletion that was tracked",
}


@dataclass(frozen=True)
class Comment:
    """A comment, and the words that it is about."""

    author: str
    text: str
    words: str
    before: str
    """The words of the paragraph that stand before them."""


@dataclass(frozen=True)
class WordFile:
    """The paragraphs of a Word file's body, and what stands beside them."""

    paragraphs: tuple[str, ...]
    dropped: tuple[str, ...]
    comments: tuple[Comment, ...] = ()


@dataclass
class _Walk:
    """One reading of the body: the text so far, and where comments begin and end in it."""

    paragraphs: list[str] = field(default_factory=list)
    starts: dict[str, tuple[int, int]] = field(default_factory=dict)
    ends: dict[str, tuple[int, int]] = field(default_factory=dict)


def read_word_file(data: bytes, name: str) -> WordFile:
    """Give a Word file's paragraphs and comments, and say what was left out."""
    try:
        document = docx.Document(io.BytesIO(data))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError):
        sentence = "is no Word file; save it as .docx, not as .doc"
        raise Faults([Fault(name, 0, sentence)]) from None
    body = document.element.body
    walk = _Walk()
    for block in body:
        if block.tag == f"{W}p":
            walk.paragraphs.append("")
            _read(block, walk)
    dropped = []
    for tag, what in LEFT_OUT.items():
        if count := sum(1 for _ in body.iter(tag)):
            dropped.append(f"left out: {counted(count, what)}")
    for section in document.sections:
        for part in (section.header, section.footer):
            if text := " ".join(" ".join(one.text for one in part.paragraphs).split()):
                dropped.append(f"left out: “{text[:70]}” (at the head or foot of every page)")
    paragraphs = tuple(text.strip() for text in walk.paragraphs if text.strip())
    return WordFile(paragraphs, tuple(dict.fromkeys(dropped)), tuple(_comments(document, walk)))


def _read(element: Any, walk: _Walk) -> None:
    """Take in an element's words and signs, in order."""
    for part in element:
        here = (len(walk.paragraphs) - 1, len(walk.paragraphs[-1]))
        if part.tag == f"{W}t":
            walk.paragraphs[-1] += part.text or ""
        elif part.tag in SIGNS and part.getparent().tag == f"{W}r":
            walk.paragraphs[-1] += SIGNS[part.tag]
        elif part.tag == f"{W}commentRangeStart":
            walk.starts[part.get(f"{W}id")] = here
        elif part.tag == f"{W}commentRangeEnd":
            walk.ends[part.get(f"{W}id")] = here
        elif part.tag not in SKIPPED:
            _read(part, walk)


def _comments(document: Any, walk: _Walk) -> list[Comment]:
    found = []
    for comment in document.comments:
        key = str(comment.comment_id)
        (first, start), (last, end) = walk.starts.get(key, (0, 0)), walk.ends.get(key, (0, 0))
        if first == last:
            words = walk.paragraphs[first][start:end] if walk.paragraphs else ""
        else:
            between = walk.paragraphs[first + 1 : last]
            words = "\n".join(
                [walk.paragraphs[first][start:], *between, walk.paragraphs[last][:end]]
            )
        before = walk.paragraphs[first][:start] if walk.paragraphs else ""
        found.append(Comment(comment.author or "", comment.text.strip(), words, before))
    return found
