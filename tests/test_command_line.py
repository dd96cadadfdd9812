"""The command line: what each command prints and writes, and how it ends."""

import json
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator
from whosays.cli import main
from whosays.edition import Edition
from whosays.faults import Fault, Faults
from whosays.formats.csl import write_csl
from whosays.read.document import read_yaml
from whosays.read.schema import SCHEMAS

from tests.conftest import copy_small
from tests.support.processes import run

NOTES = "docs/notes/talks.yml"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the small edition, in which the commands run."""
    folder = copy_small(tmp_path)
    monkeypatch.chdir(folder)
    return folder


def spoil(root: Path, old: str, new: str) -> None:
    text = (root / NOTES).read_text("utf-8")
    assert old in text
    (root / NOTES).write_text(text.replace(old, new, 1), "utf-8")


def test_check_counts_what_is_there(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    said = capsys.readouterr()
    assert said.out == "No faults: 3 articles, 23 passages, 10 references, 5 terms.\n"
    assert said.err == ""


def test_check_names_what_is_hard_to_read(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hard = "Administrative representatives communicated organisational considerations."
    spoil(root, "gist: Which analysts?", f"gist: {hard}")
    assert main(["check"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("No faults: ")
    assert f"\n{NOTES}:" in said and "gist needs school grade" in said
    assert main(["check", "--strict"]) == 1
    assert capsys.readouterr().out == said


def test_check_says_all_faults_and_ends_with_1(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(root, "signal: significance", "signal: importance")
    spoil(root, "gist: They did.", "gist: <b>They did.</b>")
    assert main(["check"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    first, second, empty, count = said.err.splitlines()
    assert first.startswith(f"{NOTES}:21: passage “headline”: gist contains “<b>”")
    assert second.startswith(f"{NOTES}:47: passage “step”: signal: “importance”")
    assert (empty, count) == ("", "2 faults")
    spoil(root, "signal: importance", "signal: significance")
    assert main(["check"]) == 1
    assert capsys.readouterr().err.endswith("\n\n1 fault\n")


@pytest.mark.slow
def test_check_runs_as_a_module_and_ends_with_1(root: Path) -> None:
    spoil(root, "gist: They did.", "gits: They did.")
    done = run(sys.executable, "-m", "whosays", "check")
    assert done.returncode == 1
    assert "Did you mean “gist”?" in done.stderr and "Traceback" not in done.stderr


def test_schema_writes_what_editors_check_with(root: Path) -> None:
    assert main(["schema"]) == 0
    files = {
        "notes": NOTES,
        "references": "docs/references.yml",
        "items": "docs/practice/items.yml",
    }
    for name in SCHEMAS:
        text = (root / f"docs/notes/{name}.schema.json").read_text("utf-8")
        assert text.endswith("}\n")
        schema = json.loads(text)
        Draft202012Validator.check_schema(schema)
        if name in files:
            data = read_yaml((root / files[name]).read_text("utf-8"), name).value
            assert list(Draft202012Validator(schema).iter_errors(data)) == []


def test_the_schema_refuses_what_the_model_refuses_and_explains_each_key(root: Path) -> None:
    main(["schema"])
    schema = json.loads((root / "docs/notes/notes.schema.json").read_text("utf-8"))
    notes = read_yaml((root / NOTES).read_text("utf-8"), NOTES).value
    assert not list(Draft202012Validator(schema).iter_errors(notes))
    notes["passages"][0]["gits"] = notes["passages"][0].pop("gist")
    assert list(Draft202012Validator(schema).iter_errors(notes))
    for name in SCHEMAS:
        schema = json.loads((root / f"docs/notes/{name}.schema.json").read_text("utf-8"))
        models = [schema, *schema.get("$defs", {}).values()]
        silent = [
            f"{model.get('title')}.{key}"
            for model in models
            for key, value in model.get("properties", {}).items()
            if not value.get("description")
        ]
        assert silent == [], name


def test_pin_adds_what_is_new_and_keeps_the_order(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pinned = root / "docs/notes/permalinks.txt"
    pinned.write_text("talks#step\nstrike#fair\n", "utf-8")
    assert main(["pin"]) == 0
    assert capsys.readouterr().out == "docs/notes/permalinks.txt: 21 new links\n"
    lines = pinned.read_text("utf-8").splitlines()
    assert lines[:3] == ["talks#step", "strike#fair", "library#headline"]
    assert len(lines) == len(set(lines)) == 23
    assert main(["pin"]) == 0
    assert capsys.readouterr().out.endswith(": 0 new links\n")
    pinned.write_text("\n".join(lines[:-1]) + "\n", "utf-8")
    assert main(["pin"]) == 0
    assert capsys.readouterr().out.endswith(": 1 new link\n")
    assert pinned.read_text("utf-8").splitlines() == lines


def test_pin_promises_nothing_while_a_fault_stands(root: Path) -> None:
    spoil(root, "gist: They did.", "gits: They did.")
    assert main(["pin"]) == 1
    assert not (root / "docs/notes/permalinks.txt").exists()


def test_references_go_out(root: Path, small: Edition, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["references", "--format", "csl-json"]) == 0
    said = capsys.readouterr().out
    assert said == write_csl(list(small.references.values())) + "\n"
    (root / "out").write_text(said, "utf-8")
    assert main(["references", "--from", "out"]) == 0
    assert {e["id"] for e in yaml.safe_load(capsys.readouterr().out)} == set(small.references)


def test_references_come_in_from_windows_too(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    item = '[{"id": "x",\r\n "type": "book", "title": "T"}]'
    (root / "x.json").write_bytes(b"\xef\xbb\xbf" + item.encode())
    assert main(["references", "--from", "x.json"]) == 0
    assert capsys.readouterr().out == (
        "- id: x\n  type: book\n  title: T\n"
        "  # standing: fill in primary, secondary or reference work\n"
        "  # seen: fill in opened, cited or known\n"
        "  # publisher: fill in who published it\n"
        "  # URL: fill in its address\n"
    )


@pytest.mark.parametrize(
    "text",
    ['["x"]', "5", "Dear editor", "@", "[" * 100_000, f"[{'1' * 10_000}]",
     "@article{x, title = nowhere}", "@article{x, title = " + "{" * 50_000 + "}" * 50_000 + "}",
     '[{"id": "x", "type": "book", "title": "T", "note": "whosays: {"}]',
     '[{"id": "x", "type": "book", "title": "T", "note": "whosays: 5"}]',
     '[{"id": "x", "type": "book", "title": "T", "author": %s}]' % ("[" * 800 + "]" * 800)],
    ids=lambda text: text[:30],
)  # fmt: skip
def test_a_file_that_is_neither_gets_a_sentence(
    root: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    (root / "x.json").write_text(text, "utf-8")
    assert main(["references", "--from", "x.json"]) == 1
    assert (
        capsys.readouterr().err
        == "x.json: is not CSL JSON. Open it in Zotero, and export it as CSL JSON\n\n1 fault\n"
    )


@pytest.mark.parametrize(
    ("issued", "date"),
    [
        ('"2020-05-04"', "issued: '2020-05-04'\n"),
        ('{"date-parts": [[2020, 5]]}', "issued: 2020-05\n"),
        ('{"date-parts": [["2020"]]}', "issued: '2020'\n"),
        ('{"raw": "May 2020"}', "issued: May 2020\n"),
        ('{"date-parts": []}', ""),
        ('{"date-parts": [[null]]}', ""),
        ('{"date-parts": 5}', ""),
        ("[]", ""),
        ("2020", ""),
    ],
)
def test_a_date_comes_in_however_it_is_written(
    tmp_path: Path, root: Path, capsys: pytest.CaptureFixture[str], issued: str, date: str
) -> None:
    item = f'[{{"id": "x", "type": "book", "title": "T", "issued": {issued}}}]'
    (tmp_path / "outside.json").write_text(item, "utf-8")
    assert main(["references", "--from", str(tmp_path / "outside.json")]) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"- id: x\n  type: book\n  title: T\n{date and '  '}{date}  # standing")


def test_a_file_that_is_not_there_gets_a_sentence(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["references", "--from", "none.bib"]) == 1
    assert capsys.readouterr().err == "none.bib: there is no such file\n\n1 fault\n"


@pytest.mark.parametrize(
    "arguments",
    [[], ["chekc"], ["references"], ["references", "--format", "x"],
     ["references", "--format", "csl-json", "--from", "x"]],
)  # fmt: skip
def test_what_no_command_is_ends_with_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage: whosays" in capsys.readouterr().err


def test_nothing_a_terminal_obeys_is_printed(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(root, "signal: significance", r'signal: "a\nb\e[31m"')
    assert main(["check"]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 3, "a fault is one line"
    assert "“a b\\u001b[31m”" in said


def test_faults_are_sorted_by_number() -> None:
    sentences = ["row 10: b", "row 9: b", "row 9: a", "9 rows", "no row"]
    faults = Faults([*(Fault("a.csv", 0, one) for one in sentences), Fault("a.csv", 2, "x")])
    expected = ["9 rows", "no row", "row 9: a", "row 9: b", "row 10: b", "x"]
    assert [fault.sentence for fault in faults.faults] == expected


def test_the_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["--version"])
    assert capsys.readouterr().out == f"whosays {version('whosays')}\n"
