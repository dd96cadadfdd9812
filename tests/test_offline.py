"""The zip of the whole site: a lesson from a disk, with the network cut."""

import time
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser

from tests.conftest import served
from tests.support.engines import SCRIPTS, Chromium, Engine, MissingEngine, firefox

pytestmark = pytest.mark.xdist_group("offline")  # one worker builds its sites
STRANGE = "Ünser Ordner (2)"
"""A folder as people have them: with a space, an umlaut and brackets in its name."""


@pytest.fixture(scope="module")
def folder(small_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the unpacked site."""
    (packed,) = (small_site / "downloads").glob("the-small-edition.zip")
    place = tmp_path_factory.mktemp("disk") / STRANGE
    with zipfile.ZipFile(packed) as archive:
        assert archive.testzip() is None
        archive.extractall(place)
    (site,) = place.iterdir()
    recorder = f"<head><script>{SCRIPTS['recorder.js'].decode()}</script>"
    for page in site.rglob("*.html"):
        page.write_text(page.read_text("utf-8").replace("<head>", recorder, 1), "utf-8")
    return site


class Links(HTMLParser):
    """Collects every address that a page names, and every place in it that has one."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: set[str] = set()
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value and name in ("href", "src") and tag != "base":
                self.addresses.add(value)
            elif value and name == "id":
                self.ids.add(value)


def read(path: Path) -> Links:
    links = Links()
    links.feed(path.read_text("utf-8"))
    return links


def test_every_link_inside_leads_to_a_file_that_is_there(folder: Path) -> None:
    pages = {path: read(path) for path in folder.rglob("*.html")}
    assert len(pages) > 25
    missing = []
    for path, links in pages.items():
        for address in links.addresses:
            target = urlsplit(urljoin(path.as_uri(), address))
            if target.scheme != "file":
                continue
            file = Path(unquote(target.path))
            here = pages.get(file)
            if not file.is_file() or (
                here and target.fragment and unquote(target.fragment) not in here.ids
            ):
                missing.append(f"{path.relative_to(folder)}: {address}")
    assert [one for one in missing if not one.endswith("#__skip")] == []


MADE = {
    "articles/library.html#saturday": (".ws-note[open] .ws-share", 6),
    "practice/predict.html?article=library": (".ws-set:not([hidden]) .ws-drill .ws-share", 2),
    "classroom/present.html?article=library": (".ws-set:not([hidden]) .ws-share", 2),
}
"""Pages with a control that makes links, and how many addresses it makes."""
OFFERED = """(control) => {
  control.click();
  const box = document.querySelector(".ws-share-box");
  const note = control.closest(".ws-body");
  const beside = [...note?.querySelectorAll("a") ?? []].map(({ href }) => href);
  const shown = [...box.querySelectorAll("[type=radio]")].map((one) => {
    one.click();
    return box.querySelector(".ws-address").textContent;
  });
  return [...shown, ...beside];
}"""


@pytest.mark.parametrize("scheme", ["file", "http"])
def test_every_link_that_a_script_makes_leads_to_a_file_that_is_there(
    browser: Browser, folder: Path, scheme: str
) -> None:
    with served(folder) as server, browser.new_context() as context:
        home = f"{folder.as_uri()}/" if scheme == "file" else server
        page = context.new_page()
        made = set()
        for path, (control, count) in MADE.items():
            page.goto("about:blank")
            page.goto(home + path)
            found = page.locator(control).first.evaluate(OFFERED)
            assert len(found) >= count, path
            made |= {*found, page.locator(".ws-to-search").evaluate("one => one.href")}
        page.goto(f"{home}classroom/class-view.html?article=library")
        for way in page.locator("[data-way]").all():
            made.add(way.evaluate("one => one.href"))
    names = {urlsplit(one).path.rpartition("/")[2]: one for one in made if one.startswith(home)}
    expected = "predict present library references search"
    assert {f"{name}.html" for name in expected.split()} <= set(names)
    for address in made:
        path = unquote(urlsplit(address).path.removeprefix(urlsplit(home).path))
        assert not address.startswith(home) or (folder / path).is_file(), address


@pytest.fixture(params=["chromium", "firefox"])
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """Return a browser without a network."""
    if request.param == "chromium":
        browser: Browser = request.getfixturevalue("browser")
        chromium = Chromium(browser)
        chromium.page.context.set_offline(True)
        yield chromium
        chromium.page.context.close()
        return
    try:
        with firefox() as fox:
            fox.send("Marionette:SetContext", {"value": "chrome"})
            fox.evaluate("Services.io.offline = true")
            fox.send("Marionette:SetContext", {"value": "content"})
            yield fox
    except MissingEngine as missing:
        pytest.skip(str(missing))


def until(engine: Engine, expression: str) -> None:
    """Wait until an expression is true, or fail with it."""
    end = time.monotonic() + 15
    while not engine.evaluate(expression):
        assert time.monotonic() < end, expression
        time.sleep(0.1)


def count(selector: str) -> str:
    return f"document.querySelectorAll('{selector}').length"


def here(selector: str) -> str:
    """Return what finds the first of some parts that can be seen."""
    return f"[...document.querySelectorAll('{selector}')].find((one) => one.checkVisibility())"


def test_a_whole_lesson_with_the_network_cut(engine: Engine, folder: Path) -> None:
    def visit(page: str) -> None:
        if engine.evaluate("location.protocol") == "file:":
            assert engine.evaluate("scriptErrors.join()") == ""
        engine.open(f"{folder.as_uri()}/{page}", 1440)

    # the clean text and one note
    visit("articles/strike.html#fair")
    until(engine, "document.querySelector('.ws-note:has(> #fair)').open")
    assert engine.evaluate("getComputedStyle(document.querySelector('.ws-text')).fontFamily")
    until(engine, "document.fonts.check('16px Literata')")
    engine.evaluate("document.querySelector('.ws-text a.ws-term').click()")
    until(engine, f"{count('.ws-definition:popover-open')} === 1")

    # in front of the class
    visit("classroom/present.html?article=strike")
    until(engine, f"{count('.ws-live')} > 0")
    engine.press("r")
    engine.press(" ")
    until(engine, f"!!{here('[data-state=lit]')}")

    # each pupil says who says so, and gets a code
    visit("practice/predict.html?article=strike")
    drill = ".ws-set:not([hidden]) .ws-drill:nth-of-type(2)"
    until(engine, f"{count(f'{drill} .ws-check-button')} > 0")
    for place, letter in enumerate("ORNW"):
        question = f"document.querySelectorAll('{drill} [data-question]')[{place}]"
        engine.evaluate(f"{question}.querySelectorAll('input')['ROWN'.indexOf('{letter}')].click()")
    engine.evaluate(f"document.querySelector('{drill} .ws-check-button').click()")
    until(engine, f"{count('.ws-hand-in code')} === 1")
    code = engine.evaluate("document.querySelector('.ws-hand-in code').textContent")
    assert code.startswith("S1 ORNW- ")
    engine.evaluate(f"document.querySelector('{drill} .ws-after > button').click()")
    until(engine, f"{count(f'{drill} .ws-verdict:not([hidden])')} === 4")

    # the teacher reads the codes, and shows what the class disagreed on
    visit("classroom/class-view.html?article=strike")
    codes = here("[data-codes]")
    until(engine, f"!!{codes}")
    engine.evaluate(
        f"(() => {{ const one = {codes}; one.value = 'Sarah, Team S 3 {code}';"
        " one.dispatchEvent(new Event('input')); return 1; })()"
    )
    until(
        engine, f"({here('.ws-counter')} ?? {{}}).textContent === 'Loaded: answers from 1 pupil.'"
    )
    table = "[...document.querySelectorAll('.ws-set:not([hidden]) [data-results] td a')]"
    link = engine.evaluate(f"{table}[0].href")
    assert Path(unquote(urlsplit(link).path)) == folder / "articles/strike.html"

    # and somebody looks a word up: search cannot run, and says so; the list from A to Z serves
    assert engine.evaluate("scriptErrors.join()") == ""
    visit("classroom/present.html")
    until(engine, f"{count('.ws-to-search')} === 1")
    link = engine.evaluate("document.querySelector('.ws-to-search').href")
    assert Path(unquote(urlsplit(link).path)) == folder / "about/search.html"
    visit("about/search.html")
    until(engine, f"{count('[data-search] input[type=search]')} === 1")
    engine.evaluate(
        "(() => { const one = document.querySelector('[type=search]'); one.value = 'wildcat';"
        " one.dispatchEvent(new Event('input', { bubbles: true })); return 1; })()"
    )
    until(engine, "document.querySelector('[data-results]').textContent.includes('A to Z')")
    link = engine.evaluate("document.querySelector('[data-search] [href*=wildcat]').href")
    assert Path(unquote(urlsplit(link).path)) == folder / "glossary/wildcat-strike.html"
    assert engine.evaluate("scriptErrors.join()") == ""
