"""The timeline: the dated events that an article leans on, at their true distances."""

import datetime
from collections.abc import Sequence
from itertools import pairwise
from xml.etree.ElementTree import Element

from whosays.edition import Article, Edition
from whosays.model.notes import Event
from whosays.pages.addresses import passage
from whosays.pages.article.reference import link_reference, long_date
from whosays.pages.pictures import shares, svg
from whosays.pages.pictures.picture import picture_id, render_picture
from whosays.pages.tree import Child, build

Dated = tuple[int, Event]
"""An event with its number, counted from 1 in order of time."""

MOST_LINES = 3
CLOSE = 0.04
"""Events that lie closer than this share of a line are drawn again on a line of their own."""
APART = 8.0
"""Per cents of a line that a mark of 24 pixels needs on a narrow screen."""
STEP, RADIUS = 28, 12
MONTH, YEAR = 30.44, 365.25


def render_timeline(edition: Edition, article: Article) -> Element | None:
    """Give the events on lines, each line a closer look at the one above; none without events."""
    events = sorted(article.file.events, key=lambda event: (day(event.date), event.date))
    if not events:
        return None
    numbered = list(enumerate(events, start=1))
    dated = sum(event.dated_by_article for event in events)
    named = {1: "itself dates one of them", 0: "itself dates none of them"}
    return render_picture(
        picture_id(edition, article, "timeline"),
        "When it happened",
        f"Our notes trace the article’s words to {shares.say(len(events), 'dated event')}. "
        f"The article {named.get(dated, f'itself dates {dated} of them')}.",
        build(
            "ul",
            {"class": "ws-picture-key"},
            build("li", {}, _dot(True), " the article gives the date"),
            build("li", {}, _dot(False), " the article gives no date; a record does"),
        ),
        *_lines(article, numbered),
        _list(edition, article, numbered),
    )


def day(date: str) -> datetime.date:
    """Give the day of a date, or the middle of a month or year that is not known closer."""
    year, month, day = (*map(int, date.split("-")), 0, 0)[:3]
    return datetime.date(year, month or 7, day or (15 if month else 1))


def cluster(events: Sequence[Dated]) -> Sequence[Dated]:
    """Give the largest run of events that lie too close together to be told apart."""
    span = (day(events[-1][1].date) - day(events[0][1].date)).days
    runs: list[list[Dated]] = [[events[0]]]
    for before, event in pairwise(events):
        gap = (day(event[1].date) - day(before[1].date)).days
        if gap <= span * CLOSE:
            runs[-1].append(event)
        else:
            runs.append([event])
    largest = max(runs, key=len)
    return largest if 2 < len(largest) < len(events) else ()


def tell_gap(before: str, after: str) -> str:
    """Say how much later one date is than another, as exactly as both are known."""
    days = (day(after) - day(before)).days
    exact = len(before) == len(after) == len("2024-10-15")
    if exact and days == 0:
        return "the same day"
    if exact and days < 2 * MONTH:
        return f"{shares.say(days, 'day')} later"
    if days < 1.9 * YEAR:
        return f"some {shares.say(max(1, round(days / MONTH)), 'month')} later"
    return f"some {shares.say(round(days / YEAR), 'year')} later"


def _lines(article: Article, events: Sequence[Dated]) -> list[Child]:
    lines: list[Child] = []
    while events and len(lines) < MOST_LINES:
        closer = cluster(events) if len(lines) < MOST_LINES - 1 else ()
        lines.append(_line(article, events, closer))
        events = closer
    return lines


def _line(article: Article, events: Sequence[Dated], closer: Sequence[Dated]) -> Element:
    first, last = events[0][1].date, events[-1][1].date
    span = (day(last) - day(first)).days or 1

    def along(event: Event) -> float:
        return 4 + 92 * (day(event.date) - day(first)).days / span

    shapes: list[tuple[float, int, Element]] = []
    ends: list[float] = []
    single = [one for one in events if one not in closer]
    for number, event in single:
        x = along(event)
        level = next((n for n, end in enumerate(ends) if end + APART <= x), len(ends))
        ends[level:] = [x, *ends[level + 1 :]]
        shapes.append((x, level, _event(article, number, event)))
    height = (max(len(ends), 1)) * STEP + 4
    base = str(height)
    marks: list[Element] = [
        build("line", {"x1": "0", "x2": "100%", "y1": base, "y2": base, "stroke": "currentColor"})
    ]
    if closer:
        left, right = along(closer[0][1]), along(closer[-1][1])
        wide = max(right - left, 1)
        window = {"fill": "none", "stroke": "currentColor", "stroke-dasharray": "3 3"}
        marks.append(svg.cell(left, wide, svg.rectangle(14, look=window), y=height - 7))
        name = f"{closer[0][0]}–{closer[-1][0]}: next line"
        anchor = "end" if left > 50 else "start"
        place = {"x": svg.along(right if left > 50 else left), "y": f"{height + 20}"}
        marks.append(build("text", {**place, "font-size": "12", "text-anchor": anchor}, name))
    for x, level, _ in shapes:
        foot = {"d": f"M0 0v{-STEP * level - 6}", "stroke": "currentColor"}
        marks.append(svg.at(x, height, build("path", foot)))
    for x, level, shape in shapes:
        marks.append(svg.at(x, height - STEP * level - RADIUS - 6, shape))
    title = f"From {long_date(first)} to {long_date(last)}"
    numbers = f"Events {events[0][0]} to {events[-1][0]} at their true distances."
    return build(
        "figure",
        {"class": "ws-line"},
        svg.draw(height + (26 if closer else 4), *marks, title=title, summary=numbers),
        build(
            "figcaption",
            {},
            build("span", {}, long_date(first)),
            *([build("span", {}, long_date(last))] if last != first else []),
        ),
    )


def _event(article: Article, number: int, event: Event) -> Element:
    note = next(note for note in article.notes if note.id == event.passages[0])
    look = {"r": str(RADIUS - 1), "stroke": "currentColor", "stroke-width": "2"}
    if not event.dated_by_article:
        look["class"] = "ws-hollow"
    words = f"{number}. {long_date(event.date)}: {event.words}"
    name = {"text-anchor": "middle", "y": "4", "font-size": "12"}
    name["class"] = "ws-on-full" if event.dated_by_article else "ws-on-hollow"
    shapes = build("circle", look), build("text", name, str(number))
    return svg.mark(passage(article, note), note.id, "ws-event", words, *shapes)


def _dot(full: bool) -> Element:
    look = {"cx": "8", "cy": "8", "r": "6", "stroke": "currentColor", "stroke-width": "2"}
    circle = build("circle", look if full else {**look, "class": "ws-hollow"})
    return svg.draw(16, circle, width="16")


def _list(edition: Edition, article: Article, events: Sequence[Dated]) -> Element:
    entries, before = [], ""
    for _, event in events:
        gap = f" ({tell_gap(before, event.date)})" if before else ""
        links: list[Child] = []
        for name in event.passages:
            link = {"href": f"../articles/{article.id}.md#{name}"}
            links += [", " if links else "", build("a", link, f"passage {article.numbers[name]}")]
        source = edition.references[event.reference]
        dated = "dated in the article" if event.dated_by_article else "not dated in the article"
        entries.append(
            build(
                "li",
                {},
                build("b", {}, long_date(event.date)),
                f"{gap}: {event.words} ",
                *links,
                f"; {dated}. ",
                link_reference(source, source.title_short or source.title),
            )
        )
        before = event.date
    return build("ol", {}, *entries)
