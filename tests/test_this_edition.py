"""What is true of the Russia–China article only. An edition of other articles deletes this file."""

import gzip
import json
import re
import unicodedata
from collections import Counter
from itertools import pairwise
from pathlib import Path
from statistics import median

import pytest
from playwright.sync_api import Browser, FilePayload, expect
from whosays.edition import Article, Edition
from whosays.pages.article.reference import long_date
from whosays.pages.practice.reasons import bold_words, can_tell
from whosays.syntax import without_marks

from tests.conftest import ROOT, Visit
from tests.support.accessibility import WIDTHS, violations
from tests.support.answers import ANSWERS, saved_file
from tests.support.first_load import fetched
from tests.support.paper import read_paper

pytestmark = pytest.mark.edition
ARTICLE = "articles/russia-china-talks/"


@pytest.fixture
def article(own: Edition) -> Article:
    return own.articles["russia-china-talks"]


def test_the_warm_up_is_balanced(own: Edition) -> None:
    kinds = Counter(item.kind for item in own.exercises.warm_up)
    assert kinds == {"sourced fact": 5, "official statement": 5, "unattributed analysis": 5}
    assert len(own.exercises.near_misses) == 5


def test_counts_in_prose_are_true(article: Article) -> None:
    story = (ROOT / "docs/guide/how-a-story-travels.md").read_text("utf-8")
    reuters = [n for n in article.notes if n.wire and "reuters-2024-10-15" in n.wire.reference]
    assert f"{len(reuters)} show words that match one Reuters story" in story
    spin = (ROOT / "docs/guide/not-everything-is-spin.md").read_text("utf-8")
    every, analysis = len(article.notes), len(article.with_kind("unattributed analysis"))
    assert f"There are {every}. By our count {analysis} are **W**" in spin
    runs = (ROOT / "docs/guide/who-runs-this-page.md").read_text("utf-8")
    assert f"{analysis} of its {every} passages" in runs
    assert f"you score {analysis} **hits**. You also score {every - analysis} **false" in spin


def test_the_guide_has_one_order() -> None:
    guide = ROOT / "docs/guide"
    (menu,) = re.findall(
        r"(?m)^  - Guide:\n((?: {6}.*\n)+)", (ROOT / "mkdocs.yml").read_text("utf-8")
    )
    contents = (guide / "index.md").read_text("utf-8")
    pages = re.findall(r"guide/(\S+)\.md", menu)
    assert pages[0] == "index"
    assert re.findall(r"(?m)^\d+\. \[[^]]+\]\((\S+)\.md\)", contents) == pages[1:]
    assert re.findall(r"(?m)^## (.+)", contents) == re.findall(r"(?m)^ {6}- (.+):$", menu)
    for page, after in pairwise(pages):
        assert f"({after}.md)" in (guide / f"{page}.md").read_text("utf-8").splitlines()[-1], page
    assert {path.stem for path in guide.glob("*.md")} == set(pages)


def test_machines_are_told_what_it_is(site: Path) -> None:
    page = (site / ARTICLE / "index.html").read_text("utf-8")
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert found
    data = json.loads(found.group(1))
    assert data["headline"].startswith("Russia and China Hold “Substantive” Military Talks")
    assert data["publisher"]["name"] == "The Asia Live"


def test_the_page_is_light(site: Path) -> None:
    page = (site / ARTICLE / "index.html").read_bytes()
    # a good quarter of these are the titles and addresses of its records
    assert len(gzip.compress(page, 6)) <= 55_000


def test_the_first_load_is_light(browser: Browser, own_address: str, own_site: Path) -> None:
    files = fetched(browser, own_address, ARTICLE, own_site)
    assert {f"{ARTICLE}index.html", "assets/whosays.css", "assets/article.js"} < set(files)
    assert sum(files.values()) <= 150_000, files


def test_the_article_with_all_notes_open_is_accessible(visit: Visit, every_page: bool) -> None:
    for width, scheme in [(390, "dark"), (1440, "light")][: 2 if every_page else 1]:
        page = visit(f"{ARTICLE}#talks-held", width, color_scheme=scheme)  # all rows laid out
        page.evaluate(
            "for (const d of document.querySelectorAll('details')) {"
            " d.removeAttribute('name'); d.open = true; }"
        )
        assert violations(page) == [], (width, scheme)
        page.close()


def test_notes_stand_beside_their_passages(visit: Visit) -> None:
    page = visit(f"{ARTICLE}#talks-held")  # so that every row is laid out
    places = page.evaluate(
        """() => [...document.querySelectorAll('.ws-note')].map((note) => {
          const { id } = note.lastElementChild;
          const passage = document.querySelector(`.ws-passage:has(+ [href="#${id}"])`);
          const [a, b] = [passage, note].map((one) => one.getBoundingClientRect());
          return { passage: [a.top, a.bottom], note: [b.top, b.bottom], left: b.left };
        })"""
    )
    apart = [
        max(0, place["note"][0] - place["passage"][1], place["passage"][0] - place["note"][1])
        for place in places
    ]
    tops = [abs(place["note"][0] - place["passage"][0]) for place in places]
    assert median(tops) <= 80, median(tops)
    assert max(tops) <= 900
    assert max(apart) <= 900
    ends = sorted(place["note"] for place in places)
    assert all(a[1] <= b[0] + 0.5 for a, b in pairwise(ends)), "notes overlap"
    assert all(place["left"] > 700 for place in places)


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_shifts_while_the_page_loads(visit: Visit, width: int) -> None:
    page = visit(ARTICLE, width, cold=True)
    page.wait_for_timeout(800)
    shift = page.evaluate(
        """() => new Promise((done) => {
          let sum = 0;
          const add = (list) => { for (const one of list.getEntries()) sum += one.value; };
          new PerformanceObserver(add).observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => done(sum), 200);
        })"""
    )
    assert shift == 0


