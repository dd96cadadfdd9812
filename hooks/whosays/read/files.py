"""Which files an edition is made of, and whether one of them has changed."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

from whosays.edition import Article
from whosays.read.text import read_text

NOTES = "docs/notes"
GLOSSARY = "docs/glossary"
REFERENCES = "docs/references.yml"
EXERCISES = "docs/practice/items.yml"
HANDOUTS = "docs/classroom/handouts"
PERMALINKS = "docs/notes/permalinks.txt"
CONTENT = Path(__file__).parents[1] / "content/en"
"""The pages that are about no article: every edition has them, unless it has its own."""
PICTURES = "articles/in-pictures.md"
"""The page of ours that shows the pictures of every article."""

Stamp = tuple[str, int, int]
"""A file's path, the time of its last change, and its size; zeros where there is none."""


def listed(folder: Path, pattern: str) -> list[Path]:
    """Give a folder's files in order, without those that editors and systems hide."""
    return sorted(path for path in folder.glob(pattern) if not path.name.startswith("."))


@cache
def packaged_pages() -> tuple[str, ...]:
    """Return the paths of our own pages, as they would be below docs/."""
    return tuple(path.relative_to(CONTENT).as_posix() for path in listed(CONTENT, "**/*.md"))


def read_permalinks(root: Path) -> list[str]:
    """Give the addresses that were promised to stay, in the order they were promised."""
    if not (root / PERMALINKS).exists():
        return []
    return read_text(root, PERMALINKS, empty=True).splitlines()


def permalinks(articles: Iterable[Article]) -> list[str]:
    """Give the addresses of all passages, in the form in which they are promised."""
    return [f"{article.id}#{note.id}" for article in articles for note in article.notes]


def stamps(root: Path) -> Iterator[Stamp]:
    """Return a stamp of every file that an edition may be made of, and of every symbolic link."""
    folders = [f"{root}/seeds", f"{root}/docs"]
    for folder in folders:
        with suppress(OSError), os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_symlink():
                    yield f"{entry.path} → {os.readlink(entry.path)}", 0, 0
                if entry.name[0] == ".":
                    continue
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                elif entry.name.endswith((".yml", ".txt", ".md", ".pdf")):
                    yield _stamp(entry.path)


def _stamp(path: str) -> Stamp:
    try:
        about = os.stat(path)
    except OSError:
        return path, 0, 0
    return path, about.st_mtime_ns, about.st_size


def wrong_link(root: Path, link: Path) -> str:
    """Return what is wrong with a symbolic link; empty if it leads to a file of the project."""
    real = Path(os.path.realpath(link))  # Path.resolve raises where a link leads to itself
    if real.is_symlink() or (real.is_relative_to(root) and link.parent.is_relative_to(real)):
        return "is a link that leads in a circle; take it out"
    if not real.is_relative_to(root):
        return "leads out of the project, and would be published; put a copy here"
    return ""
