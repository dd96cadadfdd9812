"""How pages look: two typefaces, lines of a length to read, first screens that show the thing."""

import io

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader
from whosays.edition import Edition

from tests.conftest import Visit

ARTICLE = "articles/russia-china-talks/"
pytestmark = pytest.mark.edition
FACES = """() => [...new Set([...document.querySelectorAll("body, body *")]
  .filter((one) => one.checkVisibility() && one.closest(".md-container"))
  .map((one) => getComputedStyle(one).fontFamily))]"""
LINES = """(chosen) => [...document.querySelectorAll(chosen)]
  .filter((one) => one.checkVisibility() && !one.querySelector("p, li, div"))
  .flatMap((one) => {
    const [range, lines] = [document.createRange(), new Map()];
    const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      for (let at = 0; at < text.length; at += 1) {
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        const { width, bottom } = range.getBoundingClientRect();
        const line = Math.round(bottom / 8);
        if (width) lines.set(line, (lines.get(line) ?? 0) + 1);
      }
    }
    return lines.size > 2 ? [...lines.values()] : [];
  }).sort((one, other) => one - other)"""
"""How many letters are on each line of the texts that run over several."""
MOST = 75
"""Letters on a line that is easy to read, as books on typography have it; 66 are the ideal."""


@pytest.mark.parametrize(
    "place",
    ["", ARTICLE, "practice/predict/", "classroom/class-view/", "classroom/links/", "about/search/",
     "about/directives/", "glossary/", "404.html"],
)  # fmt: skip
def test_there_are_two_typefaces_and_one_for_code(visit: Visit, place: str) -> None:
    page = visit(place)
    if place.startswith("classroom/"):
        page.wait_for_load_state("networkidle")  # until scripts have made their controls
    said = page.evaluate(
        """() => ["serif", "sans", "mono"].map(
          (one) => getComputedStyle(document.documentElement).getPropertyValue(`--ws-${one}`))"""
    )
    assert set(page.evaluate(FACES)) <= set(said)


@pytest.mark.parametrize("place", ["", ARTICLE, "guide/"])
def test_the_first_view_has_the_typeface(visit: Visit, place: str) -> None:
    page = visit(place, cold=True)
    devtools = page.context.new_cdp_session(page)
    devtools.send("DOM.enable")
    devtools.send("CSS.enable")
    root = devtools.send("DOM.getDocument")["root"]["nodeId"]
    title = devtools.send("DOM.querySelector", {"nodeId": root, "selector": "h1"})
    used = devtools.send("CSS.getPlatformFontsForNode", {"nodeId": title["nodeId"]})["fonts"]
    assert {font["familyName"].split()[0] for font in used} == {"Literata"}


TABS = """() => [...document.querySelectorAll(".md-tabs__item")].map((one) => {
  const line = getComputedStyle(one);
  const lit = line.borderBottomStyle === "solid" && parseFloat(line.borderBottomWidth) >= 3;
  const { fontWeight } = getComputedStyle(one.firstElementChild);
  return [one.innerText, lit, Number(fontWeight), line.borderBottomColor];
})"""


@pytest.mark.parametrize("options", [{"color_scheme": "light"}, {"color_scheme": "dark"},
    {"forced_colors": "active"}], ids=str)  # fmt: skip
def test_the_tab_of_a_page_is_seen(visit: Visit, options: dict[str, str]) -> None:
    for place, name in ((ARTICLE, "The article"), ("glossary/metonym/", "Glossary"),
                        ("guide/sourced-facts/", "Guide"), ("", "Home")):  # fmt: skip
        page = visit(place, **options)
        tabs = page.evaluate(TABS)
        assert [tab[0] for tab in tabs if tab[1]] == [name]
        assert [tab[0] for tab in tabs if tab[2] >= 700] == [name]
        line = next(tab[3] for tab in tabs if tab[1])
        assert line == page.evaluate("getComputedStyle(document.querySelector('.md-tabs')).color")
        page.close()


