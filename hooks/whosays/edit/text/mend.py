"""A text as it comes, made into a seed: UTF-8, Unix line ends, an empty line between paragraphs.

Every change is said. No letter of the article is changed.
"""

import codecs
import re
from dataclasses import dataclass, field

from charset_normalizer import from_bytes

from whosays.faults import Fault, Faults, counted
from whosays.model.fields import CONTROL
from whosays.read.files import MOST_BYTES

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
ENDS = re.compile(r"[.!?。！？؟۔।…:;][”’\"'»」』)\]]*\s*$")
"""How a line ends that is a paragraph of its own, and not one line of several."""
WRAPPED = 120
"""Characters: no program wraps lines longer than that."""


@dataclass(frozen=True)
class Received:
    """An article's text as a seed, and what else the file said."""

    text: str
    changes: tuple[str, ...]
    """What was mended, and what was left out."""
    about: dict[str, str] = field(default_factory=dict)
    """What the file says of itself: publisher, date, url, language."""


def mend(data: bytes, name: str, encoding: str = "") -> Received:
    """Make a seed of a file's bytes. Raises Faults where they are no text."""
    check_size(len(data), name, "bytes", MOST_BYTES)
    text, changes = _decode(data, name, encoding)
    return mend_text(text, name, changes)


def mend_text(text: str, name: str, changes: list[str]) -> Received:
    """Make a seed of a text; `changes` are those that were made before."""
    check_size(len(text), name, "characters", MOST_BYTES)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        changes.append("line ends made LF")
    if kinds := set(re.findall("[\x85\u2028\u2029]", text)):
        text = re.sub("[\x85\u2028]", "\n", text).replace("\u2029", "\n\n")
        names = ", ".join(f"U+{ord(one):04X}" for one in sorted(kinds))
        changes.append(f"line ends of another kind ({names}) made LF")
    strange = [c for c in re.findall(f"{CONTROL}|\ufeff", text) if c not in "\n\t"]
    if strange:
        text = re.sub(f"(?![\n\t])(?:{CONTROL}|\ufeff)", "", text)
        names = ", ".join(f"U+{ord(one):04X}" for one in dict.fromkeys(strange))
        changes.append(f"{counted(len(strange), 'control character')} taken out ({names})")
    text, parted = _part_paragraphs(text)
    if parted:
        changes.append(
            f"an empty line put between paragraphs in {counted(parted, 'place')}, where there was "
            "only a line end"
        )
    if not text.strip():
        raise Faults([Fault(name, 0, "holds no text")])
    return Received(f"{text.strip()}\n", tuple(changes))


def check_size(size: int, name: str, what: str, most: int) -> None:
    """Refuse what is too large. Raises Faults that say so."""
    if size > most:
        raise Faults([Fault(name, 0, f"has {size:,} {what}; {most:,} is the most")])


def _decode(data: bytes, name: str, encoding: str) -> tuple[str, list[str]]:
    if encoding:
        try:
            text = data.decode(encoding)
            text.encode("utf-8")  # what is no character, such as half a pair, cannot be kept
            return text, [f"read as {encoding}, and kept as UTF-8"]
        except (LookupError, ValueError):
            sentence = f"cannot be read as {encoding}; leave --encoding out, and it is guessed"
            raise Faults([Fault(name, 0, sentence)]) from None
    for mark, encoding in MARKS:
        if data.startswith(mark):
            try:
                text = data.decode(encoding).removeprefix("\ufeff")
            except UnicodeDecodeError:
                break
            if encoding == "utf-8":
                return text, ["the byte-order mark at its beginning taken out"]
            return text, [f"read as {encoding.upper()}, and kept as UTF-8"]
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        pass
    best = from_bytes(data).best()
    if best is None or b"\0" in data:
        sentence = (
            "is no text that can be read; save it as UTF-8, or say what it is: --encoding cp1252"
        )
        raise Faults([Fault(name, 0, sentence)])
    text = str(best)
    words = [word for word in re.findall(r"\w+", text) if not word.isascii()]
    shown = ", ".join(f"“{word}”" for word in dict.fromkeys(words[:4]))
    guess = f"read as {best.encoding}, which is a guess, and kept as UTF-8"
    return text, [f"{guess}; look at {shown}" if shown else guess]


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
        if _are_paragraphs(rest):
            blocks[place] = "\n\n".join(lines)
            parted += len(lines) - 1
        elif first:
            blocks[place] = "\n\n".join((lines[0], "\n".join(rest)))
            parted += 1
    return "".join(blocks), parted


def _are_paragraphs(lines: list[str]) -> bool:
    if any(len(line) > WRAPPED for line in lines):
        return True
    inner = lines[:-1]
    return 2 * sum(bool(ENDS.search(line)) for line in inner) >= len(inner)
