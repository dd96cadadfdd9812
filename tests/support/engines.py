"""One small interface to three engines: Chromium, Firefox and WebKit, as Debian packages them.

Playwright drives Chromium. The other two understand WebDriver's commands: Firefox over its own
socket (Marionette), WebKit through its driver, which speaks HTTP. So nothing else is needed.
"""

import base64
import itertools
import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Protocol

from playwright.sync_api import Browser

from tests.support.processes import end

HEIGHT = 900
WAIT = 60.0
"""Seconds until an engine that does not answer is given up."""
KEYS = {"Enter": "\ue007", "Escape": "\ue00c", "ArrowRight": "\ue014"}
Send = Callable[[str, dict[str, Any]], Any]


SCRIPTS = {
    "broken.js": b"throw new Error('on purpose');",
    "recorder.js": b"""
window.scriptErrors = [];
// What an observer of sizes is told a frame later is no failure: WebKit lays out far rows between.
const later = "ResizeObserver loop completed with undelivered notifications.";
const note = (words) => words !== later && scriptErrors.push(words);
addEventListener("error", (e) => {
  // Firefox fetches the next page ahead, and gives up as it likes.
  if (e.target.rel !== "next") note(e.message || `not loaded: ${e.target.outerHTML}`);
}, true);
addEventListener("unhandledrejection", (e) => note(String(e.reason)));
addEventListener("securitypolicyviolation", (e) => note(`${e.violatedDirective}: ${e.blockedURI}`));
""",
}
"""Every page's first script, so that all engines tell their errors alike; and one to try it."""


class MissingEngine(Exception):
    """An engine is not installed; says what to install."""

    def __init__(self, engine: str, packages: str) -> None:
        super().__init__(f"{engine} is not here: install the packages {packages}")


class Engine(Protocol):
    """A browser with one page."""

    def open(self, address: str, width: int) -> None:
        """Load an address anew in a window of a width."""

    def evaluate(self, expression: str) -> Any:
        """Return the value of a JavaScript expression."""

    def click(self, selector: str) -> None:
        """Bring an element into view and click in its first line."""

    def press(self, key: str) -> None:
        """Press and release a key."""

    def screenshot(self, path: Path) -> None:
        """Write what the window shows, as PNG."""


def first_line(selector: str) -> str:
    """Return the script that brings an element into view and tells a place in its first line."""
    return f"""(() => {{
      const one = document.querySelector({json.dumps(selector)});
      one.scrollIntoView({{ block: "center", behavior: "instant" }});
      const {{ x, y, width, height }} = one.getClientRects()[0];
      return [x + Math.min(8, width / 2), y + Math.min(8, height / 2)].map(Math.round);
    }})()"""


class Chromium:
    """Chromium, by Playwright."""

    def __init__(self, browser: Browser) -> None:
        self.page = browser.new_context().new_page()

    def open(self, address: str, width: int) -> None:
        self.page.set_viewport_size({"width": width, "height": HEIGHT})
        self.page.goto("about:blank")
        self.page.goto(address)

    def evaluate(self, expression: str) -> Any:
        return self.page.evaluate(expression)

    def click(self, selector: str) -> None:
        self.page.mouse.click(*self.evaluate(first_line(selector)))

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def screenshot(self, path: Path) -> None:
        self.page.screenshot(path=path)


class Driven:
    """An engine that understands WebDriver's commands, however they are sent."""

    def __init__(self, send: Send) -> None:
        self.send = send

    def resize(self, width: int) -> None:
        raise NotImplementedError

    def open(self, address: str, width: int) -> None:
        self.resize(width)
        self.send("Navigate", {"url": "about:blank"})
        self.send("Navigate", {"url": address})

    def evaluate(self, expression: str) -> Any:
        return self.send("ExecuteScript", {"script": f"return {expression}", "args": []})

    def click(self, selector: str) -> None:
        x, y = self.evaluate(first_line(selector))
        move = {"type": "pointerMove", "x": x, "y": y, "duration": 0}
        presses = ({"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp"))
        self._act("pointer", move, *presses)

    def press(self, key: str) -> None:
        value = KEYS.get(key, key)
        self._act("key", *({"type": kind, "value": value} for kind in ("keyDown", "keyUp")))

    def _act(self, device: str, *actions: dict[str, Any]) -> None:
        source = {"type": device, "id": device, "actions": actions}
        self.send("PerformActions", {"actions": [source]})

    def screenshot(self, path: Path) -> None:
        path.write_bytes(base64.b64decode(self.send("TakeScreenshot", {"full": False})))


class Firefox(Driven):
    """Firefox; its window has a least width, its page has none."""

    def resize(self, width: int) -> None:
        size = f"flex: none; min-width: 0; width: {width}px; height: {HEIGHT}px"
        script = "gBrowser.selectedBrowser.style.cssText = arguments[0]"
        self.send("Marionette:SetContext", {"value": "chrome"})
        self.send("ExecuteScript", {"script": script, "args": [size]})
        self.send("Marionette:SetContext", {"value": "content"})


class WebKit(Driven):
    """WebKit; its window is larger than its page by a frame."""

    def resize(self, width: int) -> None:
        inner, high = self.evaluate("[innerWidth, innerHeight]")
        if (inner, high) == (width, HEIGHT):
            return
        outer = self.send("GetWindowRect", {})
        wider, higher = width - inner, HEIGHT - high
        size = {"width": outer["width"] + wider, "height": outer["height"] + higher}
        self.send("SetWindowRect", size)
        fits = f"innerWidth === {width} && innerHeight === {HEIGHT}"
        wait_for(lambda: self.evaluate(fits), f"WebKit, {width} px wide,")


