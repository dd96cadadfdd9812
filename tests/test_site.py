"""The small edition as a site: its articles whole and unchanged, in both hosts."""

import hashlib
import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from markdown import Markdown
from whosays import plugin
from whosays.edition import Edition
from whosays.pages.sets import menu_page
from whosays.syntax import DIRECTIVES

from tests.conftest import SMALL, build, copy_small
from tests.support.first_load import weight
from tests.support.html_text import marked_text, words_of
from tests.support.mistakes import changed
from tests.support.processes import end, run

SITE_ZIP = "downloads/the-small-edition.zip"
"""The whole site once more, for a disk."""


def page_of(site: Path, article: str) -> str:
    return (site / f"articles/{article}/index.html").read_text("utf-8")


def test_the_small_edition_shows_everything() -> None:
    pages = "\n".join(path.read_text("utf-8") for path in (SMALL / "docs").rglob("*.md"))
    shown = set(re.findall(r"(?m)^::: ([a-z-]+)", pages))
    assert shown == set(DIRECTIVES)


def test_each_passage_has_one_note_and_one_address(site: Path, small: Edition) -> None:
    for article in small.articles.values():
        page = page_of(site, article.id)
        ids = [note.id for note in article.notes]
        assert re.findall(r'class="ws-number [^>]*href="#([^"]+)"', page) == ids
        assert re.findall(r'class="ws-body" id="([^"]+)"', page) == ids
        for one in ids:
            assert page.count(f'id="{one}"') == 1
            assert f'href="#{one}"' in page


@pytest.mark.slow
def test_properdocs_builds_the_same_files(site: Path, tmp_path: Path) -> None:
    pytest.importorskip("properdocs")
    other = tmp_path / "site"
    done = build(copy_small(tmp_path), "properdocs", "--strict", "--site-dir", str(other))
    assert done.returncode == 0, done.stderr
    assert contents(other) == contents(site)


def contents(site: Path) -> dict[str, bytes]:
    """Return what a site has by its path, without the builder's name; a zip is opened.

    The zip is larger by that name, and the page of downloads says its size; search has that page.
    """
    found: dict[str, bytes] = {}
    for path in (path for path in site.rglob("*") if path.is_file()):
        name = path.relative_to(site).as_posix()
        if name == SITE_ZIP:
            with zipfile.ZipFile(path) as files:
                found |= {f"{name}/{one}": unsigned(files.read(one)) for one in files.namelist()}
        elif name != "about/downloads/index.html" and not name.startswith("search/"):
            found[name] = unsigned(path.read_bytes())
    return found


def unsigned(content: bytes) -> bytes:
    """Take the tag out of a page by which its builder gives its name."""
    return re.sub(rb'<meta name="generator"[^>]*>', b"", content)


def test_a_fork_elsewhere_has_its_own_address_in_every_page(site: Path) -> None:
    for page in site.rglob("index.html"):
        place = page.relative_to(site).as_posix().removesuffix("index.html")
        address = f"https://example.org/a-fork/{place}"
        assert f'rel="canonical" href="{address}"' in page.read_text("utf-8")


def test_every_page_lights_its_tab_and_what_the_menu_leaves_out_leads_back(site: Path) -> None:
    tab = re.compile(r'md-tabs__item--active">\s*<a href="([^"]+)"')
    back = re.compile(r'<nav class="md-path" aria-label="Back">\s*<a href="([^"]+)"')
    beyond = [*site.glob("articles/*/index.html"), *site.glob("glossary/*/index.html")]
    assert len(beyond) > 5
    for page in site.rglob("index.html"):
        text = page.read_text("utf-8")
        assert len(tab.findall(text)) == 1, page
        assert back.findall(text) == (["../"] if page in beyond else []), page
        if page in beyond:
            assert tab.findall(text) == ["../"], page


@pytest.mark.parametrize(
    ("page", "above"),
    [
        ("about/references-2.md", "about/references.md"),
        ("practice/warm-up-a-strike.md", "practice/warm-up.md"),
        ("glossary/wildcat-strike.md", "glossary/index.md"),
    ],
)
def test_a_part_is_below_its_whole_and_other_pages_below_their_list(page: str, above: str) -> None:
    listed = ["glossary/index.md", "about/references.md", "practice/warm-up.md"]
    assert menu_page(page, listed) == above


def test_feed_readers_find_the_feed_from_every_page(site: Path) -> None:
    feed = re.compile(
        r'<link rel="alternate feed" type="application/atom\+xml" [^>]*href="([^"]+)"'
    )
    for page in site.rglob("index.html"):
        (address,) = feed.findall(page.read_text("utf-8"))
        assert (page.parent / address).resolve() == (site / "downloads/news.atom").resolve()


def test_every_page_of_a_public_site_can_be_cited(site: Path) -> None:
    for page in site.rglob("index.html"):
        assert page.read_text("utf-8").count('class="ws-cite ws-plain"') == 1, page
    card = (site / "classroom/card/index.html").read_text("utf-8")
    assert "“Card.” <em>The small edition</em>, 2031, " in card


def test_a_lost_page_leads_to_the_article_and_to_search(site: Path) -> None:
    page = (site / "404.html").read_text("utf-8").partition("<h1>")[2]
    links = re.findall(r'<li><a href="([^"]+)">', page.partition("</ul>")[0])
    assert links == ["/a-fork/.", "/a-fork/articles/strike/", "/a-fork/about/search/"]


