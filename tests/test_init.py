"""A new edition: its files, and the line by which it installs the program again."""

import json
import re
from importlib.metadata import Distribution
from pathlib import Path

import pytest
from whosays.cli import main
from whosays.configuration import open_edition
from whosays.edit.folder import LIST, STARTER, THEME, requirement, starter

from tests.conftest import ROOT, copy_small
from tests.support.processes import run, run_tool

COMMIT = "0123456789abcdef0123456789abcdef01234567"


def distribution(folder: Path, direct: object = None, version: str = "0.2.0") -> Distribution:
    """Return an installed distribution, with what PEP 610 records of where it came from."""
    info = folder / f"whosays-{version}.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: whosays\nVersion: {version}\n")
    (info / "INSTALLER").write_text("pip\n")
    if direct:
        (info / "direct_url.json").write_text(json.dumps(direct))
    return Distribution.at(info)


@pytest.mark.parametrize(
    ("url", "more", "line"),
    [
        (
            "https://example.org/program.git",
            {"vcs_info": {"vcs": "git", "requested_revision": "main", "commit_id": COMMIT}},
            f"git+https://example.org/program.git@{COMMIT}",
        ),
        (
            "https://name:secret@example.org:8443/program.git",
            {"vcs_info": {"vcs": "git", "commit_id": COMMIT}, "subdirectory": "python"},
            f"git+https://example.org:8443/program.git@{COMMIT}#subdirectory=python",
        ),
        (
            "https://example.org/whosays-0.2.0-py3-none-any.whl",
            {"archive_info": {}},
            "https://example.org/whosays-0.2.0-py3-none-any.whl",
        ),
    ],
)
def test_an_address_is_written_down(
    tmp_path: Path, url: str, more: dict[str, object], line: str
) -> None:
    assert requirement(distribution(tmp_path, {"url": url, **more})) == f"whosays[edit] @ {line}\n"


@pytest.mark.parametrize(
    ("version", "line"),
    [("0.2.0", "0.2.0"), ("0.3.4", "0.3.4"), ("1.4.2", "1.4"), ("2.0", "2.0")],
)
def test_a_version_from_an_index_may_grow_as_far_as_files_stay_valid(
    tmp_path: Path, version: str, line: str
) -> None:
    assert requirement(distribution(tmp_path, version=version)) == f"whosays[edit]~={line}\n"


@pytest.mark.parametrize("remote", ["https://example.org/program.git", "git@example.org:p.git", ""])
def test_a_checkout_is_named_by_its_remote_and_commit(tmp_path: Path, remote: str) -> None:
    checkout = tmp_path / "a checkout"
    git = ["git", "-C", str(checkout), "-c", "user.name=x", "-c", "user.email=x@example.org"]
    run("git", "init", "-q", checkout, check=True)
    run(*git, "commit", "-q", "--allow-empty", "-m", "x", check=True)
    if remote:
        run(*git, "remote", "add", "origin", remote, check=True)
    done = run(*git, "rev-parse", "HEAD", check=True)
    direct = {"url": checkout.as_uri(), "dir_info": {"editable": True}}
    line = requirement(distribution(tmp_path, direct))
    if remote.startswith("https:"):
        assert line == f"whosays[edit] @ git+{remote}@{done.stdout.strip()}\n"
    else:
        assert line.endswith("\nwhosays[edit]~=0.2.0\n") and line.startswith("# ")
    assert "checkout" not in line


@pytest.mark.parametrize("kind", ["dir_info", "archive_info", "vcs_info"])
def test_no_path_of_this_machine_is_written_down(tmp_path: Path, kind: str) -> None:
    about = {"vcs": "git", "commit_id": COMMIT} if kind == "vcs_info" else {}
    place = (tmp_path / "whosays-0.2.0-py3-none-any.whl").as_uri()
    line = requirement(distribution(tmp_path, {"url": place, kind: about}))
    assert line.startswith("# ") and "file:" not in line and str(tmp_path) not in line


