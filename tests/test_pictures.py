"""The pictures of an article: true sums, marks that lead somewhere, and articles of every shape."""

import datetime
import gzip
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise, product
from math import isclose
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, tostring

import pytest
from playwright.sync_api import Page
from whosays.codebook import CHECKS, KINDS
from whosays.edition import Article, Edition
from whosays.pages.addresses import COMPARE
from whosays.pages.article.articles import render_articles
from whosays.pages.pictures import shares
from whosays.pages.pictures.profile import (
    ALONE,
    WHAT_SHARES_DO_NOT_MEAN,
    render_compare,
    render_profile,
    words_by_check,
)
from whosays.pages.pictures.speakers import words_by_states
from whosays.pages.pictures.strip import boxes, render_small_strip, render_strip, words_by_kind
from whosays.pages.pictures.timeline import cluster, day, render_timeline, tell_gap
from whosays.pages.pictures.wire import compare, render_wire
from whosays.pages.sets import link_pictures

from tests.conftest import Visit
from tests.support.accessibility import WIDTHS, violations
from tests.support.pictures import (
    ARTICLES,
    CASES,
    DRAWN,
    EVENTS,
    FACT,
    WROTE,
    article,
    draw,
    edition,
    note,
)

PAGE = "articles/profile/"
EVERY = pytest.mark.parametrize(
    "made_up",
    [
        pytest.param(one, id=name, marks=[pytest.mark.slow] if len(one.notes) > 100 else [])
        for name, one in ARTICLES.items()
    ],
)


def links(page: Element) -> Iterator[Element]:
    """Return the marks of a picture."""
    return (link for link in page.iter("a") if link.get("data-cell-of"))


@EVERY
def test_every_picture_can_be_drawn_and_every_mark_leads_to_its_passage(made_up: Article) -> None:
    page = render_profile(edition(made_up), made_up)
    ids = set(made_up.numbers)
    marks = list(links(page))
    assert ids <= {mark.get("data-cell-of") for mark in marks}
    for link in page.iter("a"):
        place, _, name = link.get("href", "").partition("#")
        if place == f"../articles/{made_up.id}.md" and name:
            assert name in ids
            assert link.get("data-cell-of", name) == name
    assert all(mark.get("href", "").endswith(f"#{mark.get('data-cell-of')}") for mark in marks)
    assert all((mark.findtext("title") or "").strip() for mark in marks)
    assert not re.search(r' style="|<script| on[a-z]+="', tostring(page, "unicode"))


@EVERY
def test_every_passage_has_a_link_for_the_keyboard(made_up: Article) -> None:
    page = render_profile(edition(made_up), made_up)
    reached = {
        link.get("href", "").partition("#")[2]
        for link in page.iter("a")
        if not link.get("tabindex")
    }
    assert set(made_up.numbers) <= reached


@EVERY
@pytest.mark.parametrize("count", [words_by_kind, words_by_check, words_by_states])
def test_every_word_is_counted_once_and_per_cents_make_a_hundred(
    made_up: Article, count: Callable[[Article], dict[Any, int]]
) -> None:
    counts = count(made_up)
    assert sum(counts.values()) == shares.total(made_up.notes)
    assert sum(shares.per_cent(counts).values()) == 100


@EVERY
def test_cells_lie_end_to_end_in_reading_order(made_up: Article) -> None:
    cells = [(x, x + width) for _, x, width in boxes(made_up)]
    if made_up.direction == "rtl":
        cells = [(100 - right, 100 - left) for left, right in cells]
    assert isclose(cells[0][0], 0, abs_tol=1e-9) and isclose(cells[-1][1], 100)
    for (_, end), (start, _) in pairwise(cells):
        assert isclose(start, end)
    for one, (left, right) in zip(made_up.notes, cells, strict=True):
        share = shares.words(one) * 100 / shares.total(made_up.notes)
        assert isclose(right - left, share)


def test_per_cents_are_never_off_by_one() -> None:
    for counts in ([1, 1, 1], [1, 2, 4], [0, 0, 5], [333, 333, 334], [1, 999], [1] * 7):
        cents = shares.per_cent(dict(enumerate(counts)))
        assert sum(cents.values()) == 100
        assert all(abs(cents[n] - c * 100 / sum(counts)) < 1 for n, c in enumerate(counts))
    assert shares.per_cent({"a": 0}) == {"a": 0}


def test_kinds_and_checks_differ_in_more_than_colour() -> None:
    looks = []
    for kind in KINDS:
        one = article("one", [note(0, kind)])
        drawing = next(render_small_strip(edition(one), one).iter("svg"))
        text = tostring(drawing, "unicode")
        looks.append(re.sub(r'class="[^"]*"|<title>.*?</title>', "", text))
    assert len(set(looks)) == len(KINDS)
    signs = re.findall(r'<path d="([^"]+)" fill="none"', tostring(strip_of_all_checks(), "unicode"))
    assert set(CHECKS) and len(set(signs)) == len(CHECKS)


def strip_of_all_checks() -> Element:
    """Draw an article whose key has every check."""
    one = ARTICLES["four-hundred"]
    return render_strip(edition(one), one)


