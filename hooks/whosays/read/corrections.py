"""The dated headings of the page of corrections, which the feed passes on."""

import datetime
import re

from whosays.edition import News
from whosays.faults import Fault, Faults
from whosays.model.fields import MONTHS

PAGE = "about/corrections.md"
DATED = re.compile(r"## \d")
HEADING = re.compile(
    rf"## (?P<day>\d{{1,2}}) (?P<month>{'|'.join(MONTHS)}) (?P<year>\d{{4}}): (?P<title>.+?) "
    r"\{ #(?P<id>[a-z0-9-]+) \}"
)


def read_corrections(path: str, text: str) -> list[News]:
    """Return a correction for each dated heading. Raise Faults for one of another form."""
    found, faults = [], []
    for number, line in enumerate(text.split("\n"), start=1):
        if not DATED.match(line):
            continue
        match = HEADING.fullmatch(line.rstrip())
        if match and (day := _day(match)):
            title = match["title"][:1].upper() + match["title"][1:]
            address = f"{PAGE.removesuffix('.md')}/#{match['id']}"
            found.append(News(day, f"Correction: {title}", address))
        else:
            sentence = "the heading should be like “## 24 November 2026: what changed { #its-id }”"
            faults.append(Fault(path, number, sentence))
    if faults:
        raise Faults(faults)
    return found


def _day(match: re.Match[str]) -> str:
    """Return a heading's day as 2026-11-24; empty if no calendar has it."""
    month = MONTHS.index(match["month"]) + 1
    try:
        return datetime.date(int(match["year"]), month, int(match["day"])).isoformat()
    except ValueError:
        return ""
