"""Three engines behind one small interface: Chromium, Firefox and WebKit, each from Debian.

Chromium is driven by Playwright. Firefox and WebKit both understand WebDriver's commands: WebKit by
its own driver over HTTP, Firefox over the socket that every Firefox has (Marionette).
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

PACKAGES = {
    "chromium": ("chromium",),
    "firefox": ("firefox-esr",),
    "webkit": ("webkit2gtk-driver", "xvfb"),
}
"""The Debian packages that each engine needs."""
KEYS = {"Escape": "\ue00c", "Enter": "\ue007", "Tab": "\ue004", "ArrowDown": "\ue015"}
HEIGHT = 900
WAIT = 20.0
"""Seconds until an engine that does not answer is given up."""
MINI_BROWSERS = "*-linux-gnu/webkit2gtk-4.*/MiniBrowser"
SETTINGS = {"WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1", "LIBGL_ALWAYS_SOFTWARE": "1"}
NARROW = "toolbar *, entry, button, image { min-width: 0; padding: 0; margin: 0; font-size: 1px; }"


class Missing(Exception):
    """An engine is not installed; says which packages to install."""

    def __init__(self, engine: str) -> None:
        packages = " ".join(PACKAGES[engine])
        super().__init__(f"There is no {engine} here: apt-get install {packages}")


class Engine(Protocol):
    """One open page of a browser."""

    def open(self, address: str, width: int) -> None:
        """Load an address in a window of a width."""

    def evaluate(self, expression: str) -> Any:
        """Give the value of a JavaScript expression."""

    def click(self, selector: str) -> None:
        """Click near the upper left corner of the first element's first line."""

    def press(self, key: str) -> None:
        """Press and release a key."""

    def screenshot(self, path: Path) -> None:
        """Write what the window shows, as a PNG."""

    def errors(self) -> list[str]:
        """Give every script error since the start."""


class Chromium:
    """Chromium, by Playwright."""

    def __init__(self, browser: Browser) -> None:
        self.page = browser.new_context().new_page()
        self.found: list[str] = []
        self.page.on("pageerror", lambda error: self.found.append(str(error)))
        self.page.on("console", self._note)

    def _note(self, message: Any) -> None:
        if message.type == "error":
            self.found.append(message.text)

    def open(self, address: str, width: int) -> None:
        self.page.set_viewport_size({"width": width, "height": HEIGHT})
        self.page.goto("about:blank")
        self.page.goto(address)

    def evaluate(self, expression: str) -> Any:
        return self.page.evaluate(expression)

    def click(self, selector: str) -> None:
        x, y = self.evaluate(corner(selector))
        self.page.mouse.click(x, y)

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def screenshot(self, path: Path) -> None:
        self.page.screenshot(path=path)

    def errors(self) -> list[str]:
        return self.found


class Driven:
    """An engine that understands WebDriver's commands, however they are sent."""

    def __init__(self, send: Callable[[str, dict[str, Any]], Any]) -> None:
        self.send = send

    def open(self, address: str, width: int) -> None:
        self.resize(width)
        self.send("Navigate", {"url": "about:blank"})  # an address with another # loads anew
        self.send("Navigate", {"url": address})

    def resize(self, width: int) -> None:
        raise NotImplementedError

    def evaluate(self, expression: str) -> Any:
        return self.send("ExecuteScript", {"script": f"return {expression}", "args": []})

    def click(self, selector: str) -> None:
        x, y = self.evaluate(corner(selector))
        move = {"type": "pointerMove", "x": int(x), "y": int(y), "duration": 0}
        press = [{"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp")]
        self._act({"type": "pointer", "id": "mouse", "actions": [move, *press]})

    def press(self, key: str) -> None:
        value = KEYS.get(key, key)
        strokes = [{"type": kind, "value": value} for kind in ("keyDown", "keyUp")]
        self._act({"type": "key", "id": "keyboard", "actions": strokes})

    def _act(self, source: dict[str, Any]) -> None:
        self.send("PerformActions", {"actions": [source]})

    def screenshot(self, path: Path) -> None:
        path.write_bytes(base64.b64decode(self.send("TakeScreenshot", {"full": False})))


