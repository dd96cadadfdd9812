"""Search: every part of the edition is found, by any form of a word, for few bytes."""

import json
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, Request, expect
from whosays.codebook import KINDS
from whosays.edition import Edition
from whosays.formats.search_index import FEW, SHARD, STRONGEST, words_in, write_search_index
from whosays.pages.about.search import SearchRecord, search_records

from tests.conftest import build_site, copy, copy_small, served
from tests.support.first_load import weight
from tests.support.many import Language

SEARCH = "about/search/"
A_SEARCH = 40_000
"""Bytes, as sent, from the first letter typed to ten results; some search tools take 150,000."""
EACH = [
    ("wildcats", "Note 5: ", "articles/strike/#wildcat", "Notes · A record (sourced fact)"),
    ("nobody walks fun", "Note 4: ", "articles/strike/#for-fun", "Notes · A named person’s word"),
    ("مكتبة", "مكتبة ميناء النور", "articles/library/", "Articles"),
    ("wildcat strike", "Wildcat strike", "glossary/wildcat-strike/", "Glossary"),
    ("bulletin 240", "", "about/references/#bulletin", "References"),
]


@pytest.mark.parametrize(("asked", "title", "address_of", "where"), EACH)
def test_what_is_found(
    visit: Callable[..., Page], address: str, asked: str, title: str, address_of: str, where: str
) -> None:
    page = visit(f"{SEARCH}?q={quote(asked)}")
    found = page.locator(".ws-found > li").filter(has=page.locator(f"a[href$='{address_of}']"))
    expect(found).to_have_count(1)
    assert title in found.inner_text() and where in found.inner_text()


def test_an_element_without_an_end_hides_nothing_after_it(small_site: Path) -> None:
    records = [path.read_text("utf-8") for path in (small_site / "search/records").iterdir()]
    assert "Overleaf" in "".join(records)


def test_a_note_is_lit_where_its_result_leads(visit: Callable[..., Page]) -> None:
    page = visit(SEARCH)
    page.get_by_label("Find").fill("mishandled")
    page.get_by_label("Find").press("Enter")
    expect(page.locator(".ws-found mark").first).to_have_text("mishandled")
    page.locator(".ws-found a[href$='#many']").click()
    expect(page.locator(".ws-note:has(> #many)")).to_have_attribute("open", "")


@pytest.mark.slow
def test_the_theme_searches_where_the_configuration_says_so(tmp_path: Path, site: Path) -> None:
    project = copy_small(tmp_path / "project")
    config = project / "mkdocs.yml"
    text = config.read_text("utf-8")
    config.write_text(text.replace("plugins:\n", "plugins:\n  - search\n"), "utf-8")
    other = build_site(project, tmp_path / "site")
    for built, themes in ((site, False), (other, True)):
        home = (built / "index.html").read_text("utf-8")
        assert ('data-md-component="search-query"' in home) == themes
        assert (built / "search/search_index.json").exists() == themes
        assert [*(built / "search/words").iterdir()]  # ours, for the page that is there either way


def test_filters(visit: Callable[..., Page], small: Edition) -> None:
    page = visit(f"{SEARCH}?q=strike")
    page.get_by_role("radio", name="Glossary").check()
    expect(page.locator(".ws-found > li")).not_to_have_count(0)
    for result in page.locator(".ws-found > li").all():
        assert "Glossary" in result.inner_text()
    kind = KINDS["attributed claim"]
    of_kind = sum(len(one.with_kind(kind.id)) for one in small.articles.values())
    page = visit(f"{SEARCH}?kind={quote(kind.title)}")
    expect(page.get_by_role("status").first).to_have_text(f"{of_kind} results.")


def test_who_searches_by_keyboard_is_told_what_to_do_and_goes_on_to_the_first_result(
    visit: Callable[..., Page],
) -> None:
    page = visit(SEARCH)
    field, status = page.get_by_label("Find"), page.get_by_role("status").first
    field.fill("xyz")
    expect(status).to_have_text("No results yet. Keep typing.")
    field.fill("xyzzy")
    expect(status).to_have_text("No results.")
    field.fill("bulletin")
    expect(page.locator(".ws-found > li").first).to_be_visible()
    field.press("Enter")
    expect(page.locator(".ws-found a").first).to_be_focused()
    page = visit(f"{SEARCH}?in=Glossary")
    expect(page.locator(".ws-found > li").first).to_contain_text("Glossary")


def test_nothing_is_fetched_before_somebody_searches(visit: Callable[..., Page]) -> None:
    page = visit(SEARCH)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.wait_for_timeout(300)
    page.evaluate("1")
    names = page.evaluate("performance.getEntriesByType('resource').map(({ name }) => name)")
    assert not [one for one in [*names, *asked] if "/search/index" in one or "/words/" in one]


def test_without_scripts_the_page_says_what_to_use_instead(visit: Callable[..., Page]) -> None:
    page = visit(SEARCH, java_script_enabled=False)
    instead = page.locator(".ws-without-scripts")
    expect(instead).to_contain_text("Search needs scripts.")
    for words, heading in (("all articles", "Articles"), ("the glossary", "Glossary")):
        instead.get_by_role("link", name=words).click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(heading)
        page.go_back()


def test_the_browser_cuts_words_as_the_index_does(visit: Callable[..., Page]) -> None:
    page = visit(SEARCH)
    page.evaluate("whosays.load('find.js').then(() => whosays.finder.open())")
    for text in (
        "China’s Ministries, étude; naïve ÜBER-Straße 3rd 2,000 days",
        "مَكتبة ميناء",
        "中文 и Ёлка",
        "boy study x_y",
    ):
        assert page.evaluate("(text) => whosays.finder.wordsOf(text)", text) == words_in(text)


