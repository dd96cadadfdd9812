"""Links in a real browser: what each opens, what “Share” gives, the link kit and its print."""

import gzip
import hashlib
import io
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader
from whosays.edition import Edition

from tests.conftest import Visit
from tests.support.accessibility import violations

ARTICLE = "articles/russia-china-talks/"
PASSAGE = "in-response"
PARAGRAPH = "12"
CLEAR = "rgba(0, 0, 0, 0)"


pytestmark = pytest.mark.edition


def share(page: Page, within: Locator) -> Locator:
    """Press “Share” inside a part of a page and return what opens."""
    within.locator(".ws-share").first.click()
    box = page.locator(".ws-share-box:popover-open")
    expect(box).to_be_visible()
    return box


def read_code(picture: bytes) -> str:
    """Read a QR code by a library that has nothing to do with the one that drew it."""
    (found,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)))
    return found.text


def lit(page: Page) -> list[str]:
    """Return the ids of the passages that are lit, in whatever colour."""
    found: list[str] = page.evaluate(
        """clear => [...document.querySelectorAll('[data-article] .ws-passage')]
          .filter((one) => getComputedStyle(one).backgroundColor !== clear)
          .map((one) => one.nextElementSibling.hash.slice(1))""",
        CLEAR,
    )
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_a_link_without_the_answer_lights_the_words_and_tells_no_kind(
    visit: Visit, width: int, scheme: str
) -> None:
    colours = []
    for passage in (PASSAGE, "beijing-denies"):
        page = visit(f"{ARTICLE}?show=clean#{passage}", width, color_scheme=scheme)
        words = page.locator(f'.ws-passage:has(+ [href="#{passage}"])')
        expect(words).not_to_have_css("background-color", CLEAR)
        expect(words).to_be_in_viewport()
        expect(words).to_have_css("text-decoration-line", "none")
        expect(page.locator(".ws-note:visible, .ws-number:visible")).to_have_count(0)
        assert lit(page) == [passage]
        colours.append(words.evaluate("one => getComputedStyle(one).backgroundColor"))
        words.hover()
        assert words.evaluate("one => getComputedStyle(one).backgroundColor") == colours[-1]
        page.close()
    assert colours[0] == colours[1], "two kinds can be told apart"


def test_share_copies_each_link_of_a_passage(visit: Visit, address: str) -> None:
    page = visit(f"{ARTICLE}#{PASSAGE}", permissions=["clipboard-read", "clipboard-write"])
    box = share(page, page.locator(f".ws-note:has(> #{PASSAGE})"))
    wanted = [
        f"{ARTICLE}#{PASSAGE}",
        f"{ARTICLE}?show=clean#{PASSAGE}",
        f"practice/predict/?paragraph={PARAGRAPH}",
        f"classroom/present/#paragraph-{PARAGRAPH}",
    ]
    for number, path in enumerate(wanted):
        box.get_by_role("radio").nth(number).check()
        box.get_by_role("button", name="Copy link").click()
        expect(box.locator(".ws-said")).to_have_text(" copied")
        assert page.evaluate("navigator.clipboard.readText()") == address + path
        for service, name in (("classroom.google", "url"), ("teams.microsoft", "href")):
            link = box.locator(f'a[href*="{service}"]').get_attribute("href") or ""
            assert parse_qs(urlsplit(link).query)[name] == [address + path]


def test_each_shared_link_opens_what_it_names(visit: Visit) -> None:
    page = visit(f"practice/predict/?paragraph={PARAGRAPH}")
    expect(page.locator(".ws-drill:visible")).to_have_count(1)
    expect(page.locator(f"#paragraph-{PARAGRAPH}")).to_be_visible()
    page.close()
    page = visit(f"classroom/present/#paragraph-{PARAGRAPH}")
    expect(page.locator(".ws-slide:visible")).to_have_attribute("data-paragraph", PARAGRAPH)


