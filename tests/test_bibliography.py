"""References go to reference managers and back."""

import importlib.util
import json
from pathlib import Path

import bibtexparser
import pytest
import yaml
from whosays.__main__ import main
from whosays.bibliography import read_entries, write_bibtex, write_csl
from whosays.cite import cite
from whosays.edition import Edition
from whosays.model import Reference

from tests.conftest import ROOT


def test_csl_goes_out_and_comes_back_whole(edition: Edition) -> None:
    references = list(edition.references.values())
    back = [
        Reference.model_validate(e) for e in yaml.safe_load(read_entries(write_csl(references)))
    ]
    assert back == references


def test_csl_has_the_fields_that_zotero_reads(edition: Edition) -> None:
    items = {item["id"]: item for item in json.loads(write_csl(list(edition.references.values())))}
    item = items["merics-2024-07-09"]
    assert item["issued"] == {"date-parts": [[2024, 7, 9]]}
    assert item["publisher"] == "MERICS"
    assert items["swp-2024-rp06"]["author"] == [{"family": "Kluge", "given": "Janis"}]
    assert items["asialive-2024-10-15"]["container-title"].startswith("The Asia Live")


def test_bibtex_is_read_by_a_real_parser(edition: Edition) -> None:
    references = list(edition.references.values())
    entries = bibtexparser.loads(write_bibtex(references)).entries
    assert {entry["ID"] for entry in entries} == {reference.id for reference in references}
    assert all(entry["url"].startswith("http") for entry in entries)


def test_bibtex_comes_back_as_entries(edition: Edition) -> None:
    text = write_bibtex([edition.references["swp-2024-rp06"]])
    (entry,) = yaml.safe_load(read_entries(text))
    assert entry["id"] == "swp-2024-rp06" and entry["issued"] == "2024-05"


def test_a_file_that_is_neither_gets_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "x.json").write_text("Dear editor", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["references", "--from", "x.json"]) == 1
    assert "x.json: is neither CSL JSON nor BibTeX" in capsys.readouterr().err


def test_pages_are_cited_each_alone() -> None:
    pages = (("https://example.org/a/", "The Quad"), ("https://example.org/b/", "NATO"))
    cited = cite(pages, "Who Says?", "2026")
    quad = cited["https://example.org/a/"]
    assert set(quad) == {"MLA", "APA", "Chicago"}
    assert "<span>“The Quad.”</span> <em>Who Says?</em>, 2026" in quad["MLA"]
    assert quad["APA"].startswith("<em>The Quad</em>. (2026). Who Says? <a href=")
    assert quad["Chicago"].startswith("Who Says? 2026. ")


def test_every_page_of_a_public_site_can_be_cited(site: Path) -> None:
    for page in site.rglob("index.html"):
        assert page.read_text("utf-8").count('class="ws-cite ws-plain"') == 1, page


def test_the_report_on_links_warns_of_archived_ones_only() -> None:
    spec = importlib.util.spec_from_file_location("links", ROOT / ".github/links.py")
    assert spec and spec.loader
    links = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(links)
    entry = {"status": {"text": "Failed: Network error", "code": 404}}
    found = {
        "total": 3,
        "error_map": {
            "docs/references.yml": [
                {"url": "https://example.org/gone", **entry},
                {"url": "https://example.org/kept", **entry},
            ]
        },
    }
    report = links.report(found, lambda url: "https://web/kept" if "kept" in url else None)
    gone, kept = report.split("## Not open, but archived")
    assert "example.org/gone" in gone and "example.org/kept" not in gone
    assert "archived: https://web/kept" in kept
    assert "## Gone" not in links.report({"total": 3}, lambda url: None)