def test_a_new_edition_is_sound_in_whatever_folder_one_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert main(["init", "."]) == 0
    assert "cd " not in capsys.readouterr().out
    assert main(["init", "../deeper/there"]) == 0
    assert "  cd ../deeper/there\n" in capsys.readouterr().out
    for folder in ("here", "deeper/there"):
        root = tmp_path / folder
        assert {p.relative_to(root).as_posix() for p in root.rglob("*") if p.is_file()} == {
            *starter()
        }
        assert not open_edition(root).articles
    assert main(["init", "."]) == 1
    assert f"{len(starter())} faults" in capsys.readouterr().err


def test_nothing_is_written_where_one_file_is_in_the_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/references.yml").symlink_to("nowhere")
    assert main(["init", "."]) == 1
    assert "docs/references.yml: already exists" in capsys.readouterr().err
    assert [path.name for path in tmp_path.rglob("*")] == ["docs", "references.yml"]
    (tmp_path / "file").touch()
    assert main(["init", "file"]) == 1
    assert (tmp_path / "file").read_bytes() == b""


def test_the_starter_follows_this_editions_configuration_and_actions() -> None:
    ours, theirs = ((root / "mkdocs.yml").read_text("utf-8") for root in (ROOT, STARTER))
    ours = re.sub(r"  - pymdownx\.snippets:\n(?: {4,}.*\n)+", "", ours)  # for its class set alone
    for part in ("\ntheme:\n", "\nmarkdown_extensions:\n", "\nvalidation:\n", "\nwatch:"):
        first, second = (
            re.split(r"\n(?=\S)", text.split(part, 1)[1])[0].replace("  # ", "")
            for text in (ours, theirs)
        )
        assert re.sub(" #.*", "", first) == re.sub(" #.*", "", second), part
    used = [
        set(re.findall(r"uses: (\w\S+@\S+ # \S+)", (root / path).read_text("utf-8")))
        for root in (ROOT, STARTER)
        for path in (".github/workflows/publish.yml",)
    ]
    assert used[1] <= used[0], "renew the actions in starter/.github too"


@pytest.mark.tools
@pytest.mark.slow
def test_the_starters_workflow_is_sound() -> None:
    folder = str(STARTER / ".github")
    for command in (
        ("zizmor", "--offline", "--no-progress", folder),
        (
            "check-jsonschema",
            "--builtin-schema",
            "vendor.github-workflows",
            f"{folder}/workflows/publish.yml",
        ),
    ):
        done = run_tool(*command)
        assert done.returncode == 0, done.stdout + done.stderr


def test_unpack_keeps_what_is_the_editions_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copy_small(tmp_path)
    monkeypatch.chdir(root)
    style, template, gone = (
        root / "overrides" / name for name in ("assets/whosays.css", "main.html", "gone.html")
    )
    assert main(["unpack"]) == 0
    assert "set “custom_dir: overrides”" in capsys.readouterr().out
    assert style.read_bytes() == (THEME / "assets/whosays.css").read_bytes()
    before = (root / LIST).read_text("utf-8")
    assert main(["unpack"]) == 0
    assert capsys.readouterr().out.count("0 files changed") == 1
    assert (root / LIST).read_text("utf-8") == before
    # as an older version left it: a style that has changed since, and a template that is no more
    old = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"  # of an empty file
    lines = [line for line in before.splitlines() if not line.endswith("whosays.css")]
    lines += [f"{old}  overrides/{name}" for name in ("assets/whosays.css", "gone.html")]
    (root / LIST).write_text("\n".join(lines) + "\n", "utf-8")
    style.write_bytes(b"")
    gone.write_bytes(b"")
    template.write_text("mine", "utf-8")
    assert main(["unpack"]) == 0
    said = capsys.readouterr().out
    assert "2 files changed" in said and "\n  overrides/main.html\n" in said
    assert style.read_bytes() == (THEME / "assets/whosays.css").read_bytes()
    assert not gone.exists() and template.read_text("utf-8") == "mine"