def test_links_of_another_article_than_the_first_lead_to_it(
    visit: Visit, address: str, own: Edition
) -> None:
    article = own.in_order[-1]
    block = next(block for block in article.blocks if block.number and any(block.notes))
    note = next(block.notes)
    page = visit(f"articles/{article.id}/#{note.id}")
    box = share(page, page.locator(f".ws-note:has(> #{note.id})"))
    box.get_by_role("radio").nth(2).check()
    exercise = box.locator(".ws-address").inner_text().removeprefix(address)
    box.get_by_role("radio").nth(3).check()
    projector = box.locator(".ws-address").inner_text().removeprefix(address)
    for path, part in ((exercise, ".ws-drill"), (projector, ".ws-slide")):
        page.close()
        page = visit(path)
        shown = page.locator(f"{part}:visible")
        expect(shown).to_have_count(1)
        expect(shown).to_contain_text(note.quote)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_qr_code_can_be_read(visit: Visit, address: str, scheme: str) -> None:
    page = visit(f"{ARTICLE}#{PASSAGE}", 390, color_scheme=scheme)
    box = share(page, page.locator(f".ws-note:has(> #{PASSAGE})"))
    box.get_by_role("button", name="QR code").click()
    code = box.locator(".ws-code")
    expect(code).to_be_visible()
    assert read_code(code.screenshot()) == f"{address}{ARTICLE}#{PASSAGE}"
    box.get_by_role("radio").nth(1).check()
    expect(code).to_have_attribute("aria-label", re.compile("show=clean"))
    assert read_code(code.screenshot()) == f"{address}{ARTICLE}?show=clean#{PASSAGE}"


def test_the_qr_library_is_fetched_only_when_a_code_is_asked_for(
    visit: Visit,
) -> None:
    page = visit(f"{ARTICLE}#{PASSAGE}")
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    box = share(page, page.locator(f".ws-note:has(> #{PASSAGE})"))
    assert not any("vendor" in url for url in fetched)
    box.get_by_role("button", name="QR code").click()
    expect(box.locator(".ws-code")).to_be_visible()
    assert sum("vendor" in url for url in fetched) == 1
    assert page.evaluate("typeof exports") == "undefined"


@pytest.mark.parametrize(
    ("path", "part", "wanted"),
    [
        ("glossary/quad/", ".md-content__inner", "glossary/quad/"),
        ("practice/warm-up/", ".md-content__inner", "practice/warm-up/"),
        ("practice/predict/#paragraph-3", "#paragraph-3", "practice/predict/?paragraph=3"),
        ("classroom/present/#paragraph-3", ".ws-remote", "practice/predict/?paragraph=3"),
        ("about/references/", ".ws-entry >> nth=0", "about/references/#"),
        ("practice/contested/", ".ws-contested section >> nth=0", "practice/contested/#on-"),
    ],
)
def test_share_stands_at(visit: Visit, address: str, path: str, part: str, wanted: str) -> None:
    page = visit(path, 390)
    box = share(page, page.locator(part))
    found = box.locator(".ws-address").inner_text()
    assert found.startswith(address + wanted) and (found == address + wanted or wanted[-1] in "#-")


def test_share_by_keyboard(visit: Visit) -> None:
    page = visit(f"{ARTICLE}#{PASSAGE}", 390)
    button = page.locator(f".ws-note:has(> #{PASSAGE}) .ws-share")
    button.focus()
    page.keyboard.press("Enter")
    box = page.locator(".ws-share-box:popover-open")
    expect(box.get_by_role("button", name="Copy link")).to_be_focused()
    expect(box).to_be_in_viewport(ratio=1)
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(box).to_have_count(0)
    expect(button).to_be_focused()
    note = page.locator(f".ws-note:has(> #{PASSAGE})")
    expect(note).to_have_attribute("open", "")
    page.keyboard.press("Escape")
    expect(note).not_to_have_attribute("open", "")
    expect(note.locator("summary")).to_be_focused()


def test_the_projector_stays_where_it_is_while_a_link_is_chosen(
    visit: Visit,
) -> None:
    page = visit(f"classroom/present/#paragraph-{PARAGRAPH}")
    slide = page.locator(".ws-slide:visible")
    box = share(page, page.locator(".ws-remote"))
    box.locator("label").last.click()
    box.get_by_role("button", name="QR code").press("ArrowRight")
    expect(slide.locator('[data-piece]:not([data-state="covered"])')).to_have_count(0)


