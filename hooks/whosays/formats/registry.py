"""Every format in which something of an edition goes out or comes in, by its name."""

from collections.abc import Callable
from typing import Any

import yaml

from whosays.formats.bibtex import read_bibtex, write_bibtex
from whosays.formats.csl import read_csl, write_csl
from whosays.model.reference import Reference

REFERENCES_OUT: dict[str, Callable[[list[Reference]], str]] = {
    "csl-json": write_csl,
    "bibtex": write_bibtex,
}

MISSING = {
    "standing": "primary, secondary or reference work",
    "seen": "opened, cited or known",
    "publisher": "who published it",
    "URL": "its address",
}
"""What an entry must have and reference managers may not know, and what it can be."""


def read_references(text: str) -> str:
    """Give CSL JSON or BibTeX as entries for docs/references.yml; what is missing as comments.

    Raises ValueError if the text is neither.
    """
    entries = read_bibtex(text) if text.lstrip().startswith(("@", "%")) else read_csl(text)
    return "\n".join(_written(entry) for entry in entries)


def _written(entry: dict[str, Any]) -> str:
    written = str(yaml.safe_dump([entry], allow_unicode=True, sort_keys=False, width=98))
    missing = "".join(
        f"  # {key}: yours to say: {words}\n" for key, words in MISSING.items() if key not in entry
    )
    return written + missing
