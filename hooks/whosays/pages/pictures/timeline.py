"""The timeline: the dated events that an article mentions, at their true distances."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from whosays.edition import Article, Edition
from whosays.faults import counted
from whosays.model.notes import Event
from whosays.pages.template import render
from whosays.pages.tree import Element

Dated = tuple[int, Event]
"""An event with its number, counted from 1 in order of time."""

MOST_LINES = 3
CLOSE = 0.04
"""Events that lie closer than this share of a line are drawn again on a line of their own."""
APART = 8.0
"""Per cents of a line that a mark of 24 pixels needs on a narrow screen."""
MONTH, YEAR = 30.44, 365.25


@dataclass(frozen=True)
class Period:
    """The time that a line covers, with its events at their distances."""

    events: Sequence[Dated]
    closer: Sequence[Dated]
    """Those among them that only the next line shows."""

    @property
    def first(self) -> str:
        """Return the date of its first event."""
        return self.events[0][1].date

    @property
    def last(self) -> str:
        """Return the date of its last event."""
        return self.events[-1][1].date

    def along(self, event: Event) -> float:
        """Return an event's place in per cents."""
        return 4 + 92 * _days(self.first, event.date) / (_days(self.first, self.last) or 1)

    def placed(self) -> Iterator[tuple[int, Event, float, int]]:
        """Yield each event that it shows: number, event, place, and level, counted from 0."""
        ends: list[float] = []  # of each level, where its last mark is
        for number, event in self.events:
            if (number, event) not in self.closer:
                x = self.along(event)
                level = next((n for n, end in enumerate(ends) if end + APART <= x), len(ends))
                ends[level : level + 1] = [x]
                yield number, event, x, level


def render_timeline(edition: Edition, article: Article) -> Element | None:
    """Return the events on lines, each a closer look at the one above; None without events."""
    events = sorted(article.file.events, key=lambda event: (day(event.date), event.date))
    if not events:
        return None
    lines: list[Period] = []
    shown = list(enumerate(events, start=1))
    while shown and len(lines) < MOST_LINES:
        closer = cluster(shown) if len(lines) < MOST_LINES - 1 else []
        lines.append(Period(shown, closer))
        shown = closer
    return render(
        "pictures/timeline.html",
        edition=edition,
        article=article,
        events=events,
        dated=sum(event.dated_by_article for event in events),
        lines=lines,
        tell_gap=tell_gap,
    )


def day(date: str) -> datetime.date:
    """Return the day of a date, or the middle of a month or year that is not known closer."""
    year, month, day = (*map(int, date.split("-")), 0, 0)[:3]
    return datetime.date(year, month or 7, day or (15 if month else 1))


def cluster(events: Sequence[Dated]) -> list[Dated]:
    """Return the largest run of events that lie too close together to be told apart."""
    span = _days(events[0][1].date, events[-1][1].date)
    runs = [[events[0]]]
    for before, event in pairwise(events):
        if _days(before[1].date, event[1].date) > span * CLOSE:
            runs.append([])
        runs[-1].append(event)
    largest = max(runs, key=len)
    return largest if 2 < len(largest) < len(events) else []


def tell_gap(before: str, after: str) -> str:
    """Say how much later one date is than another, as exactly as both are known."""
    days = _days(before, after)
    exact = len(before) == len(after) == len("2024-10-15")
    if exact and days == 0:
        return "the same day"
    if exact and days < 2 * MONTH:
        return f"{counted(days, 'day')} later"
    if days < 1.9 * YEAR:
        return f"some {counted(max(1, round(days / MONTH)), 'month')} later"
    return f"some {counted(round(days / YEAR), 'year')} later"


def _days(before: str, after: str) -> int:
    return (day(after) - day(before)).days
