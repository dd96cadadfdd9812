"""The words of the pages: one word for each thing, and links to headings that keep working."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from whosays.edition import Edition
from whosays.read.schema import SCHEMAS, json_schema

from tests.conftest import ROOT
from tests.support.html_text import main_of
from tests.support.mistakes import read_case

BANNED: dict[str, str] = yaml.safe_load((ROOT / "tests/cases/banned.yml").read_text("utf-8"))
"""What no page says, as a regular expression, and what it says instead."""
HEADINGS = ROOT / "tests/cases/headings.txt"
SCRIPTS = sorted((ROOT / "hooks/whosays/theme/assets").glob("*.js"))
FAULTS = sorted((ROOT / "tests/cases/faults").glob("*.yml"))
QUOTED = re.compile(r"“[^”]*”|‘[^’]*’(?!\w)")
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
SKIPPED = {"blockquote", "code", "pre", "q", "script", "style", "ins", "del"}
OTHERS = {"ws-text", "ws-passage", "ws-entry", "ws-references", "ws-trail", "ws-lines"}
"""Parts with other people's words: the article's, and those of the records."""
REPEATED = "md-nav--secondary"
"""A page's table of contents: its headings without their `code`, which are read where they are."""


class Ours(HTMLParser):
    """Collects the words that are ours, those in labels for screen readers among them."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[bool] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        others = bool((OTHERS | {REPEATED}) & set((given.get("class") or "").split()))
        foreign = tag != "html" and given.get("lang", "en") != "en"
        titles = given.get("data-narrow") == "references" or "data-link" in given
        skip = tag in SKIPPED or others or foreign or titles or any(self.open)
        if not skip:
            self.words += [given[name] or "" for name in ("aria-label", "alt") if name in given]
            if tag == "meta" and given.get("name") == "description":
                self.words.append(given["content"] or "")
        if tag not in VOID:
            self.open.append(skip)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if not any(self.open):
            self.words.append(data)


def our_words(page: str) -> str:
    """Return the words of a page without what it quotes."""
    parser = Ours()
    parser.feed(page)
    text = " ".join(" ".join(parser.words).split())
    return QUOTED.sub("“”", text)


def banned_in(text: str) -> list[str]:
    """Return each banned phrase of a text, with some words around it and what to write instead."""
    return [
        f"…{text[max(0, found.start() - 40) : found.end() + 20]}… → {instead}"
        for phrase, instead in BANNED.items()
        for found in re.finditer(rf"\b(?:{phrase})\b", text, re.IGNORECASE)
    ]


@pytest.mark.slow
@pytest.mark.parametrize("which", ["small_site", "own_site"])
def test_no_page_has_a_banned_phrase(which: str, request: pytest.FixtureRequest) -> None:
    site = request.getfixturevalue(which)
    found = {
        page.relative_to(site).as_posix(): phrases
        for page in sorted(site.rglob("*.html"))
        if (phrases := banned_in(our_words(page.read_text("utf-8"))))
    }
    assert found == {}


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_no_script_says_a_banned_phrase(script: Path) -> None:
    code = re.sub(r"(?m)^ *//.*$|\$\{[^{}]*\}", "…", script.read_text("utf-8"))
    said = re.findall(r'"[^"\n]* [^"\n]*"|`[^`\n]* [^`\n]*`', code)
    assert banned_in("\n".join(one for one in said if "ws-" not in one)) == []


def test_no_message_has_a_banned_phrase() -> None:
    said = "\n".join(sentence for path in FAULTS for sentence in read_case(path)["says"])
    said = re.sub(r"\bsignal(?=:| “)", "…", said)  # the key has this name
    assert banned_in(QUOTED.sub("“”", said)) == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_no_description_of_a_key_has_a_banned_phrase(name: str) -> None:
    said = re.findall(r'"description": "((?:[^"\\]|\\.)*)"', json.dumps(json_schema(name)))
    assert said
    assert banned_in(re.sub(r"`[^`]*`", "…", "\n".join(said))) == []


def test_what_a_page_quotes_may_have_a_banned_phrase() -> None:
    page = (
        "<p>He said “it rests on us”.</p><blockquote>It rests on us.</blockquote><br><p>It {}</p>"
    )
    assert banned_in(our_words(page.format("is so."))) == []
    assert len(banned_in(our_words(page.format("rests on him.")))) == 1


@pytest.mark.edition
def test_every_heading_keeps_the_id_that_was_handed_out(own_site: Path, own: Edition) -> None:
    """Ids may be added: then add them to the list. None may disappear."""
    lost = []
    for line in HEADINGS.read_text("utf-8").splitlines():
        place, _, ids = line.partition(": ")
        path = own_site / place / "index.html"
        there = set(ids_of(path.read_text("utf-8"))) if path.exists() else set()
        lost += [f"{place}/#{one}" for one in ids.split() if one not in there]
    assert lost == [], "keep them, as in `## New words { #old-id }`"


def ids_of(page: str) -> list[str]:
    """Return the ids in the main part of a page, without those of the theme."""
    return [one for one in re.findall(r'\bid="([^"]+)"', main_of(page)) if one[:2] != "__"]
