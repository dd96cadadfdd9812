"""Transcripts of the commands: what each prints and what it changes, on file, letter by letter.

A case of tests/cases/commands is YAML: where it starts (`empty`; the `small` edition; `port`,
which is a new article of which nothing is decided), and its steps. Written below it, after a line
of `=`, is what happens.
"""

import csv
import difflib
import io
import os
import shlex
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml
from whosays.cli import main

from tests.conftest import ROOT, SMALL
from tests.support.port import ABOUT, PORT

COMMANDS = sorted((ROOT / "tests/cases/commands").glob("*.txt"))
RULE = "\n=====\n"


def transcript(case: str) -> str:
    """Do what a case says, and write it anew with what happened."""
    source = case.partition(RULE)[0].rstrip("\n")
    asked = yaml.safe_load(source)
    with tempfile.TemporaryDirectory() as name, _working_in(Path(name) / "project") as root:
        if asked["start"] == "small":
            shutil.copytree(SMALL, root, dirs_exist_ok=True)
        else:
            for folder in ("docs/notes", "docs/articles", "docs/glossary", "seeds"):
                (root / folder).mkdir(parents=True)
            (root / "docs/references.yml").write_text("[]\n", "utf-8")
            (root / "mkdocs.yml").write_text(
                "site_name: Ports\nplugins: [whosays]\nmarkdown_extensions: [whosays]\n", "utf-8"
            )
        if asked["start"] == "port":
            (root / "port.txt").write_text(PORT, "utf-8")
            list(_run(root, f"new port.txt {ABOUT}"))
        happened = [line for step in asked["steps"] for line in _do(root, step)]
    return source + "\n" + RULE.lstrip("\n") + "".join(f"{line}\n" for line in happened)


@contextmanager
def _working_in(root: Path) -> Iterator[Path]:
    root.mkdir()
    before = Path.cwd()
    os.chdir(root)
    try:
        yield root
    finally:
        os.chdir(before)


def _do(root: Path, step: dict[str, Any]) -> Iterator[str]:
    """Do one step, and yield the lines that tell of it."""
    if "write" in step:
        path = root / step["write"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(step["text"].encode(step.get("as", "utf-8")))
    elif "replace" in step:
        path = root / step["in"]
        text = path.read_text("utf-8")
        assert step["replace"] in text, f"nothing to replace: {step['replace']}"
        path.write_text(text.replace(step["replace"], step["with"], 1), "utf-8")
    elif "rows" in step:
        _change_rows(step["rows"], step["change"])
        yield from _run(root, f"sheet {step['rows']} --from ../back.csv")
    else:
        yield from _run(root, step["run"])


def _change_rows(article: str, changes: list[dict[str, str]]) -> None:
    """Write an article's spreadsheet to ../back.csv, with changes in rows named by a word."""
    with _spoken_to(io.BytesIO()) as said:
        assert main(["sheet", article]) == 0
    rows = list(csv.DictReader(io.StringIO(said.getvalue().decode("utf-8-sig"))))
    for change in changes:
        cells = {key: value for key, value in change.items() if key not in ("at", "do")}
        place = next(i for i, row in enumerate(rows) if change["at"] in row["words"])
        match change.get("do"):
            case "leave out":
                del rows[place]
            case "cut":
                words = rows[place]["words"]
                end = words.index(change["at"]) + len(change["at"])
                rows[place : place + 1] = [
                    {**rows[place], "words": words[:end]},
                    {**dict.fromkeys(rows[place], ""), "words": words[end:].strip(), **cells},
                ]
            case "join the next":
                rows[place]["words"] += " " + rows.pop(place + 1)["words"]
            case _:
                rows[place] |= cells
    with Path("../back.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, [*rows[0]])
        writer.writeheader()
        writer.writerows(rows)


def _run(root: Path, command: str) -> Iterator[str]:
    before = _texts(root)
    with _spoken_to(io.BytesIO()) as said:
        code = main(shlex.split(command))
    yield f"$ whosays {command}"
    if code:
        yield f"(ends with {code})"
    printed = said.getvalue().decode("utf-8-sig").replace("\r\n", "\n")
    yield from printed.rstrip("\n").split("\n")
    after = _texts(root)
    for path in sorted({*before, *after}):
        old, new = before.get(path), after.get(path)
        if old == new:
            continue
        if new is None:
            yield f"[{path} is gone]"
            continue
        lines = difflib.unified_diff((old or "").split("\n"), new.split("\n"), n=1, lineterm="")
        yield f"[{path}]"
        yield from (line.replace("\r", "␍") for line in list(lines)[2:])


@contextmanager
def _spoken_to(said: io.BytesIO) -> Iterator[io.BytesIO]:
    """Let what is printed come into one stream, and let nobody be at the keyboard."""
    before = sys.stdin, sys.stdout, sys.stderr
    sys.stdin = io.StringIO()
    sys.stdout = sys.stderr = io.TextIOWrapper(said, "utf-8", write_through=True)
    try:
        yield said
    finally:
        sys.stdout.detach()
        sys.stdin, sys.stdout, sys.stderr = before


def _texts(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes().decode("utf-8", "replace")
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }
