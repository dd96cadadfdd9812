"""Your own article: from a text to a finished edition, and what can go wrong on the way."""

import csv
import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from whosays.cli import main
from whosays.codebook import KINDS
from whosays.configuration import open_edition
from whosays.directives import run_directive
from whosays.edit.put_annotations import find_words
from whosays.edit.sheet.tables import CHOICES
from whosays.edit.text.cues import finer_cuts, in_quotation, notice
from whosays.edit.text.new import sentences
from whosays.edit.text.normalise import normalise
from whosays.edit.yaml_lines import change_keys
from whosays.edition import Edition
from whosays.faults import Faults
from whosays.formats.rows import COLUMNS
from whosays.pages.article.editing import add_editing
from whosays.read.check.advice import to_do, unfinished
from whosays.read.files import MOST_BYTES
from whosays.read.load import load_edition

from tests.conftest import copy_own
from tests.support.port import ABOUT, PORT, note_on
from tests.support.processes import run

ROOT = Path(__file__).parent.parent
OPTIONS = shlex.split(ABOUT)
NOTES = "docs/notes/port.yml"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty project, in which the test works."""
    root = tmp_path / "project"
    for folder in ("docs/notes", "docs/articles", "docs/glossary", "seeds"):
        (root / folder).mkdir(parents=True)
    (root / "docs/references.yml").write_text("[]\n", "utf-8")
    (root / "mkdocs.yml").write_text(
        "site_name: Ports\nplugins: [whosays]\nmarkdown_extensions: [whosays]\n", "utf-8"
    )
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def port(project: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """Return a project with one article of which nothing is decided."""
    new(project, PORT)
    capsys.readouterr()
    return project


def new(project: Path, text: str, *options: str) -> int:
    """Make an article of a text."""
    path = project.parent / "text.txt"
    path.write_text(text, "utf-8")
    return main(["new", str(path), *(options or OPTIONS)])


def everything(root: Path) -> dict[str, bytes]:
    """Return every file of a project."""
    return {str(p.relative_to(root)): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def undecided(edition: Edition, article: str = "port") -> list[str]:
    return [passage.undecided for passage, _ in edition.articles[article].undecided]


# What is not decided yet


def test_undecided_passages_are_grey_and_counted_nowhere(port: Path) -> None:
    finish(port, "The port of Lund was closed on 3 May, the harbour office said.")
    edition = load_edition(port)
    page = run_directive(edition, "article", "port")
    grey = [one for one in page.iter() if one.get("class") == "ws-undecided"]
    assert ["".join(one.itertext()) for one in grey] == undecided(edition)
    assert len([one for one in page.iter() if one.get("class") == "ws-body"]) == 1
    assert "1 of its 7 passages has a note so far" in "".join(page.itertext())
    predict = run_directive(edition, "predict", "port")
    assert len([one for one in predict.iter() if one.get("data-question")]) == 1
    listed = "".join(run_directive(edition, "articles", "").itertext())
    assert "This is a draft." in listed and "1 statement" in listed


def test_an_article_of_which_nothing_is_decided_has_no_practice(port: Path) -> None:
    edition = load_edition(port)
    assert "No passage has a note yet" in "".join(run_directive(edition, "predict", "").itertext())
    listed = "".join(run_directive(edition, "articles", "").itertext())
    assert "passages:" not in listed
    assert "nobody" not in listed, "who is heard is not decided yet"
    page = run_directive(edition, "article", "port")
    assert not [one for one in page.iter() if one.get("name") == "ws-show"], "a filter of nothing"


def test_a_draft_says_what_it_has_and_not_what_it_lacks(port: Path) -> None:
    page = "".join(run_directive(load_edition(port), "article", "port").itertext())
    assert "None of its 7 passages has a note so far." in page
    assert "0 passages" not in page and "(0)" not in page
    finish(port, "The port of Lund was closed on 3 May, the harbour office said.")
    page = "".join(run_directive(load_edition(port), "article", "port").itertext())
    assert "1 of its 7 passages has a note so far." in page and "every note" not in page


def test_what_only_an_editor_can_say_is_to_do_until_it_is_said(port: Path) -> None:
    def left() -> list[str]:
        edition = load_edition(port)
        lines = to_do(port, edition, edition.articles["port"])
        return [line.split(": to do: ")[1] for line in lines if "in “" in line]

    assert [line.split("”")[0] for line in left()] == [
        "write in “remark", "write in “rights", "write in “seen"
    ]  # fmt: skip
    for path, old, new_ in (
        (NOTES, "remark: The text is", "remark: A friend sent the text"),
        (NOTES, "rights: The article’s text belongs", "rights: We may show it. The text belongs"),
        ("docs/references.yml", "seen: known", "seen: opened"),
    ):
        text = (port / path).read_text("utf-8")
        assert old in text
        (port / path).write_text(text.replace(old, new_), "utf-8")
    assert left() == []


def test_only_a_draft_is_published_unfinished(port: Path) -> None:
    (fault,) = unfinished(load_edition(port).articles.values())
    assert str(fault).startswith(f"{NOTES}:19: 7 passages have no note yet, beginning here")
    notes = port / NOTES
    notes.write_text("draft: true\n" + notes.read_text("utf-8"), "utf-8")
    assert unfinished(load_edition(port).articles.values()) == []


def test_editors_see_cues_and_where_each_note_stands(port: Path) -> None:
    finish(port, "The port of Lund was closed on 3 May, the harbour office said.")
    edition = load_edition(port)
    article = edition.articles["port"]
    page = run_directive(edition, "article", "port")
    assert "vscode" not in json.dumps([one.attrib for one in page.iter()])
    add_editing(page, article, "/home/ann/our site")
    links = [one.get("href", "") for one in page.iter("a") if "vscode" in one.get("href", "")]
    assert len(links) == 7
    for link in links:
        line = int(link.rpartition(":")[2])
        assert link == f"vscode://file/home/ann/our%20site/{NOTES}:{line}"
        written = (port / NOTES).read_text("utf-8").split("\n")[line - 1]
        assert re.match(r"  - (id|undecided): ", written)
    shown = "".join(page.itertext())
    assert "people without names: Many analysts" in shown
    assert (
        "“We will open on Monday,” said" in shown and "Many analysts see a brutal summer. " in shown
    )


@pytest.mark.parametrize(
    ("old", "new_", "says"),
    [
        ("undecided: |\n      By our", "kind: undecided\n    quote: |\n      By our",
         "an undecided passage has no kind. Remove it, or write “quote”"),
        ("      By our reporter", "      By our reporter\n    gist: Who?",
         "passage “By our reporter”: “gist” cannot be used here"),
        ("      By our reporter", "      By our reporter\n    started:\n      Gist: Who?",
         "“Gist” should be a column of the spreadsheet"),
        ("      By our reporter", "      By our report",
         "the article continues “er”, but no passage has these words"),
    ],
)  # fmt: skip
def test_mistakes_in_what_is_undecided_are_sentences(
    port: Path, old: str, new_: str, says: str
) -> None:
    notes = port / NOTES
    text = notes.read_text("utf-8")
    assert old in text
    notes.write_text(text.replace(old, new_), "utf-8")
    with pytest.raises(Faults) as found:
        load_edition(port)
    assert says in str(found.value)


# A text becomes an article


@pytest.mark.parametrize(
    ("data", "text", "change"),
    [
        (b"A\n\nB.\n", "A\n\nB.\n", ""),
        (b"\xef\xbb\xbfA\n\nB.\n", "A\n\nB.\n", "byte-order mark"),
        (b"A\r\n\r\nB.\r\n", "A\n\nB.\n", "line ends changed to LF"),
        ("A\n\nÜb.\n".encode("utf-16"), "A\n\nÜb.\n", "read as UTF-16"),
        (b"A\n\nB\x07.\n", "A\n\nB.\n", "1 control character removed (U+0007)"),
        ("A\u2029B\u2028C.".encode(), "A\n\nB\nC.\n", "U+2028, U+2029"),
        (b"Title\nFirst one.\nSecond one.", "Title\n\nFirst one.\n\nSecond one.\n",
         "2 empty lines added"),
        (b"Title\n\nFirst.\nSecond.", "Title\n\nFirst.\n\nSecond.\n", "1 empty line added"),
        (b"Title\nA line\nwrapped.", "Title\n\nA line\nwrapped.\n", "1 empty line added"),
        (b"Title.\nA line\nwrapped.", "Title.\n\nA line\n\nwrapped.\n", "2 empty lines added"),
        (b"T\n\nA.\nb\nc.\nd\ne", "T\n\nA.\n\nb\n\nc.\n\nd\n\ne\n", "4 empty lines added"),
        (b"T\n\nOne.\nTwo\nthree\nfour.", "T\n\nOne.\nTwo\nthree\nfour.\n", ""),
        (b"T\n\n" + b"x" * 121 + b"\nb", f"T\n\n{'x' * 121}\n\nb\n", "1 empty line added"),
        (b"T\n\n" + b"x" * 120 + b"\nb", f"T\n\n{'x' * 120}\nb\n", ""),
        (b"T\n\na\x07b\x07c\x1b.", "T\n\nabc.\n", "3 control characters removed (U+0007, U+0"),
        ("T\n\na\u202eb".encode("utf-32"), "T\n\nab\n", "read as UTF-32, and saved as UTF-8; 1 c"),
        (b"T\n\nA line\nwrapped by a\nprogram.", "T\n\nA line\nwrapped by a\nprogram.\n", ""),
        (b"A title that was\nwrapped\n\nText.", "A title that was\nwrapped\n\nText.\n", ""),
    ],
)  # fmt: skip
def test_a_text_is_mended_and_every_change_said(data: bytes, text: str, change: str) -> None:
    mended = normalise(data, "x.txt")
    assert mended.text == text
    assert change in "; ".join(mended.changes)
    assert bool(mended.changes) == bool(change)


def test_an_old_encoding_is_guessed_and_said_to_be_a_guess() -> None:
    text = "Straße gesperrt\n\nDie Brücke über die Elbe bleibt für Fußgänger geöffnet.\n"
    mended = normalise(text.encode("cp1252"), "x.txt")
    assert mended.text == text
    assert "which is a guess" in mended.changes[0] and "“Straße”" in mended.changes[0]
    assert normalise(text.encode("cp1250"), "x.txt", "cp1250").text == text


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "x.txt: contains no text"),
        (b"\n \n", "x.txt: contains no text"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xfe\0", "x.txt: cannot be read as text. Save it"),
        (
            b"a" * (MOST_BYTES + 1),
            f"x.txt: has {MOST_BYTES + 1:,} bytes. The maximum is {MOST_BYTES:,}",
        ),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(Faults) as found:
        normalise(data, "x.txt")
    assert str(found.value).startswith(says)


@pytest.mark.slow
def test_a_text_of_the_greatest_size_is_taken() -> None:
    assert normalise(b"T\n\n" + b"a " * (MOST_BYTES // 2 - 2), "x.txt").changes == ()


SENTENCES = {
    "en": [
        ["Mr. J. R. Smith of the U.S. Navy came.", "He left."],
        ["We asked Ms. Berg and Insp. Lee.", "She left."],
        ["“We are here.", "We stay,” she said.", "“Now!”", "Nobody moved."],
        ['"We are here.', 'We stay," she said.'],
        ["It cost $3.5 million at 3 p.m. on Monday.", "Why?"],
    ],
    "de": [["Am 3. Oktober sprach Dr. Müller.", "„Das stimmt nicht.“", "Er ging."]],
    "ar": [["قال الرئيس إن الاجتماع ناجح.", "هل هذا صحيح؟", "نعم!"]],
    "zh": [["他说：“我们走吧。”", "然后他离开了。", "真的吗？"]],
}


@pytest.mark.parametrize(
    ("language", "parts"), [(lang, one) for lang, every in SENTENCES.items() for one in every]
)
def test_sentences_are_cut_by_the_rules_of_the_language(language: str, parts: list[str]) -> None:
    between = "" if language == "zh" else " "
    assert list(sentences(between.join(parts), language)) == parts


@pytest.mark.parametrize(
    ("words", "cues"),
    [
        ("The port was closed on 3 May 2025, the office said.",
         ["“said”; before it: the office", "no quotation marks: perhaps in the writer’s words",
          "figures and dates: 3 May 2025"]),
        ("“We open on Monday,” said Ada Berg.",
         ["“said”; after it: Ada Berg", "in quotation marks: “We open on Monday,”"]),
        ("The port’s owner, a bank, said so.",
         ["“said”; before it: The port’s owner",
          "no quotation marks: perhaps in the writer’s words"]),
        ("Ships left Lund, the harbour office said.",
         ["“said”; before it: the harbour office",
          "no quotation marks: perhaps in the writer’s words"]),
        ("Ada Berg, the owner, said so.",
         ["“said”; before it: Ada Berg", "no quotation marks: perhaps in the writer’s words"]),
        ("“It hurts ships, and people,” Ada Berg said.",
         ["“said”; before it: Ada Berg", "in quotation marks: “It hurts ships, and people,”"]),
        ("The road was closed on Monday, many officials said.",
         ["“said”; before it: many officials",
          "no quotation marks: perhaps in the writer’s words",
          "people without names: many officials"]),
        ("May said on Monday that she would stay.",
         ["“said”; before it: May", "no quotation marks: perhaps in the writer’s words"]),
        ("Many analysts see a brutal summer.",
         ["people without names: Many analysts", "perhaps loaded: brutal"]),
        ("The girls were denied visas.", []),
        ("That is luck.”", ["a quotation that began before ends in it"]),
    ],
)  # fmt: skip
def test_cues_say_what_is_there(words: str, cues: list[str]) -> None:
    assert list(notice(words, "en")) == cues


@pytest.mark.parametrize(
    ("words", "cue"),
    [line.split(" → ") for line in """
