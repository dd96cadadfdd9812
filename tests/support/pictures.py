"""Articles made up for their pictures, and how these are drawn on file."""

from typing import Any
from xml.etree.ElementTree import tostring

from whosays.aliases import AliasIndex
from whosays.codebook import KINDS
from whosays.edition import Article, Block, Edition, Segment
from whosays.model.notes import NotesFile
from whosays.model.practice import Exercises
from whosays.model.reference import Reference
from whosays.pages.pictures.profile import render_profile

from tests.conftest import ROOT

CASES = ROOT / "tests/cases/pictures"
LONG = "The Extraordinarily Plenipotentiary Undersecretary of Weather"
RECORD = Reference.model_validate(
    {
        "id": "record",
        "type": "webpage",
        "title": "The record",
        "publisher": "An archive",
        "issued": "2031-03-03",
        "URL": "https://example.org/record",
        "standing": "primary",
        "seen": "opened",
        "excerpts": ["Nothing here.", "It was said: word word of the agency."],
    }
)
Raw = dict[str, Any]


def note(number: int, kind: str, **more: Any) -> Raw:
    """Make a passage up: `number` decides its length."""
    own: dict[str, Raw] = {
        "sourced fact": {"source_named": False, "check": "borne out", "references": ["record"]},
        "official statement": {
            "speaker": "one",
            "manner": ["quoted", "paraphrased", "summarised"][number % 3],
            "check": "record differs",
        },
        "unattributed analysis": {
            "signal": ["unnamed-source", "cause"][number % 2],
            "evidence": "More.",
            "check": "no record found",
        },
        "attributed claim": {
            "speaker": "two",
            "manner": "quoted",
            "worth": "Was there.",
            "check": "borne out in part",
        },
    }
    text = " ".join(["word"] * (number % 7 + 1)) + "."
    base: Raw = {
        "id": f"p{number}",
        "quote": text,
        "kind": kind,
        "gist": "News.",
        "note": "A note.",
    }
    return {**base, **own[kind], **more}


def article(name: str, notes: list[Raw], **more: Any) -> Article:
    """Make an article up, each passage a paragraph of its own."""
    heard = {one.get("speaker") for one in notes}
    speakers = {
        "one": {"name": LONG, "office": "office", "states": ["North", "South"]},
        "two": {"name": "A. Expert", "office": "expert"},
    }
    file = NotesFile.model_validate(
        {
            "article": name,
            "seed": {"file": "seeds/x.txt", "sha256": "0" * 64},
            "found": {
                "publisher": "P",
                "date": "2031-03-03",
                "reference": "record",
                "remark": "R.",
            },
            "rights": "Ours.",
            "speakers": {key: one for key, one in speakers.items() if key in heard},
            "passages": notes,
            **more,
        }
    )
    blocks = tuple(
        Block("paragraph", number, (Segment(one.quote, one),))  # type: ignore[union-attr,arg-type]
        for number, one in enumerate(file.passages, start=1)
    )
    return Article(file, blocks)


def edition(*articles: Article) -> Edition:
    """Put articles into an edition of their own."""
    every = {one.id: one for one in articles}
    return Edition(
        articles=every,
        references={"record": RECORD},
        terms={},
        aliases=AliasIndex.of([]),
        exercises=Exercises(),
        lead=articles[0].id,
    )


DATED: list[Raw] = [
    {"date": "1969", "words": "Long ago.", "passages": ["p0"]},
    {"date": "2031-01-01", "words": "A year begins.", "passages": ["p0"]},
    {"date": "2031-02", "words": "A month.", "passages": ["p0"]},
    {"date": "2031-03-03", "words": "A day.", "passages": ["p0"], "dated_by_article": True},
]
EVENTS = [{"dated_by_article": False, "reference": "record", **event} for event in DATED]
WIRE = {
    "reference": "record",
    "words": "word word of the agency",
    "record": {"reference": "record", "words": "Yesterday a word was said"},
}
FACT, SAID, WROTE, CLAIM = KINDS
ARTICLES = {
    "no-statement": article("no-statement", [note(n, [FACT, WROTE][n % 2]) for n in range(2)]),
    "one-passage": article("one-passage", [note(0, WROTE)]),
    "four-hundred": article("four-hundred", [note(n, [*KINDS][n % 4]) for n in range(400)]),
    "sixty-letters": article(
        "sixty-letters",
        [note(n, SAID) for n in range(5)],
        silent=[{"name": LONG[::-1], "passages": ["p0", "p3"]}],
        events=EVENTS,
    ),
    "right-to-left": article(
        "right-to-left",
        [
            note(0, SAID, quote="أعلنت البلدية أن المكتبة ستفتح.", wire=WIRE),
            note(1, CLAIM, quote="وقالت القارئة: «كنا ننتظر».", wire=WIRE),
            note(2, FACT, quote="—"),
        ],
        language="ar",
    ),
}
DRAWN = ("no-statement", "sixty-letters", "right-to-left")
"""Whose pictures are on file."""


def draw(name: str) -> str:
    """Draw all pictures of an article, a line an element."""
    page = render_profile(edition(ARTICLES[name]), ARTICLES[name])
    return tostring(page, "unicode").replace("><", ">\n<") + "\n"
