"""What one more article costs, against the same article with its notes as Material footnotes.

`make bench` builds the same number of copies each way, in turn, and prints ratios; seconds are of
this machine only. `make bench COUNT=1000` also tells whether the cost stays level. With FOLDER, a
folder of annotated news, it tells what drafts of articles can be trusted with (`tools/drafts.py`).
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path

from whosays.configuration import open_edition
from whosays.edition import Article, Edition

from tests.conftest import ROOT
from tools import drafts

HOUR = 3600
CONFIG = """
site_name: Bench
theme: {name: material, font: false}
nav: [Home: index.md]
exclude_docs: |
  articles/compare.md
  articles/in-pictures.md
  classroom/
  practice/
"""
PAGES_ONLY = """
import whosays.plugin
def on_startup(**_):
    whosays.plugin.add_downloads = lambda edition, *_, **__: edition
"""
"""A hook that leaves out what footnotes have none of: files to download and the site for a disk."""
IN_MEMORY = "/dev/shm" if os.path.isdir("/dev/shm") else None
"""Where files are built if they can be: what a disk costs depends on its state."""
ROUNDS = 3
BAR = 40
"""Signs as long as one whole."""
Writer = Callable[[Path, Edition, int], None]


def plain(folder: Path, edition: Edition, number: int) -> None:
    """Write the article without notes."""
    write_page(folder, number, "\n\n".join(block.text for block in only(edition).blocks))


def footnotes(folder: Path, edition: Edition, number: int) -> None:
    """Write the article with the same notes as footnotes."""
    article = only(edition)
    blocks = []
    for block in article.blocks:
        text = ""
        for segment in block.segments:
            text += segment.text + (f"[^{segment.note.id}]" if segment.note else "")
        blocks.append(text)
    notes = []
    for note in article.notes:
        links = ", ".join(
            f"[{edition.references[key].title}]({edition.references[key].URL})"
            for key in note.references
        )
        words = " ".join(note.note.split())
        notes.append(f"[^{note.id}]: **{note.kind}** {note.gist} {words} {links}")
    write_page(folder, number, "\n\n".join([*blocks, *notes]))


def ours(folder: Path, edition: Edition, number: int) -> None:
    """Write the article as this project does: source text, notes and a page of one directive."""
    article = only(edition)
    name = f"copy-{number}" if number else article.id  # pages mean it
    notes = (ROOT / f"docs/notes/{article.id}.yml").read_text("utf-8")
    notes = notes.replace(f"article: {article.id}", f"article: {name}")
    (folder / f"docs/notes/{name}.yml").write_text(notes, "utf-8")
    write_page(folder, number, f"::: article {name}", name)


def backlinks(folder: Path, edition: Edition, number: int) -> None:
    """Write it as this project does, with the glossary and the references that link back to it."""
    ours(folder, edition, number)


def terms(folder: Path, edition: Edition, number: int) -> None:
    """Write it so, with one more word in its text and the glossary page that explains it."""
    article = only(edition)
    ours(folder, edition, number)
    name = f"copy-{number}" if number else article.id
    old = (ROOT / article.file.seed.file).read_text("utf-8")
    text = f"{old} {number}"
    (folder / f"seeds/{name}.txt").write_text(text, "utf-8", newline="\n")
    path = folder / f"docs/notes/{name}.yml"
    notes = path.read_text("utf-8")
    notes = notes.replace(article.file.seed.file, f"seeds/{name}.txt")
    notes = notes.replace(article.file.seed.sha256, sha256(text.encode()).hexdigest())
    path.write_text(f"{notes.rstrip()} {number}\n", "utf-8")  # its last line is the text’s last
    head = f"title: Term {number}\ndescription: A term.\nshelf: article\n"
    head += f"aliases: [{old.splitlines()[-1]} {number}]\ndefinition: A term.\nusage: All use it.\n"
    page = f"---\n{head}---\n\n# Term {number}\n\n::: term term-{number}\n"
    (folder / f"docs/glossary/term-{number}.md").write_text(page, "utf-8")


def everything(folder: Path, edition: Edition, number: int) -> None:
    """Write it so, with the files to download and the site for a disk, which is a second build."""
    ours(folder, edition, number)


def only(edition: Edition) -> Article:
    """Return the article that is copied: the one that pages mean."""
    return edition.articles[edition.lead]


def keep_cited_references(folder: Path, edition: Edition) -> None:
    """Remove from the copy the references that nothing in it cites."""
    article = only(edition)
    cited = {key for note in article.notes for key in note.references}
    cited |= {note.wire.reference for note in article.notes if note.wire}
    records = (note.wire.record for note in article.notes if note.wire)
    cited |= {record.reference for record in records if record}
    cited |= {event.reference for event in article.file.events if event.reference}
    cited.add(article.file.found.reference)
    if (folder / "docs/glossary").exists():
        cited |= {key for term in edition.terms.values() for key in term.references}
    path = folder / "docs/references.yml"
    entries = re.split(r"(?m)^(?=- id: )", path.read_text("utf-8"))
    kept = [entry for entry in entries if entry.split("\n")[0].removeprefix("- id: ") in cited]
    path.write_text("".join(kept), "utf-8")


def write_page(folder: Path, number: int, text: str, name: str = "") -> None:
    """Write one article's page."""
    head = f"---\ntitle: Copy {number}\nhide: [navigation, toc]\n---\n\n"
    (folder / f"docs/articles/{name or f'copy-{number}'}.md").write_text(head + text, "utf-8")


