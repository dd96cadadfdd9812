"""The built site: the article whole and unchanged, in both hosts, within its budgets."""

import gzip
import html
import json
import re
import subprocess
import time
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown import Markdown
from whosays.edition import Edition

from tests.conftest import ROOT, build, copy_project
from tests.test_faults import changed

PAGE = "articles/russia-china-talks/index.html"


class Marked(HTMLParser):
    """Collects the text of elements that bear one of two data attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = 0
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = {name for name, _ in attrs}
        if self.depth or names & {"data-passage", "data-furniture"}:
            self.depth += 1

    def handle_endtag(self, tag: str) -> None:
        self.depth = max(0, self.depth - 1)

    def handle_data(self, data: str) -> None:
        if self.depth:
            self.text += data


def marked_text(page: str) -> str:
    """Give the article as a page marks it, white space aside."""
    parser = Marked()
    parser.feed(page)
    return "".join(parser.text.split())


def text_of(page: str) -> str:
    """Take the tags out of a page."""
    return re.sub(r"</?[a-z][^<>]*>", "", page)


def test_no_id_is_given_twice_on_a_page(site: Path) -> None:
    for page in site.rglob("*.html"):
        ids = re.findall(r'\sid="([^"]+)"', page.read_text("utf-8"))
        own = [one for one in ids if not one.startswith("__")]
        assert len(own) == len(set(own)), page


def test_an_attributed_claim_is_shown_everywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "edition"
    changed(root, [
        {
            "file": "docs/notes/talks.yml",
            "replace": "    kind: unattributed analysis\n    signal: unnamed-source\n",
            "with": "    kind: attributed claim\n    speaker: expert\n    manner: quoted\n"
            "    worth: She counts drills.\n",
        },
        {"file": "docs/notes/talks.yml", "replace": "    evidence: A name.\n", "with": ""},
        {
            "file": "docs/notes/talks.yml",
            "replace": "speakers:\n",
            "with": "speakers:\n  expert: {name: A. Expert, office: researcher}\n",
        },
    ])  # fmt: skip
    monkeypatch.chdir(root)
    article = Markdown(extensions=["whosays"]).convert("::: article talks")
    assert "She counts drills." in article and 'data-kind="attributed-claim"' in article
    assert 'id="ws-show-attributed-claim"' in article
    key = Markdown(extensions=["whosays"]).convert("::: answer-key talks")
    assert "It is put in the mouth of A. Expert (researcher)" in key
    predict = Markdown(extensions=["whosays"]).convert("::: predict talks")
    assert "Analysts see joint drills" in predict


def article_of(page: str) -> str:
    """Cut the article out of a page."""
    start = page.index('<div class="ws-article"')
    return page[start : page.index('<script type="application/ld+json">', start)]


def gz(*paths: Path) -> int:
    """Give the size of files as a server sends them, in bytes."""
    return sum(len(gzip.compress(path.read_bytes(), 6)) for path in paths)


def test_not_a_letter_of_the_article_is_changed(site: Path) -> None:
    seed = (ROOT / "seeds/russia-china-talks.txt").read_text("utf-8")
    assert marked_text((site / PAGE).read_text("utf-8")) == "".join(seed.split())


def test_text_that_looks_like_markup_appears_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    strange = (
        "A <b>b</b> & *c* _d_ # e [f](g) | `h` \\ i ![j] &amp; k 🛰️ e\u0301 مرحبا ::: [[drill]]"
    )
    root = tmp_path / "edition"
    new = "The talks were held on 3 May,"
    changed(root, [
        {"file": "seeds/talks.txt", "replace": new, "with": f"{strange},"},
        {"file": "docs/notes/talks.yml", "replace": new, "with": f"'{strange},'"},
    ])  # fmt: skip
    seed = (root / "seeds/talks.txt").read_bytes()
    notes = root / "docs/notes/talks.yml"
    import hashlib

    digest = hashlib.sha256(seed).hexdigest()
    notes.write_text(re.sub(r"[0-9a-f]{64}", digest, notes.read_text("utf-8")), "utf-8")
    monkeypatch.chdir(root)
    plain = "".join(seed.decode().split())
    for extensions in (["whosays"], ["toc", "tables", "attr_list", "md_in_html", "whosays"]):
        page = Markdown(extensions=extensions).convert("::: article talks")
        assert marked_text(page) == plain
        for directive in ("predict", "class-view", "answer-key"):
            page = Markdown(extensions=extensions).convert(f"::: {directive} talks")
            assert "".join(strange.split()) in "".join(html.unescape(text_of(page)).split())


def test_each_passage_has_one_note_and_one_address(site: Path, edition: Edition) -> None:
    page = (site / PAGE).read_text("utf-8")
    notes = edition.articles["russia-china-talks"].notes
    assert re.findall(r'data-passage="([^"]+)"', page) == [note.id for note in notes]
    assert re.findall(r'data-note="([^"]+)"', page) == [note.id for note in notes]
    for note in notes:
        assert page.count(f'id="{note.id}"') == 1
        assert f'href="#{note.id}"' in page


def test_all_ids_are_pinned(edition: Edition) -> None:
    pinned = (ROOT / "docs/notes/permalinks.txt").read_text("utf-8").splitlines()
    every = [f"{a.id}#{note.id}" for a in edition.articles.values() for note in a.notes]
    assert sorted(pinned) == sorted(every), "run `whosays pin`"


def test_both_hosts_show_the_same_article(site: Path, tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    done = build(project, "zensical", "--strict")
    assert done.returncode == 0, done.stdout + done.stderr
    theirs = (project / "site" / PAGE).read_text("utf-8")
    ours = (site / PAGE).read_text("utf-8")
    assert squeeze(article_of(theirs)) == squeeze(article_of(ours))


def squeeze(page: str) -> str:
    """Take away what hosts may differ in: white space between tags, and how links are spelt."""
    page = re.sub(r"\s+", " ", html.unescape(page))
    page = re.sub(r"> <", "><", page)
    return re.sub(r'href="(?:\.\./)+([^"]*?)(?:index\.html)?"', r'href="\1"', page)


def test_budgets(site: Path) -> None:
    assets = site / "assets"
    assert gz(site / PAGE) <= 60_000
    assert gz(assets / "article.js", assets / "terms.js", assets / "theme.js") <= 4_000
    shared = (assets / "element.js", assets / "file.js")
    assert gz(assets / "practice.js", *shared) <= 8_000
    assert gz(assets / "class.js", *shared) <= 8_000
    assert gz(assets / "whosays.css") <= 6_000
    assert sum(font.stat().st_size for font in (assets / "fonts").glob("*.woff2")) <= 70_000


def test_nothing_is_fetched_from_elsewhere(site: Path) -> None:
    fetched = re.compile(r'<(?:script|link|img|iframe|source)[^>]+(?:src|href)="(https?://[^"]+)"')
    for page in site.rglob("*.html"):
        for tag, address in (
            (m.group(), m.group(1)) for m in fetched.finditer(page.read_text("utf-8"))
        ):
            assert 'rel="canonical"' in tag, f"{page}: {address}"


def test_machines_are_told_what_it_is(site: Path) -> None:
    page = (site / PAGE).read_text("utf-8")
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert found
    data = json.loads(found.group(1))
    assert data["@type"] == "Article"
    assert data["headline"].startswith("Russia and China Hold “Substantive” Military Talks")
    assert data["publisher"]["name"] == "The Asia Live"
    for name in ("og:title", "og:description", "og:image", "og:url"):
        assert f'property="{name}"' in page
    picture = re.search(r'property="og:image" content="([^"]+)"', page)
    assert picture and picture.group(1).startswith("http")
    assert (site / "assets/share.png").stat().st_size < 300_000


def test_the_schema_is_the_one_the_notes_name(site: Path) -> None:
    from jsonschema import Draft202012Validator
    from whosays.model import NotesFile
    from whosays.read.document import read_yaml

    text = (ROOT / "docs/notes/russia-china-talks.yml").read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=notes.schema.json\n")
    published = json.loads((site / "notes/notes.schema.json").read_text("utf-8"))
    assert published == NotesFile.model_json_schema(by_alias=True), "run `whosays schema`"
    notes = read_yaml(text, "notes").value
    assert not list(Draft202012Validator(published).iter_errors(notes))
    notes["passages"][0]["gits"] = notes["passages"][0].pop("gist")
    assert list(Draft202012Validator(published).iter_errors(notes))


def test_a_mistake_while_serving_is_a_sentence_and_the_server_goes_on(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    notes = project / "docs/notes/russia-china-talks.yml"
    good = notes.read_text("utf-8")
    import os
    import socket
    import sys
    import urllib.request

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path / "log"
    with log.open("w") as output:
        server = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=project, stdout=output, stderr=subprocess.STDOUT,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": ""},
        )  # fmt: skip
        try:
            wait_for(log, "Serving on")
            notes.write_text(
                good.replace("gist: Talks happened.", "gits: Talks happened."), "utf-8"
            )
            wait_for(log, "did you mean “gist”?")
            assert "Traceback" not in log.read_text("utf-8")
            notes.write_text(good.replace("gist: Talks happened.", "gist: Talks went on."), "utf-8")
            page = f"http://127.0.0.1:{port}/articles/russia-china-talks/"
            for _ in range(100):
                with urllib.request.urlopen(page, timeout=20) as answer:
                    if "Talks went on." in answer.read().decode():
                        break
                time.sleep(0.2)
            else:
                raise AssertionError("the mended note did not appear")
        finally:
            server.terminate()
            server.wait(10)


def wait_for(log: Path, words: str) -> None:
    """Wait until a log has the words, or fail with the log."""
    for _ in range(150):
        if words in log.read_text("utf-8"):
            return
        time.sleep(0.2)
    raise AssertionError(log.read_text("utf-8"))
