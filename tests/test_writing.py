"""What commands write: all of it or nothing, whatever happens meanwhile."""

import io
import json
import os
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from whosays.cli import main
from whosays.edit import files
from whosays.edit.files import read_before, write_all
from whosays.edit.text.new import About, files_of, new_article
from whosays.edit.text.normalise import normalise
from whosays.faults import Faults
from whosays.read.load import load_edition

from tests.conftest import ROOT, SMALL

pty = pytest.importorskip("pty")  # and Windows has neither
resource = pytest.importorskip("resource")
MINUTE = 60.0
"""Seconds until a command that does not end is given up."""
COMMAND = [sys.executable, "-m", "whosays"]
TEXT = "Port closed after storm\n\nThe port was closed, the office said. Many see a hard summer.\n"
ABOUT = About("port", "The Harrowmouth Lantern", "2031-03", "https://example.org/port")
NEW = ["new", "port.txt", "--id", "port", "--publisher", ABOUT.publisher, "--date", ABOUT.date]
NEW += ["--url", ABOUT.url]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a finished edition, in which the commands run, and a text for an article."""
    shutil.copytree(SMALL, tmp_path / "edition")
    monkeypatch.chdir(tmp_path / "edition")
    Path("port.txt").write_text(TEXT, "utf-8")
    return Path()


def everything(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def start(*arguments: str, **options: Any) -> subprocess.Popen[str]:
    """Start a command."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    options.setdefault("stdin", subprocess.DEVNULL)
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background
    try:  # ignores it, and what it starts would too
        return subprocess.Popen(
            [*COMMAND, *arguments], env=environment, encoding="utf-8", **options
        )
    finally:
        signal.signal(signal.SIGINT, before)


def finish(running: subprocess.Popen[str]) -> tuple[str, str]:
    """Return what a command printed, and what it complained of."""
    try:
        return running.communicate(timeout=MINUTE)
    finally:
        running.kill()


def opened(pipe: str) -> int | None:
    """Open a pipe to write into, if somebody reads from it."""
    with suppress(OSError):
        return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
    return None


def test_whenever_a_new_article_stops_the_edition_is_sound(root: Path) -> None:
    changes = new_article(root, normalise(TEXT.encode(), "x").text, ABOUT)
    assert tuple(changes) == files_of("port")
    for path, text in changes.items():
        load_edition(root)  # raises Faults if it is not
        (root / path).write_text(text, "utf-8")
    assert load_edition(root).articles["port"].undecided


def test_a_draft_that_would_be_published_needs_its_page(root: Path) -> None:
    for path, text in new_article(root, TEXT, ABOUT).items():
        draft = text.replace("seed:", "draft: true\nseed:", 1)
        (root / path).write_text(draft if path.endswith("port.yml") else text, "utf-8")
    load_edition(root)
    (root / "docs/articles/port.md").unlink()
    with pytest.raises(Faults, match="no page shows the article"):
        load_edition(root)


