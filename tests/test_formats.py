"""Formats: references go to reference managers and back; pages are cited by the book."""

import json

import pytest
import yaml
from whosays.edition import Edition
from whosays.formats.cite import capitalise, cite
from whosays.formats.csl import MISSING, OWN, read_references, write_csl
from whosays.model.reference import Reference
from whosays.read.document import read_yaml
from whosays.read.schema import validate


def test_csl_goes_out_and_comes_back_whole(small: Edition) -> None:
    references = list(small.references.values())
    document = read_yaml(read_references(write_csl(references)), "back")
    assert [validate(Reference, document, (n,)) for n in range(len(references))] == references


def test_csl_has_the_fields_that_zotero_reads(small: Edition) -> None:
    items = {item["id"]: item for item in json.loads(write_csl(list(small.references.values())))}
    assert items["bulletin"]["issued"] == {"date-parts": [[2031, 3, 3]]}
    assert items["lantern"]["issued"] == {"date-parts": [[2031, 3]]}
    assert items["study"]["issued"] == {"date-parts": [[2029]]}
    assert "issued" not in items["copy"]
    assert items["bulletin"]["publisher"] == "Town of Harrowmouth"
    assert items["bulletin"]["title-short"] == "Bulletin of the lines"
    assert items["lantern"]["container-title"] == "The Harrowmouth Lantern"
    assert items["broadcast"]["author"] == [
        {"family": "Vane", "given": "Odile"},
        {"family": "Ruiz"},
    ]
    assert all(not set(OWN) & set(item) for item in items.values())


@pytest.mark.parametrize(
    ("item", "entry"),
    [
        (
            {"id": "x", "citation-key": "key", "type": "book", "title": "T", "shortTitle": "S"},
            {"id": "key", "type": "book", "title": "T", "title-short": "S"},
        ),
        (
            {"id": "x", "type": "book", "title": "T", "issued": {"date-parts": [["2031", "3", 4]]}},
            {"id": "x", "type": "book", "title": "T", "issued": "2031-03-04"},
        ),
        (
            {"id": "x", "type": "book", "title": "T", "issued": {"literal": "May"}, "note": "mine"},
            {"id": "x", "type": "book", "title": "T", "issued": "May"},  # `check` asks for a date
        ),
        (
            {"id": "x", "type": "book", "title": "T", "note": 'A.\nwhosays: {"seen": "known"}\nB.'},
            {"id": "x", "type": "book", "title": "T", "seen": "known"},
        ),
    ],
    ids=["zotero’s names", "date parts as text", "a date in words", "ours in a longer note"],
)
def test_csl_of_others_is_read(item: dict[str, object], entry: dict[str, str]) -> None:
    assert yaml.safe_load(read_references(json.dumps(item))) == [entry]


def test_what_an_editor_must_add_stands_there_as_comments(small: Edition) -> None:
    text = read_references('{"id": "x", "type": "book", "title": "T"}')
    assert [line.split(":")[0] for line in text.splitlines() if "#" in line] == [
        f"  # {key}" for key in MISSING
    ]
    assert "yours to say" not in read_references(write_csl([small.references["copy"]]))


@pytest.mark.parametrize(
    "text", ["", "Dear editor", "5", '["x"]', '[{"id": "x"}]', "null", "@book{x}"]
)
def test_what_is_no_csl_json_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        read_references(text)


URL = "https://example.org/a/?b&c"
LINK = '<a href="https://example.org/a/?b&amp;c">https://example.org/a/?b&amp;c</a>'


@pytest.mark.parametrize(
    ("title", "mla", "apa", "chicago"),
    [
        (
            "The card of the office",
            f"“The Card of the Office.” <em>Who Says?</em>, 2031, {LINK}.",
            f"<em>The card of the office</em>. (2031). Who Says? {LINK}",
            f"Who Says? 2031. “The Card of the Office.” {LINK}.",
        ),
        (
            "Who says so?",
            f"“Who Says So?” <em>Who Says?</em>, 2031, {LINK}.",
            f"<em>Who says so?</em> (2031). Who Says? {LINK}",
            f"Who Says? 2031. “Who Says So?” {LINK}.",
        ),
        (
            "Fish & <b>chips</b>",
            f"“Fish &amp; &lt;B&gt;chips&lt;/b&gt;.” <em>Who Says?</em>, 2031, {LINK}.",
            f"<em>Fish &amp; &lt;b&gt;chips&lt;/b&gt;</em>. (2031). Who Says? {LINK}",
            f"Who Says? 2031. “Fish &amp; &lt;B&gt;chips&lt;/b&gt;.” {LINK}.",
        ),
    ],
    ids=["plain", "question", "escaped"],
)
def test_a_page_is_cited(title: str, mla: str, apa: str, chicago: str) -> None:
    cited = cite(URL, title, "Who Says?", "2031")
    assert cited == {"MLA": mla, "APA": apa, "Chicago": chicago}


def test_a_site_without_an_end_gets_one() -> None:
    assert cite(URL, "A", "The Site", "2031")["Chicago"].startswith("The Site. 2031. “A.”")


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("the art of the possible", "The Art of the Possible"),
        ("what it is made of", "What It Is Made Of"),
        ("“fair and final”", "“Fair and Final”"),
        ("one-sided words", "One-sided Words"),
        ("U.S. and NATO", "U.S. and NATO"),
    ],
)
def test_a_headline_has_capitals(title: str, headline: str) -> None:
    assert capitalise(title) == headline
