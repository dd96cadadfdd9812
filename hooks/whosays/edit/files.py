"""Files that a command writes: all of them or none, and only if the edition stays sound."""

import os
import shutil
import tempfile
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from whosays.faults import Fault, Faults, refusal, say
from whosays.read.load import load_edition

Changes = Mapping[str, str | bytes]
"""What each file will hold, by its path in the project."""
Before = Mapping[str, bytes | None]
"""What files held when a command began, by their paths; None where there was none."""
PART = ".whosays-part"
"""How the names of new files end until they are moved into place."""
HOUR = 3600


def read_before(root: Path, paths: Iterable[str]) -> Before:
    """Return what files hold before anything is made of them, for `write_all` to compare."""
    return {path: _bytes(root / path) for path in paths}


def refuse_changed(root: Path, before: Before) -> None:
    """Raise Faults if a file no longer holds what it held `before`."""
    changed = [path for path, data in before.items() if _bytes(root / path) != data]
    if changed:
        raise Faults(Fault(path, 0, say("changed-meanwhile")) for path in changed)


def rehearse(root: Path, changes: Changes, before: Before) -> list[Fault]:
    """Make the changes in a copy, and return the faults that were not there before."""
    known = {(fault.path, fault.sentence) for fault in _faults(root)}
    with tempfile.TemporaryDirectory(prefix="whosays-") as folder:
        copy = Path(folder)
        ignored = shutil.ignore_patterns("assets", ".*")
        for name in ("seeds", "docs"):
            if (root / name).exists():
                shutil.copytree(root / name, copy / name, ignore=ignored, symlinks=True)
        write_all(copy, changes)
        new = [one for one in _faults(copy) if (one.path, one.sentence) not in known]
    if new:
        refuse_changed(root, before)  # or the faults may come of that
    return new


def write_all(root: Path, changes: Changes, before: Before | None = None) -> None:
    """Write every file in the order that is given, or leave all of them as they were.

    Each is written beside its place first, so that nobody ever reads half a file. Raise Faults if
    the disk refuses, or if a file no longer holds what it held `before`.
    """
    ending = f"{os.getpid()}{PART}"
    parts = {path: (root / path).with_name(f".{Path(path).name}.{ending}") for path in changes}
    for folder in {part.parent for part in parts.values()}:
        for left in folder.glob(f".*{PART}"):  # by a command that was killed
            with suppress(OSError):
                if time.time() - left.stat().st_mtime > HOUR:
                    left.unlink()
    at, moved = "", []
    try:
        for at, content in changes.items():
            parts[at].parent.mkdir(parents=True, exist_ok=True)
            parts[at].write_bytes(content.encode() if isinstance(content, str) else content)
        old = read_before(root, changes)
        refuse_changed(root, before or {})
        for at, part in parts.items():
            moved.append(at)
            os.replace(part, root / at)
    except BaseException as error:
        for path in moved:
            if (data := old[path]) is None:
                (root / path).unlink(missing_ok=True)
            elif _bytes(root / path) != data:
                (root / path).write_bytes(data)
        if not isinstance(error, OSError):
            raise
        reason = error.strerror or "the disk refuses"
        raise refusal((root / at).as_posix(), "not-written", reason=reason) from None
    finally:
        for part in parts.values():
            with suppress(OSError):
                part.unlink(missing_ok=True)


def _faults(root: Path) -> list[Fault]:
    try:
        load_edition(root)
    except Faults as faults:
        return faults.faults
    return []


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