def test_an_excerpt_begins_with_a_whole_word(visit: Callable[..., Page]) -> None:
    text = "In a note on China’s one two three four five ministry it is said."
    pieces = visit(SEARCH).evaluate(
        """(text) => whosays.load('find.js').then(() => whosays.finder.open())
          .then(() => whosays.finder.excerpt(text, 'ministry'))""",
        text,
    )
    assert "".join(piece["words"] for piece in pieces) == f"… {text[13:]}"
    assert [piece["words"] for piece in pieces if piece.get("found")] == ["ministry"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Étude, naïve ÜBER-Straße", ["etude", "naive", "uber", "straße"]),
        ("A boy’s study, 3rd try", ["a", "boy", "s", "studi", "3rd", "tri"]),
        ("中文 и Ёлка", ["中", "文", "и", "елка"]),
        ("مَكتبة", ["مكتبة"]),
    ],
)
def test_words_are_without_capitals_and_accents(text: str, words: list[str]) -> None:
    assert words_in(text) == words


def test_every_word_of_every_record_leads_to_it(small: Edition) -> None:
    files = {name: json.loads(text) for name, text in write_search_index(search_records(small))}
    words = {w: n for name, part in files.items() if name[0] == "w" for w, n in part.items()}
    records = [one for n in range(len(files)) for one in files.get(f"records/{n}.json", [])]
    assert len(records) == sum(count for *_, count in files["index.json"]["groups"])
    for number, (_, _, title, text) in enumerate(records):
        for word in words_in(f"{title} {text}"):
            at, found = 0, []
            for step in words[word]:
                at += step // (STRONGEST + 1)
                found.append(at)
            assert number in found, word


@pytest.mark.slow
def test_a_large_index_is_cut_into_files_of_one_size() -> None:
    language, random = Language(3_000), Random(2)
    records = [
        SearchRecord(
            "articles/a/",
            f"n{number}",
            "",
            language.say(random, 60),
            ("Notes", "About")[number % 2],
            "",
        )
        for number in range(900)
    ]
    texts = dict(write_search_index(records))
    files = {name: json.loads(text) for name, text in texts.items()}
    head = files["index.json"]
    parts = [files[f"words/{number}.json"] for number in range(len(head["words"]))]
    assert len(parts) > 3 and head["groups"] == [["About", "", 450], ["Notes", "", 450]]
    words = [word for part in parts for word in part]
    assert words == sorted(words) and [next(iter(part)) for part in parts] == head["words"]
    assert set(words) == {word for one in records for word in words_in(one.text)}
    sizes = [sum(len(word) + 4 * len(found) for word, found in part.items()) for part in parts]
    assert all(SHARD * 0.8 < size < SHARD * 1.2 for size in sizes[:-1])
    shown = [files[f"records/{number}.json"] for number in range(-(-900 // head["batch"]))]
    assert [one[1] for part in shown for one in part][:3] == ["n1", "n3", "n5"]
    of_all = next(word for word in words if not files_of(parts, word))
    held = sum(of_all in words_in(one.text) for one in records)
    assert held > FEW and all(len(found) <= FEW for part in parts for found in part.values())


def files_of(parts: list[dict[str, list[int]]], word: str) -> list[int]:
    """Return a word's records and weights."""
    return next(part[word] for part in parts if word in part)


def test_a_word_weighs_more_in_a_short_text_and_in_a_title() -> None:
    def weigh(*texts: tuple[str, str]) -> list[int]:
        records = [SearchRecord("a/", "", title, text, "Notes", "") for title, text in texts]
        files = {name: json.loads(text) for name, text in write_search_index(records)}
        return [step % (STRONGEST + 1) for step in files["words/0.json"]["storm"]]

    once, often = weigh(("", "storm here"), ("", "storm " * 9 + "here"))
    assert 1 <= once < often <= STRONGEST
    short, long = weigh(("", "storm here"), ("", "storm " + "there " * 40))
    assert short > long
    title, text = weigh(("storm", "here it is"), ("it", "storm is here"))
    assert title > text


def _note(fetched: list[str], request: Request) -> None:
    fetched.append(request.url)


@pytest.mark.slow
def test_a_search_among_500_articles_is_light(
    browser: Browser, small_site: Path, tmp_path: Path
) -> None:
    copy(small_site, tmp_path / "site")
    language, random = Language(), Random(1)
    kinds = [kind.title for kind in KINDS.values()]
    records = [
        SearchRecord(f"articles/made-{number // 90}/", f"n{number}", language.say(random, 9),
               language.say(random, 54), "Notes", kinds[number % 4])
        for number in range(500 * 90)
    ]  # fmt: skip
    for name, text in write_search_index(records):
        path = tmp_path / "site/search" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    rare, usual = language.words[5_000], language.words[60]
    with served(tmp_path / "site") as address:
        for asked in (rare, usual, f"{usual} {language.words[80]}"):
            page = browser.new_context().new_page()
            page.goto(address + SEARCH)
            fetched: list[str] = []
            page.on("request", partial(_note, fetched))
            page.get_by_label("Find").fill(asked)
            expect(page.locator(".ws-found > li").first).to_be_visible()
            paths = [re.sub(r"\?.*", "", url).removeprefix(address) for url in fetched]
            sent = weight(*(tmp_path / "site" / path for path in paths))
            print(f"{asked}: {len(paths)} files, {sent} bytes")
            assert paths and sent <= A_SEARCH, (asked, sent)
