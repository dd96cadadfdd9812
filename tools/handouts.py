"""Prints the sheets for a class as PDF files, with a browser, from the site itself.

Run by `make handouts`. The files go to docs/classroom/handouts, which is not kept in the
repository; the next build takes them along, and *Classroom* lists what is there.
"""

import io
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from pypdf import PdfReader, PdfWriter
from whosays.edition import Edition
from whosays.pages.classroom.handouts import PAPERS, article_file, pack_file, paragraph_file
from whosays.read.files import HANDOUTS as FOLDER
from whosays.read.load import load_edition

from tools.chromium import find_chromium

ISOLATE = """([keep, onwards]) => {
  const kept = [...document.querySelectorAll(keep)];
  let next = onwards && kept[0].nextElementSibling;
  for (; next; next = next.nextElementSibling) kept.push(next);
  kept[0].style.breakBefore = 'auto';
  const wanted = (one) => kept.some((part) => part.contains(one) || one.contains(part));
  for (const one of document.querySelectorAll('.md-content__inner *')) {
    if (!wanted(one)) one.style.display = 'none';
  }
}"""


@dataclass(frozen=True)
class Handout:
    """A sheet or a few that are printed together."""

    path: str
    """The page, below the site's address."""
    keep: str = ""
    """What is printed of it, as a CSS selector; empty for the whole page."""
    onwards: bool = False
    """Whether what follows is printed too."""
    choose: str = ""
    """A choice on the page that is made first."""


PACK = {
    "Form A": Handout("classroom/pre-post/", ".ws-halves:has(#form-a)"),
    "Form B": Handout("classroom/pre-post/", ".ws-halves:has(#form-b)"),
    "Card": Handout("classroom/card/", ".ws-cards"),
    "Pair sheet": Handout("classroom/pair-sheet/"),
    "Record cards": Handout("classroom/record-cards/"),
    "Worksheet, three paragraphs for ten minutes": Handout(
        "classroom/worksheet/", choose='input[value="short"]:visible'
    ),
    "Rubric": Handout("classroom/rubric/"),
    "Scoring sheet": Handout("classroom/test-key/", "#scoring-sheet"),
    "Key": Handout("classroom/test-key/", "#key"),
    "Tell us": Handout("classroom/", "#tell-us", onwards=True),
}
"""What belongs to the lessons, in the order in which it is needed."""


def of_paragraph(article: str, number: int) -> Handout:
    """Return a paragraph of an article with its notes."""
    return Handout(f"articles/{article}/", f'[data-paragraph="{number}"]')


def print_handout(page: Page, address: str, handout: Handout, paper: str) -> bytes:
    """Print one handout from the site at an address, on A4 or Letter."""
    page.goto(address + handout.path)
    page.wait_for_load_state("networkidle")
    if handout.choose:
        page.locator(handout.choose).check()
    if handout.keep:
        page.evaluate(ISOLATE, [handout.keep, handout.onwards])
    return page.pdf(format=paper)


def print_all(page: Page, address: str, edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Return every file by its name: for each paper a pack, and articles whole and in parts."""
    article = edition.articles[edition.lead]
    for paper, name in PAPERS.items():
        pack = PdfWriter()
        for title, handout in PACK.items():
            sheets = PdfReader(io.BytesIO(print_handout(page, address, handout, paper)))
            pack.append(sheets, outline_item=title)
            print(f"{name}: {title}, {len(sheets.pages)}")
        whole = io.BytesIO()
        pack.write(whole)
        yield pack_file(paper), whole.getvalue()
        for one in edition.in_order:
            pdf = print_handout(page, address, Handout(f"articles/{one.id}/"), name)
            yield article_file(one.id, paper), pdf
        for block in article.blocks:
            if block.number:
                handout = of_paragraph(article.id, block.number)
                pdf = print_handout(page, address, handout, paper)
                yield paragraph_file(block.number, paper), pdf


class Quiet(SimpleHTTPRequestHandler):
    """Serves the site and says nothing of it."""

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


def main() -> None:
    """Build the site into a folder of its own, print from it, and put the files in place."""
    root = Path(__file__).parent.parent
    with tempfile.TemporaryDirectory() as site, sync_playwright() as playwright:
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", site]
        subprocess.run(command, cwd=root, check=True, timeout=600)
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=site))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=find_chromium())
        address = f"http://127.0.0.1:{server.server_port}/"
        folder = root / FOLDER
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for name, pdf in print_all(browser.new_page(), address, load_edition(root)):
            (folder / name).write_bytes(pdf)
        browser.close()
        server.shutdown()


if __name__ == "__main__":
    main()