On Tuesday, police said two died. → “said”; before it: police
In Washington, officials said no. → “said”; before it: officials
In Washington Berg said no. → “said”; before it: In Washington Berg
Trump, he said, was wrong. → “said”; before it: he
Meanwhile, residents said no. → “said”; before it: residents
On Monday Berg said no. → “said”; before it: Berg
When Berg said no, they left. → “said”; before it: Berg
In May Berg said no. → “said”; before it: Berg
Last Monday Berg said no. → “said”; before it: Berg
A Monday report said no. → “said”; before it: A Monday report
The White House said no. → “said”; before it: White House
WHO said no. → “said”; before it: WHO
It said Monday. → “said”; before it: It
“No,” said Ada Berg Tuesday. → “said”; after it: Ada Berg
“No,” said Theresa May. → “said”; after it: Theresa May
Mayor Żuk said no. → “said”; before it: Mayor Żuk
Poland’s Łukasz Żuk said no. → “said”; before it: Poland’s Łukasz Żuk
“No,” said Élisabeth Borne. → “said”; after it: Élisabeth Borne
eBay said no. → “said”; before it: eBay
A. Berg said no. → “said”; before it: A. Berg
Mr. Berg said no. → “said”; before it: Mr. Berg
“No,” said Dr. Ada Berg. → “said”; after it: Dr. Ada Berg
Ursula von der Leyen said no. → “said”; before it: Ursula von der Leyen
Recep Tayyip Erdoğan said no. → “said”; before it: Recep Tayyip Erdoğan
Jean-Luc Mélenchon said no. → “said”; before it: Jean-Luc Mélenchon
Bashar al-Assad said no. → “said”; before it: Bashar al-Assad
Berg and Xi said no. → “said”; before it: Berg and Xi
BERG SAYS PORT CLOSED → “SAYS”; before it: BERG
PORT CLOSED, SAYS BERG → “SAYS”; after it: BERG
U.S. officials said no. → “said”; before it: U.S. officials
“No,” said U.S. and Chinese officials. → “said”
The mayor of Bath said no. → “said”; before it: The mayor of Bath
Berg’s lawyer said no. → “said”; before it: Berg’s lawyer
Police said Berg was killed. → “said”; before it: Police
Ships left Lund and Berg said no. → “said”; before it: Ships left Lund and Berg
Ships left Lund, Malmö and Ystad, said Xi. → “said”; after it: Xi
Ships left Lund, said officials. → “said”
said Ada Berg, the harbour master. → “said”; after it: Ada Berg
Said to be ill, Berg left. → “Said”
Berg has repeatedly said no. → “said”; before it: Berg
Berg was told to leave. → “told”; before it: Berg was
Berg left, saying he was ill. → “saying”; before it: Berg left,
Berg, who said no, left. → “said”; before it: Berg, who
Ada Berg, the mayor of Bath, said no. → “said”; before it: Ada Berg
Ada Berg, 45, a mayor, said no. → “said”; before it: Ada Berg
Ada Berg, Mayor of Bath, said no. → “said”; before it: Ada Berg, Mayor of Bath,
Wang Yi, who visited Moscow last week, said no. → “said”; before it: Wang Yi
Berg—the owner—said no. → “said”; before it: Berg
Xi was there, according to the Kremlin. → “according to”; after it: Kremlin
According to the BBC, it was shut. → “According to”; after it: BBC
According to the report, Berg was ill. → “According to”; after it: the report
He left, according to officials in the U.S. → “according to”; after it: officials in the U.S.
He left, according to → “according to”
In a statement, Berg said no. → “In a statement”
“No,” said the minister, Ada Berg. → “said”; after it: Ada Berg
“No,” said a spokesman for Berg. → “said”; after it: a spokesman for Berg
“No,” said the owner of the U.S. → “said”; after it: the owner of the U.S.
“He said it was fine,” Berg told us. → “told”; before it: Berg
“He said it was fine,” Berg nodded. → “said”
He said no,” Berg told us. → “told”; before it: Berg
A new study found two dead. → “found”; before it: A new study
‘We will stay in Paris,’ he said. → “said”; before it: he
‘No’, said the owner. → “said”; after it: the owner
""".strip().split("\n")],
)  # fmt: skip
def test_a_cue_names_no_place_no_day_and_no_wrong_person(words: str, cue: str) -> None:
    assert notice(words, "en")[0] == cue


BEGAN = "a quotation that began before ends in it"
BEGINS = "a quotation begins in it and ends after it"


@pytest.mark.parametrize(
    ("words", "cues"),
    [
        ("‘We will stay,’ it is.", ["in quotation marks: ‘We will stay,’"]),
        ("‘The workers’ day is here,’ it is.", ["in quotation marks: ‘The workers’ day is here,’"]),
        ("The workers’ day, the ‘new’ ’Nam and rock 'n' roll.", ["in quotation marks: ‘new’"]),
        ("‘Tis fine.", []),
        ("It is the U.S.’ plan.", []),
        ("‘We will stay. It is ours.", [BEGINS]),
        ("It is late,’ it is.", [BEGAN]),
        ("It was late. ‘We stay.", [BEGINS]),
        ("»Wir bleiben jetzt hier«", ["in quotation marks: »Wir bleiben jetzt hier«"]),
        ("»Wir bleiben", [BEGINS]),
        ("Wir bleiben«, ja", [BEGAN]),
        ("Wir bleiben“, ja", [BEGAN]),
        ("‚Ja‘ und ›Nein‹", ["in quotation marks: ‚Ja‘", "in quotation marks: ›Nein‹"]),
        ("‹Non›", ["in quotation marks: ‹Non›"]),
        ("« Nous restons", [BEGINS]),
        ("Nous restons », oui", [BEGAN]),
        ("”Vi stannar här nu”", ["in quotation marks: ”Vi stannar här nu”"]),
        ("我们留下」他", [BEGAN]),
        ("他：“我们", [BEGINS]),
        ("We stay,\" it is, \"and go.\"", [BEGAN, "in quotation marks: \"and go.\""]),
        ("A 5\" pipe and a 6” hose burst.", ["figures and dates: 5, 6"]),
        ("Handsome people left Germany officials.", []),
        ("Kuwait was thought to be rich, and a profit was thought to follow.", []),
        ("Marchenko went to Augusta in March.", ["figures and dates: March"]),
    ],
)  # fmt: skip
def test_cues_take_no_apostrophe_for_a_mark_and_no_part_of_a_word(
    words: str, cues: list[str]
) -> None:
    assert list(notice(words, "en")) == cues
    whole = any(cue in (BEGAN, BEGINS) or len(cue.split()) > 6 for cue in cues)
    assert in_quotation(words) == whole


def test_cues_of_another_language_are_marks_and_figures_only() -> None:
    assert notice("Er said „Nein“ am 3.", "de") == (
        "in quotation marks: „Nein“",
        "figures and dates: 3",
    )


def test_finer_cuts_are_offered_inside_a_sentence() -> None:
    words = "The office said that the port was closed, while many ships waited outside."
    assert list(finer_cuts(words)) == [
        "… The office said | that the port …",
        "… port was closed, | while many ships …",
    ]
    assert in_quotation("“We are here") and not in_quotation("the “new era” began")


def test_nothing_is_left_half_written(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = everything(project)
    real = os.replace

    def full(source: Any, target: Any) -> None:
        if str(target).endswith("port.md"):
            raise OSError(28, "No space left on device", str(target))
        real(source, target)

    monkeypatch.setattr("whosays.edit.files.os.replace", full)
    assert new(project, PORT) == 1
    assert everything(project) == before
    said = "docs/articles/port.md: cannot be written: No space left on device. Nothing was changed"
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("encoding", ["undefined", "base64", "utf-7"])
def test_an_encoding_that_cannot_be_is_refused(encoding: str) -> None:
    with pytest.raises(Faults, match=f"cannot be read as {encoding}"):
        normalise(b"T\n\nSo +2AA-.", "x.txt", encoding)


@pytest.mark.slow
def test_a_file_without_end_is_refused(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "/dev/zero", *OPTIONS]) == 1
    assert capsys.readouterr().err.startswith("/dev/zero: has more than 50,000,000 bytes")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("size", "says"),
    [(20_000_001, "The maximum is 20,000,000"), (500_100, "characters. The maximum is 500,000")],
)
def test_a_web_page_has_a_limit(
    project: Path, capsys: pytest.CaptureFixture[str], size: int, says: str
) -> None:
    page = project.parent / "page.html"
    words = "".join(f"<p>{number:0100}</p>" for number in range(size // 100))
    page.write_text(f"<html><body>{words}</body></html>", "utf-8")
    assert main(["new", str(page), *OPTIONS]) == 1
    assert says in capsys.readouterr().err


def test_a_text_comes_by_standard_input(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(PORT.encode())))
    assert main(["new", "-", *OPTIONS]) == 0
    assert (project / "seeds/port.txt").read_text("utf-8") == PORT


HTML = """<html lang="en"><head><title>Port closed | The Daily</title>
<meta property="og:site_name" content="The Daily">
<meta property="article:published_time" content="2025-05-04T10:00:00Z">
<link rel="canonical" href="https://example.org/port"></head><body>
<nav><a href="/">Front page</a> <a href="/sport">All the sport</a></nav>
<main><article><h1>Port closed after storm</h1>
<p>The port of Lund was closed on 3 May, the harbour office said, and no ship could leave.</p>
<p>“We will <b>open</b> on Monday,” said Ada Berg, who is the harbour master of the town.</p>
<ul><li>Nobody was hurt in the storm.</li><li>Two boats were lost that night.</li></ul>
<table><tr><td>Ships</td><td>Two</td></tr></table>
</article><div id="comments" class="comments"><div class="comment">
<p>I saw all of it, and it was a very great storm.</p></div></div></main>
<footer><p>All rights reserved by The Daily.</p></footer></body></html>"""


def test_a_web_page_gives_its_main_text_and_says_what_it_left_out(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = project.parent / "page.html"
    page.write_text(HTML, "utf-8")
    assert main(["new", str(page), "--id", "port"]) == 0
    assert (project / "seeds/port.txt").read_text("utf-8").split("\n\n") == [
        "Port closed after storm",
        "The port of Lund was closed on 3 May, the harbour office said, and no ship could leave.",
        "“We will open on Monday,” said Ada Berg, who is the harbour master of the town.",
        "Nobody was hurt in the storm.",
        "Two boats were lost that night.\n",
    ]
    said = capsys.readouterr().out
    assert "left out: “All the sport”" in said and "All rights reserved" in said
    found = load_edition(project).articles["port"].file.found
    assert (found.publisher, found.date) == ("The Daily", "2025-05-04")


def word_file(path: Path) -> None:
    """Write a Word file with a table, a comment and a footer."""
    document = docx.Document()
    document.add_heading("Port closed after storm", 1)
    runs = [
        document.add_paragraph().add_run(part)
        for part in ("The port was closed, the office said.",)
    ]
    document.paragraphs[-1].add_run(" Many analysts see a brutal summer.")
    document.add_comment(runs, text="O: the harbour office’s page", author="Ann", initials="A")
    document.add_table(1, 1).cell(0, 0).text = "Ships"
    document.sections[0].footer.paragraphs[0].text = "Page 1"
    document.save(str(path))


def test_a_word_file_gives_its_text_and_its_comments(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = project.parent / "story.docx"
    word_file(path)
    assert main(["new", str(path), *OPTIONS]) == 0
    seed = (project / "seeds/port.txt").read_text("utf-8")
    assert seed.split("\n\n")[0] == "Port closed after storm" and "Ships" not in seed
    said = capsys.readouterr().out
    assert "left out: 1 table" in said and "“Page 1”" in said
    assert main(["bring", "port", str(path)]) == 0
    passage = load_edition(project).articles["port"].undecided[1][0]
    assert passage.undecided == "The port was closed, the office said."
    assert passage.started == {
        "kind": "official statement",
        "note": "the harbour office’s page",
    }


@pytest.mark.parametrize("name", ["x.docx", "x.html"])
def test_a_file_that_is_not_what_its_name_says_is_refused(
    project: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = project.parent / name
    path.write_bytes(b"\0\1\2 nothing")
    assert main(["new", str(path), *OPTIONS]) == 1
    said = capsys.readouterr().err
    assert name in said and "Traceback" not in said


# A spreadsheet there and back


def table(project: Path, article: str = "port") -> list[dict[str, str]]:
    """Return an article's rows, as a spreadsheet has them."""
    path = project.parent / f"{article}-{len(list(project.parent.iterdir()))}.csv"
    assert main(["sheet", article, "--to", str(path)]) == 0
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def put(project: Path, rows: list[dict[str, str]], article: str = "port", **form: Any) -> int:
    """Put rows back."""
    path = project.parent / "back.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, [*rows[0]], **form)
        writer.writeheader()
        writer.writerows(rows)
    return main(["sheet", article, "--from", str(path)])


