"""The real site, built once; and a real browser."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from whosays.edition import Edition
from whosays.read.load import load_edition

ROOT = Path(__file__).parent.parent
SUB_PATH = "/a-fork/"
"""The site is built and served as on GitHub Pages: below a folder with the repository's name."""


@pytest.fixture(scope="session")
def edition() -> Edition:
    return load_edition(ROOT)


def build(folder: Path, tool: str, *options: str) -> subprocess.CompletedProcess[str]:
    """Build the site in a folder with mkdocs or zensical."""
    environment = {
        **os.environ,
        "SITE_URL": f"https://example.org{SUB_PATH}",
        "NO_MKDOCS_2_WARNING": "1",
    }
    command = [str(Path(sys.executable).parent / tool), "build", *options]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)


def copy_project(folder: Path) -> Path:
    """Copy what a build needs, so that the work tree stays as it is."""
    for name in ("docs", "hooks", "overrides", "seeds"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of the site that MkDocs builds, strictly."""
    folder = tmp_path_factory.mktemp("mkdocs") / "site"
    done = build(ROOT, "mkdocs", "--strict", "--site-dir", str(folder))
    assert done.returncode == 0, done.stderr
    return folder


class Quiet(SimpleHTTPRequestHandler):
    """Serves the site below the sub-path, and its 404 page as GitHub Pages does."""

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


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Serve the built site on loopback and give its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}{SUB_PATH}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Use the machine's Chromium if there is one; Playwright's own otherwise."""
    names = ("chromium", "chromium-browser", "google-chrome")
    own = next((path for name in names if (path := shutil.which(name))), None)
    quiet = [
        "--no-sandbox",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
    return {**browser_type_launch_args, "args": quiet, **({"executable_path": own} if own else {})}