@pytest.mark.parametrize("name", DRAWN)
def test_pictures_are_drawn_as_on_file(name: str) -> None:
    path = CASES / f"profile-of-{name}.html"
    drawn = draw(name)
    assert drawn == path.read_text("utf-8"), f"if it should look so, write this to {path}:\n{drawn}"


@pytest.mark.parametrize(
    ("before", "after", "dropped", "changed", "added"),
    [
        (
            "Yesterday we held very substantive talks with the Minister of Defence.",
            "We held very substantive talks.",
            ["Yesterday", "with the Minister of Defence."],
            [],
            [],
        ),
        (
            "In Beijing. (Russian Defense Ministry/Handout via Reuters)",
            "In Beijing. Russian Defence Ministry",
            ["Handout via Reuters)"],
            ["Defense", "Defence"],
            [],
        ),
        ("the day of talks", "the end of it", ["the day of talks"], [], ["the end of it"]),
        ("China welcomed Russia today", "Russia welcomed China", ["today"], [], []),
        ("China and Russia met", "Met Russia and China", [], [], []),
        ("nothing in common here", "", ["nothing in common here"], [], []),
        ("“Word”", "—", ["“Word”"], [], []),
    ],
)  # fmt: skip
def test_what_becomes_of_words(
    before: str, after: str, dropped: list[str], changed: list[str], added: list[str]
) -> None:
    old, new = compare(before, after)
    assert "".join(run.text for run in old) == before
    assert "".join(run.text for run in new) == after
    found: dict[str, list[str]] = {}
    for run in [*old, *new]:
        found.setdefault(run.fate, []).append(run.text.strip())
    assert found.get("dropped", []) == dropped
    assert found.get("added", []) == added
    assert found.get("changed", []) == changed


def test_what_stands_around_a_wording_is_not_called_dropped() -> None:
    assert [run.fate for run in compare("Putin came", "He came", "Vladimir Putin")[0]] == ["same"]
    assert [run.fate for run in compare("Putin came", "He came")[0]] == ["changed", "same"]


def test_the_wire_trail_begins_at_the_record() -> None:
    one = ARTICLES["right-to-left"]
    trail = render_wire(edition(one), one)
    assert trail is not None
    heads = [bold.text for bold in trail.iter("b")]
    assert heads == ["The record", "The agency", "The article"] * 2
    assert any((word.text or "").startswith("Yesterday") for word in trail.iter("del"))
    assert render_wire(edition(one), ARTICLES["one-passage"]) is None


@pytest.mark.edition
def test_the_trail_of_the_own_article_shows_what_was_lost(own: Edition) -> None:
    page = render_wire(own, own.articles["russia-china-talks"])
    assert page is not None
    lost = " | ".join(word.text or "" for word in page.iter("del"))
    for words in ("Yesterday", "Minister of Defence", "Handout via Reuters", "today"):
        assert words in lost


def test_events_stand_at_their_true_distances() -> None:
    one = article(
        "one",
        [note(0, FACT)],
        events=[
            {**EVENTS[1], "date": date}
            for date in ("2030-01-01", "2030-07-02", "2031-01-01", "2032-01-01")
        ],
    )
    page = render_timeline(edition(one), one)
    assert page is not None
    places = {
        link.findtext("text"): float(box.get("x", "").rstrip("%"))
        for box in page.iter("svg")
        for link in box.findall("a")
    }
    days = [day(event.date) for event in one.file.events]
    span = (days[-1] - days[0]).days
    first, last = places["1"], places["4"]
    for number, when in enumerate(days, start=1):
        share = (when - days[0]).days / span
        assert places[str(number)] == pytest.approx(first + (last - first) * share, abs=0.01)
    assert render_timeline(edition(one), ARTICLES["one-passage"]) is None


def test_a_crowd_of_events_gets_a_line_of_its_own() -> None:
    events = list(enumerate(ARTICLES["sixty-letters"].file.events, start=1))
    assert [number for number, _ in cluster(events)] == [2, 3, 4]
    assert cluster(events[1:]) == []
    page = render_timeline(edition(ARTICLES["sixty-letters"]), ARTICLES["sixty-letters"])
    assert page is not None
    assert len(page.findall(".//figure")) == 2
    assert len(page.findall(".//ol/li")) == 4
    hollow = [circle for circle in page.iter("circle") if circle.get("class") == "ws-hollow"]
    assert len(hollow) == 3 + 1  # and one in the key


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("2024-10-14", "2024-10-14", "the same day"),
        ("2024-10-14", "2024-10-15", "1 day later"),
        ("2022-02-04", "2022-02-24", "20 days later"),
        ("2024-01", "2024-02-03", "some 1 month later"),
        ("1969", "2019-12", "some 50 years later"),
    ],
)
def test_gaps_are_told_as_exactly_as_dates_are_known(before: str, after: str, words: str) -> None:
    assert tell_gap(before, after) == words


def test_a_month_lies_in_its_middle() -> None:
    assert day("2024") == datetime.date(2024, 7, 1)
    assert day("2024-02") == datetime.date(2024, 2, 15)