def prepare(folder: Path, edition: Edition, write: Writer, count: int) -> None:
    """Write a project of so many copies."""
    for part in ("docs", "seeds"):
        skip = shutil.ignore_patterns("__pycache__", "guide", "classroom", "practice", "articles")
        shutil.copytree(ROOT / part, folder / part, ignore=skip)
    (folder / "docs/notes/permalinks.txt").unlink()
    for old in (folder / "docs/notes").glob("*.yml"):
        old.unlink()
    (folder / "docs/articles").mkdir()
    (folder / "pages_only.py").write_text(PAGES_ONLY, "utf-8")
    annotated = write not in (plain, footnotes)
    if write in (plain, footnotes, ours):
        shutil.rmtree(folder / "docs/glossary")
    keep_cited_references(folder, edition)
    for page in (folder / "docs/about").glob("*.md"):  # links lead there, empty or not
        shows = write in (backlinks, terms, everything) and page.stem in ("references", "search")
        directive = f"::: {page.stem}\n" if shows else ""
        page.write_text(f"# {page.stem}\n\n{directive}", "utf-8")
    (folder / "docs/index.md").write_text("# Bench\n", "utf-8")
    extensions = "[whosays]" if annotated else "[footnotes]"
    plugins = "plugins: [whosays]\n" if annotated else "plugins: [search]\n"
    hooks = "hooks: [pages_only.py]\n" if annotated and write is not everything else ""
    (folder / "mkdocs.yml").write_text(
        f"{CONFIG}markdown_extensions: {extensions}\n{plugins}{hooks}"
    )
    for number in range(count):
        write(folder, edition, number)


def build(edition: Edition, write: Writer, count: int) -> tuple[float, float]:
    """Build a site of so many copies; return the processor's seconds and the memory in MB."""
    with tempfile.TemporaryDirectory(dir=IN_MEMORY) as name:
        folder = Path(name)
        prepare(folder, edition, write, count)
        command = [sys.executable, "-m", "mkdocs", "build", "-q"]
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        process = subprocess.Popen(
            command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment
        )
        assert process.stderr
        limit = threading.Timer(HOUR, process.kill)
        limit.start()
        said = process.stderr.read().decode()
        _, status, used = os.wait4(process.pid, 0)
        limit.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        assert process.returncode == 0, said
        return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def each(
    edition: Edition, writers: Iterable[Writer], few: int, many: int
) -> dict[Writer, tuple[float, float]]:
    """Return the seconds and the memory that one more article takes each way.

    Each is built `ROUNDS` times, in turn, and the best counts: others use the machine too.
    """
    best: dict[tuple[Writer, int], tuple[float, float]] = {}
    for _ in range(ROUNDS):
        for write in writers:
            for count in (few, many):
                found = build(edition, write, count)
                best[write, count] = min(found, best.get((write, count), found))
    return {
        write: tuple(  # type: ignore[misc]
            (after - before) / (many - few)
            for before, after in zip(best[write, few], best[write, many], strict=True)
        )
        for write in writers
    }


def say(name: str, time_ratio: float, memory_ratio: float) -> None:
    """Print a line: a name, two ratios and the first as a bar."""
    bar = "█" * round(time_ratio * BAR)
    print(f"{name:28} {time_ratio:5.2f} × time  {memory_ratio:5.2f} × memory  {bar}")


def main() -> None:
    """Print what articles cost, whether it stays level, and what drafts can be trusted with."""
    count = int(os.environ.get("COUNT", "60"))
    edition = open_edition(ROOT)
    started = time.perf_counter()
    ways = (plain, footnotes, ours, backlinks, terms, everything)
    found = each(edition, ways, 1, min(count, 60))
    seconds, memory = found[footnotes]
    print(f"One more article, against footnotes ({seconds * 1000:.0f} ms, {memory:.2f} MB):")
    for write, (own, size) in found.items():
        say(write.__name__, own / seconds, size / memory)
    if count > 200:
        early = each(edition, (backlinks, terms), 10, 110)
        late = each(edition, (backlinks, terms), count // 2, count)
        print(f"From {count // 2} to {count}, against from 10 to 110:")
        for write, (time_after, memory_after) in late.items():
            time_before, memory_before = early[write]
            say(write.__name__, time_after / time_before, memory_after / memory_before)
    print(f"({time.perf_counter() - started:.0f} s)")
    if folder := os.environ.get("FOLDER"):
        drafts.main(Path(folder))


if __name__ == "__main__":
    main()
