"""Files that a command writes: all of them or none, and only if the edition stays sound."""

import os
import shutil
import signal
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from whosays.faults import Fault, Faults
from whosays.read.files import stamps
from whosays.read.load import load_edition

Changes = Mapping[str, str | None]
"""What each file will hold, by its path in the project; None for one that goes."""
Before = Mapping[str, bytes | None]
"""What files held when a command began, by their paths; None where there was none."""
LOCK = ".whosays.lock"
PART, OLD = ".whosays-part", ".whosays-old"
"""How the names end of what lies beside a file while it is written: the new file, and the old."""
FOLDERS = ("seeds", "docs", "docs/notes", "docs/articles")
"""Where commands write, and where one that was killed may have left such files."""
LONGEST = 5.0
"""Seconds; a command writes for a small part of one."""
REHEARSAL = "whosays-rehearsal-"
HOUR = 3600
CHANGED = "was changed while the command ran, and nothing was written; run the command again"


def read_if_there(root: Path, path: str) -> str | None:
    """Give a file's text; None where there is no such file."""
    return (root / path).read_text("utf-8") if (root / path).is_file() else None


def read_before(root: Path, paths: Iterable[str]) -> Before:
    """Return what files hold before anything is made of them, for `write_all` to compare."""
    return {path: _bytes(root / path) for path in paths}


@contextmanager
def undisturbed(root: Path) -> Iterator[None]:
    """Where something fails, say first if files were changed meanwhile: it may come of that."""
    began = {*stamps(root)}
    try:
        yield
    except (Faults, FileNotFoundError, shutil.Error):
        if not (changed := began ^ {*stamps(root)}):
            raise
        raise Faults(Fault(Path(path).as_posix(), 0, CHANGED) for path, *_ in changed) from None


def rehearse(root: Path, changes: Changes) -> list[Fault]:
    """Make the changes in a copy, and return the faults that were not there before."""
    for left in Path(tempfile.gettempdir()).glob(f"{REHEARSAL}*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > HOUR:
                shutil.rmtree(left)
    before = {(fault.path, fault.sentence) for fault in _faults(root)}
    with tempfile.TemporaryDirectory(prefix=REHEARSAL) as folder:
        copy = Path(folder)
        for name in ("seeds", "docs"):
            if (root / name).exists():
                ignored = shutil.ignore_patterns("assets", ".*")
                shutil.copytree(root / name, copy / name, ignore=ignored, symlinks=True)
        if (root / "mkdocs.yml").exists():
            shutil.copy(root / "mkdocs.yml", copy)
        write_all(copy, changes)
        return [one for one in _faults(copy) if (one.path, one.sentence) not in before]


def write_all(
    root: Path, changes: Mapping[str, str | bytes | None], before: Before | None = None
) -> None:
    """Write every file in the order that is given, or leave all of them as they were.

    Each is written beside its place first, so that nobody ever reads half a file. Raises Faults if
    the disk refuses, or if a file no longer holds what it held `before`.
    """
    try:
        with uninterrupted(), _alone(root):
            _sweep(root)
            changed = [path for path, data in (before or {}).items() if _bytes(root / path) != data]
            if changed:
                raise Faults([Fault(path, 0, CHANGED) for path in changed])
            _write(root, changes)
    except OSError as error:
        raise _refused(root / next(iter(changes)), error) from None


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Ignore Ctrl-C for the moment in which files are written, and it is said which."""
    if threading.current_thread() is not threading.main_thread():
        yield  # where Ctrl-C never comes
        return
    usual = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, usual)


def _write(root: Path, changes: Mapping[str, str | bytes | None]) -> None:
    """Write every file beside its place, and then put each into it; undo all that if one fails."""
    places = {path: root / path for path in changes}
    there = {path for path, place in places.items() if place.is_file()}
    at, moved = "", []
    try:
        for at, content in changes.items():
            places[at].parent.mkdir(parents=True, exist_ok=True)
            if content is not None:
                data = content.encode() if isinstance(content, str) else content
                _beside(places[at], PART).write_bytes(data)
            if at in there:
                shutil.copy2(places[at], _beside(places[at], OLD))
        for at, content in changes.items():
            moved.append(at)
            if content is None:
                places[at].unlink(missing_ok=True)
            else:
                os.replace(_beside(places[at], PART), places[at])
    except BaseException as error:
        for path in moved:
            if path in there:
                os.replace(_beside(places[path], OLD), places[path])
            else:
                places[path].unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise _refused(places[at], error) from None
        raise
    finally:
        for place in places.values():
            for ending in (PART, OLD):
                with suppress(OSError):
                    _beside(place, ending).unlink(missing_ok=True)


def _refused(place: Path, error: OSError) -> Faults:
    reason = error.strerror or "the disk refuses"
    return Faults([Fault(place.as_posix(), 0, f"cannot be written: {reason}; nothing was changed")])


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Wait until no other command writes, and let none write meanwhile.

    The lock of a command that was killed is broken after a while.
    """
    lock, since = root / LOCK, time.monotonic()
    while True:
        try:
            lock.touch(exist_ok=False)
            break
        except FileExistsError:
            if time.monotonic() - since > LONGEST:
                lock.unlink(missing_ok=True)
            time.sleep(0.02)
    try:
        yield
    finally:
        with suppress(OSError):
            lock.unlink()


def _sweep(root: Path) -> None:
    """Remove what commands left that were killed while they wrote: none is writing now."""
    for folder in (root, *(root / name for name in FOLDERS)):
        for ending in (PART, OLD):
            for left in folder.glob(f".*{ending}"):
                with suppress(OSError):
                    left.unlink()


def _beside(place: Path, ending: str) -> Path:
    return place.with_name(f".{place.name}{ending}")


def _faults(root: Path) -> list[Fault]:
    try:
        load_edition(root)
    except Faults as faults:
        return faults.faults
    return []


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
