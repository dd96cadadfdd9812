"""The words that the program says, and those that it recognises: content/en/lexicon.yml."""

from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).parent / "content/en/lexicon.yml"
LEXICON: dict[str, Any] = yaml.load(FILE.read_bytes(), yaml.CSafeLoader)