def test_paper_has_every_note_near_its_passage(visit: Visit, article: Article) -> None:
    page = visit(ARTICLE)
    for paper in ("A4", "Letter"):
        sheets = read_paper(page.pdf(format=paper))
        pages = [letters(sheet.text) for sheet in sheets]
        near = 0
        for note in article.notes:
            opening, words = letters(note.quote)[:25], letters(note.note.split("[@")[0])[:45]
            found = [number for number, text in enumerate(pages) if words in text]
            assert len(found) == 1, f"{note.id}: printed {len(found)} times"
            near += opening in pages[found[0]] + pages[found[0] - 1]
        assert near >= 0.95 * len(article.notes), "on the page of its passage, or the next"
        assert "https://tass.com/politics/1856205" in "".join(pages)
        assert min(sheet.smallest for sheet in sheets) >= 8.9, "9 pt, rounded"
        assert [number for number, one in enumerate(sheets[:-1]) if one.empty > 0.4] == []


def test_article_only_prints_the_article_and_its_source(visit: Visit, article: Article) -> None:
    page = visit(f"{ARTICLE}?show=clean")
    sheets = read_paper(page.pdf(format="A4"))
    printed = letters("".join(sheet.text for sheet in sheets))
    found = article.file.found
    expected = [letters(one.text) for one in article.blocks if one.role != "furniture"]
    source = page.locator(".ws-found a").get_attribute("href") or ""
    expected += [letters(found.publisher), letters(source), letters(long_date(found.date))]
    assert [one for one in expected if one not in printed] == []
    more = len(printed) - sum(map(len, expected))
    assert more < 70, "what is said above the caption and before the source"


def letters(text: str) -> str:
    """Take away white space, ligatures, emphasis and the signs of glossary terms."""
    plain = unicodedata.normalize("NFKC", without_marks(text))
    plain = re.sub(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]", r"\1", plain)
    return re.sub(r"[\s*°\u2060]", "", plain)


def test_the_short_practice_has_every_kind(article: Article) -> None:
    short = [b for b in article.blocks if b.number in article.file.ten_minutes]
    kinds = Counter(note.kind for block in short for note in block.notes)
    assert len(short) == 3 and kinds.total() <= 18
    assert len(kinds) == 3 and min(kinds.values()) >= 3, kinds


def test_the_words_that_show_the_kind_are_in_bold(own: Edition) -> None:
    for article in own.articles.values():
        for note in article.notes:
            parts = [*bold_words(note)]
            words = [part if isinstance(part, str) else part.text or "" for part in parts]
            assert "".join(words) == note.quote
            assert len(words) > 1, note.id


def test_a_link_leads_to_a_paragraph_of_predict(visit: Visit) -> None:
    page = visit("practice/predict/#paragraph-12")
    expect(page.locator("#paragraph-12 h2")).to_be_in_viewport()


def test_predict_covers_the_whole_article(visit: Visit, article: Article) -> None:
    page = visit("practice/predict/")
    here = page.locator(f"[data-article-id={article.id}]")
    asked = sum(map(can_tell, article.notes))
    expect(here.locator(".ws-counter")).to_have_text(f"0 of {asked} answered")


def test_the_class_view_reads_two_hundred_files(visit: Visit, article: Article) -> None:
    kinds = ["sourced-fact", "official-statement", "unattributed-analysis"]
    files: list[FilePayload] = []
    for pupil in range(200):
        answers = {
            note.id: {"kind": kinds[(pupil * 7 + place) % 3]}
            for place, note in enumerate(article.notes)
        }
        answers[article.notes[0].id] = {"kind": article.notes[0].kind.replace(" ", "-")}
        data = {**ANSWERS, "article": article.id, "name": f"=P{pupil}", "answers": answers}
        files.append(saved_file(f"p{pupil}.json", data))
    page = visit("classroom/class-view/")
    here = page.locator(f"[data-class={article.id}]")
    here.locator("input[type=file]").set_input_files(files)
    expect(here.locator(".ws-counter")).to_have_text("Loaded: answers from 200 pupils.")
    expect(here.locator("[data-cell]").first).to_have_attribute("data-agree", "200/200")
    assert violations(page) == []
    with page.expect_download() as waiting:
        here.get_by_role("button", name="CSV").click()
    table = Path(waiting.value.path()).read_text("utf-8").splitlines()
    assert len(table) == len(article.notes) + 1
    assert '"\'=P0"' in table[0], "a name must not become a formula"
    here.locator("input[type=file]").set_input_files(files[:1])
    expect(here.locator(".ws-counter")).to_have_text("Loaded: answers from 1 pupil.")