class Firefox(Driven):
    """Firefox, by the socket that it opens itself."""

    def __init__(self, send: Callable[[str, dict[str, Any]], Any]) -> None:
        super().__init__(send)
        send("NewSession", {"capabilities": {"alwaysMatch": {"webSocketUrl": False}}})

    def inside(self, script: str) -> Any:
        """Run a script in the browser itself, not in its page."""
        self.send("Marionette:SetContext", {"value": "chrome"})
        try:
            return self.send("ExecuteScript", {"script": script, "args": []})
        finally:
            self.send("Marionette:SetContext", {"value": "content"})

    def resize(self, width: int) -> None:
        self.inside(  # a Firefox window has a least width; its page has none
            f"const style = gBrowser.selectedBrowser.style;"
            f"style.flex = 'none'; style.width = '{width}px'; style.height = '{HEIGHT}px';"
            f"style.minWidth = '0';"
        )

    def errors(self) -> list[str]:
        return list(
            self.inside(
                "return Services.console.getMessageArray()"
                " .filter((one) => one instanceof Ci.nsIScriptError && !(one.flags & 1)"
                "   && /content javascript|Content Security Policy/.test(one.category))"
                " .map((one) => one.errorMessage)"
            )
        )


class WebKit(Driven):
    """WebKit, by Debian's driver; its console is read from what it prints."""

    def __init__(self, send: Callable[[str, dict[str, Any]], Any], printed: Path) -> None:
        super().__init__(send)
        self.printed = printed

    def resize(self, width: int) -> None:
        for _ in range(3):  # the window's frame is wider than its page
            rect = self.send("GetWindowRect", {})
            inner, high = self.evaluate("[innerWidth, innerHeight]")
            if (inner, high) == (width, HEIGHT):
                return
            size = {
                "width": rect["width"] + width - inner,
                "height": rect["height"] + HEIGHT - high,
            }
            self.send("SetWindowRect", size)

    def errors(self) -> list[str]:
        lines = self.printed.read_text("utf-8", "replace").splitlines()
        return [line for line in lines if line.startswith("CONSOLE") and "ERROR" in line]


def corner(selector: str) -> str:
    """Give a script that brings an element into view and tells a point in its first line."""
    return f"""(() => {{
      const one = document.querySelector({json.dumps(selector)});
      one.scrollIntoView({{ block: "center", behavior: "instant" }});
      const box = one.getClientRects()[0];
      return [box.x + Math.min(8, box.width / 2), box.y + Math.min(8, box.height / 2)];
    }})()"""


