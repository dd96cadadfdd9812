"""Figures and years in a text, so that those of a note can be looked up in its records."""

import re
from functools import lru_cache

FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
SPAN = re.compile(r"\b(\d\d)(\d\d)–(\d\d)(?!\d)")
"""“1950–53”: the second year is 1953."""
SPELLED = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen twenty
"""
ORDINALS = """
zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
"""
TENS = {"thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "hundred": "100"}
WORDS = TENS | {
    word: str(number) for row in (SPELLED, ORDINALS) for number, word in enumerate(row.split())
}


def figures(text: str) -> list[str]:
    """Return the figures of one of our texts: “1,234” as 1234, “1950–53” as 1950 and 1953."""
    text = SPAN.sub(r"\1\2 \1\3", text)
    return [_plain(re.sub(r",(?=\d{3}(?!\d))", "", one)) for one in FIGURE.findall(text)]


@lru_cache(maxsize=10_000)
def figures_in_record(text: str) -> frozenset[str]:
    """Return the figures that a record's text can vouch for, in digits or in English words.

    “1.234” and “46,3” are read as other languages write them too, and 19.03.2011 as a date.
    """
    found: set[str] = set(figures(text))
    for one in FIGURE.findall(SPAN.sub(r"\1\2 \1\3", text)):
        found.add(_plain(re.sub(r"[.,](?=\d{3}(?!\d))", "", one)))
        found.add(_plain(one.replace(",", ".")))
        if one.count(".") > 1:
            found.update(_plain(part) for part in one.split("."))
    found.update(WORDS[word] for word in re.findall(r"[a-z]+", text.lower()) if word in WORDS)
    return frozenset(found)


def _plain(figure: str) -> str:
    """Return a figure without zeros before it: 03 is 3."""
    return figure.lstrip("0") or "0"
