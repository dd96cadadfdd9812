"""Lists from A to Z: one order for all of them, whatever capitals and accents the words have."""

import unicodedata

ALONE = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th"})
"""Letters whose stroke or ligature Unicode does not take apart."""


def alphabetical(text: str) -> str:
    """Return the key by which a text is sorted: its letters and digits, without “The” in front."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    letters = (one for one in folded.translate(ALONE) if not unicodedata.combining(one))
    words = "".join(one if one.isalnum() else " " for one in letters).split()
    return " ".join(words[1:] if words[:1] == ["the"] and words[1:] else words)


def initial(text: str) -> str:
    """Return the capital under which a list files a text: “#” if it has no letter or digit."""
    return alphabetical(text)[:1].upper() or "#"