@contextmanager
def running(*command: str, **environment: str) -> Iterator[Path]:
    """Run a program with a home of its own; give the file with what it prints."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        printed = Path(folder, "printed")
        with printed.open("wb") as out:
            program = subprocess.Popen(
                command,
                stdout=out,
                stderr=out,
                env={**os.environ, "HOME": folder, **environment},
            )
        try:
            yield printed
        finally:
            program.terminate()
            program.wait(WAIT)


def wait_for(look: Callable[[], str], what: str) -> str:
    """Try until there is something to read, or give up."""
    end = time.monotonic() + WAIT
    while time.monotonic() < end:
        with suppress(OSError):
            if found := look():
                return found
        time.sleep(0.05)
    raise TimeoutError(f"{what} did not start within {WAIT:.0f} seconds")


@contextmanager
def firefox(dark: bool = False) -> Iterator[Firefox]:
    """Start Firefox and speak to it: each message is its length, a colon, and JSON."""
    if not (program := shutil.which("firefox-esr") or shutil.which("firefox")):
        raise Missing("firefox")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        preferences = {
            "marionette.port": 0,
            "layout.css.prefers-color-scheme.content-override": 0 if dark else 1,
            "devtools.console.stdout.content": True,
        }
        lines = (f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in preferences.items())
        Path(profile, "user.js").write_text("\n".join(lines))
        port = Path(profile, "MarionetteActivePort")
        command = (program, "--headless", "--marionette", "--remote-allow-system-access", "--profile", profile)
        with running(*command):
            number = int(wait_for(port.read_text, "Firefox"))
            with socket.create_connection(("127.0.0.1", number), WAIT) as line:
                stream = line.makefile("rwb")

                def read() -> Any:
                    length = b""
                    while (byte := stream.read(1)) != b":":
                        length += byte
                    return json.loads(stream.read(int(length)))

                read()  # it says hello
                counter = itertools.count()

                def send(name: str, parameters: dict[str, Any]) -> Any:
                    name = name if ":" in name else f"WebDriver:{name}"
                    message = json.dumps([0, next(counter), name, parameters]).encode()
                    stream.write(b"%d:%s" % (len(message), message))
                    stream.flush()
                    _, _, error, result = read()
                    if error:
                        raise RuntimeError(f"{name}: {error['message']}")
                    return result["value"] if isinstance(result, dict) and "value" in result else result

                yield Firefox(send)


PATHS = {
    "Navigate": ("POST", "/url"),
    "ExecuteScript": ("POST", "/execute/sync"),
    "PerformActions": ("POST", "/actions"),
    "TakeScreenshot": ("GET", "/screenshot"),
    "GetWindowRect": ("GET", "/window/rect"),
    "SetWindowRect": ("POST", "/window/rect"),
}


@contextmanager
def webkit(dark: bool = False) -> Iterator[WebKit]:
    """Start WebKit on a screen of its own and speak to its driver over HTTP."""
    browser = next(Path("/usr/lib").glob(MINI_BROWSERS), None)
    if not (browser and shutil.which("WebKitWebDriver") and shutil.which("Xvfb")):
        raise Missing("webkit")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    screen = ("Xvfb", "-displayfd", "1", "-screen", "0", "1800x1300x24", "-nolisten", "tcp")
    with running(*screen) as display:
        number = wait_for(display.read_text, "Xvfb").strip()
        home = display.parent
        wrapper, printed = home / "browser", home / "console"
        wrapper.write_text(f'#!/bin/sh\nexec {browser} "$@" >{printed} 2>&1\n')
        wrapper.chmod(0o755)
        style = home / ".config/gtk-3.0/gtk.css"
        style.parent.mkdir(parents=True)
        style.write_text(NARROW)
        driver = ("WebKitWebDriver", "--host=127.0.0.1", f"--port={port}")
        with running(*driver, **{**SETTINGS, "DISPLAY": f":{number}", "HOME": str(home)}):
            base = f"http://127.0.0.1:{port}"

            def ask(method: str, path: str, body: dict[str, Any] | None) -> Any:
                data = json.dumps(body).encode() if method == "POST" else None
                request = urllib.request.Request(base + path, data, method=method)
                try:
                    with urllib.request.urlopen(request, timeout=WAIT) as answer:
                        return json.load(answer)["value"]
                except urllib.error.HTTPError as fault:
                    raise RuntimeError(json.load(fault)["value"]["message"]) from None

            wait_for(lambda: str(ask("GET", "/status", None)), "WebKitWebDriver")
            arguments = ["--automation", "--enable-write-console-messages-to-stdout=true"]
            arguments += ["--dark-mode"] * dark
            options = {"binary": str(wrapper), "args": arguments}
            wanted = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}}
            session = ask("POST", "/session", wanted)["sessionId"]

            def send(name: str, parameters: dict[str, Any]) -> Any:
                method, path = PATHS[name]
                return ask(method, f"/session/{session}{path}", parameters)

            yield WebKit(send, printed)
            ask("DELETE", f"/session/{session}", None)
