"""Bad input: each file of tests/cases/faults is a mistake and the sentences it must get."""

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from whosays.faults import Faults
from whosays.read.load import load_edition

HERE = Path(__file__).parent
CASES = sorted((HERE / "cases" / "faults").glob("*.yml"))


def changed(root: Path, steps: list[dict[str, str]]) -> None:
    """Copy the small edition and make a case's mistakes in it."""
    shutil.copytree(HERE / "edition", root)
    for step in steps:
        path = root / step["file"]
        if "replace" in step:
            before = path.read_text("utf-8")
            assert step["replace"] in before, f"nothing to replace in {step['file']}"
            path.write_text(before.replace(step["replace"], step["with"], 1), "utf-8")
        elif "write" in step:
            path.write_text(step["write"], "utf-8")
        else:
            spoil(path, step["how"])


def spoil(path: Path, how: str) -> None:
    """Damage a file's bytes."""
    data = path.read_bytes()
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
            path.write_bytes(data.replace(b"Nobody measured", b"Nobody m\xe9asured"))
        case _:
            raise AssertionError(how)


def sentences(root: Path) -> list[str]:
    """Give what the loader says of an edition."""
    try:
        load_edition(root)
    except Faults as faults:
        return [str(fault) for fault in faults.faults]
    return []


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_mistake_gets_its_sentences(path: Path, tmp_path: Path) -> None:
    case: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    changed(tmp_path / "edition", case["change"])
    assert sentences(tmp_path / "edition") == case["says"]
    assert case["says"], "a case must find a fault"


def test_the_small_edition_has_no_fault() -> None:
    assert sentences(HERE / "edition") == []
