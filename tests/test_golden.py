"""What the machine makes of the small edition is what is on file (see tests/support/golden.py)."""

import re
from pathlib import Path

import pytest
from whosays.codebook import CHECKS, FLAGS, KINDS, SIGNALS
from whosays.edition import Edition
from whosays.pages.practice.reasons import NO_RECORD
from whosays.syntax import DIRECTIVES

from tests.support.golden import (
    EXPORTS,
    FRAME,
    HTML,
    REASONS,
    SEARCH,
    export_cases,
    frame,
    html_case,
    reasons_case,
    search_case,
    source_of,
)
from tests.support.transcripts import COMMANDS, transcript

RENEW = "if this is what you meant: `python -m tools.golden`, and read the difference"


def test_what_is_on_file_can_be_read_in_a_change() -> None:
    assert sum(path.stat().st_size for path in HTML) <= 300_000


@pytest.mark.parametrize("path", HTML, ids=lambda path: path.stem)
def test_html_is_as_on_file(small: Edition, path: Path) -> None:
    assert html_case(small, path) == path.read_text("utf-8"), RENEW


def test_every_download_is_as_on_file(small: Edition) -> None:
    made = dict(export_cases(small))
    assert {path.name for path in EXPORTS.iterdir()} == set(made)
    for name, text in made.items():
        assert text == (EXPORTS / name).read_text("utf-8"), f"{name}: {RENEW}"


@pytest.mark.slow
@pytest.mark.parametrize("path", COMMANDS, ids=lambda path: path.stem)
def test_a_command_says_and_does_what_is_on_file(path: Path) -> None:
    case = path.read_text("utf-8")
    assert transcript(case) == case, RENEW


def test_every_directive_has_a_case_for_each_form_of_its_argument() -> None:
    forms = set()
    for path in HTML:
        if match := re.match(r"::: ([a-z-]+)( )?", source_of(path.read_text("utf-8"))):
            forms.add((match[1], bool(match[2])))
    wanted = {(name, wants != "nothing") for name, wants in DIRECTIVES.items()}
    assert forms == wanted


@pytest.mark.parametrize("name", [n for n, wants in DIRECTIVES.items() if wants.endswith("none")])
def test_a_directive_without_a_name_shows_each_as_with_one(small: Edition, name: str) -> None:
    assert frame(small, name) == FRAME.read_text("utf-8"), RENEW


def test_every_reason_is_as_on_file(small: Edition) -> None:
    assert reasons_case(small) == REASONS.read_text("utf-8"), RENEW


def test_what_search_knows_is_as_on_file(small: Edition) -> None:
    assert search_case(small) == SEARCH.read_text("utf-8"), RENEW


def test_the_cases_of_the_answer_key_are_complete() -> None:
    text = REASONS.read_text("utf-8")
    for word in (*KINDS, *CHECKS, *SIGNALS, *FLAGS):
        assert f" {word}" in text or text.startswith(word), word
    assert set(NO_RECORD) == set(SIGNALS)
    for sentence in NO_RECORD.values():
        assert sentence in text
