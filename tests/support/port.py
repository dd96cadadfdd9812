"""A short text, of which tests make an article, and what a note on each of its passages says."""

import re

PORT = """Port closed after storm

The port of Lund was closed on 3 May, the harbour office said. Many analysts see a brutal summer.

“We will open on Monday,” said Ada Berg, the harbour master. “Nobody was hurt. That is luck.”

By our reporter
"""
ABOUT = "--id port --publisher 'The Daily' --date 2025-05-04 --url https://example.org/port"
"""What `whosays new` is told."""
NOTE = {
    "kind": "official statement",
    "speaker": "Lund harbour office",
    "office": "port authority",
    "states": "Sweden",
    "manner": "paraphrased",
    "check": "no record found",
    "finding": "not on its page",
    "gist": "We did not find its words.",
    "note": "The office says so. We looked for its page.\n\nNone was found.",
    "looked": "query: harbour office, in: its website, date: 2025-05-05",
}


def note_on(words: str) -> dict[str, str]:
    """Return the cells of a note, with a reason that quotes a word of the passage."""
    word = re.search(r"\w+", words)
    return NOTE | {"why": f"“{word and word.group()}” begins it."}
