"""An edition of many articles and references: no page becomes a giant, and each is found.

Of 1,000 in the scheduled run; else of as many as it takes for every page to be cut into parts.
"""

import re
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

import pytest
from mkdocs.utils import meta
from playwright.sync_api import Browser, expect
from whosays.configuration import open_edition
from whosays.directives import run_directive
from whosays.edition import Edition
from whosays.pages.about.references import MOST_REFERENCES, cut_references
from whosays.pages.addresses import references_part
from whosays.pages.glossary.glossary import MOST_LISTED
from whosays.pages.lists import MANY, alphabetical
from whosays.pages.sets import SETS, make_parts

from tests.conftest import SMALL, build_site, copy_small, served
from tests.support.first_load import weight
from tests.support.many import write_many

pytestmark = pytest.mark.xdist_group("many")  # one worker builds its sites
MOST = 100_000
"""Bytes of a page, as sent."""
PAGES_ONLY = """
import whosays.plugin
def on_startup(**_):
    whosays.plugin.add_downloads = lambda edition, *_, **__: edition
"""
"""A hook that leaves out the downloads, whose making for 1,000 articles takes minutes."""


@pytest.fixture(scope="module")
def count(pytestconfig: pytest.Config) -> int:
    """Return how many articles there are."""
    return 1_000 if pytestconfig.getoption("every_page") else 80


