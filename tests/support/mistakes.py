"""Mistakes that are made in a copy of the small edition, and what is said of them."""

import hashlib
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml
from whosays.configuration import open_edition
from whosays.faults import Faults
from whosays.read.load import load_edition

from tests.conftest import SMALL


def read_case(path: Path) -> dict[str, Any]:
    """Read a case: what it changes, and what is said of that."""
    case: dict[str, Any] = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
    return case


def changed(root: Path, steps: list[dict[str, str]]) -> None:
    """Copy the small edition and make a case's mistakes in it."""
    shutil.copytree(SMALL, root, copy_function=shutil.copyfile)
    make(root, steps)


@contextmanager
def mistaken(root: Path, steps: list[dict[str, str]]) -> Iterator[None]:
    """Make a case's mistakes in a copy of the small edition, and undo them in the end."""
    places = {root / step["file"] for step in steps}
    before = {path: path.read_bytes() for path in places if path.is_file()}
    new = {folder for path in places for folder in path.parents if not folder.exists()}
    try:
        make(root, steps)
        yield
    finally:
        for path in places:
            if path.is_dir() and not path.is_symlink():
                path.rmdir()
            else:
                path.unlink(missing_ok=True)
        for path, content in before.items():
            path.write_bytes(content)
        for folder in sorted(new, reverse=True):
            folder.rmdir()


def make(root: Path, steps: list[dict[str, str]]) -> None:
    """Make a case's mistakes in an edition."""
    for step in steps:
        path = root / step["file"]
        if "replace" in step:
            before = path.read_text("utf-8")
            assert step["replace"] in before, f"nothing to replace in {step['file']}"
            path.write_text(before.replace(step["replace"], step["with"], 1), "utf-8")
        elif "write" in step:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(step["write"], "utf-8")
        else:
            spoil(path, step["how"])


def spoil(path: Path, how: str) -> None:
    """Damage a file's bytes."""
    data = path.read_bytes() if path.exists() else b""
    match how:
        case "delete":
            path.unlink()
        case "empty":
            path.write_bytes(b"")
        case "bom":
            path.write_bytes(b"\xef\xbb\xbf" + data)
        case "crlf":
            path.write_bytes(data.replace(b"\n", b"\r\n"))
        case "latin-1":
            path.write_bytes(b"\xe9".join(data.rsplit(b"e", 1)))
        case "new hash":
            seed = path.parents[2] / f"seeds/{path.stem}.txt"
            digest = hashlib.sha256(seed.read_bytes()).hexdigest()
            path.write_text(re.sub("[0-9a-f]{64}", digest, data.decode()), "utf-8")
        case "folder" | "dangling link" | "looping link" | "link up" | "link out" | "pipe":
            path.unlink(missing_ok=True)
            replace(path, how)
        case _:
            raise AssertionError(how)


def replace(path: Path, how: str) -> None:
    """Put in a file's place what is no file."""
    match how:
        case "folder":
            path.mkdir()
        case "dangling link":
            path.symlink_to("nowhere")
        case "looping link":
            path.symlink_to(path.name)
        case "link up":
            path.symlink_to("..")
        case "link out":
            path.symlink_to(SMALL / "seeds/talks.txt")
        case "pipe":
            os.mkfifo(path)


def sentences(root: Path, *, configured: bool = False) -> list[str]:
    """Return what the loader says of an edition, or of its configuration too."""
    try:
        open_edition(root) if configured else load_edition(root)
    except Faults as faults:
        return [str(fault) for fault in faults.faults]
    return []
