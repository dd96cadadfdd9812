"""The edition that this repository publishes, whatever its articles: what must hold of any."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from whosays.cli import SCHEMA
from whosays.edition import Edition
from whosays.read.document import read_yaml
from whosays.read.files import read_permalinks
from whosays.read.schema import SCHEMAS, json_schema

from tests.conftest import DOWNLOADS, ROOT, SMALL, Visit, build_with_zensical, copy_own
from tests.support.accessibility import HALVES, pages_of, troubles
from tests.support.html_text import assert_same, marked_text
from tests.test_site import fetched_from_elsewhere, ids_given_twice


@pytest.fixture
def site(own_site: Path) -> Path:
    return own_site


@pytest.fixture
def address(own_address: str) -> str:
    return own_address


def test_all_addresses_are_pinned(own: Edition) -> None:
    every = [f"{a.id}#{note.id}" for a in own.articles.values() for note in a.notes]
    assert sorted(read_permalinks(ROOT)) == sorted(every), "run `whosays pin`"


def test_not_a_letter_of_an_article_is_changed(site: Path, own: Edition) -> None:
    for article in own.articles.values():
        seed = (ROOT / article.file.seed.file).read_text("utf-8")
        page = (site / f"articles/{article.id}/index.html").read_text("utf-8")
        assert marked_text(page) == "".join(seed.split())
        assert page.count('="ws-note ') == page.count('="ws-passage ') == len(article.notes)


@pytest.mark.slow
def test_both_hosts_show_the_same(site: Path, tmp_path: Path) -> None:
    other = build_with_zensical(copy_own(tmp_path))
    assert "has no files" in (other / DOWNLOADS).read_text("utf-8")
    pages = {page.relative_to(site) for page in site.rglob("index.html")}
    for page in sorted(pages - {DOWNLOADS}):
        assert_same(other, site, page)


def test_no_id_is_given_twice_on_a_page(site: Path) -> None:
    assert ids_given_twice(site) == []


def test_nothing_is_fetched_from_elsewhere(site: Path) -> None:
    assert fetched_from_elsewhere(site) == []


def test_every_page_says_at_its_foot_who_runs_the_site(site: Path) -> None:
    assert 'id="who-runs-this-site"' in (site / "about/index.html").read_text("utf-8")
    for page in site.rglob("index.html"):
        foot = page.read_text("utf-8").partition('<footer class="md-footer">')[2]
        (address,) = re.findall(r'href="([^"]*)#who-runs-this-site"', foot)
        assert (page.parent / address).resolve() == site / "about", page


@pytest.mark.edition
@pytest.mark.parametrize("name", SCHEMAS)
def test_the_published_schema_is_the_model(name: str) -> None:
    published = json.loads((ROOT / SCHEMA.format(name=name)).read_text("utf-8"))
    assert published == json_schema(name), "run `whosays schema`"


def data_files() -> Iterator[tuple[str, str]]:
    """Give every file that names its schema, and the schema's name."""
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


@pytest.mark.parametrize(("half", "width", "scheme"), HALVES)
def test_pages_are_accessible_and_ask_nobody_else(
    visit: Visit, address: str, every_page: bool, half: int, width: int, scheme: str
) -> None:
    pages = pages_of(ROOT / "docs", every=every_page, beyond=SMALL / "docs")
    page = visit("", width, color_scheme=scheme)
    assert troubles(page, address, pages if every_page else pages[half::2]) == {}
