"""Files that a command writes: all of them or none, and only if the edition stays sound."""

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from whosays.faults import Fault, Faults
from whosays.read.load import load_edition

Changes = Mapping[str, str | None]
"""What each file will hold, by its path in the project; None for one that goes."""


def read_if_there(root: Path, path: str) -> str | None:
    """Give a file's text; None where there is no such file."""
    return (root / path).read_text("utf-8") if (root / path).is_file() else None


def rehearse(root: Path, changes: Changes) -> list[Fault]:
    """Make the changes in a copy, and give the faults that were not there before."""
    before = {(fault.path, fault.sentence) for fault in _faults(root)}
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in ("seeds", "docs"):
            if (root / name).exists():
                ignored = shutil.ignore_patterns("assets", ".*")
                shutil.copytree(root / name, copy / name, ignore=ignored, symlinks=True)
        if (root / "mkdocs.yml").exists():
            shutil.copy(root / "mkdocs.yml", copy)
        write_all(copy, changes)
        return [one for one in _faults(copy) if (one.path, one.sentence) not in before]


def write_all(root: Path, changes: Changes) -> None:
    """Write every file, or leave all of them as they were.

    Each is written beside its place first, so that nobody ever reads half a file.
    """
    before = {path: _bytes(root / path) for path in changes}
    beside = {path: root / path for path in changes}
    beside = {path: place.with_name(f".{place.name}.part") for path, place in beside.items()}
    try:
        for path, text in changes.items():
            if text is not None:
                beside[path].parent.mkdir(parents=True, exist_ok=True)
                beside[path].write_text(text, "utf-8", newline="")
        for path, text in changes.items():
            if text is None:
                (root / path).unlink(missing_ok=True)
            else:
                os.replace(beside[path], root / path)
    except OSError as error:
        for path, data in before.items():
            if data is not None and _bytes(root / path) != data:
                (root / path).write_bytes(data)
            elif data is None:
                (root / path).unlink(missing_ok=True)
        reason = error.strerror or "the disk refuses"
        sentence = f"cannot be written: {reason}; nothing was changed"
        raise Faults([Fault(str(error.filename or "files"), 0, sentence)]) from None
    finally:
        for place in beside.values():
            place.unlink(missing_ok=True)


def _faults(root: Path) -> list[Fault]:
    try:
        load_edition(root)
    except Faults as faults:
        return faults.faults
    return []


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
