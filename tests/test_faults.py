"""Bad input: each file of tests/cases/faults is a mistake and the sentences it must get."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from whosays.faults import Fault, Faults

from tests.conftest import SMALL
from tests.support.mistakes import changed, mistaken, read_case, sentences

HERE = Path(__file__).parent
CASES = sorted((HERE / "cases" / "faults").glob("*.yml"))
ACCEPTED = sorted((HERE / "cases" / "accepted").glob("*.yml"))


WORDING = re.compile(r"^\S+ |“[^”]*”|[\d,]+")
"""What differs where the same is said of another place: the place, what is quoted, and figures."""


def each_case() -> Iterator[Any]:
    """Yield the cases; one that says nothing new is slow, and `make quick` leaves it out."""
    told: set[str] = set()
    for path in CASES:
        says = {WORDING.sub("…", sentence) for sentence in read_case(path)["says"]}
        marks = [pytest.mark.slow] if says <= told else []
        yield pytest.param(path, id=path.stem, marks=marks)
        told |= says


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the small edition, in which each case undoes its mistakes.

    Most pages that no case names are left out, because each case would read them.
    """
    folder = tmp_path_factory.mktemp("mistakes") / "edition"
    changed(folder, [])
    cases = "".join(path.read_text("utf-8") for path in [*CASES, *ACCEPTED])
    for part in ("about", "classroom", "guide", "practice"):
        for page in (folder / "docs" / part).glob("*.md"):
            if page.relative_to(folder).as_posix() not in cases:
                page.unlink()
    return folder


@pytest.mark.parametrize("path", ACCEPTED, ids=lambda path: path.stem)
def test_what_looks_wrong_and_is_right_is_accepted(path: Path, root: Path) -> None:
    case = read_case(path)
    with mistaken(root, case["change"]):
        assert sentences(root) == []


@pytest.mark.parametrize("path", [*each_case()])
def test_every_mistake_gets_its_sentences(path: Path, root: Path) -> None:
    case = read_case(path)
    configured = any(change["file"] == "mkdocs.yml" for change in case["change"])
    with mistaken(root, case["change"]):
        assert sentences(root, configured=configured) == case["says"]
    assert case["says"], "a case must find a fault"


def test_the_small_edition_has_no_fault() -> None:
    assert sentences(SMALL) == []


def test_figures_sort_by_their_size_and_may_be_long() -> None:
    said = ["row 9", "row 10", "row 20000000000", "row 100000000000", f"row {'1' * 5000}"]
    found = Faults(Fault("x", 1, one) for one in reversed(said)).faults
    assert [fault.sentence for fault in found] == said


def test_a_line_shows_spaces_of_any_width_and_spells_out_what_a_terminal_obeys() -> None:
    assert (
        str(Fault("x", 1, "12\u00a0km\u3000\u202e\x1b\n")) == "x:1: 12\u00a0km\u3000\\u202e\\u001b "
    )