def finish(project: Path, words: str, **cells: str) -> None:
    """Complete the note of a passage."""
    rows = table(project)
    row = next(row for row in rows if row["words"] == words)
    row |= note_on(words) | cells
    assert put(project, rows) == 0


def test_a_round_trip_changes_no_byte(port: Path) -> None:
    finish(port, "The port of Lund was closed on 3 May, the harbour office said.")
    before = (port / NOTES).read_bytes()
    rows = table(port)
    for form in ({}, {"delimiter": ";"}, {"delimiter": "\t", "quoting": csv.QUOTE_ALL}):
        assert put(port, rows, **form) == 0
        assert (port / NOTES).read_bytes() == before
    book = port.parent / "notes.xlsx"
    assert main(["sheet", "port", "--to", str(book)]) == 0
    assert main(["sheet", "port", "--to", str(book)]) == 1, "nothing is overwritten"
    assert main(["sheet", "port", "--from", str(book)]) == 0
    assert (port / NOTES).read_bytes() == before


@pytest.mark.slow
@pytest.mark.parametrize("path", sorted((ROOT / "docs/notes").glob("*.yml")), ids=lambda p: p.stem)
def test_a_round_trip_of_the_edition_at_hand_changes_no_byte(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = copy_own(tmp_path / "ours")
    monkeypatch.chdir(root)
    before = (root / "docs/notes" / path.name).read_bytes()
    rows = table(root, path.stem)
    assert put(root, rows, path.stem) == 0
    assert (root / "docs/notes" / path.name).read_bytes() == before
    decided = next(row for row in rows if row["id"])
    decided["gist"] = "Another gist."
    assert put(root, rows, path.stem) == 0
    after = (root / "docs/notes" / path.name).read_bytes()
    old, new_ = before.decode().split("\n"), after.decode().split("\n")
    assert [b for a, b in zip(old, new_, strict=True) if a != b] == ["    gist: Another gist."]


def test_a_change_leaves_what_stands_round_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "small"
    shutil.copytree(ROOT / "tests/edition", root)
    monkeypatch.chdir(root)
    notes = root / "docs/notes/strike.yml"
    text = notes.read_text("utf-8")
    text = text.replace("  tolliver: {", "  # of the union\n  tolliver: {")
    text = text.replace("silent:\n", "\n# not heard\nsilent:\n")
    notes.write_text(text, "utf-8")
    rows = table(root, "strike")
    for row in rows:
        row["office"] = {"quell": "mayor, since 2029"}.get(row["speaker"], row["office"])
        row["wire_words"] = row["wire_words"].removesuffix(", the transport office said")
        if row["id"] == "come-back":
            row |= {"speaker": "Mara T.", "office": "guest", "states": "Here; There, too"}
    assert put(root, rows, "strike") == 0
    head, between, body = text.rpartition("    speaker: quell\n")
    after = head + between.replace("quell", "mara-t") + body
    after = after.replace("office: mayor,", "office: 'mayor, since 2029',")
    after = after.replace("Monday, the transport office said\n", "Monday\n")
    new = "  mara-t: {name: Mara T., office: guest, states: [Here, 'There, too']}\n"
    assert notes.read_text("utf-8") == after.replace("\n\n# not heard", f"\n{new}\n# not heard")


def test_no_cell_becomes_a_formula(port: Path) -> None:
    finish(
        port,
        "The port of Lund was closed on 3 May, the harbour office said.",
        note="=3+3 is a sum.",
    )
    path = port.parent / "x.csv"
    main(["sheet", "port", "--to", str(path)])
    assert "'=3+3 is a sum." in path.read_text("utf-8-sig")
    book = port.parent / "x.xlsx"
    main(["sheet", "port", "--to", str(book)])
    sheet = openpyxl.load_workbook(book).worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "inlineStr"}
    assert table(port)[1]["note"] == "'=3+3 is a sum."
    assert put(port, table(port)) == 0
    assert load_edition(port).articles["port"].notes[0].note == "=3+3 is a sum."