@pytest.fixture(scope="module")
def many_site(count: int, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site of many small articles, in each of which a term occurs several times."""
    project = copy_small(tmp_path_factory.mktemp("many"))
    write_many(project, count, notes=6, references=max(count, 420))
    term = project / "docs/glossary/drill.md"
    text = term.read_text("utf-8")
    assert "aliases:\n" in text
    term.write_text(text.replace("aliases:\n", "aliases:\n  - the\n"), "utf-8")
    (project / "pages_only.py").write_text(PAGES_ONLY, "utf-8")
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("\nhooks: [pages_only.py]\n")
    return build_site(project, tmp_path_factory.mktemp("site"))


@pytest.mark.slow
def test_no_page_is_a_giant(many_site: Path, count: int) -> None:
    sizes = {path.relative_to(many_site): weight(path) for path in many_site.rglob("index.html")}
    assert len(sizes) > 8 * count
    assert {page: size for page, size in sizes.items() if size > MOST} == {}


@pytest.mark.slow
def test_old_addresses_lead_to_the_parts(many_site: Path, browser: Browser) -> None:
    with served(many_site) as address:
        page = browser.new_context().new_page()
        page.goto(f"{address}practice/predict/?article=made-7")
        expect(page).to_have_url(re.compile("practice/predict-made-7/"))
        page.goto(f"{address}about/references/#source-400")
        expect(page.locator(".ws-entry h3#source-400")).to_be_visible()
        page.goto(f"{address}articles/")
        page.get_by_label("Search the articles").fill("drivers walk out")
        expect(page.locator("[data-narrow] li:visible")).to_have_count(1)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of an edition that is just large enough for pages in parts."""
    folder = copy_small(tmp_path_factory.mktemp("large"))
    write_many(folder, 60, notes=10, references=MOST_REFERENCES)
    return folder


@pytest.fixture(scope="module")
def large(project: Path) -> Edition:
    return open_edition(project)


def test_a_small_edition_has_no_parts(small: Edition) -> None:
    assert list(make_parts(small, lambda path: (SMALL / "docs" / path).read_text("utf-8"))) == []


@pytest.mark.slow
def test_a_large_edition_has_a_page_an_article_and_references_in_parts(
    project: Path, large: Edition
) -> None:
    docs = project / "docs"

    def read(path: str) -> str:
        return (docs / path).read_text("utf-8") if (docs / path).exists() else ""

    parts = dict(make_parts(large, read))
    assert {name for name in parts if "made-7." in name} == {
        page.replace(".md", "-made-7.md")
        for page in (*SETS, "classroom/links.md", "articles/profile.md")
        if (docs / page).exists()
    }
    assert not [name for name in parts if "strike" in name], "the lead has the page of all"
    page = parts["practice/predict-made-7.md"]
    assert "::: predict made-7\n" in page and " { .ws-part }\n" in page
    assert [name for name in parts if "references" in name] == [
        f"about/references-{number}.md" for number in (1, 2, 3, 4)
    ]
    assert "::: references 3\n" in parts["about/references-3.md"]
    kit = [link.get("href", "") for link in run_directive(large, "links", "made-7").iter("a")]
    assert len(kit) > 20 and all("made-7" in link for link in kit)
    cut = cut_references(large)
    assert [len(one) for one in cut] == [200, 200, 200, 10]
    every = [one for part in cut for one in part]
    assert {one.id for one in every} == set(large.references)
    standings = [one.standing for one in every]
    assert standings == sorted(standings, key=["primary", "secondary", "reference work"].index)


@pytest.mark.slow
def test_no_letter_heads_two_lists_of_references(large: Edition) -> None:
    names = ("docslib.org", "Ärzteblatt", "ärzteblatt", "ßuper", "ﬁlm", "ISS", "the Guardian", "…")
    references = {**large.references}
    for key, name in zip([*references][::3], cycle(names), strict=False):
        update = {"publisher": name, "title": name}
        references[key] = references[key].model_copy(update=update)
    edition = replace(large, references=references, parts=frozenset({references_part(1)}))
    page = run_directive(edition, "references", "")
    ids = [one.get("id") for one in page.iter() if one.get("id")]
    assert len(ids) == len(set(ids)) > MOST_REFERENCES
    letters = ["".join(one.itertext()) for one in page.iter("h2")]
    assert letters == sorted(letters) and {"#", "A", "D", "F", "G", "I", "S"} <= set(letters)
    assert "Ä" not in letters and {len(one) for one in letters} == {1}


@pytest.mark.parametrize(
    "words",
    [
        ["Aalto", "Ärzte", "Azur"],
        ["“no limits”", "The Quad", "Zebra"],
        ["ﬁlm", "Oslo", "Østfold"],
        ["new deal", "New Zealand", "News"],
        ["The", "Über", "ubiquitous"],
    ],
)
def test_one_order_for_all_lists(words: list[str]) -> None:
    assert sorted(reversed(words), key=alphabetical) == words


@pytest.mark.parametrize("name", ["word-000", "word-150", "word-299"])
def test_beside_a_term_stand_the_nearest_of_many(small: Edition, name: str) -> None:
    some = small.terms["drill"].model_copy(update={"see": ()})
    terms = {f"word-{n:03}": some.model_copy(update={"title": f"Word {n:03}"}) for n in range(300)}
    page = run_directive(replace(small, terms=terms), "term", name)
    *near, last = page.findall(".//nav[@class='ws-az']//li/a")
    titles = [one.text or "" for one in near]
    assert len(titles) == MOST_LISTED and titles == sorted(titles)
    assert terms[name].title in titles
    assert last.text == "All words, A to Z" and last.get("href") == "../glossary/index.md"


@pytest.mark.slow
def test_a_part_keeps_the_front_matter_and_says_whose_it_is(large: Edition) -> None:
    page = '---\ndescription: "D"\ntitle: "Predict: then"\n---\n\n# Predict\n\n::: predict\n'
    pages = {
        "practice/predict.md": page,
        "classroom/present.md": "# On the “projector” { .x }\n\n::: present\n",
        "classroom/worksheet.md": "# Not of all\n\n::: worksheet made-7\n",
    }
    parts = dict(make_parts(large, lambda path: pages.get(path, "")))
    title = large.articles["made-7"].title
    assert meta.get_data(parts["practice/predict-made-7.md"])[1] == {
        "description": "D",
        "title": f"Predict: then: {title}",
    }
    own = meta.get_data(parts["classroom/present-made-7.md"])[1]
    assert own == {"title": f"On the “projector”: {title}"}
    assert not [name for name in parts if "worksheet" in name]


@pytest.mark.slow
def test_a_long_list_is_folded_by_year(large: Edition) -> None:
    pages = []
    for count in (MANY, MANY + 1):
        edition = replace(large, articles=dict(islice(large.articles.items(), count)))
        pages.append(run_directive(edition, "articles", ""))
    assert pages[0].find(".//details") is None
    folded = pages[1].findall(".//details")
    years = ["".join(one[0].itertext()) for one in folded]
    assert years == sorted(years, reverse=True) and years[0] == "2032 (1)"
    assert [one.get("open") for one in folded] == ["open", *[None] * (len(folded) - 1)]
    assert sum(len(one.findall("./ul/li")) for one in folded) == MANY + 1


def test_uses_that_are_not_listed_are_counted(
    small: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    most = max(map(len, small.citations.values()))
    monkeypatch.setattr("whosays.pages.about.references.MOST_USES", most - 1)
    page = "".join(run_directive(small, "references", "").itertext())
    assert re.search(r"\b1 other passage(?!s)", page)