def test_a_filter_writes_itself_into_the_address_and_shows_its_first_match(
    visit: Visit,
) -> None:
    for width in (390, 1440):
        page = visit(ARTICLE, width)
        kinds = ("official-statement", "unattributed-analysis", "sourced-fact")
        for kind in kinds:
            page.evaluate("scrollTo(0, 0)")
            page.locator(f"#ws-show-{kind}").check()
            assert page.url.endswith(f"{ARTICLE}?show={kind}")
            below = page.locator(f".ws-row ~ .ws-row .ws-passage.ws-{kind}").first
            expect(below).to_be_in_viewport()
        page.locator("#ws-show-all").check()
        assert page.url.endswith(ARTICLE)
        page.goto(f"{page.url}?show={kinds[0]}")
        expect(page.locator(f"#ws-show-{kinds[0]}")).to_be_checked()
        expect(
            page.locator(f".ws-row ~ .ws-row .ws-passage.ws-{kinds[0]}").first
        ).to_be_in_viewport()
        page.close()


def test_ten_minutes_of_a_worksheet_leave_its_article_open(visit: Visit, own: Edition) -> None:
    page = visit("classroom/worksheet/")
    last = page.locator(".ws-sets > nav a").last
    last.click()
    shown = page.locator(".ws-set:visible")
    before = shown.get_attribute("data-set")
    assert before == [*own.in_order][-1].id
    shown.locator("[value=short]").check()
    assert shown.get_attribute("data-set") == before
    page.reload()
    assert shown.get_attribute("data-set") == before


def test_a_finger_on_a_kind_leads_to_its_first_passage(visit: Visit) -> None:
    page = visit(ARTICLE, 390, height=844, has_touch=True, is_mobile=True)
    page.locator("label:has(#ws-show-official-statement)").tap()
    first = page.locator(".ws-row ~ .ws-row .ws-passage.ws-official-statement").first
    expect(first).to_be_in_viewport()
    assert page.evaluate("scrollY") > 0


def test_headings_of_references_count_what_a_filter_leaves(visit: Visit) -> None:
    page = visit("about/references/?show=weak")
    for kind in ("weak", "official", "all"):
        page.locator(f"#ws-list-{kind}").check(force=True)
        shown = page.locator(".ws-entry:visible").count()
        headings = page.locator(".ws-references-page h2:visible").all_inner_texts()
        assert sum(int(re.findall(r"[0-9]+", one)[-1]) for one in headings) == shown > 0


def test_a_filter_of_a_list_can_be_linked(visit: Visit) -> None:
    page = visit("about/references/", 390)
    page.get_by_text("Filter", exact=True).click()
    page.locator("#ws-list-weak").check()
    assert page.url.endswith("about/references/?show=weak")
    expect(page.locator(".ws-is-weak:visible").first).to_be_in_viewport()
    page.reload()
    expect(page.locator("#ws-list-weak")).to_be_checked()
    assert page.locator(".ws-entry:not(.ws-is-weak):visible").count() == 0


SELECT = """([passage, from, to]) => {
  const text = document.querySelector(`.ws-passage:has(+ [href="#${passage}"])`);
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const first = walker.nextNode();
  range.setStart(first, from);
  range.setEnd(first, to);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  document.querySelector("[data-article]").dispatchEvent(new Event("pointerdown"));
}"""


def test_selected_words_have_a_link_that_brings_them_into_view(visit: Visit, address: str) -> None:
    page = visit(ARTICLE)
    page.evaluate(SELECT, [PASSAGE, 5, 16])  # from within “response” to within “China’s”
    page.get_by_role("button", name="Share: these words").click()
    found = page.locator(".ws-share-box .ws-address").inner_text()
    assert found == f"{address}{ARTICLE}#:~:text=response%20to%20China%E2%80%99s"
    page.close()
    other = visit(found.removeprefix(address), 390)
    expect(other.locator(f'.ws-passage:has(+ [href="#{PASSAGE}"])')).to_be_in_viewport()


