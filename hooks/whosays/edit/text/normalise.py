"""A text as it comes, made a source text. Every change is said, and no letter is changed."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from charset_normalizer import from_bytes

from whosays.faults import counted, refusal
from whosays.model.fields import CONTROL
from whosays.read.files import MOST_BYTES

ENDS = re.compile(r"[.!?。！？؟۔।…:;][”’\"'»」』)\]]*\s*$")
"""How a line ends that is a paragraph of its own, and not one line of several."""
WRAPPED = 120
"""Characters: no program wraps lines longer than that."""


@dataclass(frozen=True)
class Annotation:
    """Words of a text, and what somebody wrote about them."""

    exact: str
    """The words; empty for a remark on the whole text."""
    prefix: str
    suffix: str
    who: str
    text: str
    tags: tuple[str, ...]
    why: str = ""
    """Why the words are not known; empty if they are."""


@dataclass(frozen=True)
class Received:
    """An article's text as a source text, and what else the file said."""

    text: str
    changes: tuple[str, ...]
    """What was normalised, and what was left out."""
    about: Mapping[str, str] = field(default_factory=dict)
    """What the file says of itself: publisher, date, url, language."""
    annotations: Sequence[Annotation] = ()


def normalise(data: bytes, name: str, encoding: str = "") -> Received:
    """Make a source text of a file's bytes. Raise Faults where they are no text."""
    check_size(len(data), name, "bytes", MOST_BYTES)
    text, change = _decode(data, name, encoding)
    return normalise_text(text, name, [change] if change else [])


def normalise_text(
    text: str, name: str, before: Iterable[str] = (), after: Iterable[str] = ()
) -> Received:
    """Make a source text of a text; other changes were made `before` and `after`."""
    check_size(len(text), name, "characters", MOST_BYTES)
    changes = [*before]
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        changes.append("line ends changed to LF")
    if kinds := set(re.findall("[\x85\u2028\u2029]", text)):
        text = re.sub("[\x85\u2028]", "\n", text).replace("\u2029", "\n\n")
        names = ", ".join(f"U+{ord(one):04X}" for one in sorted(kinds))
        changes.append(f"other line ends ({names}) changed to LF")
    strange = f"(?![\n\t])(?:{CONTROL}|\ufeff)"
    if found := re.findall(strange, text):
        text = re.sub(strange, "", text)
        names = ", ".join(f"U+{ord(one):04X}" for one in dict.fromkeys(found))
        changes.append(f"{counted(len(found), 'control character')} removed ({names})")
    text, parted = _part_paragraphs(text)
    if parted:
        changes.append(
            f"{counted(parted, 'empty line')} added between paragraphs that had only a line end "
            "between them"
        )
    if not text.strip():
        raise refusal(name, "no-text")
    return Received(f"{text.strip()}\n", (*changes, *after))


def check_size(size: int, name: str, what: str, maximum: int) -> None:
    """Raise Faults if something is too large."""
    if size > maximum:
        raise refusal(name, "too-large", size=size, what=what, maximum=maximum)


def _decode(data: bytes, name: str, encoding: str) -> tuple[str, str]:
    """Return a file's text, and how it was read; nothing if it is UTF-8 as it should be."""
    if encoding:
        try:
            text = data.decode(encoding)
            text.encode("utf-8")  # what is no character, such as half a pair, cannot be kept
            return text, f"read as {encoding}, and saved as UTF-8"
        except (LookupError, ValueError):
            raise refusal(name, "wrong-encoding", encoding=encoding) from None
    try:
        text = data.decode("utf-8")
        bare = text.removeprefix("\ufeff")
        return bare, "byte-order mark removed" if bare != text else ""
    except UnicodeDecodeError:
        best = from_bytes(data).best()
    if best is None or ("\0" in str(best)):
        raise refusal(name, "no-text-file")
    if best.bom:
        return str(best), f"read as {best.encoding.upper().replace('_', '-')}, and saved as UTF-8"
    words = [word for word in re.findall(r"\w+", str(best)) if not word.isascii()]
    shown = ", ".join(f"“{word}”" for word in dict.fromkeys(words[:4]))
    guess = f"read as {best.encoding}, which is a guess, and saved as UTF-8"
    return str(best), f"{guess}. Check {shown}" if shown else guess


def _part_paragraphs(text: str) -> tuple[str, int]:
    """Put an empty line between lines that are paragraphs; lines that a program wrapped stay."""
    parted = 0
    blocks = re.split(r"(\n\s*\n)", text.strip("\n"))
    for place, block in enumerate(blocks):
        lines = block.strip("\n").split("\n")
        if place % 2 or len(lines) < 2:
            continue
        # a title stands alone, unless the whole block is the title
        first = place == 0 and not ENDS.search(lines[0]) and bool(ENDS.search(lines[-1]))
        rest = lines[1:] if first else lines
        inner = rest[:-1]
        ended = sum(bool(ENDS.search(line)) for line in inner)
        if any(len(line) > WRAPPED for line in rest) or 2 * ended >= len(inner):
            blocks[place] = "\n\n".join(lines)
            parted += len(lines) - 1
        elif first:
            blocks[place] = "\n\n".join((lines[0], "\n".join(rest)))
            parted += 1
    return "".join(blocks), parted
