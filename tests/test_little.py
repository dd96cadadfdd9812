"""The least that an edition can be: no article, or one of a title; every directive and format."""

import hashlib
from pathlib import Path

import pytest
from whosays.cli import main
from whosays.directives import run_directive
from whosays.edition import Edition
from whosays.formats.documents import Home
from whosays.formats.registry import OF_AN_ARTICLE, OF_THE_EDITION
from whosays.formats.search_index import write_search_index
from whosays.pages.about.search import search_records
from whosays.read.load import load_edition
from whosays.syntax import DIRECTIVES

from tests.conftest import copy_small

FREE = ("nothing", "an article or none", "an article or the lead")
"""What directives want that stand alone."""
NOTE = (
    "{id: t, quote: Title, kind: unattributed analysis, signal: motive, check: no record found, "
    "gist: G, note: N, evidence: E}"
)
ENTRIES = {
    "no article": "",
    "a title that claims nothing": "- furniture: Title",
    "a title that waits for its note": "- undecided: Title",
    "a title with a note": f"- {NOTE}",
    "a title and words that claim nothing": "- furniture: Title\n- furniture: Words",
}
NOTES = """\
article: a
seed: {{file: seeds/a.txt, sha256: {digest}}}
found: {{publisher: P, date: "2020", reference: r, remark: R}}
rights: R
passages:
{entries}
"""
REFERENCE = """\
- {id: r, type: webpage, title: T, publisher: P, URL: "https://e.org/", standing: primary,
   seen: opened}
"""


def write_edition(root: Path, entries: str) -> Edition:
    """Write an edition of one article at the most, and read it."""
    text = "\n\n".join(word for word in ("Title", "Words") if word in entries) + "\n"
    digest = hashlib.sha256(text.encode()).hexdigest()
    files = {"docs/index.md": "::: home\n", "docs/references.yml": REFERENCE if entries else "[]\n"}
    if entries:
        files["seeds/a.txt"] = text
        files["docs/notes/a.yml"] = NOTES.format(digest=digest, entries=entries)
        files["docs/articles/a.md"] = "::: article a\n"
    for path, words in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(words, "utf-8")
    return load_edition(root)


@pytest.mark.parametrize("entries", ENTRIES.values(), ids=ENTRIES)
def test_every_directive_and_format_says_what_there_is(tmp_path: Path, entries: str) -> None:
    edition = write_edition(tmp_path, entries)
    home = Home("")
    for name, wants in DIRECTIVES.items():
        if wants in FREE and name not in ("search", "test-totals"):  # whose words are a script's
            assert "".join(run_directive(edition, name, "").itertext()).strip(), name
        if "article" in wants and edition.articles:
            assert "".join(run_directive(edition, name, "a").itertext()).strip(), name
    for whole in OF_THE_EDITION.values():
        whole.write(edition, home)
    for article in edition.articles.values():
        for form in OF_AN_ARTICLE.values():
            form.write(edition, article, home)
    assert dict(write_search_index(list(search_records(edition))))


def test_the_home_page_shows_what_is_annotated(tmp_path: Path) -> None:
    shown = [
        "".join(run_directive(write_edition(tmp_path / str(n), entries), "home", "").itertext())
        for n, entries in enumerate(ENTRIES.values())
    ]
    assert ["That was the title." in one for one in shown] == [False, False, False, True, False]
    assert shown[0] == shown[1] == shown[2] == shown[4] == "No passage has a note yet."


def test_the_commands_that_pages_print_run(
    small: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(copy_small(tmp_path))
    pages = [run_directive(small, name, "") for name, wants in DIRECTIVES.items() if wants in FREE]
    code = ["".join(one.itertext()) for page in pages for one in page.iter("code")]
    commands = {text for text in code if text.startswith("whosays ")}
    assert len(commands) > len(small.articles)
    for command in commands:
        if command.endswith("--help"):
            with pytest.raises(SystemExit, match="0"):
                main(command.split()[1:])
        else:
            assert main(command.split()[1:]) == 0, command
