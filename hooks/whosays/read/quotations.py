"""Sentences, quotations and figures of our texts, and whether a source has them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property, lru_cache

from whosays.aliases import HAN
from whosays.lexicon import LEXICON, any_of
from whosays.syntax import without_links

END = re.compile(r"[.?!…]+[”’\"')]*(?=\s+(?P<next>\S\S?))")
SHORT = re.compile(rf"(?:^|[\s(“‘])(?:{any_of('abbreviations')}|[A-Z](?:\.[A-Z])*)\.$")
"""What ends in a full stop and does not end a sentence: titles, months, initials, “U.S.”"""
STARTERS = re.compile(rf"\s+(?:{any_of('starters')})\b")
"""Words that begin a sentence even after “U.S.”"""

LEAST = 3
"""A quotation of fewer words is a name or a borrowed word, and is not looked up."""
APOSTROPHE = r"(?<=\w)[’'](?=\w)"
"""Inside a word, where no quotation ends."""
SHORTENED = r"(?!\d\ds?\b|(?:tis|twas|em|til|cause|n)\b)"
"""What does not follow a single mark that opens: words that lost their beginning, as in ’90s."""
PAIRS = (
    r"“[^“”]*”",
    r"(?<!\w)\"[^\"]*\"",
    r"„[^„“”\"]*[“”\"]",
    r"(?<![^\s(\[–—])”(?=\w)[^“”]*”",  # as in Swedish
    r"«[^«»]*»",
    r"»[^«»]*«",
    r"(?<![^\s(\[–—])»(?=\w)[^«»]*»",
    r"‹[^‹›]*›",
    r"›[^‹›]*‹",
    rf"(?<!\w)‘{SHORTENED}(?:[^‘’]|{APOSTROPHE})*’(?!\w)",
    rf"‚(?=\S)(?:[^‚‘’]|{APOSTROPHE})*[‘’](?!\w)",
    rf"(?<!\w)'{SHORTENED}(?=\w)(?:[^']|{APOSTROPHE})*'(?!\w)",
    "「[^「」]*」",
    "『[^『』]*』",
)
"""Quotation marks of every language, the outer ones of a text taken first."""
QUOTATION_MARKS = "\"'“”„‟‘’‚‛«»‹›「」『』"
OPENING = re.compile("[“”„\"«»‹›‘‚'「『]")
QUOTED = re.compile(f"(?={OPENING.pattern})(?:{'|'.join(PAIRS)})")
LEFT_OUT = re.compile(r"\[[^\]]*\]|…|\.\.\.")
"""Where a quotation leaves something out, or puts a word of ours in."""
WORD = re.compile(rf"[{HAN}]|[^\W_{HAN}]+")
SHOWN = 12
"""How many words of the nearest record a fault shows."""

FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
SPAN = re.compile(r"\b(\d\d)(\d\d)–(\d\d)(?!\d)")
"""“1950–53”: the second year is 1953."""
WORDS: dict[str, str] = LEXICON["tens"] | {
    word: str(number)
    for row in ("numbers", "ordinals")
    for number, word in enumerate(LEXICON[row].split())
}


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


@dataclass(frozen=True)
class Source:
    """A text that a quotation may be in, by its words."""

    name: str
    typed: str

    @cached_property
    def text(self) -> str:
        """Return the words in a row, a space before and after each: a string is searched fast."""
        return _solid(self.typed)

    @property
    def words(self) -> list[str]:
        """Return the words one by one."""
        return self.text.split()

    def holds(self, parts: list[str]) -> bool:
        """Return whether the parts of a quotation are here in order."""
        at = 0
        for part in parts:
            found = self.text.find(part, at)
            if found < 0:
                return False
            at = found + len(part) - 1  # the next word begins with the same space
        return True


def quotations(text: str, least: int = LEAST) -> Iterator[tuple[str, list[str]]]:
    """Yield every quotation of a text that has so many words or more, and its parts."""
    if not OPENING.search(text):  # most texts quote nothing
        return
    for match in QUOTED.finditer(without_links(text).replace("*", "")):
        quotation = match.group()[1:-1]
        # a part is what is between two places where something is left out
        parts = [part for piece in LEFT_OUT.split(quotation) if (part := _solid(piece)) != " "]
        words = "".join(parts)
        # two Chinese or Japanese characters count as one word
        if len(words.split()) - len(re.findall(f"[{HAN}]", words)) / 2 >= least:
            yield quotation, parts


def missing(text: str, sources: Sequence[Source]) -> Iterator[tuple[str, str]]:
    """Yield each quotation that is in none of the sources, and what comes nearest to it."""
    for quotation, parts in quotations(text):
        if not any(source.holds(parts) for source in sources):
            yield quotation, nearest_words("".join(parts).split(), sources)


def nearest_words(wanted: list[str], sources: Iterable[Source]) -> str:
    """Return where the longest run of the wanted words is; empty if there is none of two."""
    best, shown = 1, ""
    for source in sources:
        words = source.words
        matcher = SequenceMatcher(None, wanted, words, autojunk=False)
        match = matcher.find_longest_match()
        if match.size > best:
            best, start = match.size, max(0, match.b - match.a)
            shown = f"“{' '.join(words[start : start + SHOWN])}” ({source.name})"
    return shown


def _solid(text: str) -> str:
    """Return the words alone, with one space before and after each."""
    words = WORD.findall(text.casefold())
    return f" {' '.join(words)} " if words else " "


def figures(text: str) -> list[str]:
    """Return the figures of one of our texts: “1,234” as 1234, “1950–53” as 1950 and 1953."""
    text = SPAN.sub(r"\1\2 \1\3", text)
    return [_without_zeros(re.sub(r",(?=\d{3}(?!\d))", "", one)) for one in FIGURE.findall(text)]


@lru_cache(maxsize=10_000)
def figures_in_record(text: str) -> frozenset[str]:
    """Return the figures that a record's text can vouch for, in digits or in English words."""
    found: set[str] = set(figures(text))
    # “1.234” and “46,3” are read as other languages write them too, and 19.03.2011 as a date
    for one in FIGURE.findall(SPAN.sub(r"\1\2 \1\3", text)):
        found.add(_without_zeros(re.sub(r"[.,](?=\d{3}(?!\d))", "", one)))
        found.add(_without_zeros(one.replace(",", ".")))
        if one.count(".") > 1:
            found.update(_without_zeros(part) for part in one.split("."))
    found.update(WORDS[word] for word in re.findall(r"[a-z]+", text.lower()) if word in WORDS)
    return frozenset(found)


def _without_zeros(figure: str) -> str:
    """Return a figure without zeros before it: 03 is 3."""
    return figure.lstrip("0") or "0"
