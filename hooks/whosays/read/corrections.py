"""The dated headings of the page of corrections, which the feed passes on."""

import re
from datetime import datetime

from whosays.edition import News
from whosays.faults import Fault, Faults

PAGE = "about/corrections.md"
DATED = re.compile(r"## \d")
HEADING = re.compile(
    r"## (?P<day>\d{1,2} [A-Z][a-z]+ \d{4}): (?P<title>.+?) \{ #(?P<id>[a-z0-9-]+) \}"
)


def read_corrections(path: str, text: str) -> list[News]:
    """Give a correction for each dated heading. Raises Faults for one of another form."""
    found, faults = [], []
    for number, line in enumerate(text.split("\n"), start=1):
        if not DATED.match(line):
            continue
        match = HEADING.fullmatch(line.rstrip())
        try:
            day = datetime.strptime(match["day"] if match else "", "%d %B %Y").date()
        except ValueError:
            sentence = "the heading should be like “## 24 November 2026: what changed { #its-id }”"
            faults.append(Fault(path, number, sentence))
            continue
        if match:
            title = match["title"][:1].upper() + match["title"][1:]
            address = f"{PAGE.removesuffix('.md')}/#{match['id']}"
            found.append(News(day.isoformat(), f"Correction: {title}", address))
    if faults:
        raise Faults(faults)
    return found
