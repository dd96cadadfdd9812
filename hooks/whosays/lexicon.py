"""The words that the program says, and those that it recognises: content/en/lexicon.yml."""

import re
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).parent / "content/en/lexicon.yml"
LEXICON: dict[str, Any] = yaml.load(FILE.read_bytes(), yaml.CSafeLoader)


def any_of(name: str) -> str:
    """Return a pattern for any of the words of one entry."""
    return "|".join(map(re.escape, LEXICON[name].split()))