def test_machines_are_told_what_it_is(site: Path) -> None:
    page = page_of(site, "library")
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert found
    data = json.loads(found.group(1))
    assert data["@type"] == "Article" and data["inLanguage"] == "ar"
    assert data["headline"] == "مكتبة ميناء النور تفتح أبوابها من جديد"
    assert data["publisher"]["name"] == "A town’s gazette"
    assert data["datePublished"] == "2032" and data["url"] == "https://example.org/gazette"
    assert data["subjectOf"]["commentCount"] == 4
    for name in ("og:title", "og:description", "og:image", "og:url"):
        assert f'property="{name}"' in page
    picture = re.search(r'property="og:image" content="([^"]+)"', page)
    assert picture and picture.group(1).startswith("http")


def test_the_machine_is_light(site: Path) -> None:
    assets = site / "assets"
    for script in assets.glob("*.js"):  # practice.js waits for a teacher, and numbers as paper does
        assert weight(script) <= 7_150, script.name
    for style in assets.glob("*.css"):
        assert weight(style) <= 7_500, style.name
    assert sum(font.stat().st_size for font in (assets / "fonts").glob("*.woff2")) <= 70_000
    assert (assets / "share.png").stat().st_size < 300_000


STRANGE = "A <b>b</b> & *c* _d_ # e [f](g) | `h` \\ i ![j] &amp; k 🛰️ e\u0301 مرحبا ::: [[drill]]"


@pytest.mark.parametrize(
    "extensions", [["whosays"], ["toc", "tables", "attr_list", "md_in_html", "whosays"]]
)
def test_text_that_looks_like_markup_appears_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, extensions: list[str]
) -> None:
    root = tmp_path / "edition"
    new = "The talks were held on 3 May,"
    changed(root, [
        {"file": "seeds/talks.txt", "replace": new, "with": f"{STRANGE},"},
        {"file": "docs/notes/talks.yml", "replace": new, "with": f"'{STRANGE},'"},
        {"file": "docs/notes/talks.yml", "replace": "why: “3 May”", "with": "why: “c”"},
    ])  # fmt: skip
    seed = (root / "seeds/talks.txt").read_bytes()
    notes = root / "docs/notes/talks.yml"
    digest = hashlib.sha256(seed).hexdigest()
    notes.write_text(re.sub(r"[0-9a-f]{64}", digest, notes.read_text("utf-8")), "utf-8")
    monkeypatch.chdir(root)
    page = Markdown(extensions=extensions).convert("::: article talks")
    assert marked_text(page) == "".join(seed.decode().split())
    for directive in ("predict", "class-view", "answer-key", "present"):
        page = Markdown(extensions=extensions).convert(f"::: {directive} talks")
        assert "".join(STRANGE.split()) in words_of(page)


@pytest.mark.browser
def test_a_mistake_while_serving_is_a_page_of_sentences_and_the_server_goes_on(
    tmp_path: Path,
) -> None:
    project = copy_small(tmp_path)
    notes = project / "docs/notes/strike.yml"
    good = notes.read_text("utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path / "log"
    page = f"http://127.0.0.1:{port}/articles/strike/"
    with log.open("w") as output:
        server = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}",
             "--watch", str(project / "docs")],
            cwd=project, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": ""},
        )  # fmt: skip
        try:
            wait_for("Serving on", lambda: log.read_text("utf-8"))
            (project / "docs/about/plan.png").symlink_to("plan.png")
            notes.write_text(good.replace("gist: We count two.", "gits: We count two."), "utf-8")
            wait_for("Did you mean “gist”?", lambda: log.read_text("utf-8"))
            wait_for("3 faults in the files", lambda: read(page))
            wait_for("docs/notes/strike.yml:96", lambda: read(page))
            assert RESTART not in log.read_text("utf-8")
            os.utime(plugin.__file__)
            (project / "docs/about/plan.png").unlink()
            notes.write_text(good.replace("gist: We count two.", "gist: We count a pair."), "utf-8")
            wait_for("We count a pair.", lambda: read(page))
            assert RESTART in log.read_text("utf-8")
            assert "Traceback" not in log.read_text("utf-8")
        finally:
            end(server)


RESTART = "the program’s code has changed: stop this command and start it again"
REBUILDS = """
import gc, sys
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.structure.pages import Page
for _ in range(4):
    config = load_config(site_dir=sys.argv[1], strict=True)
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)
gc.unfreeze()
print(sum(isinstance(one, Page) for one in gc.get_objects()))
"""
"""Builds as `mkdocs serve` does, and says how many pages are still in memory."""


@pytest.mark.slow
def test_a_build_leaves_nothing_in_memory_when_the_next_begins(tmp_path: Path) -> None:
    project = copy_small(tmp_path)
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": ""}
    done = run(sys.executable, "-c", REBUILDS, tmp_path / "site", cwd=project, env=environment)
    assert done.returncode == 0, done.stderr
    pages = len(list((project / "docs").rglob("*.md")))
    assert pages <= int(done.stdout) <= 2 * pages, "the last build’s, and the one’s before it"


def read(address: str) -> str:
    with urllib.request.urlopen(address, timeout=20) as answer:
        return str(answer.read().decode())


def wait_for(words: str, look: Callable[[], str]) -> None:
    """Look until the words are there, or fail with what is."""
    until = time.monotonic() + 60
    while words not in (found := look()):
        assert time.monotonic() < until, found
        time.sleep(0.1)
