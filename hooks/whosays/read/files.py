"""Which files an edition is made of, and whether one of them has changed."""

import os
from collections.abc import Iterable, Iterator
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
    """Give a stamp of every file that an edition may be made of."""
    for top in ("seeds", "docs"):
        for folder, folders, names in os.walk(root / top):
            folders[:] = [name for name in folders if name != "assets" and name[0] != "."]
            for name in names:
                if name.endswith((".yml", ".txt", ".md", ".pdf")) and name[0] != ".":
                    yield _stamp(f"{folder}/{name}")


def _stamp(path: str) -> Stamp:
    try:
        about = os.stat(path)
    except OSError:
        return path, 0, 0
    return path, about.st_mtime_ns, about.st_size