def test_a_workbook_offers_words_and_explains_its_columns(port: Path) -> None:
    path = port.parent / "x.xlsx"
    assert main(["sheet", "port", "--to", str(path)]) == 0
    book = openpyxl.load_workbook(path)
    (sheet,) = book.worksheets
    assert (sheet.title, sheet.freeze_panes) == ("passages", "B2")
    assert [cell.value for cell in sheet[1]] == [*COLUMNS]
    assert [cell.comment.text for cell in sheet[1] if cell.comment] == [*COLUMNS.values()]
    assert all(cell.font.bold for cell in sheet[1]) and not sheet["A2"].font.bold
    assert sheet["A2"].alignment.wrap_text and sheet["A2"].number_format == "@"
    widths = {name: sheet.column_dimensions[cell.column_letter].width for name, cell in
              zip(COLUMNS, sheet[1], strict=True)}  # fmt: skip
    assert widths["words"] == 60 and widths["id"] == 18
    rules = {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert rules["B2:B208"] == f'"{",".join([*KINDS, "furniture"])}"'
    assert all(len(words) <= 255 and words.count('"') == 2 for words in rules.values())
    assert all("," not in word for words in CHOICES.values() for word in words)
    assert all(rule.allow_blank and not rule.showErrorMessage
               for rule in sheet.data_validations.dataValidation)  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "~\n\n- # : | > & * ! % @ `\n\n?\n",
        "Null\n\ntrue\n\n---\n\n...\n\n2025\n",
        '“\n\n"Yes", he said. \'\n\n[[quad]] {{x}} <b>\n',
        "Cafe\u0301\n\nsoft\u00adhyphen \u200b zero \u3000 wide \U0001f600.\n",
        "T\n\n#one # two: three\n\n::: article port\n",
    ],
)
def test_any_text_goes_to_a_table_and_back(project: Path, text: str) -> None:
    assert new(project, text, *OPTIONS[:5], "2025", *OPTIONS[6:]) == 0
    assert "".join("".join(undecided(load_edition(project))).split()) == "".join(text.split())
    before = (project / NOTES).read_bytes()
    rows = table(project)
    assert put(project, rows) == 0
    assert (project / NOTES).read_bytes() == before
    for row in rows:
        row |= {"kind": "sourced fact", "note": f"- # {text}"}
    assert put(project, rows) == (1 if re.search("[`{<]", text) else 0)


