"""Two sites, each built once: the small edition of the tests and the edition at hand; a browser.

`pytest -n auto` deals the tests out to a worker for each processor, and `make test` does.
"""

import faulthandler
import gc
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from whosays.configuration import open_edition
from whosays.edition import Edition

from tests.support.processes import run
from tools.chromium import find_chromium

for name in ("SITE_URL", "REPO_URL", "CONTACT"):
    os.environ.pop(name, None)  # what configurations ask for; a build is given it by itself
ROOT = Path(__file__).parent.parent
SMALL = ROOT / "tests/edition"
"""Three made-up articles with everything that an edition can have."""
SUB_PATH = "/a-fork/"
"""A site is built and served as on GitHub Pages: below a folder with the repository's name."""
PUBLISHED = {
    "SITE_URL": f"https://example.org{SUB_PATH}",
    "REPO_URL": "https://github.com/example/a-fork",
}
"""What the workflow tells a build."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--every-page", action="store_true", help="every page and file in every way")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what opens a browser or builds a whole site, so that `make quick` leaves it out.

    Workers begin with what takes long, so that none waits for another in the end.
    """
    ours = (ROOT / "docs/notes/russia-china-talks.yml").exists()
    for item in items:
        if not ours and item.get_closest_marker("edition"):
            item.add_marker(pytest.mark.skip(reason="is about articles that are not here"))
        fixtures = set(getattr(item, "fixturenames", ()))
        if {"browser", "engine", "visit"} & fixtures:
            item.add_marker("browser")
        if {"own_site", "small_site"} & fixtures or "site" in fixtures:
            item.add_marker("slow")
    if hasattr(config, "workerinput"):
        long = ("slow", "browser")
        items.sort(key=lambda item: [item.get_closest_marker(name) is None for name in long])


def pytest_collection_finish() -> None:
    """Spare the garbage collector what was imported: it would look through it again and again."""
    gc.freeze()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Let a worker that cannot end say where it is, and end it: the others wait for it."""
    if hasattr(session.config, "workerinput"):
        faulthandler.dump_traceback_later(60, exit=True)


@pytest.fixture
def every_page(request: pytest.FixtureRequest) -> bool:
    """Return whether every page is asked for, or one for each template."""
    return bool(request.config.getoption("--every-page"))


@pytest.fixture(scope="session")
def small() -> Edition:
    return open_edition(SMALL)


@pytest.fixture(scope="session")
def own() -> Edition:
    """Return the edition that this repository publishes."""
    return open_edition(ROOT)


def build(folder: Path, tool: str, *options: str) -> subprocess.CompletedProcess[str]:
    """Build the site in a folder with mkdocs or zensical, as the workflow publishes it."""
    environment = {
        **os.environ,
        **PUBLISHED,
        "NO_MKDOCS_2_WARNING": "1",
    }
    return run(Path(sys.executable).parent / tool, "build", *options, cwd=folder, env=environment)


def copy_own(folder: Path) -> Path:
    """Copy what a build needs, so that the work tree stays as it is; return the folder."""
    for name in ("docs", "seeds"):
        copy(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def copy_small(folder: Path) -> Path:
    """Copy the small edition; return its project's folder."""
    copy(SMALL, folder / "edition")
    return folder / "edition"


def copy(source: Path, target: Path) -> None:
    ignore = shutil.ignore_patterns("__pycache__", "site", ".cache")
    shutil.copytree(source, target, ignore=ignore, copy_function=shutil.copyfile)


def build_site(project: Path, folder: Path) -> Path:
    """Build a project with MkDocs, strictly; return the site's folder."""
    done = build(project, "mkdocs", "--strict", "--site-dir", str(folder))
    assert done.returncode == 0, done.stderr
    return folder


def build_once(factory: pytest.TempPathFactory, name: str, prepare: Callable[[Path], Path]) -> Path:
    """Have one of the workers prepare and build a project, and the others wait for its site."""
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    ended, site = folder.with_name(f"{name}.txt"), folder / "site"
    try:
        folder.mkdir()
    except FileExistsError:
        end = time.monotonic() + 300
        while not (ended.exists() and (fault := ended.read_text("utf-8"))):
            assert time.monotonic() < end, f"nobody ended the building of {name}"
            time.sleep(0.1)
        assert fault == "no fault", fault
        return site
    fault = "broken off"
    try:
        build_site(prepare(folder / "project"), site)
        fault = "no fault"
    except AssertionError as error:
        fault = str(error)
        raise
    finally:
        ended.write_text(fault, "utf-8")
    return site


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the small edition's site."""
    return build_once(tmp_path_factory, "small", copy_small)


@pytest.fixture(scope="session")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the site that this repository publishes."""
    return build_once(tmp_path_factory, "own", lambda folder: ROOT)


class Quiet(SimpleHTTPRequestHandler):
    """Serves a site below the sub-path, and its 404 page as GitHub Pages does."""

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(SUB_PATH))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page.read_bytes())

    def log_message(self, format: str, *arguments: Any) -> None:
        pass


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a built site on loopback and yield its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}{SUB_PATH}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def small_address(small_site: Path) -> Iterator[str]:
    with served(small_site) as address:
        yield address


@pytest.fixture(scope="session")
def own_address(own_site: Path) -> Iterator[str]:
    with served(own_site) as address:
        yield address


def name_of(request: pytest.FixtureRequest) -> str:
    """Return which of the two editions a test is about."""
    return "own" if request.node.get_closest_marker("edition") else "small"


@pytest.fixture
def site(request: pytest.FixtureRequest) -> Path:
    """Return the site that a test is about: the small one, unless its mark is `edition`."""
    found: Path = request.getfixturevalue(f"{name_of(request)}_site")
    return found


@pytest.fixture
def address(request: pytest.FixtureRequest) -> str:
    """Return that site's address."""
    return str(request.getfixturevalue(f"{name_of(request)}_address"))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Use the machine's Chromium if there is one, best without windows; Playwright's otherwise."""
    quiet = [
        "--no-sandbox",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
    path = find_chromium()
    found = {"executable_path": path} if path else {}
    return {**browser_type_launch_args, "args": quiet, **found}


Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def idle(browser: Browser) -> dict[str, list[BrowserContext]]:
    """Keep the contexts whose page is closed, by their options: a new one takes a second.

    They end with their browser, which is started again for a test that asks for it another way.
    """
    return {}


@pytest.fixture
def visit(browser: Browser, address: str, idle: dict[str, list[BrowserContext]]) -> Iterator[Visit]:
    """Open a page of the site in a context of its own, with the options that are given.

    The context may have served another test, and nothing that was stored there is left but the
    browser’s cache; where that matters, ask for a `cold` one. What is done `before` the page is
    opened may be given too.
    """
    used: list[BrowserContext] = []

    def open_page(
        path: str,
        width: int = 1440,
        *,
        height: int = 900,
        before: Callable[[Page], object] = lambda page: None,
        cold: bool = False,
        **options: Any,
    ) -> Page:
        kind = repr(sorted(options.items()))
        free = idle.get(kind)
        if free and not cold:
            context = free.pop()
        else:
            context = browser.new_context(**options)
            context.new_page()  # stays, and keeps the context’s process alive
        used.append(context)
        page = context.new_page()
        page.on("close", lambda page: idle.setdefault(kind, []).append(context))
        page.set_viewport_size({"width": width, "height": height})
        cleaner = context.new_cdp_session(page)
        cleaner.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
        cleaner.detach()
        before(page)
        page.goto(address + path)
        return page

    origin = "/".join(address.split("/")[:3])
    yield open_page
    for context in used:
        for page in context.pages[1:]:
            page.close()