def test_one_article_is_not_compared_and_two_are() -> None:
    two = edition(ARTICLES["one-passage"], ARTICLES["right-to-left"])
    assert render_compare(edition(ARTICLES["one-passage"])).text == ALONE
    page = tostring(render_compare(two), "unicode")
    assert page.count(WHAT_SHARES_DO_NOT_MEAN) == 1
    assert page.count('scope="col"') == 3 * (1 + 2)
    assert "100% (1 word)" in page


def test_the_comparison_is_linked_where_there_is_one() -> None:
    every = [ARTICLES["one-passage"], ARTICLES["right-to-left"]]
    for articles, linked in ((every[:1], False), (every, True)):
        page = render_articles(replace(edition(*articles), pages=frozenset({COMPARE})))
        assert (f"../{COMPARE}" in {link.get("href") for link in page.iter("a")}) is linked


def test_of_many_articles_the_first_twelve_are_compared() -> None:
    many = [article(f"a{number}", [note(number, WROTE)]) for number in range(13)]
    assert "articles are compared" not in tostring(render_compare(edition(*many[:12])), "unicode")
    page = tostring(render_compare(edition(*many)), "unicode")
    assert "Only the first 12 of 13 articles are compared." in page
    assert page.count('scope="col"') == 3 * (1 + 12)


def test_an_article_without_notes_says_so_and_is_not_compared() -> None:
    bare = Article(ARTICLES["one-passage"].file.model_copy(update={"article": "bare"}), ())
    assert render_profile(edition(bare), bare).text == "No passage has a note yet."
    assert render_compare(edition(bare)).text == "No article has notes yet."
    assert render_compare(edition(ARTICLES["one-passage"], bare)).text == ALONE


@pytest.mark.edition
def test_pictures_are_linked_where_a_page_shows_them(own: Edition, small: Edition) -> None:
    def linked(read: Edition, name: str) -> list[str | None]:
        return [link.get("href") for link in link_pictures(read, read.articles[name], "pictures")]

    own_page = "../articles/profile.md"
    assert linked(own, "russia-china-talks") == [own_page]
    assert linked(small, "strike") == ["../articles/profile.md#ws-set-strike"]
    assert linked(edition(ARTICLES["one-passage"]), "one-passage") == []


def test_two_articles_on_one_page_have_no_id_twice() -> None:
    two = edition(ARTICLES["sixty-letters"], ARTICLES["four-hundred"])
    found = [
        part.get("id")
        for one in two.articles.values()
        for part in render_profile(two, one).iter()
        if part.get("id")
    ]
    assert len(found) == len(set(found)) > 6


@pytest.mark.edition
def test_the_built_page_is_light_and_its_links_are_resolved(site: Path) -> None:
    for path in [site / PAGE, *(site / "articles").glob("*-in-pictures")]:
        assert len(gzip.compress((path / "index.html").read_bytes(), 6)) <= 25_000
    page = (site / PAGE / "index.html").read_bytes()
    css = (site / "assets/pictures.css").read_bytes()
    assert len(gzip.compress(css, 6)) <= 2_000
    text = (site / "articles/russia-china-talks/index.html").read_text("utf-8")
    home = (site / "index.html").read_text("utf-8")
    for html, prefix in ((page.decode(), "../russia-china-talks/"), (home, "articles/russia-c")):
        every = re.findall(r'<a href="([^"]+)" [^>]*data-cell-of="([^"]+)"', html)
        marks = [mark for mark in every if mark[0].startswith(prefix)]  # the lead's
        assert len(marks) >= 91
        for address, name in marks:
            assert address.startswith(prefix) and address.endswith(f"/#{name}")
            assert f'id="{name}"' in text


@pytest.mark.edition
def test_the_profile_is_accessible(visit: Visit, every_page: bool) -> None:
    ways = product(WIDTHS, ("light", "dark")) if every_page else [(390, "dark")]
    for width, scheme in ways:
        page = visit(PAGE, width, color_scheme=scheme)
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        assert violations(page) == [], (width, scheme)
        for wide in WIDTHS:
            page.set_viewport_size({"width": wide, "height": 900})
            over = page.evaluate("document.scrollingElement.scrollWidth - innerWidth")
            assert over <= 0, (wide, scheme)
        page.close()


def colours(page: Page) -> set[str]:
    """Return the colours of the strip's cells."""
    found = page.evaluate(
        "[...document.querySelectorAll('.ws-cell')].map((one) => getComputedStyle(one).color)"
    )
    return set(found)


@pytest.mark.edition
def test_forced_colours_are_obeyed(visit: Visit) -> None:
    assert len(colours(visit(PAGE, forced_colors="active"))) == 1
    assert len(colours(visit(PAGE))) >= 3


@pytest.mark.edition
def test_a_mark_can_be_clicked_without_script(visit: Visit) -> None:
    page = visit(PAGE, java_script_enabled=False)
    page.locator('[data-cell-of="very-substantive"]').first.click()
    page.wait_for_url(re.compile(r"/articles/russia-china-talks/#very-substantive$"))
