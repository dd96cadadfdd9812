"""The timeline: the dated events that an article mentions, at their true distances."""

import datetime
from collections.abc import Sequence
from itertools import pairwise

from whosays.edition import Article, Edition
from whosays.faults import counted
from whosays.model.notes import Event
from whosays.pages.article.reference import link_reference, long_date
from whosays.pages.pictures import picture
from whosays.pages.tree import Element, build

Dated = tuple[int, Event]
"""An event with its number, counted from 1 in order of time."""

MOST_LINES = 3
CLOSE = 0.04
"""Events that lie closer than this share of a line are drawn again on a line of their own."""
APART = 8.0
"""Per cents of a line that a mark of 24 pixels needs on a narrow screen."""
STEP, RADIUS = 28, 12
MONTH, YEAR = 30.44, 365.25
STROKE = {"stroke": "currentColor", "stroke-width": "2"}


def render_timeline(edition: Edition, article: Article) -> Element | None:
    """Return the events on lines, each a closer look at the one above; None without events."""
    events = sorted(article.file.events, key=lambda event: (day(event.date), event.date))
    if not events:
        return None
    numbered = list(enumerate(events, start=1))
    dated = sum(event.dated_by_article for event in events)
    named = {1: "dates one of them", 0: "dates none of them"}
    lines, shown = list[Element](), numbered
    while shown and len(lines) < MOST_LINES:
        closer = cluster(shown) if len(lines) < MOST_LINES - 1 else []
        lines.append(_line(article, shown, closer))
        shown = closer
    return picture.render(
        edition.anchor(article, "timeline"),
        "When it happened",
        f"Our notes link the article’s words to {counted(len(events), 'dated event')}. "
        f"The article itself {named.get(dated, f'dates {dated} of them')}.",
        picture.key(
            [
                [_dot(True), " the article gives the date"],
                [_dot(False), " the article gives no date, but a record does"],
            ]
        ),
        *lines,
        _list(edition, article, events),
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


def _line(article: Article, events: Sequence[Dated], closer: Sequence[Dated]) -> Element:
    """Draw events at their distances; a window shows those of the next, closer line."""
    first, last = events[0][1].date, events[-1][1].date
    span = _days(first, last) or 1

    def along(event: Event) -> float:
        return 4 + 92 * _days(first, event.date) / span

    ends: list[float] = []  # of each level, where its last mark is
    placed: list[tuple[Dated, float, int]] = []
    for one in events:
        if one not in closer:
            x = along(one[1])
            level = next((n for n, end in enumerate(ends) if end + APART <= x), len(ends))
            ends[level : level + 1] = [x]
            placed.append((one, x, level))
    height = max(len(ends), 1) * STEP + 4
    ground = {"x1": "0", "x2": "100%", "y1": str(height), "y2": str(height)}
    marks = [build("line", {**ground, "stroke": "currentColor"})]
    if closer:
        left, right = along(closer[0][1]), along(closer[-1][1])
        window = {"fill": "none", "stroke": "currentColor", "stroke-dasharray": "3 3"}
        box = picture.rectangle(14, look=window)
        marks.append(picture.cell(left, max(right - left, 1), box, y=height - 7))
        edge, anchor = (right, "end") if left > 50 else (left, "start")
        place = {"x": picture.along(edge), "y": f"{height + 20}", "font-size": "12"}
        words = f"{closer[0][0]}–{closer[-1][0]}: next line"
        marks.append(build("text", {**place, "text-anchor": anchor}, words))
    for _, x, level in placed:
        foot = {"d": f"M0 0v{-STEP * level - 6}", "stroke": "currentColor"}
        marks.append(picture.at(x, height, build("path", foot)))
    for one, x, level in placed:
        marks.append(picture.at(x, height - STEP * level - RADIUS - 6, _event(article, *one)))
    title = f"From {long_date(first)} to {long_date(last)}"
    numbers = f"Events {events[0][0]} to {events[-1][0]} spaced to scale."
    drawn = picture.draw(height + (26 if closer else 4), *marks, title=title, summary=numbers)
    dates = (build("span", {}, long_date(date)) for date in dict.fromkeys((first, last)))
    return build("figure", {"class": "ws-line"}, drawn, build("figcaption", {}, *dates))


def _event(article: Article, number: int, event: Event) -> Element:
    note = next(note for note in article.notes if note.id == event.passages[0])
    full = event.dated_by_article
    hollow = {} if full else {"class": "ws-hollow"}
    circle = build("circle", {"r": str(RADIUS - 1), **STROKE, **hollow})
    name = {"text-anchor": "middle", "y": "4", "font-size": "12"}
    name["class"] = "ws-on-full" if full else "ws-on-hollow"
    words = f"{number}. {long_date(event.date)}: {event.words}"
    shapes = circle, build("text", name, str(number))
    return picture.mark(article, note, "ws-event", *shapes, words=words)


def _dot(full: bool) -> Element:
    hollow = {} if full else {"class": "ws-hollow"}
    circle = build("circle", {"cx": "8", "cy": "8", "r": "6", **STROKE, **hollow})
    return picture.draw(16, circle, width="16")


def _list(edition: Edition, article: Article, events: Sequence[Event]) -> Element:
    entries, before = build("ol"), ""
    for event in events:
        gap = f" ({tell_gap(before, event.date)})" if before else ""
        source = edition.references[event.reference]
        item = build(
            "li",
            {},
            build("b", {}, long_date(event.date)),
            f"{gap}: {event.words} (",
            *picture.link_passages(article, event.passages),
            f"; {'' if event.dated_by_article else 'not '}dated in the article) ",
            link_reference(source, source.title_short or source.title),
        )
        entries.append(item)
        before = event.date
    return entries