@pytest.mark.parametrize(
    "place",
    ["", "practice/predict/", "guide/sourced-facts/", "about/", "about/method/", "classroom/",
     "classroom/lesson-45/", "glossary/", "glossary/metonym/", "articles/"],
)  # fmt: skip
def test_lines_are_of_a_length_to_read(visit: Visit, place: str) -> None:
    lines = visit(place).evaluate(LINES, ".md-content :is(p, li, dd)")
    assert lines and lines[-1] <= 80  # WCAG 2.2, 1.4.8
    assert lines[len(lines) * 3 // 4] <= 72


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
def test_the_first_screen_shows_whose_article_it_is_and_where_it_begins(
    visit: Visit, width: int, height: int
) -> None:
    page = visit(ARTICLE, width, height=height)
    about = page.locator(".ws-article > .ws-about-it")
    assert "The Asia Live (15 October 2024)" in about.inner_text()
    first = page.locator("[data-block=paragraph] .ws-text").first.bounding_box()
    assert first and first["y"] + 40 < height, "its first line is seen"
    labels = page.get_by_text("What the labels mean").first.bounding_box()
    assert labels and labels["y"] < first["y"]


def test_a_phone_shows_the_site_and_what_a_link_led_to(visit: Visit) -> None:
    page = visit(f"{ARTICLE}#notable-timing", 390)
    note = page.locator(".ws-note[open]")
    assert "published by The Asia Live" in note.locator(".ws-about-it").inner_text()
    page.evaluate("scrollTo(0, 3000)")
    expect(page.locator(".md-header").get_by_text("Who Says?")).to_be_in_viewport()


def test_a_section_of_one_page_keeps_no_empty_column(visit: Visit) -> None:
    for place, menu in (("articles/", False), ("glossary/", False), ("guide/who-counted/", True)):
        sidebar = visit(place).locator(".md-sidebar--primary")
        assert sidebar.is_visible() == menu, place


@pytest.mark.parametrize("height", [600, 1400])
@pytest.mark.parametrize("word", ["ai-assistant", "one-china", "wire-service"])
def test_the_list_beside_a_word_shows_where_it_stands(visit: Visit, word: str, height: int) -> None:
    page = visit(f"glossary/{word}/", height=height)
    expect(page.locator(".ws-here")).to_be_in_viewport(ratio=1)
    words, footer = (page.locator(one).bounding_box() for one in (".ws-az ul", ".md-footer"))
    assert words and footer and words["y"] + words["height"] <= footer["y"]
    assert page.evaluate("scrollY") == 0


def test_on_a_phone_the_list_of_words_has_two_columns(visit: Visit) -> None:
    page = visit("glossary/one-china/", 390)
    places = page.locator(".ws-az li").evaluate_all("(all) => all.map((one) => one.offsetLeft)")
    assert len(places) > 50 and len({*places}) == 2


def test_clean_text_is_a_page_to_read(visit: Visit) -> None:
    page = visit(f"{ARTICLE}?show=clean")
    lines = page.evaluate(LINES, ".ws-row[data-block=paragraph] .ws-text")
    assert 58 <= lines[len(lines) // 2] <= 66 and lines[len(lines) * 9 // 10] <= 68
    assert lines[-1] <= MOST
    for quiet in (".ws-start", ".ws-signs", ".ws-filter small"):
        expect(page.locator(quiet).first).to_be_hidden()


@pytest.mark.parametrize("width", [900, 960])
def test_notes_stand_beside_the_text_when_the_page_is_enlarged(visit: Visit, width: int) -> None:
    row = visit(ARTICLE, width).locator('[data-paragraph="2"]')
    text, notes = (row.locator(one).bounding_box() for one in (".ws-text", ".ws-notes"))
    assert text and notes
    assert notes["x"] > text["x"] + text["width"]
    assert notes["width"] >= 320 - 2 * 16  # the narrowest phone (WCAG 1.4.10) and its margins


def test_the_first_screen_shows_the_pieces_and_both_doors(visit: Visit, own: Edition) -> None:
    page = visit("", java_script_enabled=False)
    article = own.articles[own.lead]
    (block,) = (one for one in article.blocks if one.number == article.file.showpiece)
    rows = page.locator(".ws-home .ws-row")
    for row, note in zip(rows.all(), block.notes, strict=True):
        expect(row.locator(".ws-passage")).to_have_text(note.quote)
        expect(row.locator(".ws-gist")).to_have_text(note.why or note.gist)
        words, beside = (row.locator(one).bounding_box() for one in (".ws-text", ".ws-notes"))
        assert words and beside and beside["x"] > words["x"] + words["width"]
    box = page.locator(".ws-doors").bounding_box()
    assert box and box["y"] + box["height"] <= 900
    rows.first.locator("summary").click()
    expect(rows.first.locator(".ws-body")).to_be_visible()


def test_the_pieces_part_by_moving_alone_and_stay_where_motion_is_unwelcome(visit: Visit) -> None:
    moved = "document.getAnimations().map((one) => one.animationName)"
    assert visit("").evaluate(moved) != []
    assert visit("", reduced_motion="reduce").evaluate(moved) == []


FIRST_LETTER = """id => {
  const passage = document.querySelector(`.ws-passage:has(+ [href="#${id}"])`);
  passage.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { left, top } = passage.getClientRects()[0];
  return [left + 4, top + 6];
}"""


def test_an_opened_note_stays_in_sight(visit: Visit) -> None:
    page = visit("", 390)
    for note in page.locator(".ws-home .ws-note").all():
        note.locator("summary").click()
        expect(note.locator("summary")).to_be_in_viewport()
    assert page.locator(".ws-home .ws-note[open]").count() == 5
    for passage in ("critical-flashpoint", "many-analysts", "more-drills"):
        page = visit(f"{ARTICLE}#{passage}", 960, height=600)
        note = page.locator(f".ws-note:has(> #{passage})")
        expect(note.locator(".ws-share")).to_be_visible()
        page.keyboard.press("Escape")
        page.mouse.click(*page.evaluate(FIRST_LETTER, passage))
        expect(note.locator("summary")).to_be_in_viewport(ratio=1)
        header, shown = (one.bounding_box() for one in (page.locator(".md-header"), note))
        assert header and shown and shown["y"] >= header["height"], "not under the header"


PLACES = """() => [...document.querySelectorAll(".ws-text")].map(
  (one) => Math.round(one.parentElement.getBoundingClientRect().top + scrollY))"""


def test_an_open_note_moves_no_text_and_hides_no_focus(visit: Visit) -> None:
    page = visit(ARTICLE, 1440)
    expect(page.locator(".ws-row:not(.ws-settled)")).to_have_count(0)
    before = page.evaluate(PLACES)
    note, covered = page.locator(".ws-note[name]").nth(4), page.locator(".ws-note[name]").nth(5)
    note.locator("summary").click()
    expect(note.locator(".ws-share")).to_be_visible()
    assert page.evaluate(PLACES) == before
    note.locator(":is(a, button):visible").last.focus()
    page.keyboard.press("Tab")
    expect(covered.locator("summary")).to_be_focused()
    assert covered.evaluate("""(one) => {
      const { left, top } = one.getBoundingClientRect();
      return one.contains(document.elementFromPoint(left + 8, top + 8));
    }""")


@pytest.mark.parametrize("width", [390, 1440])
def test_a_reader_who_comes_back_finds_the_place_and_presses_what_is_there(
    visit: Visit, width: int
) -> None:
    page = visit(ARTICLE, width)
    expect(page.locator(".ws-row:not(.ws-settled)")).to_have_count(0)  # each has its true height
    page.evaluate("scrollTo(0, 3750)")
    before = page.evaluate(IN_VIEW)
    page.reload()
    page.wait_for_timeout(300)
    assert page.evaluate(IN_VIEW) == before != ""
    words = page.locator(f'.ws-passage:has(+ [href="{before}"])')
    page.mouse.click(*words.evaluate(START))
    expect(page.locator(f".ws-note:has(> {before})")).to_have_attribute("open", "")
    assert page.evaluate("document.querySelectorAll('.ws-note[open]').length") == 1


@pytest.mark.parametrize("width", [390, 1440])
def test_who_scrolls_far_at_once_keeps_the_place(visit: Visit, width: int) -> None:
    page = visit(ARTICLE, width, before=lambda page: page.add_init_script(EACH_ROW_LATER))
    page.evaluate("scrollTo({ top: 6000, behavior: 'instant' })")
    page.wait_for_timeout(100)  # what came into view is laid out
    before = page.evaluate(PLACE_IN_VIEW)
    assert page.locator(".ws-row:not(.ws-settled)").count() > 9
    expect(page.locator(".ws-row:not(.ws-settled)")).to_have_count(0)
    assert page.evaluate("seen.getBoundingClientRect().top") == pytest.approx(before, abs=2)


EACH_ROW_LATER = """
const later = setTimeout;
setTimeout = (task, wait, ...given) => later(task, wait + 60, ...given);"""
PLACE_IN_VIEW = """() => {
  window.seen = document.elementFromPoint(innerWidth * 0.35, 450);
  return seen.getBoundingClientRect().top;
}"""
START = """(one) => {
  const { left, top, height } = one.getClientRects()[0];
  return [left + 4, top + height / 2];
}"""
IN_VIEW = """() => [...document.querySelectorAll('.ws-passage')].find((one) => {
  const { left, top, height } = one.getClientRects()[0];
  return top > 80 && top < 700 && document.elementFromPoint(left + 4, top + height / 2) === one;
})?.nextElementSibling.hash ?? ''"""


def test_a_kind_chosen_after_a_link_shows_its_notes_alone(visit: Visit) -> None:
    page = visit(f"{ARTICLE}#many-analysts", 1440)
    expect(page.locator("#many-analysts .ws-share")).to_be_visible()
    page.locator("#ws-show-sourced-fact").check(force=True)
    expect(page.locator(".ws-note:not(.ws-sourced-fact):visible")).to_have_count(0)
    assert page.url.endswith("?show=sourced-fact")
    page.reload()
    expect(page.locator("#ws-show-sourced-fact")).to_be_checked()


def test_a_note_that_clean_text_hid_is_whole_when_it_shows(visit: Visit) -> None:
    page = visit(f"{ARTICLE}?show=clean#many-analysts")
    page.get_by_role("radio", name="Everything").check()
    expect(page.locator("#many-analysts .ws-share")).to_be_visible()
    expect(page.locator("#many-analysts .ws-references li", has_text="See note")).to_have_count(0)


def test_a_note_opens_in_view_where_its_scripts_do_not_come(visit: Visit) -> None:
    page = visit(ARTICLE, 390)
    page.route("**/*.js", lambda route: route.abort())
    summary = page.locator(".ws-note:has(> #many-analysts) > summary")
    summary.evaluate("(one) => { one.scrollIntoView({ block: 'end' }); one.click(); }")
    expect(page.locator("#many-analysts .ws-basis").first).to_be_in_viewport()


def test_a_link_to_a_passage_of_another_kind_shows_all_kinds(visit: Visit) -> None:
    page = visit(f"{ARTICLE}?show=statement#talks-held")
    expect(page.locator('.ws-passage:has(+ [href="#talks-held"]).ws-lit')).to_be_visible()
    expect(page.locator("#ws-show-all")).to_be_checked()
    assert page.url.endswith(f"{ARTICLE}#talks-held")


def test_a_definition_that_cannot_be_fetched_says_so_in_place(visit: Visit) -> None:
    page = visit(ARTICLE)
    page.route("**/glossary/**", lambda route: route.abort())
    link = page.locator("a.ws-term:visible").first
    link.click()
    expect(page.locator(".ws-definition:popover-open")).to_contain_text(
        "can’t be loaded at the moment."
    )
    assert page.url.endswith(ARTICLE)


def test_a_question_is_answered_without_script(visit: Visit) -> None:
    page = visit("practice/", 390, java_script_enabled=False)
    answers = page.locator(".ws-ask details")
    expect(page.locator(".ws-ask .ws-body:visible")).to_have_count(0)
    answers.first.locator("summary").click()
    expect(answers.first).to_contain_text("No. There are no records of the future.")
    answers.last.locator("summary").click()
    expect(page.locator(".ws-ask .ws-body:visible")).to_have_count(1)
    expect(answers.last).to_contain_text("Yes. ")


def test_a_lit_word_leads_to_what_it_means(visit: Visit) -> None:
    page = visit("glossary/", java_script_enabled=False)
    shown = page.locator(".ws-opening .ws-body:visible")
    expect(shown).to_have_count(1)
    page.get_by_role("link", name="unilateralism", exact=True).first.click()
    expect(page.locator("#ws-word-unilateralism")).to_be_visible()


@pytest.mark.parametrize("lesson", ["lesson-45", "lesson-90"])
def test_say_goes_with_what_is_said(visit: Visit, lesson: str) -> None:
    page = visit(f"classroom/{lesson}/")
    page.emulate_media(media="print")
    said = page.locator("p:has(+ blockquote)").filter(has_text="Say")
    assert said.count() > 2
    for words in said.all():
        expect(words).to_have_css("break-after", "avoid")


def test_the_home_page_is_printed_on_one_sheet(visit: Visit) -> None:
    assert len(PdfReader(io.BytesIO(visit("").pdf(format="A4"))).pages) == 1


def test_letters_twice_as_large_need_no_scrolling_sideways(visit: Visit) -> None:
    for place in ("", "practice/", "glossary/", "practice/predict/", f"{ARTICLE}?show=clean"):
        page = visit(place, 390)
        page.evaluate("document.documentElement.style.fontSize = '40px'")
        wide = page.evaluate("document.scrollingElement.scrollWidth - innerWidth")
        assert wide <= 0, place


def test_sheets_have_their_style_without_script(visit: Visit) -> None:
    page = visit("classroom/pre-post/", java_script_enabled=False)
    options = page.locator(".ws-test .ws-options label").first
    expect(options).to_have_css("min-height", "40px")
    page.emulate_media(media="print")
    expect(options).to_have_css("min-height", "0px")
