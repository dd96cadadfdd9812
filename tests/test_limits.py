"""Limits: as much as is allowed passes, one more is refused with a sentence."""

import hashlib
import re
from pathlib import Path

import pytest
from whosays.faults import Faults
from whosays.model.fields import count_words
from whosays.read.document import read_yaml

from tests.support.mistakes import changed, mistaken, sentences

NOTES = "docs/notes/talks.yml"
ITEMS = "docs/practice/items.yml"
TERM = "docs/glossary/drill.md"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the small edition, in which mistakes are made and undone."""
    folder = tmp_path_factory.mktemp("limits") / "edition"
    changed(folder, [])
    return folder


def words(count: int) -> str:
    return " ".join(["word"] * count)


@pytest.mark.parametrize(
    ("most", "field", "file", "old", "new"),
    [
        (12, "gist", NOTES, "gist: They did.", "gist: {}"),
        (20, "why", NOTES, "why: “Analysts see” gives the view to people without names.",
         "why: “Analysts” {}"),
        (6, "finding", NOTES, "finding: no names", "finding: {}"),
        (75, "note", NOTES, "note: No record speaks of a *step*.", "note: {}"),
        (25, "evidence", NOTES, "evidence: A name.", "evidence: {}"),
        (25, "because", NOTES, "    gist: Nobody measured the step.",
         "    also: {{kind: sourced fact, because: {}, ours: Not so.}}\n    gist: Nobody did."),
        (25, "ours", NOTES, "    gist: Nobody measured the step.",
         "    also: {{kind: sourced fact, because: It is., ours: {}}}\n    gist: Nobody did."),
        (45, "definition", TERM, "definition: Practice for soldiers.", "definition: {}"),
        (75, "usage", TERM, "usage: Each side calls its own defensive.", "usage: {}"),
        (30, "sentence", ITEMS, "The strike will be remembered for years.", "{}"),
        (30, "because", ITEMS, "Nobody can know yet, and nobody is named.", "{}"),
        (25, "official statement", ITEMS, "No speaker is given.", "{}"),
        (30, "because", ITEMS, "The mayor says so.", "{}"),
    ],
)  # fmt: skip
def test_words(root: Path, most: int, field: str, file: str, old: str, new: str) -> None:
    own = len(new.split("{}")[0].split(": ", 1)[1].split()) if field == "why" else 0
    step = {"file": file, "replace": old}
    with mistaken(root, [{**step, "with": new.format(words(most - own))}]):
        assert sentences(root) == []
    with mistaken(root, [{**step, "with": new.format(words(most + 1 - own))}]):
        (said,) = sentences(root)
    assert said.endswith(f"{field} has {most + 1} words. The maximum is {most}")


def test_words_of_an_agency(tmp_path: Path) -> None:
    excerpt = "- 240 bus drivers in Harrowmouth stopped work on Monday, the transport office said."
    record = {
        "file": "docs/references.yml",
        "replace": excerpt,
        "with": f"{excerpt}\n    - {words(50)}.",
    }
    wire = "words: 240 bus drivers in Harrowmouth stopped work on Monday, the transport office said"
    for name, count, said in (
        ("fits", 45, []),
        ("more", 46, ["passage “stopped”: words has 46 words. The maximum is 45"]),
    ):
        text = {"file": "docs/notes/strike.yml", "replace": wire, "with": f"words: {words(count)}"}
        changed(tmp_path / name, [record, text])
        assert [one.split(": ", 1)[1] for one in sentences(tmp_path / name)] == said


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("one two", 2),
        ("one – two", 2),
        ("one—two", 2),
        ("one - two", 2),
        ("one-sided 4 per cent", 4),
        ("… ? “”", 0),
        ("مكتبة ميناء", 2),
    ],
)
def test_words_are_counted_as_an_editor_does(text: str, count: int) -> None:
    assert count_words(text) == count


def write_article(root: Path, paragraphs: list[int]) -> None:
    """Write an article of a title, which is furniture, and so many passages a paragraph."""
    lines, entries = ["Title"], ["  - furniture: Title"]
    for number, count in enumerate(paragraphs):
        names = [f"w{number}x{place}" for place in range(count)]
        lines.append(" ".join(names))
        entries += [
            f"  - {{id: {name}, quote: {name}, kind: unattributed analysis, signal: motive, "
            "check: no record found, gist: G, note: N, evidence: E}"
            for name in names
        ]
    text = "\n\n".join(lines) + "\n"
    (root / "seeds/long.txt").write_text(text, "utf-8")
    head = (root / NOTES).read_text("utf-8").split("speakers:")[0]
    head = head.replace("talks", "long").replace("  caption: 2\n", "")
    head = re.sub("[0-9a-f]{64}", hashlib.sha256(text.encode()).hexdigest(), head)
    body = "\n".join(entries)
    (root / "docs/notes/long.yml").write_text(f"{head}passages:\n{body}\n", "utf-8")
    (root / "docs/articles/long.md").write_text("# Long\n\n::: article long\n", "utf-8")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("paragraphs", "said"),
    [
        ([12], []),
        (
            [1, 13],
            [
                "docs/notes/long.yml:26: paragraph 2 has 13 passages. A page can show 12 at most "
                "in one paragraph, so combine some of them"
            ],
        ),
        ([12] * 166 + [7], []),
        ([12] * 166 + [8], ["docs/notes/long.yml:11: has 2,001 passages. The maximum is 2,000"]),
    ],
    ids=["12 a paragraph", "13 a paragraph", "2000 an article", "2001 an article"],
)
def test_passages(tmp_path: Path, paragraphs: list[int], said: list[str]) -> None:
    root = tmp_path / "edition"
    changed(root, [])
    write_article(root, paragraphs)
    assert sentences(root) == said


def test_paragraphs_parted_by_single_newlines_get_a_hint(tmp_path: Path) -> None:
    root = tmp_path / "edition"
    changed(root, [])
    write_article(root, [6, 7])
    seed, notes = root / "seeds/long.txt", root / "docs/notes/long.yml"
    before = hashlib.sha256(seed.read_bytes()).hexdigest()
    seed.write_text(seed.read_text("utf-8").replace("\n\n", "\n"), "utf-8")
    after = hashlib.sha256(seed.read_bytes()).hexdigest()
    notes.write_text(notes.read_text("utf-8").replace(before, after), "utf-8")
    assert sentences(root) == [
        "docs/notes/long.yml:25: the title has 13 passages. A page can show 12 at most in one "
        "paragraph, so combine some of them. In the source text, put an empty line between "
        "paragraphs"
    ]


@pytest.mark.slow
def test_of_many_misfits_of_one_cause_a_part_is_said(tmp_path: Path) -> None:
    root = tmp_path / "edition"
    changed(root, [])
    write_article(root, [12] * 160)
    notes = root / "docs/notes/long.yml"
    notes.write_text(notes.read_text("utf-8").replace("quote: w", "quote: v"), "utf-8")
    said = sentences(root)
    assert len(said) == 51
    assert said[0].startswith("docs/notes/long.yml:13: passage “w0x0”: “v0x0” does not match")
    assert said[-1].endswith("does not match either, and later passages may not match")


@pytest.mark.parametrize("kind", ["[]", "{}"])
def test_depth(kind: str) -> None:
    opening, closing = kind[0] + ("a: " if kind == "{}" else ""), kind[1]

    def nested(depth: int) -> str:
        return opening * depth + "x" + closing * depth

    read_yaml(nested(20), "x")
    for depth in (21, 900, 100_000):
        with pytest.raises(Faults, match=r"^x:1: is nested too deeply$"):
            read_yaml(nested(depth), "x")


@pytest.mark.slow
def test_bytes(tmp_path: Path) -> None:
    root = tmp_path / "edition"
    changed(root, [])
    notes = root / NOTES
    text = notes.read_bytes()
    line = b"#" + b" " * 98 + b"\n"
    filling = line * ((5_000_000 - len(text)) // 100)
    filling += b"#" * (5_000_000 - len(text) - len(filling))
    notes.write_bytes(text + filling)
    assert sentences(root) == []
    notes.write_bytes(text + filling + b"#")
    assert sentences(root) == [f"{NOTES}: has 5,000,001 bytes. The maximum is 5,000,000"]
