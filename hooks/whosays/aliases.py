"""Finding glossary words in a text: all aliases in one pass, the longest first."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

HAN = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""Characters of Chinese and Japanese, which are written without spaces: each is a word here."""
KATAKANA = "\u30a1-\u30ff"
"""Characters of Japanese that spell foreign names, a run of them one word."""
START = re.compile(rf"[{KATAKANA}]+|[{HAN}]|[^\W{HAN}]+|[“‘\"']")
"""Where an alias may begin: a word, or a quotation mark that belongs to it."""
INSIDE_A_WORD = re.compile(rf"[{KATAKANA}]{{2}}|[^\W_{HAN}]{{2}}")


@dataclass(frozen=True)
class Match:
    """A word of the text that has a glossary page."""

    start: int
    end: int
    term: str
    alias: str
    """As the term's page writes it."""


@dataclass(frozen=True)
class AliasIndex:
    """Every alias by its first word, so that cost grows with the text and not with the terms."""

    by_first_word: Mapping[str, Sequence[tuple[str, str]]]
    """First word in small letters → (alias, term), the longest alias first."""

    @classmethod
    def of(cls, aliases: Iterable[tuple[str, str]]) -> "AliasIndex":
        """Build the index from pairs of alias and term."""
        index: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for alias, term in sorted(aliases, key=lambda pair: -len(pair[0])):
            if first := START.match(alias):
                index[first.group().lower()].append((alias, term))
        return cls(index)

    def find(self, text: str) -> Iterator[Match]:
        """Yield the matches in order, none overlapping, the longest alias first."""
        done = 0
        for match in self.find_all(text):
            if match.start >= done:
                yield match
                done = match.end

    def find_all(self, text: str) -> Iterator[Match]:
        """Yield every match in order, one inside another too."""
        folded = text.lower()
        if len(folded) != len(text):  # İ, of which small letters are two
            folded = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
        for word in START.finditer(folded):
            for alias, term in self.by_first_word.get(word.group(), ()):
                end = word.start() + len(alias)
                # an alias without a capital letter matches in any case, any other exactly
                whole = folded if alias.islower() else text
                if whole.startswith(alias, word.start()) and _ends_word(text, end):
                    yield Match(word.start(), end, term, alias)


def _ends_word(text: str, end: int) -> bool:
    return not INSIDE_A_WORD.match(text, end - 1)
