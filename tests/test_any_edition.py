"""What must hold of any edition: the small one, and the one that this repository publishes."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from whosays.cli import SCHEMA, main
from whosays.edit.folder import THEME
from whosays.edition import Edition
from whosays.read.document import read_yaml
from whosays.read.files import read_permalinks
from whosays.read.schema import SCHEMAS, json_schema

from tests.conftest import ROOT, SMALL, Visit, build, copy_own, copy_small
from tests.support.accessibility import HALVES, pages_of, troubles
from tests.support.html_text import assert_same, marked_text

DOWNLOADS = Path("about/downloads/index.html")
"""The one page that differs: a host without our plugin writes no files, and its page says so."""
ROOTS = {"small": SMALL, "own": ROOT}


@pytest.fixture(params=["small", pytest.param("own", marks=pytest.mark.slow)])
def name(request: pytest.FixtureRequest) -> str:
    """Return the name of each of the two editions."""
    return str(request.param)


@pytest.fixture
def site(name: str, request: pytest.FixtureRequest) -> Path:
    found: Path = request.getfixturevalue(f"{name}_site")
    return found


@pytest.fixture
def address(name: str, request: pytest.FixtureRequest) -> str:
    return str(request.getfixturevalue(f"{name}_address"))


def test_not_a_letter_of_an_article_is_changed(
    name: str, site: Path, request: pytest.FixtureRequest
) -> None:
    edition: Edition = request.getfixturevalue(name)
    for article in edition.articles.values():
        seed = (ROOTS[name] / article.file.seed.file).read_text("utf-8")
        page = (site / f"articles/{article.id}/index.html").read_text("utf-8")
        assert marked_text(page) == "".join(seed.split())
        assert page.count('="ws-note ') == page.count('="ws-passage ') == len(article.notes)


def test_no_id_is_given_twice_on_a_page(site: Path) -> None:
    """But for the theme's own."""
    for page in site.rglob("*.html"):
        ids = re.findall(r'\sid="(?!__)([^"]+)"', page.read_text("utf-8"))
        assert sorted(ids) == sorted({*ids}), page


def test_nothing_is_fetched_from_elsewhere(site: Path) -> None:
    fetched = re.compile(r'<(?:script|link|img|iframe|source)[^>]+(?:src|href)="(https?:)?//[^"]+"')
    for page in site.rglob("*.html"):
        found = fetched.finditer(page.read_text("utf-8"))
        assert [one[0] for one in found if 'rel="canonical"' not in one[0]] == [], page


def build_with_zensical(project: Path) -> Path:
    """Build a project with the host that runs no plugins; return the site's folder."""
    config = project / "mkdocs.yml"
    text = config.read_text("utf-8")
    named = text.replace("  name: material\n", "  name: material\n  custom_dir: overrides\n")
    config.write_text(named, "utf-8")
    assert main(["unpack", "-f", str(config)]) == 0
    assert main(["check", "-f", str(config)]) == 0
    done = build(project, "zensical", "--strict")
    assert done.returncode == 0, done.stdout + done.stderr
    return project / "site"


@pytest.mark.slow
def test_zensical_shows_what_mkdocs_shows(name: str, site: Path, tmp_path: Path) -> None:
    other = build_with_zensical(copy_small(tmp_path) if name == "small" else copy_own(tmp_path))
    assert "has no files" in (other / DOWNLOADS).read_text("utf-8")
    pages = {page.relative_to(site) for page in site.rglob("index.html")}
    assert len(pages) > 25
    for page in sorted(pages - {DOWNLOADS}):
        assert_same(other, site, page)
    for asset in (THEME / "assets").rglob("*.*"):
        copied = other / "assets" / asset.relative_to(THEME / "assets")
        assert copied.read_bytes() == asset.read_bytes()
    home = (other / "index.html").read_text("utf-8")
    assert "assets/whosays.css" in home and "assets/whosays.js" in home


@pytest.mark.parametrize(("half", "width", "scheme"), HALVES)
def test_pages_are_accessible_and_ask_nobody_else(
    visit: Visit, name: str, address: str, every_page: bool, half: int, width: int, scheme: str
) -> None:
    beyond = SMALL / "docs" if name == "own" else None
    pages = pages_of(ROOTS[name] / "docs", every=every_page, beyond=beyond)
    page = visit("", width, color_scheme=scheme)
    assert troubles(page, address, pages if every_page else pages[half::2]) == {}


# What this repository publishes


def test_all_addresses_are_pinned(own: Edition) -> None:
    every = [f"{a.id}#{note.id}" for a in own.articles.values() for note in a.notes]
    assert sorted(read_permalinks(ROOT)) == sorted(every), "run `whosays pin`"


def test_every_page_says_at_its_foot_who_runs_the_site(own_site: Path) -> None:
    assert 'id="who-runs-this-site"' in (own_site / "about/index.html").read_text("utf-8")
    for page in own_site.rglob("index.html"):
        foot = page.read_text("utf-8").partition('<footer class="md-footer">')[2]
        (address,) = re.findall(r'href="([^"]*)#who-runs-this-site"', foot)
        assert (page.parent / address).resolve() == own_site / "about", page


@pytest.mark.edition
@pytest.mark.parametrize("name", SCHEMAS)
def test_the_published_schema_is_the_model(name: str) -> None:
    published = json.loads((ROOT / SCHEMA.format(name=name)).read_text("utf-8"))
    assert published == json_schema(name), "run `whosays schema`"


def data_files() -> Iterator[tuple[str, str]]:
    """Return every file that names its schema, and the schema's name."""
    for path in (ROOT / "docs/notes").glob("*.yml"):
        yield path.relative_to(ROOT).as_posix(), "notes"
    yield "docs/references.yml", "references"
    yield "docs/practice/items.yml", "items"


@pytest.mark.edition
@pytest.mark.parametrize(("path", "schema"), [*data_files()])
def test_editors_find_the_schema_and_no_fault(path: str, schema: str) -> None:
    text = (ROOT / path).read_text("utf-8")
    if schema == "notes":
        assert text.startswith("# yaml-language-server: $schema=notes.schema.json\n")
    value = read_yaml(text, path).value
    assert list(Draft202012Validator(json_schema(schema)).iter_errors(value)) == []