def test_words_that_stand_twice_are_told_apart_by_those_before(visit: Visit, address: str) -> None:
    page = visit(ARTICLE)
    start = page.evaluate(
        """id => document.querySelector(`.ws-passage:has(+ [href="#${id}"])`)
          .textContent.indexOf('China')""",
        PASSAGE,
    )
    page.evaluate(SELECT, [PASSAGE, start, start + 5])
    page.get_by_role("button", name="Share: these words").click()
    found = page.locator(".ws-share-box .ws-address").inner_text()
    assert found.endswith("#:~:text=In%20response%20to-,China%E2%80%99s")
    page.close()
    other = visit(found.removeprefix(address), 390)
    expect(other.locator(f'.ws-passage:has(+ [href="#{PASSAGE}"])')).to_be_in_viewport()


# A finger’s tap goes to a link nearby, so the point must have none around it.
TAP = """(id) => {
  const words = document.querySelector(`.ws-passage:has(+ [href="#${id}"])`);
  scrollBy(0, words.getClientRects()[0].top - 600);
  for (const { left, right, top, bottom } of words.getClientRects()) {
    for (let x = left + 3; x < right; x += 9) {
      const y = (top + bottom) / 2;
      const around = [[0, 0], [-20, 0], [20, 0], [0, -20], [0, 20]]
        .map(([dx, dy]) => document.elementFromPoint(x + dx, y + dy));
      if (around[0] === words && !around.some((one) => one?.closest("a"))) return [x, y];
    }
  }
}"""
PLACES = """(id) => {
  const found = document.getElementById(id).closest('.ws-note');
  const passage = document.querySelector(`.ws-passage:has(+ [href="#${id}"])`);
  const [words, note, summary] = [passage, found, found.firstElementChild]
    .map((one) => one.getBoundingClientRect());
  const header = document.querySelector('.md-header').getBoundingClientRect().bottom;
  return words.top >= header && words.bottom <= note.top && summary.bottom <= innerHeight;
}"""


