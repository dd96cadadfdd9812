"""What one more article costs, against the same article with its notes as Material footnotes.

`make bench` builds the same number of copies each way, in turn, and prints ratios; seconds are of
this machine only. `make bench COUNT=1000` also tells whether the cost stays level.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from whosays.edition import Article, Edition
from whosays.read.load import load_edition

from tests.conftest import ROOT

CONFIG = """
site_name: Bench
theme: {name: material, font: false, custom_dir: overrides}
plugins: [search]
extra: {edition: "2026"}
nav: [Home: index.md]
"""
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
    """Write the article as this project does: seed, notes and a page of one directive."""
    name = f"copy-{number}"
    article = only(edition)
    notes = (ROOT / f"docs/notes/{article.id}.yml").read_text("utf-8")
    notes = notes.replace(f"article: {article.id}", f"article: {name}")
    (folder / f"docs/notes/{name}.yml").write_text(notes, "utf-8")
    write_page(folder, number, f"::: article {name}", "search: {exclude: true}\n")


def everything(folder: Path, edition: Edition, number: int) -> None:
    """Write it as this project does, with the glossary and the references that link back to it."""
    ours(folder, edition, number)


def only(edition: Edition) -> Article:
    """Give the edition's first article."""
    return next(iter(edition.articles.values()))


def keep_cited_references(folder: Path, edition: Edition) -> None:
    """Take out of the copy the references that only the glossary cites."""
    article = only(edition)
    cited = {key for note in article.notes for key in note.references}
    cited |= {note.wire.reference for note in article.notes if note.wire}
    cited.add(article.file.found.reference)
    path = folder / "docs/references.yml"
    entries = re.split(r"(?m)^(?=- id: )", path.read_text("utf-8"))
    kept = [entry for entry in entries if entry.split("\n")[0].removeprefix("- id: ") in cited]
    path.write_text("".join(kept), "utf-8")


def write_page(folder: Path, number: int, text: str, more: str = "") -> None:
    """Write one article's page."""
    head = f"---\ntitle: Copy {number}\nhide: [navigation, toc]\n{more}---\n\n"
    (folder / f"docs/articles/copy-{number}.md").write_text(head + text, "utf-8")


def build(edition: Edition, write: Writer, count: int) -> float:
    """Build a site of so many copies and give the seconds it took."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("docs", "seeds", "hooks", "overrides"):
            skip = shutil.ignore_patterns(
                "__pycache__", "guide", "classroom", "practice", "articles"
            )
            shutil.copytree(ROOT / part, folder / part, ignore=skip)
        (folder / "docs/notes/permalinks.txt").unlink()
        for old in (folder / "docs/notes").glob("*.yml"):
            old.unlink()
        (folder / "docs/articles").mkdir()
        annotated = write in (ours, everything)
        extensions = "[whosays]" if annotated else "[footnotes]"
        hook = "hooks: [hooks/mkdocs_hooks.py]" if annotated else ""
        if write is not everything:
            shutil.rmtree(folder / "docs/glossary")
            for page in (folder / "docs/about").glob("*.md"):  # links lead there, empty or not
                page.write_text(f"# {page.stem}\n", "utf-8")
            keep_cited_references(folder, edition)
        (folder / "docs/index.md").write_text("# Bench\n", "utf-8")
        config = f"{CONFIG}markdown_extensions: {extensions}\n{hook}\n"
        (folder / "mkdocs.yml").write_text(config, "utf-8")
        for number in range(count):
            write(folder, edition, number)
        started = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "-q"],
            cwd=folder,
            check=True,
            capture_output=True,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        )
        return time.perf_counter() - started


def costs(edition: Edition, writers: tuple[Writer, ...], count: int) -> dict[Writer, float]:
    """Give the seconds that one more article takes each way: the best of three rounds, in turn."""
    few = dict.fromkeys(writers, float("inf"))
    many = dict(few)
    for _ in range(3):
        for write in writers:
            few[write] = min(few[write], build(edition, write, 1))
            many[write] = min(many[write], build(edition, write, count))
    return {write: (many[write] - few[write]) / (count - 1) for write in writers}


def main() -> None:
    """Print the table."""
    count = int(os.environ.get("COUNT", "60"))
    edition = load_edition(ROOT)
    each = costs(edition, (plain, footnotes, ours, everything), min(count, 60))
    for write, seconds in each.items():
        ratio = seconds / each[footnotes]
        print(f"{write.__name__:10} {seconds * 1000:6.1f} ms an article  {ratio:5.2f} × footnotes")
    if count > 200:
        small = [build(edition, ours, size) for size in (10, 110)]
        large = [build(edition, ours, size) for size in (count // 2, count)]
        early, late = (small[1] - small[0]) / 100, (large[1] - large[0]) / (count - count // 2)
        print(f"from {count // 2} to {count} one more costs {late / early:.2f} × as from 10 to 110")


if __name__ == "__main__":
    main()
