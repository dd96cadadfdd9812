"""The answers that exercises and tests offer."""

import json
from collections.abc import Iterable

from whosays.codebook import KINDS, Kind, KindName


def kinds_data(kinds: Iterable[Kind]) -> str:
    """Return the answers that can be chosen, in order, as scripts read them."""
    known = ("slug", "letter", "basis", "words")
    return json.dumps(
        [{key: getattr(kind, key) for key in known} for kind in kinds], ensure_ascii=False
    )


def kinds_of(asked: Iterable[KindName]) -> list[Kind]:
    """Return the kinds that an exercise offers: the usual ones, and others that it asks for."""
    occur = set(asked)
    return [kind for kind in KINDS.values() if kind.always or kind.id in occur]
