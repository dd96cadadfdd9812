"""The search index: the edition from its data, other pages from what was built of them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

from whosays.edition import Edition
from whosays.formats.search_index import write_search_index
from whosays.pages.about.search import SECTIONS, Record, search_records
from whosays.pages.tree import VOID

MADE_FROM_DATA = ("articles/", "glossary/", "about/references.md", "about/search.md")
"""Pages that records stand for."""
LEFT_OUT = {"ws-cite", "ws-definition"}
"""Classes of what is on a page and not found by search, beside `data-search-exclude`."""
HEADINGS = {"h1", "h2", "h3", "h4"}


def write_index(edition: Edition, site: Path, pages: Mapping[str, tuple[str, str]]) -> None:
    """Write the index into the built site; `pages` gives of each source its address and HTML."""
    records = [
        replace(record, page=pages[record.page][0])
        for record in search_records(edition)
        if record.page in pages
    ]
    for source, (address, content) in pages.items():
        if not source.startswith(MADE_FROM_DATA):
            records += _parts(source, address, content)
    for folder in ("words", "records"):
        (site / "search" / folder).mkdir(parents=True, exist_ok=True)
    for name, text in write_search_index(records):
        (site / "search" / name).write_text(text, "utf-8")


def _parts(source: str, address: str, content: str) -> Iterator[Record]:
    """Yield a record for each part of a page that has a heading, with the section of its folder."""
    section = source.split("/")[0].capitalize()
    reader = _Parts()
    reader.feed(content)
    page = " ".join(reader.parts[0][1].split())
    for anchor, title, text in reader.parts:
        words, heading = " ".join(text.split()), " ".join(title.split())
        name = ": ".join(dict.fromkeys(filter(None, (page, heading))))
        if words and name:
            yield Record(address, anchor, name, words, section if section in SECTIONS else "")


class _Parts(HTMLParser):
    """Cuts a page at its headings, and leaves out what search shall not find."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[list[str]] = [["", "", ""]]
        """Of each part its anchor, its heading and its text."""
        self.in_heading = False
        self.skipped: list[str] = []
        """The open elements of the name of one that is left out; empty outside."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = dict(attrs)
        left_out = LEFT_OUT & {*(own.get("class") or "").split()}
        if self.skipped:
            self.skipped += [tag] if tag == self.skipped[0] else []
        elif left_out or "data-search-exclude" in own or tag in ("script", "style"):
            self.skipped += [tag] if tag not in VOID else []
        elif tag in HEADINGS:
            self.parts += [[own.get("id") or "", "", ""]] if tag != "h1" else []
            self.in_heading = True
        self.parts[-1][2] += " "

    def handle_endtag(self, tag: str) -> None:
        if self.skipped and tag == self.skipped[0]:
            self.skipped.pop()
        elif tag in HEADINGS:
            self.in_heading = False

    def handle_data(self, data: str) -> None:
        if not self.skipped:
            self.parts[-1][1 if self.in_heading else 2] += data