# What people wrote elsewhere


def selector(exact: str, prefix: str = "", suffix: str = "") -> dict[str, str]:
    return {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix}


def hypothesis(exact: str, text: str = "", *tags: str, prefix: str = "") -> dict[str, Any]:
    """Return an annotation as the API of Hypothesis describes it."""
    page = "https://example.org/port"
    return {
        "id": "ox8WHkfgEe-7",
        "created": "2025-05-05T09:00:00.000000+00:00",
        "updated": "2025-05-05T09:00:00.000000+00:00",
        "user": "acct:ann@hypothes.is",
        "uri": page,
        "text": text,
        "tags": list(tags),
        "group": "__world__",
        "permissions": {"read": ["group:__world__"]},
        "target": [{"source": page, "selector": [
            {"type": "RangeSelector", "startContainer": "/p[1]", "startOffset": 0,
             "endContainer": "/p[1]", "endOffset": 9},
            {"type": "TextPositionSelector", "start": 1, "end": 9},
            selector(exact, prefix),
        ]}],
        "document": {"title": ["Port closed"]},
        "user_info": {"display_name": "Ann"},
        "hidden": False,
    }  # fmt: skip


def bring(project: Path, data: Any) -> int:
    path = project.parent / "annotations.json"
    path.write_text(json.dumps(data), "utf-8")
    return main(["bring", "port", str(path)])


