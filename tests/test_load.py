"""Loading: read once, and again as soon as any file has changed."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from markdown import Markdown
from whosays.edition import Edition
from whosays.read import files, load
from whosays.read.load import load_edition

from tests.support.mistakes import changed, sentences


def test_an_edition_is_read_once(tmp_path: Path) -> None:
    root = tmp_path / "edition"
    changed(root, [])
    assert load_edition(root) is load_edition(root)


def test_faults_are_found_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "edition"
    changed(root, [{"file": "docs/x.md", "write": "::: artcle x\n"}])
    found = sentences(root)
    monkeypatch.setattr(load, "read_article", None)
    assert sentences(root) == found != []


def test_a_page_looks_for_changes_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "edition"
    changed(root, [])
    looked: list[Path] = []
    stamps = files.stamps

    def counted(root: Path) -> Iterator[files.Stamp]:
        looked.append(root)
        return stamps(root)

    monkeypatch.setattr(files, "stamps", counted)
    host = Markdown(extensions=["whosays"], extension_configs={"whosays": {"root": str(root)}})
    for number in (1, 2):
        host.reset()
        assert "Harrowmouth" in host.convert("[[drill]], [[drill]]\n\n::: home\n\n::: kinds\n")
        assert len(looked) == number
    host.convert("No directive.")
    assert len(looked) == 2


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        ("docs/about/more/deep/x.md", "::: artcle x\n", "there is no directive called “artcle”"),
        ("docs/x.md", "::: artcle x\n", "there is no directive called “artcle”"),
        ("docs/notes/more.yml", "{", "cannot be read as YAML"),
        ("seeds/talks.txt", "Other words.\n", "has changed since its notes were written"),
        ("docs/practice/items.yml", "x: y\n", "there is no key called"),
        ("docs/notes/permalinks.txt", "talks#gone\n", "no longer works"),
    ],
)
def test_a_change_anywhere_is_noticed(tmp_path: Path, path: str, text: str, said: str) -> None:
    root = tmp_path / "edition"
    changed(root, [{"file": "docs/about/more/deep/x.md", "write": "words\n"}])
    assert sentences(root) == []
    (root / path).write_text(text, "utf-8")
    assert said in sentences(root)[0]


def test_a_new_link_is_noticed(tmp_path: Path) -> None:
    root = tmp_path / "edition"
    changed(root, [])
    assert sentences(root) == []
    (root / "docs/assets").mkdir()
    (root / "docs/assets/plan.png").symlink_to("plan.png")
    assert sentences(root) == [
        "docs/assets/plan.png: is a symbolic link that leads in a circle. Delete it"
    ]


def test_a_change_of_the_same_length_is_noticed(tmp_path: Path) -> None:
    root = tmp_path / "edition"
    changed(root, [])
    load_edition(root)
    notes = root / "docs/notes/talks.yml"
    about = notes.stat()
    notes.write_text(notes.read_text("utf-8").replace("They did.", "They DID."), "utf-8")
    os.utime(notes, ns=(about.st_atime_ns, about.st_mtime_ns + 1))
    assert load_edition(root).articles["talks"].notes[0].gist == "They DID."


def test_the_lead_is_the_article_that_the_site_names(small: Edition) -> None:
    assert small.lead == "strike"
    assert [article.id for article in small.in_order] == ["strike", "library", "talks"]


def test_the_only_article_is_the_lead(tmp_path: Path) -> None:
    root = tmp_path / "edition"
    changed(root, [])
    assert load_edition(root).lead == "library"


def test_passages_are_told_apart_by_their_article(small: Edition) -> None:
    both = [(article.id, note.id) for article, note in small.contested]
    assert both == [("strike", "wildcat"), ("strike", "offer"), ("strike", "cost")]
    anchors = {small.anchor(a, "headline") for a in small.articles.values()}
    assert anchors == {"headline", "library-headline", "talks-headline"}


def test_a_term_over_the_edge_of_two_passages_is_used_by_both(small: Edition) -> None:
    uses = {name: [note.id for _, note in uses] for name, uses in small.uses.items()}
    assert uses == {
        "drill": ["drills"],
        "fair-and-final": ["fair"],
        "many-people": ["many"],
        "wildcat-strike": ["wildcat", "third"],
    }


@pytest.mark.parametrize(
    ("language", "direction"),
    [("ar", "rtl"), ("fa-IR", "rtl"), ("he", "rtl"), ("pa-Arab", "rtl"), ("en", "ltr"),
     ("de-CH", "ltr"), ("arn", "ltr"), ("uz-Latn", "ltr")],
)  # fmt: skip
def test_direction(small: Edition, language: str, direction: str) -> None:
    article = small.articles["talks"]
    file = article.file.model_copy(update={"language": language})
    assert type(article)(file, article.blocks).direction == direction
