"""The text and the comments of a Word file."""

import io
from collections import Counter
from collections.abc import Container, Iterator
from dataclasses import replace
from typing import Any

import docx

from whosays.edit.text.normalise import Annotation, Received, normalise_text
from whosays.faults import Faults, counted, refusal, say, shorten
from whosays.lexicon import LEXICON

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "‑"}
LEFT_OUT = {f"{W}{tag}": what for tag, what in LEXICON["left_out"].items()}
LEFT_OUT[f"{MATH}oMath"] = "equation"
"""What is no text of the article, or has no letters that we could take, and what we call it."""
FRAMES = (f"{W}drawing", f"{W}pict", f"{W}object")
"""What may hold a text box."""
WITHDRAWN = (f"{W}del", f"{W}moveFrom", f"{W}pPrChange")
"""Words that are no longer there: a comment may begin or end where they were."""
HIDDEN = "hidden text part"
MARKS = (f"{W}commentRangeStart", f"{W}commentRangeEnd")


def read_word_file(data: bytes, name: str) -> Received:
    """Return a Word file’s text, comments, and what was left out. Raise Faults if it is none."""
    try:
        document = docx.Document(io.BytesIO(data))
        for part in document.part.package.iter_parts():
            tree = getattr(part, "element", None)
            if tree is not None and tree.getroottree().docinfo.internalDTD is not None:
                raise refusal(name, "has-dtd")
        walk = _Walk(document)
        dropped = [*dict.fromkeys(_left_out(document, walk))]
        comments = [*_comments(document, walk)]
    except Faults:
        raise
    except Exception:  # the libraries for archives, XML and Word raise whatever they like
        raise refusal(name, "not-docx") from None
    text = "\n\n".join(text.strip() for text in walk.paragraphs if text.strip())
    return replace(normalise_text(text, name, after=dropped), annotations=comments)


class _Walk:
    """One reading of the body: the text so far, and where comments begin and end in it."""

    def __init__(self, document: Any) -> None:
        styles = document.styles.element.iter(f"{W}style")
        self.hidden = {style.get(f"{W}styleId") for style in styles if _is_hidden(style, ())}
        self.paragraphs = [""]
        self.runs_on = False  # whether the mark at the end of the last paragraph was deleted
        self.marks: dict[tuple[str, str], tuple[int, int]] = {}
        self.left_out: Counter[str] = Counter()
        self.read(document.element.body)

    def read(self, element: Any) -> None:
        """Take in an element's words and signs, in order, and count what is left out."""
        for part in element:
            if part.tag == f"{W}t":
                self.paragraphs[-1] += part.xpath("string()")  # without comments of XML
            elif part.tag in SIGNS and element.tag == f"{W}r":
                self.paragraphs[-1] += SIGNS[part.tag]
            elif part.tag == f"{W}r" and _is_hidden(part, self.hidden):
                self.left_out[HIDDEN] += bool(part.xpath("string()").strip())
            elif part.tag in LEFT_OUT or part.tag in WITHDRAWN:
                self.leave_out(part)
            elif part.tag == f"{W}p":
                self.read_paragraph(part)
            elif part.tag != f"{CHOICE}Fallback" or element.find(f"{CHOICE}Choice") is None:
                self.mark(part)
                self.read(part)

    def read_paragraph(self, paragraph: Any) -> None:
        """Take in a paragraph; it joins the one before if the mark between them is deleted."""
        if not self.runs_on:
            self.paragraphs.append("")
        style, mark = (paragraph.find(f"{W}pPr/{W}{one}") for one in ("pStyle", "rPr"))
        self.runs_on = mark is not None and any(mark.find(tag) is not None for tag in WITHDRAWN)
        if style is not None and style.get(f"{W}val") in self.hidden:
            self.left_out[HIDDEN] += 1
        else:
            self.read(paragraph)

    def leave_out(self, part: Any) -> None:
        """Count what is left out; a text box is counted, and not the drawing that holds it."""
        if part.tag in FRAMES and next(part.iter(f"{W}txbxContent"), None) is not None:
            self.read(part)
        elif part.tag in LEFT_OUT:
            self.left_out[LEFT_OUT[part.tag]] += 1
        for one in part.iter(*MARKS) if part.tag in WITHDRAWN else ():
            self.mark(one)

    def mark(self, part: Any) -> None:
        """Remember where a comment begins or ends."""
        if part.tag in MARKS:
            here = len(self.paragraphs) - 1, len(self.paragraphs[-1])
            self.marks[part.tag, part.get(f"{W}id")] = here


def _is_hidden(part: Any, styles: Container[str]) -> bool:
    """Return whether a run or a style hides its text."""
    hides, style = (part.find(f"{W}rPr/{W}{one}") for one in ("vanish", "rStyle"))
    if hides is None:
        return style is not None and style.get(f"{W}val") in styles
    return hides.get(f"{W}val", "true") not in ("0", "false", "off")


def _left_out(document: Any, walk: _Walk) -> Iterator[str]:
    for what, count in walk.left_out.items():
        yield f"left out: {counted(count, what)}"
    for section in document.sections:
        for part in (section.header, section.footer):
            if text := shorten(" ".join(one.text for one in part.paragraphs)):
                yield f"left out: “{text}” (at the head or foot of every page)"


def _comments(document: Any, walk: _Walk) -> Iterator[Annotation]:
    """Yield every comment, with its words, or why they are not known."""
    body = document.element.body
    marked = {one.get(f"{W}id") for one in body.iter(*MARKS)}
    pointed = {one.get(f"{W}id") for one in body.iter(f"{W}commentReference")}
    for comment in document.comments:
        key, words, before = str(comment.comment_id), "", ""
        start, end = (walk.marks.get((tag, key)) for tag in MARKS)
        if start and end:
            until = [*walk.paragraphs[start[0] : end[0]], walk.paragraphs[end[0]][: end[1]]]
            words = "\n".join(until)[start[1] :]
            before = walk.paragraphs[start[0]][: start[1]]
        lost = not (start and end) and (key in marked or key not in pointed)
        why = say("comment-left-out") if lost else ""
        who, text = comment.author or "", comment.text.strip()
        yield Annotation(words, before[-40:], "", who, text, (), why)