def test_what_stands_round_the_words_tells_places_apart() -> None:
    seed = "He was here. She was there."
    spans = find_words(seed, "was", "She ", " there")
    assert [seed[s.start - 4 : s.end] for s in spans] == ["She was"]
    assert len(find_words(seed, "was", "", "")) == 2


def test_annotations_of_odd_types_are_read(port: Path) -> None:
    one = hypothesis("Many analysts", "Who? \ud800", "W")
    odd: dict[str, Any] = {"user_info": "x", "user": 5, "creator": ["Bo"], "body": 5}
    assert bring(port, [one | odd, one | {"tags": 5}, one | {"target": 5}]) == 0
    passages = {p.undecided: p for p, _ in load_edition(port).articles["port"].undecided}
    assert passages["Many analysts"].started["note"] == "Who?"


@pytest.mark.slow
def test_only_so_many_annotations_are_brought_in_at_a_time(
    port: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bring(port, [hypothesis("Many analysts", "Who?")] * 5_001) == 1
    said = "has 5,001 annotations. Split the file: the maximum is 5,000"
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    "data",
    [b"", b"{}", b'{"rows": []}', b"[1]", b"\xff", b"[" * 100_000, b"[%s]" % (b"1" * 10_000)],
    ids=lambda data: str(data[:20]),
)
def test_what_holds_no_annotations_is_refused(
    port: Path, data: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    path = port.parent / "bad.json"
    path.write_bytes(data)
    assert main(["bring", "port", str(path)]) == 1
    assert "is neither Hypothesis’ JSON" in capsys.readouterr().err


# The whole way


def mkdocs(root: Path) -> subprocess.CompletedProcess[str]:
    """Build a site, strictly."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    return run(sys.executable, "-m", "mkdocs", "build", "--strict", cwd=root, env=environment)


@pytest.mark.slow
def test_from_a_text_to_a_published_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = copy_own(tmp_path / "ours")
    monkeypatch.chdir(root)
    lead = open_edition(root).lead
    assert new(root, PORT) == 0
    built = mkdocs(root)
    assert built.returncode and "7 passages have no note yet" in built.stderr
    notes = root / NOTES
    notes.write_text(notes.read_text("utf-8").replace("seed:", "draft: true\nseed:", 1), "utf-8")
    assert mkdocs(root).returncode == 0
    page = (root / "site/articles/port/index.html").read_text("utf-8")
    assert '<meta name="robots" content="noindex">' in page and "This is a draft." in page
    assert "vscode:" not in page
    other = (root / f"site/articles/{lead}/index.html").read_text("utf-8")
    assert "noindex" not in other and "This is a draft." not in other
    rows = table(root)
    for row in rows:
        row |= {"kind": "furniture"} if row["words"] == "By our reporter" else note_on(row["words"])
    assert put(root, rows) == 0
    notes.write_text(notes.read_text("utf-8").replace("draft: true\n", "", 1), "utf-8")
    built = mkdocs(root)
    assert built.returncode == 0, built.stderr


def test_comments_stay_whatever_becomes_of_the_value_beside_them() -> None:
    text = "a: 1 # one\nlist:\n  - x # why\n  # second\n  - y\nnote: |\n  # words\nb: 2\n"
    changes: dict[str, list[str] | None] = {"a": None, "list": ["list: [z]"], "note": ["note: n"]}
    wanted = "# one\n# why\n# second\nlist: [z]\nnote: n\nb: 2\n"
    assert change_keys(text, changes) == wanted