@pytest.mark.parametrize("error", [OSError(28, "No space"), KeyboardInterrupt(), MemoryError()])
@pytest.mark.parametrize("path", files_of("port"))
def test_whatever_happens_while_files_are_written_they_stay(
    root: Path, path: str, error: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    changes = new_article(root, TEXT, ABOUT)
    before, real = everything(root), os.replace

    def fail(source: Path, target: Path) -> None:
        if target == root / path and error not in failed:
            failed.append(error)
            raise error
        real(source, target)

    failed: list[BaseException] = []
    monkeypatch.setattr("whosays.edit.files.os.replace", fail)
    with pytest.raises(Faults if isinstance(error, OSError) else type(error)) as found:
        write_all(root, changes, read_before(root, changes))
    assert everything(root) == before
    if isinstance(error, OSError):
        said = f"{path}: cannot be written: No space. Nothing was changed"
        assert str(found.value) == said


def test_what_was_changed_meanwhile_is_not_written_over(root: Path) -> None:
    before = read_before(root, ["docs/references.yml", "docs/new.md"])
    (root / "docs/references.yml").write_text("[]\n", "utf-8")
    (root / "docs/new.md").write_text("Somebody’s.\n", "utf-8")
    there = everything(root)
    with pytest.raises(Faults) as found:
        write_all(root, {"docs/references.yml": "- a\n", "docs/new.md": "Ours.\n"}, before)
    assert [fault.path for fault in found.value.faults] == ["docs/new.md", "docs/references.yml"]
    assert "was changed while the command was running" in str(found.value)
    assert everything(root) == there


@pytest.mark.slow
def test_articles_that_are_made_at_once_have_their_own_sources(root: Path) -> None:
    names = ("a", "b", "c")
    for name in names:
        Path(f"{name}.txt").write_text(f"The title {name}\n\nIts text is {name}.\n", "utf-8")
    about = ["--publisher", "P", "--date", "2031-01"]
    running = {
        name: start("new", f"{name}.txt", "--id", name, "--url", f"https://e.org/{name}", *about)
        for name in names
    }
    said = {name: finish(one)[1] for name, one in running.items()}
    edition = load_edition(root)
    made = [name for name, one in running.items() if one.returncode == 0]
    assert made == [name for name in names if name in edition.articles] != []
    for name in made:
        source = edition.articles[name].file.found.reference
        assert f"https://e.org/{name}" == edition.references[source].URL
    for name in {*names} - {*made}:
        assert "was changed while the command was running" in said[name]
    left = [path for path in root.rglob(".*") if path.name.startswith((".whosays", ".r", ".a."))]
    assert left == []


def test_what_a_killed_command_left_is_cleared(root: Path) -> None:
    left, writing, other = (
        root / f"docs/.references.yml.{name}"
        for name in ("1.whosays-part", "2.whosays-part", "part")
    )
    for path in (left, writing, other):
        path.touch()
    old = time.time() - 2 * files.HOUR
    os.utime(left, (old, old))
    os.utime(other, (old, old))
    write_all(root, {"docs/new.md": "# A page\n"})
    assert [path.exists() for path in (left, writing, other)] == [False, True, True]


@contextmanager
def full_disk() -> Iterator[None]:
    """Let no file have more than 10 bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (NEW, "cannot be"),
        (["sheet", "talks", "--to", "table.csv"], "table.csv: cannot be written"),
        (["schema"], "docs/notes/notes.schema.json: cannot be written"),
        (["pin"], "docs/notes/permalinks.txt: cannot be written"),
        (["export", "talks", "--format", "epub"], "talks.epub: cannot be written"),
    ],
    ids=lambda words: "-".join(words[:1] + words[3:4]) if isinstance(words, list) else "",
)
def test_a_disk_that_refuses_is_said_and_leaves_nothing(
    root: Path, arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = everything(root)
    with full_disk():
        assert main(arguments) == 1
    said = capsys.readouterr()
    assert says in said.err and said.out == ""
    assert everything(root) == before


@pytest.mark.slow
def test_output_that_the_disk_refuses_is_said(root: Path) -> None:
    with Path("/dev/full").open("w") as full:
        running = start("references", "--format", "csl-json", stdout=full)
        said = finish(running)[1]
    assert (running.returncode, said.count("\n")) == (1, 3)
    assert "No space left on device" in said


@pytest.mark.slow
def test_ctrl_c_stops_a_command_with_a_line(root: Path) -> None:
    os.mkfifo("pipe")
    running = start("new", "pipe", *NEW[2:])
    until = time.monotonic() + MINUTE
    while (writes := opened("pipe")) is None:  # until the command reads
        assert running.poll() is None and time.monotonic() < until
        time.sleep(0.05)
    time.sleep(0.1)
    while running.poll() is None and time.monotonic() < until:
        running.send_signal(signal.SIGINT)  # again, if it came before the command was reading
        with suppress(subprocess.TimeoutExpired):
            running.wait(5)
    os.close(writes)
    said = finish(running)
    assert (running.returncode, *said) == (130, "", "Stopped. Nothing was changed.\n")


def in_terminal(*arguments: str, keys: str) -> tuple[int, str]:
    """Run a command in a terminal, press keys at its first question; return what it shows."""
    ours, its = pty.openpty()
    running = start(*arguments, preexec_fn=lambda: os.login_tty(its))
    os.close(its)
    shown = b""
    until, pressed = time.monotonic() + MINUTE, 0.0
    with suppress(OSError):  # as the terminal is closed
        while time.monotonic() < until:
            if select.select([ours], [], [], 0.1)[0]:
                shown += (piece := os.read(ours, 1000))
                if not piece:
                    break
            elif b"?" in shown and time.monotonic() > pressed + 5:
                os.write(ours, keys.encode())  # again, if it came before the command was reading
                pressed = time.monotonic()
    os.close(ours)
    finish(running)
    return running.returncode, shown.decode()


@pytest.mark.slow
@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["Ctrl-C", "Ctrl-D"])
def test_a_question_may_be_left(root: Path, key: str) -> None:
    before = everything(root)
    code, shown = in_terminal("new", "port.txt", keys=key)
    assert code == 130 and "Traceback" not in shown
    assert shown.endswith("\r\nStopped. Nothing was changed.\r\n")
    assert everything(root) == before


class Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("kind", "encoding", "read_as", "word"),
    [
        (io.TextIOWrapper, "cp1252", "utf-8", "“مكتبة”"),
        (Terminal, "cp1252", "cp1252", r"“\u0645\u0643\u062a\u0628\u0629”"),
        (Terminal, "ascii", "ascii", r"\u201c\u0645\u0643\u062a\u0628\u0629\u201d"),
    ],
    ids=["file", "windows", "ascii"],
)
def test_a_console_without_our_letters_is_no_matter(
    root: Path,
    kind: type[io.TextIOWrapper],
    encoding: str,
    read_as: str,
    word: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said = io.BytesIO()
    console = kind(said, encoding, write_through=True)
    for stream in ("stdout", "stderr"):
        monkeypatch.setattr(sys, stream, console)
    assert main(["export", "مكتبة", "--format", "epub"]) == 1
    assert word in said.getvalue().decode(read_as)
    said.truncate(0)
    said.seek(0)
    assert main(["references", "--format", "csl-json"]) == 0
    console.detach()
    shown = said.getvalue().decode(read_as)
    if kind is not Terminal:
        assert len(json.loads(shown)) == len(load_edition(root).references)
