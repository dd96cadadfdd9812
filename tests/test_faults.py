"""Bad input: each file of tests/cases/faults is a mistake and the sentences it must get."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import SMALL
from tests.support.mistakes import changed, sentences

HERE = Path(__file__).parent
CASES = sorted((HERE / "cases" / "faults").glob("*.yml"))


ACCEPTED = sorted((HERE / "cases" / "accepted").glob("*.yml"))


@pytest.mark.parametrize("path", ACCEPTED, ids=lambda path: path.stem)
def test_what_looks_wrong_and_is_right_is_accepted(path: Path, tmp_path: Path) -> None:
    case: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    changed(tmp_path / "edition", case["change"])
    assert sentences(tmp_path / "edition") == []


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_mistake_gets_its_sentences(path: Path, tmp_path: Path) -> None:
    case: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    changed(tmp_path / "edition", case["change"])
    configured = any(change["file"] == "mkdocs.yml" for change in case["change"])
    assert sentences(tmp_path / "edition", configured=configured) == case["says"]
    assert case["says"], "a case must find a fault"


def test_the_small_edition_has_no_fault() -> None:
    assert sentences(SMALL) == []