@contextmanager
def running(*command: str, **environment: str) -> Iterator[Path]:
    """Run a program with a home of its own; yield the file that takes what it prints."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        printed = Path(home, "printed")
        with printed.open("wb") as out:
            environment = {**os.environ, "HOME": home, **environment}
            program = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=out, stderr=out, env=environment
            )
        try:
            yield printed
        finally:
            end(program)


def wait_for(look: Callable[[], Any], what: str) -> Any:
    """Look until there is something to see, or give up."""
    end = time.monotonic() + WAIT
    while time.monotonic() < end:
        with suppress(OSError):
            if found := look():
                return found
        time.sleep(0.05)
    raise TimeoutError(f"{what} was not there within {WAIT:.0f} seconds")


@contextmanager
def firefox(dark: bool = False) -> Iterator[Firefox]:
    """Start Firefox, on a device with light or dark colours."""
    if not (program := shutil.which("firefox-esr") or shutil.which("firefox")):
        raise MissingEngine("Firefox", "firefox-esr")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        preferences = {
            "marionette.port": 0,
            "layout.css.prefers-color-scheme.content-override": 0 if dark else 1,
        }
        lines = (f"user_pref({json.dumps(k)}, {v});\n" for k, v in preferences.items())
        Path(profile, "user.js").write_text("".join(lines))
        options = ("--headless", "--marionette", "--remote-allow-system-access")
        with running(program, *options, "--profile", profile):
            port = wait_for(Path(profile, "MarionetteActivePort").read_text, "Firefox")
            with socket.create_connection(("127.0.0.1", int(port)), WAIT) as line:
                send = marionette(line)
                send("NewSession", {})
                yield Firefox(send)


def marionette(line: socket.socket) -> Send:
    """Return the function that sends a command over Firefox's socket: length, colon, JSON."""
    stream, numbers = line.makefile("rwb"), itertools.count()

    def read() -> Any:
        length = b""
        while (digit := stream.read(1)) != b":":
            if not digit:
                raise ConnectionError("Firefox has ended")
            length += digit
        return json.loads(stream.read(int(length)))

    def send(name: str, parameters: dict[str, Any]) -> Any:
        full = name if ":" in name else f"WebDriver:{name}"
        message = json.dumps([0, next(numbers), full, parameters]).encode()
        stream.write(b"%d:%s" % (len(message), message))
        stream.flush()
        _, _, error, result = read()
        if error:
            raise RuntimeError(f"Firefox, {name}: {error['message']}")
        return result.get("value", result)

    read()  # its greeting
    return send


ALONE = Path(tempfile.gettempdir(), "one-webkit-at-a-time.lock")
MINI_BROWSERS = "*-linux-gnu/webkit2gtk-4.*/MiniBrowser"
TOOLBAR = "toolbar *, entry, button, image { min-width: 0; padding: 0; margin: 0; font-size: 1px; }"
"""The browser's own buttons made small, for they keep its window from getting narrow."""


@contextmanager
def webkit(dark: bool = False) -> Iterator[WebKit]:
    """Start WebKit on a screen of its own, on a device with light or dark colours."""
    browser = next(Path("/usr/lib").glob(MINI_BROWSERS), None)
    if not (browser and shutil.which("WebKitWebDriver") and shutil.which("Xvfb")):
        raise MissingEngine("WebKit", "webkit2gtk-driver and xvfb")
    import fcntl  # which Windows lacks, as it lacks this browser

    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with ALONE.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # a second WebKit would wait for the first, and not start
        yield from _webkit(browser, port, dark)


def _webkit(browser: Path, port: int, dark: bool) -> Iterator[WebKit]:
    screen = ("-displayfd", "1", "-screen", "0", "1800x1300x24", "-nolisten", "tcp")
    with running("Xvfb", *screen) as printed:
        number = wait_for(lambda: printed.read_text().strip(), "Xvfb")
        style = printed.with_name("gtk-3.0") / "gtk.css"
        style.parent.mkdir()
        style.write_text(TOOLBAR)
        place = {"DISPLAY": f":{number}", "XDG_CONFIG_HOME": str(printed.parent)}
        with running("WebKitWebDriver", "--host=127.0.0.1", f"--port={port}", **place):
            address = f"http://127.0.0.1:{port}"
            wait_for(lambda: ask("GET", f"{address}/status"), "WebKitWebDriver")
            arguments = ["--automation", *(["--dark-mode"] if dark else [])]
            options = {"binary": str(browser), "args": arguments}
            wanted = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}}
            session = ask("POST", f"{address}/session", wanted)["sessionId"]
            yield WebKit(webdriver(f"{address}/session/{session}"))
            ask("DELETE", f"{address}/session/{session}")


COMMANDS = {
    "Navigate": ("POST", "/url"),
    "ExecuteScript": ("POST", "/execute/sync"),
    "PerformActions": ("POST", "/actions"),
    "TakeScreenshot": ("GET", "/screenshot"),
    "GetWindowRect": ("GET", "/window/rect"),
    "SetWindowRect": ("POST", "/window/rect"),
}


def webdriver(session: str) -> Send:
    """Return the function that sends a command to a driver over HTTP."""

    def send(name: str, parameters: dict[str, Any]) -> Any:
        method, path = COMMANDS[name]
        return ask(method, session + path, parameters)

    return send


def ask(method: str, address: str, body: dict[str, Any] | None = None) -> Any:
    """Ask a driver and return the value of its answer."""
    data = json.dumps(body).encode() if method == "POST" else None
    request = urllib.request.Request(address, data, method=method)
    try:
        with urllib.request.urlopen(request, timeout=WAIT) as answer:
            return json.load(answer)["value"]
    except urllib.error.HTTPError as fault:
        raise RuntimeError(f"WebKit: {json.load(fault)['value']['message']}") from None
