"""Advice on excerpts: whole sentences, or “…” where one is cut."""

import re
from collections.abc import Iterable, Iterator

from whosays.model.reference import Reference

BEGINS = re.compile(r"[\s*_]*(?:…|\.\.\.|[\[(“„«‘\"'「『¿¡–—-]|\d)")
"""How an excerpt begins that is whole, or shows that it is cut; or with a capital letter."""
ENDS = re.compile(r"(?:…|[.?!。！？؟।])[\s\])”“»’‘\"'」』*_]*$")


def cut_excerpts(references: Iterable[Reference]) -> Iterator[tuple[str, str]]:
    """Yield each excerpt or translation that begins or ends inside a sentence, with its key."""
    for reference in references:
        for text in (*reference.excerpts, *reference.translations):
            if is_cut(text):
                yield reference.id, text


def is_cut(text: str) -> bool:
    """Tell whether a text begins or ends inside a sentence and shows no “…” there.

    A script without capitals gives no sign of how a sentence begins.
    """
    first = next((one for one in text if one.isalpha()), "")
    begins = not first.islower() or bool(BEGINS.match(text))
    return not (begins and ENDS.search(text))
