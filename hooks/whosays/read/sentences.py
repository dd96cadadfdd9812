"""Sentences of our own English texts, each with its record marks."""

import re
from collections.abc import Iterator

END = re.compile(r"[.?!…]+[”’\"')]*(?=\s+(?P<next>\S\S?))")
SHORT = re.compile(
    r"(?:^|[\s(“‘])(?:Mr|Mrs|Ms|Dr|St|Prof|Gen|Lt|Col|Sen|Rep|Gov|No|Nos|vs|cf|ca|etc|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|e\.g|i\.e|a\.m|p\.m|[A-Z](?:\.[A-Z])*)\.$"
)
"""What ends in a full stop and does not end a sentence: titles, months, initials, “U.S.”"""
STARTERS = re.compile(
    r"\s+(?:A|An|And|At|Both|But|He|Her|His|However|In|It|Its|On|Our|She|So|That|The|Their|Then|"
    r"There|These|They|This|Those|We|Yet)\b"
)
"""Words that begin a sentence even after “U.S.”"""


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text; a quotation is never cut, and a paragraph always ends one."""
    for paragraph in re.split(r"\n\s*\n", text):
        at = 0
        for match in END.finditer(paragraph):
            if _ends(paragraph, at, match):
                yield paragraph[at : match.end()].strip()
                at = match.end()
        if rest := paragraph[at:].strip():
            yield rest


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Return whether a sentence that begins at `start` ends with a match."""
    sentence = text[start : match.end()]
    if sentence.count("“") > sentence.count("”") or sentence.count('"') % 2:
        return False
    if not re.match(r"[A-Z0-9“‘\"*…]|\[\[|\([A-Z]", match["next"]):
        return False
    return not SHORT.search(sentence) or bool(STARTERS.match(text, match.end()))
