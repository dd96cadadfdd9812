"""What a browser fetches when it opens a page for the first time, as a server sends it."""

import gzip
import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import Browser

from tests.conftest import Quiet

PACKED = {".css", ".html", ".js", ".json", ".svg"}


@cache
def sent(path: Path) -> bytes:
    """Return a file as it goes over the line."""
    content = path.read_bytes()
    return gzip.compress(content, 6) if path.suffix in PACKED else content


def weight(*paths: Path) -> int:
    """Return the size of files as a server sends them, in bytes."""
    return sum(len(gzip.compress(path.read_bytes(), 6)) for path in paths)


def fetched(browser: Browser, address: str, page: str, site: Path) -> dict[str, int]:
    """Open a page, wait until nothing more comes, and give each file with its bytes."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    tab = context.new_page()
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(f"{address}{page}", wait_until="networkidle")
    context.close()
    names = (url.removeprefix(address) for url in asked if url.startswith(address))
    files = {site / name / ("index.html" if name.endswith("/") else "") for name in names}
    return {path.relative_to(site).as_posix(): len(sent(path)) for path in files}


class Packed(Quiet):
    """Serves files compressed, over connections that stay open, as hosts do."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path.partition("?")[0]))
        path = path / "index.html" if path.is_dir() else path
        self.send_response(200 if path.is_file() else 404)
        content = sent(path) if path.is_file() else b""
        if content and path.suffix in PACKED:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", mimetypes.guess_type(path.name)[0] or "text/plain")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@contextmanager
def served_packed(folder: Path) -> Iterator[str]:
    """Serve a folder of built sites on loopback and yield its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Packed, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
