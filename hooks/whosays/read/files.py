"""Which files an edition is made of, whether one has changed, and the text of each."""

import os
import stat
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

from whosays.edition import NOTES, Article
from whosays.faults import Fault, Faults, refusal, say
from whosays.model.fields import control_character

GLOSSARY = "docs/glossary"
REFERENCES = "docs/references.yml"
EXERCISES = "docs/practice/items.yml"
HANDOUTS = "docs/classroom/handouts"
PERMALINKS = f"{NOTES}/permalinks.txt"
CONTENT = Path(__file__).parents[1] / "content/en"
"""The pages that are about no article: every edition has them, unless it has its own."""
PICTURES = "articles/in-pictures.md"
"""The page of ours that shows the pictures of every article."""
MOST_BYTES = 5_000_000
"""Of one file; a notes file of a hundred passages has some 120,000."""

Stamp = tuple[str, int, int]
"""A file's path, the time of its last change, and its size; zeros for a link."""


def listed(folder: Path, pattern: str) -> list[Path]:
    """Return a folder's files in order, without those that editors and systems hide."""
    return sorted(path for path in folder.glob(pattern) if not path.name.startswith("."))


def term_path(name: str) -> str:
    """Return the page of a term, in the project's folder."""
    return f"{GLOSSARY}/{name}.md"


@cache
def packaged_pages() -> tuple[str, ...]:
    """Return the paths of our own pages, as they would be below docs/."""
    return tuple(path.relative_to(CONTENT).as_posix() for path in listed(CONTENT, "**/*.md"))


def read_text(root: Path, path: str, *, empty: bool = False, any_line_ends: bool = False) -> str:
    """Read UTF-8 with Unix line ends and no byte-order mark. Raise Faults if it is not such."""
    data = _read_bytes(root, path)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise refusal(path, "not-utf8", line=line) from None
    faults = []
    if any_line_ends:
        text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if text.startswith("\ufeff"):
        faults.append(Fault(path, 1, say("bom")))
    if "\r" in text:
        line = text.count("\n", 0, text.index("\r")) + 1
        faults.append(Fault(path, line, say("crlf")))
    suspect = text if control_character(text, allowed="\t\n\r") else ""  # a line a time is slow
    for number, line_text in enumerate(suspect.replace("\r", "").split("\n"), start=1):
        if found := control_character(line_text, allowed="\t"):
            faults.append(Fault(path, number, say("control-character", found=found)))
    if not text.strip() and not empty:
        faults.append(Fault(path, 0, say("empty")))
    if faults:
        raise Faults(faults)
    return text


def _read_bytes(root: Path, path: str) -> bytes:
    file = root / path
    try:
        about = file.stat()
        if not stat.S_ISREG(about.st_mode):
            raise refusal(path, "not-a-file")
        real = file.resolve()
        if real != file and not real.is_relative_to(root.resolve()):
            raise refusal(path, "leads-out")
        if about.st_size > MOST_BYTES:
            raise refusal(path, "too-large", size=about.st_size, what="bytes", maximum=MOST_BYTES)
        return file.read_bytes()
    except FileNotFoundError:
        raise refusal(path, "no-such-file") from None
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or say("circle")
        raise refusal(path, "unreadable", reason=reason) from None


def read_permalinks(root: Path) -> list[str]:
    """Return the addresses that were promised to stay, in the order they were promised."""
    if not (root / PERMALINKS).exists():
        return []
    return read_text(root, PERMALINKS, empty=True).splitlines()


def permalinks(articles: Iterable[Article]) -> list[str]:
    """Return the addresses of all passages, in the form in which they are promised."""
    return [f"{article.id}#{note.id}" for article in articles for note in article.notes]


def lost_permalinks(
    root: Path, articles: Iterable[Article], broken: Collection[str]
) -> Iterator[Fault]:
    """Yield a fault for each promised address that no passage has, broken articles aside."""
    addresses = set(permalinks(articles))
    for number, line in enumerate(read_permalinks(root), start=1):
        if line not in addresses and line.split("#")[0] not in broken:
            yield Fault(PERMALINKS, number, say("link-lost", line=line))


def stamps(root: Path) -> Iterator[Stamp]:
    """Yield a stamp of every file that an edition may be made of, and of every symbolic link."""
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
                    with suppress(OSError):
                        about = entry.stat()
                        yield entry.path, about.st_mtime_ns, about.st_size


def wrong_links(root: Path) -> Iterator[Fault]:
    """Yield a fault for each link in docs/ that leads in a circle or out of the project."""
    for link in (root / "docs").rglob("*"):
        if not link.is_symlink():
            continue
        path = link.relative_to(root).as_posix()
        real = Path(os.path.realpath(link))  # Path.resolve raises where a link leads to itself
        if real.is_symlink() or (real.is_relative_to(root) and link.parent.is_relative_to(real)):
            yield Fault(path, 0, say("circular-link"))
        elif not real.is_relative_to(root):
            yield Fault(path, 0, say("published-link"))
