"""Plain words: what pupils read is at grade 9 or below, and short."""

import re
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from whosays.edition import Edition
from whosays.model import notes
from whosays.read.check.advice import (
    GIST_GRADE,
    NOTE_GRADE,
    grade,
    hard_to_read,
    is_english,
)
from whosays.syntax import split_front_matter, without_marks

from tests.conftest import ROOT

MOST_WORDS = 600
"""Of a page with an exercise, its tables' lines counted too."""
PAGES = [
    path
    for folder in ("guide", "practice", "classroom", "about", "articles")
    for path in sorted((ROOT / "docs" / folder).glob("*.md"))
] + [ROOT / "docs/index.md"]


def prose(text: str) -> str:
    """Take front matter, directives, tables, addresses and other marks out of a page."""
    text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    text = re.sub(r"(?m)^(:::|///|\|| {4}type:|#).*$", "", text)
    text = without_marks(text)
    text = re.sub(r"\[\[([^]|]+\|)?([^]]+)\]\]", r"\2", text)
    text = re.sub(r"\[([^]]*)\]\([^)]*\)(\{[^}]*\})?", r"\1", text)
    return re.sub(r"[*_>`]", "", text)


def test_notes_and_definitions_are_plain(own: Edition) -> None:
    assert list(hard_to_read(own)) == []


GRADES = yaml.safe_load((ROOT / "tests/cases/grades.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", GRADES, ids=lambda case: case["text"][:30])
def test_the_grade_is_what_textstat_gave(case: dict[str, Any]) -> None:
    assert grade(case["text"]) == pytest.approx(max(0, case["grade"]), abs=0.05)


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("The council said that it was open.", True),
        ("Der Rat sagte, dass die Bibliothek offen war und es in der Stadt so bleibt.", False),
        ("قال المجلس إن المكتبة مفتوحة.", False),
        ("", False),
    ],
)
def test_only_english_is_graded(text: str, english: bool) -> None:
    assert is_english([text]) == english


def test_contributing_names_the_grades() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert f"at school grade {GIST_GRADE} or below" in text
    assert f"at school grade {NOTE_GRADE} or below" in text


@pytest.mark.edition
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT / "docs").as_posix())
def test_pages_are_plain(path: Path) -> None:
    text = prose(path.read_text("utf-8"))
    if len(text.split()) > 40:
        assert grade(text) <= NOTE_GRADE


@pytest.mark.edition
def test_the_guide_explains_every_part_of_a_note() -> None:
    table = (ROOT / "docs/guide/index.md").read_text("utf-8")
    explained = set(re.findall(r"(?m)^\| `([a-z_]+)` \| [^|]{12,} \| [^|]+ \|$", table))
    parts = {
        field
        for kind in get_args(notes.AnyNote)
        for field in kind.model_fields
        if field not in ("id", "quote")
    }
    assert explained == parts


@pytest.mark.edition
def test_the_guide_shows_every_word_of_the_codebook_with_its_meaning() -> None:
    guide = "\n".join(path.read_text("utf-8") for path in (ROOT / "docs/guide").glob("*.md"))
    for directive in ("kinds", "checks", "signals", "flags", "manners"):
        assert f"\n::: {directive}\n" in guide


@pytest.mark.edition
def test_the_guide_shows_a_near_miss_on_every_page() -> None:
    for path in (ROOT / "docs/guide").glob("*.md"):
        if path.name != "index.md":
            text = path.read_text("utf-8")
            assert "type: near-miss" in text, path.name
            assert "::: passage" in text, path.name


EXERCISES = [
    path
    for path in sorted((ROOT / "docs/guide").glob("*.md"))
    if "/// details | See our answers" in path.read_text("utf-8")
]


def test_every_page_has_an_exercise() -> None:
    pages = {path.stem for path in (ROOT / "docs/guide").glob("*.md")} - {"index"}
    assert {path.stem for path in EXERCISES} == pages


@pytest.mark.edition
@pytest.mark.parametrize("path", EXERCISES, ids=lambda path: path.stem)
def test_a_page_with_an_exercise_is_short_and_of_one_form(path: Path) -> None:
    text = path.read_text("utf-8")
    shown = re.sub(r"(?m)^(:::|///| {4}type:).*$", "", without_marks(split_front_matter(text)[1]))
    assert len(re.sub(r"\]\([^)]*\)", "", shown).split()) <= MOST_WORDS
    assert grade(prose(text)) <= GIST_GRADE
    assert re.findall(r"(?m)^## .*", text)[-2:] == ["## Try it", "## Next time"]
    _, exercise = text.split("\n## Try it\n")
    choices, rest = exercise.split("/// details | See our answers\n")
    answers, _ = rest.split("\n///\n", 1)
    letters = re.findall(r"(?m)^- \*\*([A-Z])\*\* ", choices)
    assert len(letters) >= 3
    assert re.findall(r"(?m)^- \*\*([A-Z])\*\* ", answers) == letters
    assert re.search(r"\nNext: \[[^]]+\]\([a-z./-]+\.md\)\n$", text)