def test_on_a_phone_an_open_note_never_loses_its_passage(visit: Visit, own: Edition) -> None:
    page = visit(ARTICLE, 390, has_touch=True)
    notes = own.articles["russia-china-talks"].notes
    chosen = [note.id for note in notes[:: len(notes) // 30]][:30]
    lost = []
    for passage in chosen:
        page.keyboard.press("Escape")
        page.touchscreen.tap(*page.evaluate(TAP, passage))
        expect(page.locator(f".ws-note:has(> #{passage}) .ws-share")).to_be_visible()
        if not page.evaluate(PLACES, passage):
            lost.append(passage)
    assert len(chosen) == 30 and lost == []


def test_closing_a_note_leads_back_to_the_list_it_was_opened_from(
    visit: Visit,
) -> None:
    page = visit(f"{ARTICLE}#{PASSAGE}", 390)
    expect(page.locator(f".ws-note:has(> #{PASSAGE}) .ws-share")).to_be_visible()
    page.keyboard.press("Escape")
    last = page.locator(f'.ws-row[data-paragraph="{PARAGRAPH}"] .ws-note').last
    last.evaluate("one => one.scrollIntoView({block: 'center'})")
    before = page.evaluate("scrollY")
    last.locator("summary").click()
    expect(last.locator(".ws-share")).to_be_visible()
    assert page.evaluate(PLACES, last.locator(".ws-body").get_attribute("id"))
    last.locator("summary").click()
    expect(last).not_to_have_attribute("open", "")
    page.wait_for_function("before => Math.abs(scrollY - before) < 2", arg=before)


def test_only_pages_that_the_edition_has_are_offered(visit: Visit) -> None:
    page = visit(ARTICLE)
    page.evaluate("for (const way of document.querySelectorAll('[data-way]')) way.remove()")
    note = page.locator(".ws-note").first
    note.locator("summary").click()
    note.locator(".ws-share").click()
    expect(page.locator(".ws-share-box:popover-open label")).to_have_count(2)
    expect(note.get_by_role("link", name="How we read")).to_have_count(0)


def test_the_link_kit_has_every_link(visit: Visit, own: Edition) -> None:
    page = visit("classroom/links/", java_script_enabled=False)
    assert page.locator("[data-link] input, [data-link] button").count() == 0
    links: set[str] = set(
        page.locator("[data-link] a").evaluate_all("all => all.map((one) => one.href)")
    )
    home = page.url.removesuffix("classroom/links/")
    for article in own.articles.values():
        at = f"{home}articles/{article.id}/"
        wanted = {f"{at}#{note.id}" for note in article.notes}
        wanted |= {f"{at}?show=clean#{note.id}" for note in article.notes}
        lead = article.id == own.lead
        which, anchor = ("", "") if lead else (f"article={article.id}&", f"{article.id}-")
        for block in article.blocks:
            if block.number and any(block.notes):
                wanted.add(f"{home}practice/predict/?{which}paragraph={block.number}")
                wanted.add(f"{home}classroom/present/#{anchor}paragraph-{block.number}")
        assert wanted - links == set()
    assert {f"{home}glossary/{name}/" for name in own.terms} - links == set()
    assert {f"{home}about/references/#{key}" for key in own.references} - links == set()
    assert page.locator("[data-link]").count() == len(links), "a link is there twice"


def test_the_link_kit_finds_by_section_and_words(visit: Visit) -> None:
    page = visit("classroom/links/")
    page.get_by_role("combobox", name="Section").select_option("clean")
    page.get_by_role("searchbox", name="Words").fill("china's growing klos")
    expect(page.locator("[data-link]:visible")).to_have_count(0)
    page.get_by_role("searchbox", name="Words").fill("china's growing")
    expect(page.locator("[data-link]:visible")).not_to_have_count(0)
    page.get_by_role("searchbox", name="Words").fill("china taiwan")
    shown = page.locator("[data-link]:visible")
    assert 0 < shown.count() < 20
    labels = [words.lower() for words in shown.all_inner_texts()]
    wholes = [row.get_attribute("data-link") or "" for row in shown.all()]
    for words, whole in zip(labels, wholes, strict=True):
        assert "china" in whole.lower() and "taiwan" in words + whole.lower()
    assert not all("taiwan" in words for words in labels), "beyond the opening words too"
    assert "section=clean" in page.url and "words=china+taiwan" in page.url
    count = shown.count()
    page.reload()
    expect(shown).to_have_count(count)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_chosen_links_are_printed_eight_a_page(
    visit: Visit, address: str, paper: str, tmp_path: Path
) -> None:
    page = visit("classroom/links/?section=clean")
    boxes = page.locator('[data-section="clean"] input')
    for number in range(9):
        boxes.nth(number).check()
    expect(page.get_by_text("9 chosen, 2 sheets")).to_be_visible()
    expect(page.locator(".ws-link-card")).to_have_count(9)
    pages = PdfReader(io.BytesIO(page.pdf(format=paper))).pages
    words = ["".join(one.extract_text().split()) for one in pages]
    addresses = [len(re.findall(re.escape(address[:21]), text)) for text in words]
    assert addresses == [8, 1]
    page.emulate_media(media="print")
    expect(page.locator(".md-container")).to_be_hidden()
    first = page.locator(".ws-link-card .ws-code").first
    assert read_code(first.screenshot()) == page.locator(".ws-link-card span").first.inner_text()


def test_the_page_says_what_each_link_does_and_reads_without_script(
    visit: Visit,
) -> None:
    page = visit("classroom/links/", 390, java_script_enabled=False)
    expect(page.get_by_role("heading", name="What each link does")).to_be_visible()
    for part in ("?show=clean#", "#:~:text=", "?paragraph=", "#paragraph-", "?show=official"):
        expect(page.locator("td code").filter(has_text=part).first).to_be_visible()


def test_budgets_and_the_library_as_it_was_published(site: Path) -> None:
    assets = site / "assets"

    def gz(*names: str) -> int:
        return sum(len(gzip.compress((assets / name).read_bytes(), 6)) for name in names)

    library = "vendor/lean-qr-2.7.4.js"
    assert gz("whosays.js", "filters.js", "article.js", "terms.js") <= 5_850
    assert gz(library) <= 12_000
    digest = hashlib.sha256((assets / library).read_bytes()).hexdigest()
    assert digest == "1aaa80f2ea87616a47e9ad358bb11b37ae55358ecf0c8086d2ad2a912cb183ad"
    assert "MIT License" in (assets / "vendor/lean-qr-2.7.4.LICENSE.txt").read_text("utf-8")
    assert len(gzip.compress((site / "classroom/links/index.html").read_bytes(), 6)) <= 100_000
