"""Plain words: what pupils read is at grade 9 or below, and short."""

import re
from pathlib import Path

import pytest
import textstat
from whosays import codebook, model
from whosays.edition import Edition

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
    text = re.sub(r"\[\[([^]|]+\|)?([^]]+)\]\]", r"\2", text)
    text = re.sub(r"\[([^]]*)\]\([^)]*\)(\{[^}]*\})?", r"\1", text)
    return re.sub(r"[*_>`]", "", text)


def test_notes_are_plain(edition: Edition) -> None:
    too_hard = {
        note.id: grade(note.note)
        for article in edition.articles.values()
        for note in article.notes
        if grade(note.note) > 9
    }
    assert too_hard == {}


def test_each_gist_is_plain_by_itself(edition: Edition) -> None:
    too_hard = {
        note.id: grade(note.gist)
        for article in edition.articles.values()
        for note in article.notes
        if grade(note.gist) > 8
    }
    assert too_hard == {}


def test_definitions_and_usage_are_plain(edition: Edition) -> None:
    too_hard = {
        name: (grade(term.definition), grade(term.usage))
        for name, term in edition.terms.items()
        if grade(term.definition) > 8 or grade(prose(term.usage)) > 9
    }
    assert too_hard == {}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT / "docs").as_posix())
def test_pages_are_plain(path: Path) -> None:
    text = prose(path.read_text("utf-8"))
    if len(text.split()) > 40:
        assert grade(text) <= 9


def test_the_guide_explains_every_word_of_the_data() -> None:
    guide = " ".join(p.read_text("utf-8") for p in (ROOT / "docs/guide").glob("*.md")).lower()
    guide = re.sub("[-_]", " ", guide)
    names = {
        *codebook.KINDS,
        *codebook.CHECKS,
        *codebook.SIGNALS,
        *codebook.FLAGS,
        *codebook.MANNERS,
        *(
            field
            for kind in (
                model.SourcedFact,
                model.OfficialStatement,
                model.AttributedClaim,
                model.UnattributedAnalysis,
            )
            for field in kind.model_fields
        ),
    } - {"id", "quote"}
    missing = [name for name in names if re.sub("[-_]", " ", name).lower() not in guide]
    assert missing == []


def test_the_guide_shows_a_near_miss_on_every_page() -> None:
    for path in (ROOT / "docs/guide").glob("*.md"):
        if path.name != "index.md":
            text = path.read_text("utf-8")
            assert "type: near-miss" in text, path.name
            assert "::: passage" in text, path.name


def test_what_is_untested_says_so() -> None:
    for path in [*(ROOT / "docs/classroom").glob("*.md"), ROOT / "docs/practice/index.md"]:
        assert "Not yet tested with pupils" in path.read_text("utf-8"), path.name


def test_the_warm_up_is_balanced(edition: Edition) -> None:
    kinds = [item.kind for item in edition.exercises.warm_up]
    assert len(kinds) == 15
    assert all(kinds.count(kind) == 5 for kind in set(kinds))
    states = [state for item in edition.exercises.warm_up for state in item.states]
    counts = {
        state: states.count(state) for state in ("Russia", "China", "Taiwan", "United States")
    }
    assert max(counts.values()) - min(counts.values()) <= 1, counts
    assert len(edition.exercises.near_misses) == 5
    assert all(pair.first.kind != pair.second.kind for pair in edition.exercises.near_misses)


def test_counts_in_prose_are_true(edition: Edition) -> None:
    article = edition.articles["russia-china-talks"]
    story = (ROOT / "docs/guide/how-a-story-travels.md").read_text("utf-8").lower()
    reuters = [n for n in article.notes if n.wire and "reuters-2024-10-15" in n.wire.reference]
    words = {16: "sixteen", 17: "seventeen", 18: "eighteen"}
    assert words[len(reuters)] in story or str(len(reuters)) in story
    spin = (ROOT / "docs/guide/not-everything-is-spin.md").read_text("utf-8")
    assert str(len(article.notes)) in spin
    assert str(len(article.with_kind("unattributed analysis"))) in spin
