"""What axe finds on a page, and which pages stand for all others."""

import re
from collections.abc import Iterator
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "resultTypes": ["violations"],  # what is right need not be described: half of the time
}
WIDTHS = (390, 768, 1440)
"""Of a phone, a tablet and a desk."""
HALVES = [(0, 390, "light"), (1, 1440, "dark")]
"""On each commit, one half of the templates on a phone by day, the other on a desk by night."""


def violations(page: Page) -> list[str]:
    """Return what axe finds, one line for each element.

    It takes what lies half under the header for a target that is too small: so from the top, when
    the header’s tabs have come back.
    """
    if page.evaluate("scrollY && (scrollTo({ top: 0, behavior: 'instant' }), true)"):
        page.wait_for_timeout(400)
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]


def pages_of(docs: Path, *, every: bool, beyond: Path | None = None) -> list[str]:
    """Return the addresses of all pages, or of one for each template.

    A template is a folder and a set of directives. Those of the edition `beyond` are left to it.
    """
    known = {directives for _, directives in templates(beyond)} if beyond else set()
    pages: dict[object, str] = {}
    for path, directives in templates(docs):
        place = path.relative_to(docs).with_suffix("").as_posix()
        address = place.removesuffix("index") if path.stem == "index" else f"{place}/"
        if every or not directives or directives not in known:
            pages.setdefault(place if every else (path.parent, directives), address)
    return [*pages.values(), "404.html"]


def templates(docs: Path) -> Iterator[tuple[Path, frozenset[str]]]:
    """Return every page with its directives."""
    for path in sorted(docs.rglob("*.md")):
        yield path, frozenset(re.findall(r"(?m)^::: ([a-z-]+)", path.read_text("utf-8")))


def troubles(page: Page, address: str, pages: list[str]) -> dict[str, list[str]]:
    """Visit pages, and give for each what axe finds, how far it scrolls, and whom it asked."""
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    found: dict[str, list[str]] = {}
    for place in pages:
        page.goto(address + place)
        lines = violations(page)
        wide = page.evaluate("document.scrollingElement.scrollWidth - innerWidth")
        lines += [f"scrolls sideways by {wide} px"] if wide > 0 else []
        if lines:
            found[place] = lines
    host = "/".join(address.split("/")[:3])
    strangers = [url for url in requested if not url.startswith((host, "blob:", "data:"))]
    return found | ({"asked": strangers} if strangers else {})
