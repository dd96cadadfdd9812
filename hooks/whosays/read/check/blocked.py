"""What a page would fetch or run, and the site's content policy blocks: readers would see a gap."""

import re
from collections.abc import Iterator

from whosays.faults import Fault, shorten
from whosays.syntax import without_code

FOREIGN = r"(?:https?:)?//[^\s\"'<>)]+"
IMAGE = re.compile(rf"!\[[^\]]*\]\(\s*<?(?P<address>{FOREIGN})", re.IGNORECASE)
"""A picture as Markdown writes it, of another site."""
TAG = re.compile(r"<(?P<name>[a-z][\w-]*)(?P<rest>(?:\s[^<>]*)?)>", re.IGNORECASE)
FETCHED = re.compile(
    rf"\s(?:src|srcset|data|poster|href)\s*=\s*[\"']?\s*(?P<address>{FOREIGN})", re.IGNORECASE
)
FETCHING = {"img", "iframe", "script", "link", "source", "video", "audio", "track", "embed"}
FETCHING |= {"object", "input", "image", "use"}
RUNS = re.compile(r"\s(?P<name>style|on[a-z]+)\s*=", re.IGNORECASE)
"""Attributes that are style or script."""


def check_blocked(path: str, text: str) -> Iterator[Fault]:
    """Refuse what the policy blocks: files of other sites, and style and script in the page."""
    plain = without_code(text)

    def fault(at: int, what: str, hint: str) -> Fault:
        line = plain.count("\n", 0, at) + 1
        return Fault(path, line, f"“{shorten(what, 60)}” is blocked by the site’s policy; {hint}")

    for image in IMAGE.finditer(plain):
        yield fault(image.start(), image["address"], "put a copy of it in docs/, or link it")
    for tag in TAG.finditer(plain):
        name, rest = tag["name"].lower(), tag["rest"]
        fetched = FETCHED.search(rest) if name in FETCHING else None
        if fetched:
            yield fault(tag.start(), fetched["address"], "put a copy of it in docs/, or link it")
        elif name in ("script", "style") and "src=" not in rest and "json" not in rest:
            yield fault(tag.start(), tag.group(), "put it in a file of docs/assets/")
        elif runs := RUNS.search(rest):
            hint = "use a class of docs/assets/whosays.css, or take it out"
            yield fault(tag.start(), runs.group().strip(), hint)
