"""The search index: what the edition holds from its data, other pages from their built text."""

import html
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from whosays.edition import Edition
from whosays.pages.search import SECTIONS, Record, search_records

MADE_FROM_DATA = ("articles/", "glossary/", "about/references.md", "about/search.md")
"""Pages that records stand for."""
LEFT_OUT = "[data-search-exclude], .ws-cite, .ws-definition"
"""What is on a page and not found by search."""
START, END = '<article class="md-content__inner', "</article>"


def write_index(edition: Edition, site: Path, pages: Mapping[str, str]) -> None:
    """Write the index into the built site; `pages` gives for each source page its address."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number, record in enumerate(search_records(edition)):
            if record.page in pages:
                place = f"#{record.anchor}" if record.anchor else ""
                page = _page(record, pages[record.page] + place)
                (folder / f"{number}.html").write_text(page, "utf-8")
        for source, address in pages.items():
            if not source.startswith(MADE_FROM_DATA):
                target = address if address.endswith(".html") else f"{address}index.html"
                path = folder / "pages" / target
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(_article((site / target).read_text("utf-8"), source), "utf-8")
        command = [sys.executable, "-m", "pagefind", "--site", name, "--quiet"]
        options = ["--exclude-selectors", LEFT_OUT, "--force-language", "en"]
        output = ["--output-path", str(site / "pagefind")]
        subprocess.run([*command, *options, *output], check=True, capture_output=True)
    for file in (site / "pagefind").glob("pagefind-*"):
        if file.name != "pagefind-entry.json" and "worker" not in file.name:
            file.unlink()  # interfaces of its own, which we do not use


def _page(record: Record, address: str) -> str:
    """Write a record as the page that Pagefind reads."""
    mark = html.escape(f"url:{address}")
    filters = f'data-pagefind-filter="section:{record.section}"'
    kind = f'<i data-pagefind-filter="kind:{record.kind}"></i>' if record.kind else ""
    return (
        f'<html lang="en"><body {filters}><p hidden data-pagefind-meta="{mark}"></p>{kind}'
        f"<h1>{html.escape(record.title)}</h1><p>{html.escape(record.text)}</p></body></html>"
    )


def _article(page: str, source: str) -> str:
    """Cut the text out of a built page, with the section that its folder names."""
    section = source.split("/")[0].capitalize()
    mark = f'data-pagefind-filter="section:{section}"' if section in SECTIONS else ""
    text = page[page.index(START) : page.index(END, page.index(START))]
    return f'<html lang="en"><body {mark}>{text}{END}</body></html>'
