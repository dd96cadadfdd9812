"""Reports: a note leads to a form that knows its passage, or to the editors, or says neither."""

import dataclasses
import html
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from whosays.edition import Edition
from whosays.pages.about.report import render_contact, report_to_repository
from whosays.pages.article.article import render_article

from tests.conftest import ROOT, Visit

FORMS = ROOT / ".github/ISSUE_TEMPLATE"
LINK = re.compile(r'<a href="([^"]+)" data-report="">Report a mistake</a>')


@pytest.mark.parametrize(
    ("repository", "address"),
    [
        (
            "https://github.com/some/one/",
            "https://github.com/some/one/issues/new?template=1-mistake.yml&title=A%20%26%20b"
            "&link=https://example.org/articles/a/%23b",
        ),
        (
            "https://gitlab.example.org/some/one.git",
            "https://gitlab.example.org/some/one/-/issues/new?issue[title]=A%20%26%20b"
            "&issue[description]=https://example.org/articles/a/%23b",
        ),
        (
            "https://codeberg.org/some/one",
            "https://codeberg.org/some/one/issues/new?title=A%20%26%20b"
            "&body=https://example.org/articles/a/%23b",
        ),
        ("https://example.org/github.com/one", "https://example.org/github.com/one"),
        ("", ""),
    ],
)
def test_the_form_of_a_host_is_filled_in(small: Edition, repository: str, address: str) -> None:
    edition = dataclasses.replace(small, repository=repository, site="https://example.org")
    assert report_to_repository(edition, "A & b", "articles/a/#b") == address


def test_an_article_reports_its_own_page(own_site: Path, own: Edition) -> None:
    for article in own.articles.values():
        page = (own_site / f"articles/{article.id}/index.html").read_text("utf-8")
        asked = [parse_qs(urlsplit(html.unescape(href)).query) for href in LINK.findall(page)]
        here = f"https://example.org/a-fork/articles/{article.id}/"
        assert [one["link"] for one in asked] == [[here]]


@pytest.mark.edition
def test_an_open_note_reports_its_own_passage(visit: Visit) -> None:
    page = visit("articles/russia-china-talks/#talks-held")
    link = page.locator(".ws-body#talks-held [data-report]")
    query = parse_qs(urlsplit(str(link.get_attribute("href"))).query)
    here = "https://example.org/a-fork/articles/russia-china-talks/"
    assert query["link"] == [f"{here}#talks-held"]
    assert page.locator(".ws-body [data-report]").count() == 1


def test_the_forms_have_what_a_report_fills_in(own_site: Path) -> None:
    about = (own_site / "about/index.html").read_text("utf-8")
    classroom = (own_site / "classroom/index.html").read_text("utf-8")
    for page in (about, classroom):
        found = re.search(r'<a href="([^"]+)">Open a report</a>', page)
        assert found
        (template,) = parse_qs(urlsplit(html.unescape(found[1])).query)["template"]
        assert (FORMS / template).exists()
    form = yaml.safe_load((FORMS / "1-mistake.yml").read_text("utf-8"))
    assert "link" in {field.get("id") for field in form["body"]}


def links(edition: Edition) -> list[str]:
    """Return where an article's links to report a mistake lead."""
    page = render_article(edition, edition.articles["strike"])
    return [one.get("href", "") for one in page.iter("a") if one.text == "Report a mistake"]


def test_without_a_repository_the_editors_are_written_to(small: Edition) -> None:
    assert links(small)[0].startswith(
        "mailto:desk@example.org?subject=Mistake%20in%20a%20note&body="
    )
    web = dataclasses.replace(small, contact="https://example.org/write")
    assert set(links(web)) == {"https://example.org/write"}


def test_a_copy_with_no_address_says_so(small: Edition) -> None:
    nobody = dataclasses.replace(small, contact="")
    assert links(nobody) == []
    page = "".join(render_article(nobody, nobody.articles["strike"]).itertext())
    assert "This copy of the site has no address for reporting mistakes." in page
    form = "".join(render_contact(nobody).itertext())
    assert form.startswith("There’s no contact address on this copy.")
