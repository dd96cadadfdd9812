"""A reader's journey in the three engines that the world's browsers are made of."""

import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.conftest import SUB_PATH, Quiet
from tests.support.engines import (
    SCRIPTS,
    Chromium,
    Engine,
    MissingEngine,
    firefox,
    marionette,
    webkit,
)

ARTICLE = "articles/strike/"
LINES = {
    "sourced-fact": "solid",
    "official-statement": "double",
    "unattributed-analysis": "dotted",
    "attributed-claim": "dashed",
}


class Watched(Quiet):
    """Serves the site with the recorder as every page's first script."""

    def do_GET(self) -> None:
        page = Path(self.translate_path(self.path))
        page = page / "index.html" if page.is_dir() else page
        if script := SCRIPTS.get(self.path.rpartition("/")[2]):
            self.answer("text/javascript", script)
        elif page.suffix == ".html" and page.exists():
            head = f'<head><script src="{SUB_PATH}recorder.js"></script>'
            text = page.read_text("utf-8").replace("<head>", head, 1)
            self.answer("text/html; charset=utf-8", text.encode())
        else:
            super().do_GET()

    def answer(self, kind: str, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="module")
def watched(small_site: Path) -> Iterator[str]:
    """Serve the watched site on loopback and yield its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Watched, directory=str(small_site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{SUB_PATH}"
    server.shutdown()
    server.server_close()


NAMES = ("chromium", "firefox", "webkit")
TOGETHER = [pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in NAMES]


@pytest.fixture(scope="module", params=TOGETHER)
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """Yield one engine after the other; say what to install where one is missing."""
    if request.param == "chromium":
        browser: Browser = request.getfixturevalue("browser")
        yield Chromium(browser)
        return
    with ExitStack() as stack:
        try:
            start = {"firefox": firefox, "webkit": webkit}[request.param]
            found = stack.enter_context(start())
        except MissingEngine as missing:
            if os.environ.get("CI") == "true":
                pytest.fail(str(missing))
            pytest.skip(str(missing))
        yield found


@pytest.fixture
def visit(engine: Engine, watched: str) -> Iterator[Callable[..., Engine]]:
    """Open a page of the site; in the end, no script of it may have failed."""

    def open_page(path: str, width: int = 1440) -> Engine:
        engine.open(watched + path, width)
        assert engine.evaluate("innerWidth") == width
        return engine

    yield open_page
    assert engine.evaluate("scriptErrors") == []
    engine.evaluate("localStorage.clear()")


def becomes(page: Engine, expression: str) -> None:
    """Wait until an expression holds."""
    end = time.monotonic() + 5
    while not page.evaluate(expression):
        assert time.monotonic() < end, expression
        time.sleep(0.05)


def style(selector: str, name: str) -> str:
    """Return the expression for a computed property of the first such element."""
    return f"getComputedStyle(document.querySelector('{selector}')).{name}"


def shown(selector: str) -> str:
    """Return the expression for how many such elements can be seen."""
    return f"[...document.querySelectorAll('{selector}')].filter((e) => e.checkVisibility()).length"


def test_an_engine_that_has_ended_is_not_waited_for() -> None:
    ours, its = socket.socketpair()
    its.close()
    with pytest.raises(ConnectionError):
        marionette(ours)
    ours.close()


def test_the_recorder_sees_errors(engine: Engine, watched: str) -> None:
    engine.open(watched, 1440)
    engine.evaluate("document.head.append(document.createElement('script'))")
    engine.evaluate("(document.head.lastChild.src = 'broken.js')")
    becomes(engine, "scriptErrors.join().includes('on purpose')")


@pytest.mark.parametrize("width", [390, 1440])
def test_every_kind_has_its_line(visit: Callable[..., Engine], width: int) -> None:
    page = visit(ARTICLE, width)
    colours = set()
    for kind, line in LINES.items():
        passage = f".ws-text .ws-passage.ws-{kind}"
        assert page.evaluate(style(passage, "textDecorationLine")) == "underline"
        assert page.evaluate(style(passage, "textDecorationStyle")) == line
        colours.add(page.evaluate(style(passage, "textDecorationColor")))
    assert len(colours) == len(LINES)


@pytest.mark.parametrize("width", [390, 1440])
def test_an_address_lights_the_passage_and_opens_its_note(
    visit: Callable[..., Engine], width: int
) -> None:
    page = visit(ARTICLE + "#for-fun", width)
    becomes(page, "document.querySelector('.ws-note:has(> #for-fun)').open")
    unlit = page.evaluate(style(".ws-passage:has(+ [href$=lines])", "backgroundColor"))
    assert page.evaluate(style(".ws-passage:has(+ [href$=for-fun])", "backgroundColor")) != unlit
    place = "document.querySelector('.ws-passage:has(+ [href$=for-fun])').getBoundingClientRect()"
    becomes(page, f"{place}.top >= 0 && {place}.top < innerHeight")


def test_a_click_opens_a_note_and_closes_it(visit: Callable[..., Engine]) -> None:
    page = visit(ARTICLE)
    opened = "document.querySelector('.ws-note:has(> #lines)').open"
    assert not page.evaluate(opened)
    page.click(".ws-passage:has(+ [href$=lines])")
    becomes(page, opened)
    time.sleep(0.6)  # two clicks, not a double one, which marks a word
    page.click(".ws-passage:has(+ [href$=lines])")
    becomes(page, f"!{opened}")


def test_the_filter_shows_one_kind_and_clean_text_none(visit: Callable[..., Engine]) -> None:
    page = visit(ARTICLE)
    page.click("#ws-show-official-statement")
    becomes(page, f"{shown('.ws-note')} < {shown('.ws-passage')}")
    assert page.evaluate(shown(".ws-note:not(.ws-official-statement)")) == 0
    assert page.evaluate(shown(".ws-note.ws-official-statement")) > 0
    other = style(".ws-passage.ws-sourced-fact", "textDecorationLine")
    own = style(".ws-passage.ws-official-statement", "textDecorationLine")
    assert page.evaluate(f"[{other}, {own}]") == ["none", "underline"]
    page.click("#ws-show-clean")
    becomes(page, f"{shown('.ws-note, .ws-number')} === 0")
    assert page.evaluate(f"[{other}, {own}]") == ["none", "none"]


def test_a_kind_is_chosen_where_an_address_has_opened_a_note(
    visit: Callable[..., Engine],
) -> None:
    page = visit(ARTICLE + "#for-fun")
    becomes(page, "document.querySelector('.ws-note:has(> #for-fun)').open")
    page.evaluate("document.querySelector('#ws-show-official-statement').click()")
    becomes(page, "location.search === '?show=official-statement'")
    time.sleep(0.3)  # an answer to the change of address
    assert page.evaluate("document.querySelector('#ws-show-official-statement').checked")
    assert page.evaluate(shown(".ws-note:not(.ws-official-statement)")) == 0


@pytest.mark.parametrize("width", [390, 1440])
def test_a_kind_that_is_chosen_by_key_stays_in_view(
    visit: Callable[..., Engine], width: int
) -> None:
    page = visit(ARTICLE, width)
    page.evaluate("document.documentElement.style.fontSize = '400%'")  # a long article
    page.evaluate("document.querySelector('#ws-show-all').focus()")
    for _ in range(3):
        page.press("ArrowRight")
        assert page.evaluate("document.activeElement.matches(':checked:not(#ws-show-all)')")
        place = "document.activeElement.closest('label').getBoundingClientRect()"
        assert page.evaluate(f"{place}.top >= 0 && {place}.bottom <= innerHeight")


def test_a_definition_opens_and_escape_closes_it(visit: Callable[..., Engine]) -> None:
    page = visit(ARTICLE, 390)
    link = "a.ws-term[data-term]"
    page.evaluate(f"document.querySelector('{link}').focus()")
    page.press("Enter")
    becomes(page, f"{shown('.ws-definition:popover-open')} === 1")
    page.press("Escape")
    becomes(page, f"{shown('.ws-definition:popover-open')} === 0")
    becomes(page, f"document.activeElement === document.querySelector('{link}')")


def test_dark_colours_are_one_switch_away(visit: Callable[..., Engine]) -> None:
    page = visit(ARTICLE)
    colours = [
        style("html", "colorScheme"),
        style("body", "backgroundColor"),
        style(".ws-passage.ws-sourced-fact", "textDecorationColor"),
    ]
    light = page.evaluate(f"[{', '.join(colours)}]")
    assert light == ["light", "rgb(251, 250, 246)", "rgb(27, 106, 82)"]
    for _ in range(2):  # from the device's own to light, and on to dark
        page.click("[data-md-component=palette] label:not([hidden])")
    becomes(page, "document.body.dataset.mdColorScheme === 'slate'")
    dark = page.evaluate(f"[{', '.join(colours)}]")
    assert dark == ["dark", "rgb(27, 26, 23)", "rgb(127, 205, 176)"]


def test_a_question_is_answered_and_explained(visit: Callable[..., Engine]) -> None:
    page = visit("practice/warm-up/")
    becomes(page, f"{shown('.ws-check-button')} > 0")
    assert page.evaluate(shown(".ws-answer")) == 0
    page.click("[data-question] input")
    page.press("Enter")
    becomes(page, f"{shown('.ws-verdict')} === 1")
    assert page.evaluate(shown(".ws-answer")) == 1
    assert page.evaluate(shown(".ws-answer li")) == 1
    page.click(".ws-answer:not([hidden]) summary")
    assert page.evaluate(shown(".ws-answer li")) == 3


def test_two_windows_add_to_the_same_answers(visit: Callable[..., Engine]) -> None:
    page = visit("practice/warm-up/")
    becomes(page, f"{shown('.ws-check-button')} > 0")
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('iframe'),"
        " { src: location.href }))"
    )
    other = "document.querySelector('iframe').contentDocument"
    becomes(page, f"{other}.querySelectorAll('.ws-check-button').length > 0")
    page.click("[data-question=w1] input")
    page.evaluate(f"{other}.querySelector('[data-question=w2] input').click()")
    for document in ("document", other):
        line = f"{document}.querySelector('.ws-counter').textContent"
        becomes(page, f"{line} === '2 of 3 answered'")


def test_the_article_has_the_whole_width_and_a_phone_its_drawer(
    visit: Callable[..., Engine],
) -> None:
    page = visit(ARTICLE)
    assert page.evaluate(shown(".md-sidebar")) == 0
    page = visit("practice/warm-up/")
    assert page.evaluate(shown(".md-sidebar--primary")) == 1
    assert page.evaluate(shown(".md-sidebar--secondary")) == 0
    page = visit(ARTICLE, 390)
    drawer = "document.querySelector('.md-sidebar--primary').getBoundingClientRect()"
    assert page.evaluate(f"{drawer}.right") <= 0
    page.click("label[for=__drawer].md-header__button")
    becomes(page, f"{drawer}.left === 0")


def test_of_several_articles_one_is_shown(visit: Callable[..., Engine]) -> None:
    sections = "[...document.querySelectorAll('.ws-set')].filter((one) => one.checkVisibility())"
    ids = f"{sections}.map((one) => one.id)"
    sheets = "classroom/worksheet/"
    assert visit(sheets).evaluate(ids) == ["ws-set-strike"]
    page = visit(f"{sheets}#ws-set-library")
    assert page.evaluate(ids) == ["ws-set-library"]
    page.click(".ws-sets nav a[href='#ws-set-talks']")
    becomes(page, f"{ids}.join() === 'ws-set-talks'")
    page = visit(f"{sheets}?article=library")
    becomes(page, f"{ids}.join() === 'ws-set-library'")
