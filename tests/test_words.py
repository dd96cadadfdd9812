"""Plain words: what pupils read is at grade 9 or below, and short."""

import re
from pathlib import Path
from typing import get_args

import pytest
import textstat
from whosays.edition import Edition
from whosays.model import notes
from whosays.syntax import without_marks

from tests.conftest import ROOT

PAGES = [
    path
    for folder in ("guide", "practice", "classroom", "about", "articles")
    for path in sorted((ROOT / "docs" / folder).glob("*.md"))
] + [ROOT / "docs/index.md"]


def grade(text: str) -> float:
    """Give the Flesch-Kincaid grade."""
    return float(textstat.flesch_kincaid_grade(text))


def prose(text: str) -> str:
    """Take front matter, directives, tables, addresses and other marks out of a page."""
    text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    text = re.sub(r"(?m)^(:::|///|\|| {4}type:|#).*$", "", text)
    text = without_marks(text)
    text = re.sub(r"\[\[([^]|]+\|)?([^]]+)\]\]", r"\2", text)
    text = re.sub(r"\[([^]]*)\]\([^)]*\)(\{[^}]*\})?", r"\1", text)
    return re.sub(r"[*_>`]", "", text)


def test_notes_are_plain(own: Edition) -> None:
    too_hard = {
        note.id: grade(without_marks(note.note))
        for article in own.articles.values()
        for note in article.notes
        if grade(without_marks(note.note)) > 9
    }
    assert too_hard == {}


def test_each_gist_is_plain_by_itself(own: Edition) -> None:
    too_hard = {
        note.id: grade(note.gist)
        for article in own.articles.values()
        for note in article.notes
        if grade(note.gist) > 8
    }
    assert too_hard == {}


def test_each_reason_is_plain_by_itself(own: Edition) -> None:
    own_words = {
        note.id: re.sub("“[^”]*”", "this", note.why)
        for article in own.articles.values()
        for note in article.notes
        if note.why
    }
    too_hard = {name: grade(words) for name, words in own_words.items() if grade(words) > 9}
    assert too_hard == {}


def test_definitions_and_usage_are_plain(own: Edition) -> None:
    too_hard = {
        name: (grade(without_marks(term.definition)), grade(prose(term.usage)))
        for name, term in own.terms.items()
        if grade(without_marks(term.definition)) > 8 or grade(prose(term.usage)) > 9
    }
    assert too_hard == {}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT / "docs").as_posix())
def test_pages_are_plain(path: Path) -> None:
    text = prose(path.read_text("utf-8"))
    if len(text.split()) > 40:
        assert grade(text) <= 9


def test_the_guide_explains_every_part_of_a_note() -> None:
    table = (ROOT / "docs/guide/what-does-it-rest-on.md").read_text("utf-8")
    explained = set(re.findall(r"(?m)^\| ([a-z ]+) \| [^|]{12,} \| [^|]+ \|$", table))
    parts = {
        field.replace("_", " ")
        for kind in get_args(notes.AnyNote)
        for field in kind.model_fields
        if field not in ("id", "quote")
    }
    assert explained == parts


def test_the_guide_shows_every_word_of_the_codebook_with_its_meaning() -> None:
    guide = "\n".join(path.read_text("utf-8") for path in (ROOT / "docs/guide").glob("*.md"))
    for directive in ("kinds", "checks", "signals", "flags", "manners"):
        assert f"\n::: {directive}\n" in guide


def test_the_guide_shows_a_near_miss_on_every_page() -> None:
    for path in (ROOT / "docs/guide").glob("*.md"):
        if path.name != "index.md":
            text = path.read_text("utf-8")
            assert "type: near-miss" in text, path.name
            assert "::: passage" in text, path.name


def test_what_is_untested_says_so() -> None:
    text = (ROOT / "docs/practice/index.md").read_text("utf-8")
    assert "Not yet tested with pupils" in text


def test_every_near_miss_changes_its_kind(own: Edition) -> None:
    for pair in own.exercises.near_misses:
        assert pair.first.kind != pair.second.kind, pair.id
        assert pair.first.sentence != pair.second.sentence, pair.id
