"""Bad input: each file of tests/cases/faults is a mistake and the sentences it must get."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import SMALL
from tests.support.mistakes import changed, mistaken, sentences

HERE = Path(__file__).parent
CASES = sorted((HERE / "cases" / "faults").glob("*.yml"))
ACCEPTED = sorted((HERE / "cases" / "accepted").glob("*.yml"))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the small edition, in which each case undoes its mistakes."""
    folder = tmp_path_factory.mktemp("mistakes") / "edition"
    changed(folder, [])
    return folder


@pytest.mark.parametrize("path", ACCEPTED, ids=lambda path: path.stem)
def test_what_looks_wrong_and_is_right_is_accepted(path: Path, root: Path) -> None:
    case: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    with mistaken(root, case["change"]):
        assert sentences(root) == []


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_mistake_gets_its_sentences(path: Path, root: Path) -> None:
    case: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    configured = any(change["file"] == "mkdocs.yml" for change in case["change"])
    with mistaken(root, case["change"]):
        assert sentences(root, configured=configured) == case["says"]
    assert case["says"], "a case must find a fault"


def test_the_small_edition_has_no_fault() -> None:
    assert sentences(SMALL) == []
