"""Keys made of texts: their first words, in small Latin letters."""

import re
import unicodedata
from collections.abc import Container
from itertools import count


def latin_words(text: str) -> list[str]:
    """Return a text’s words, as far as they have letters or digits that a key may have."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.findall(r"[a-z0-9]+", plain.replace("'", ""))


def make_key(text: str, taken: Container[str] = ()) -> str:
    """Make a key of a text’s first four words that nothing else has."""
    first = "-".join(latin_words(text)[:4]) or "passage"
    names = (first if number == 1 else f"{first}-{number}" for number in count(1))
    return next(name for name in names if name not in taken)
