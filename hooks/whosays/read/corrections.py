"""The dated headings of the page of corrections, which the feed passes on."""

import datetime
import re

from whosays.edition import News
from whosays.faults import Fault, Faults
from whosays.model.fields import MONTHS

PAGE = "about/corrections.md"
DATED = re.compile(r"## \d")
HEADING = re.compile(rf"## (\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}}): (.+?) \{{ #([a-z0-9-]+) \}}")


def read_corrections(path: str, text: str) -> list[News]:
    """Return a correction for each dated heading. Raise Faults for one of another form."""
    found, faults = [], []
    for number, line in enumerate(text.split("\n"), start=1):
        if not DATED.match(line):
            continue
        try:
            match = HEADING.fullmatch(line.rstrip())
            day, month, year, title, name = match.groups() if match else ("",) * 5
            date = datetime.date(int(year), MONTHS.index(month) + 1, int(day))
        except ValueError:  # of another form, or in no calendar
            sentence = "the heading should be like “## 24 November 2026: what changed { #its-id }”"
            faults.append(Fault(path, number, sentence))
        else:
            words = f"Correction: {title[:1].upper()}{title[1:]}"
            found.append(News(date.isoformat(), words, f"{PAGE.removesuffix('.md')}/#{name}"))
    if faults:
        raise Faults(faults)
    return found
