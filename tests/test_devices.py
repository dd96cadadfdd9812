"""The lesson with devices: 28 pupils at 14 iPads, one of them shared and one old."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Dialog, Page, Route, expect
from whosays.codebook import KINDS
from whosays.edition import Edition
from whosays.pages.practice.reasons import can_tell

from tests.support.paper import count_sheets

pytestmark = pytest.mark.edition
ARTICLE = "russia-china-talks"
EXERCISE = "practice/predict/?paragraph=12"
FORM = "classroom/pre-post/?form="
PORTRAIT, LANDSCAPE = (820, 1180), (1180, 820)
SLUGS = {kind.letter: kind.slug for kind in KINDS.values()}
RIGHT = "WWRWO"
"""The answers to paragraph 12; its second passage may be R too."""
NEWER = """
for (const name of ["showPopover", "hidePopover", "togglePopover", "popover"])
  delete HTMLElement.prototype[name];
for (const name of ["checkVisibility", "setHTML", "moveBefore"]) delete Element.prototype[name];
for (const name of ["toSorted", "toReversed", "with", "toSpliced"]) delete Array.prototype[name];
for (const name of ["requestIdleCallback", "structuredClone", "scheduler"]) delete globalThis[name];
for (const name of ["groupBy"]) delete Object[name];
for (const kind of [Element, Document, DocumentFragment])
  for (const name of ["matches", "closest", "querySelector", "querySelectorAll"]) {
    const own = kind.prototype[name];
    if (own) kind.prototype[name] = function (selector) {
      if (/:popover-open|:open|:state/.test(selector)) throw new SyntaxError(selector);
      return own.call(this, selector);
    };
  }
"""
"""Takes away what iPadOS 15.4 did not have."""
STYLES = {
    "light-dark(": "-x-light(",
    "color-mix(": "-x-mix(",
    ":popover-open": ":-x-open",
    "text-wrap": "x-wrap",
}


@pytest.fixture
def address(own_address: str) -> str:
    """Return the address of the site that this repository publishes."""
    return own_address


@pytest.fixture
def faults() -> Iterator[list[str]]:
    """Collect the errors of scripts; there must be none."""
    found: list[str] = []
    yield found
    assert found == []


def grow_old(page: Page) -> None:
    """Take from a page what its browser would not have if it were older."""

    def style(route: Route) -> None:
        answer = route.fetch()
        text = answer.text()
        for new, gone in STYLES.items():
            text = text.replace(new, gone)
        route.fulfill(response=answer, body=text)

    page.add_init_script(NEWER)
    page.route("**/*.css", style)


def choose(page: Page, letters: str) -> None:
    questions = page.locator(".ws-drill:visible [data-question]")
    expect(questions).to_have_count(len(letters))
    for place, letter in enumerate(letters):
        questions.nth(place).locator(f'input[value="{SLUGS[letter]}"]').check()


def hand_in(page: Page, name: str, letters: str) -> str:
    """Answer paragraph 12 and lock it; return the code. Nothing may be revealed by then."""
    choose(page, letters)
    page.get_by_role("button", name="Lock my answers").click()
    page.get_by_label("Your name").first.fill(name)
    expect(page.locator("[data-key]:visible, .ws-verdict:visible")).to_have_count(0)
    expect(page.locator(".ws-drill:visible input[type=radio]:enabled")).to_have_count(0)
    code: str = page.locator("[data-code]:visible").inner_text()
    assert code.startswith(f"{name} RCT12 {letters} ")
    return code


def test_28_pupils_hand_in_from_14_devices(
    visit: Any, address: str, own: Edition, faults: list[str]
) -> None:
    pairs = ["WWRWO"] * 4 + ["RWRWO"] * 5 + ["WRRWO"] * 2 + ["WWRWW", "OWRWO"]
    codes = []
    for place, letters in enumerate(pairs):
        width, height = (PORTRAIT, LANDSCAPE)[place % 2]

        def prepare(page: Page, place: int = place) -> None:
            page.on("pageerror", lambda error: faults.append(str(error)))
            if place == 7:
                grow_old(page)

        page = visit(EXERCISE, width, height=height, before=prepare, has_touch=True)
        for kind in KINDS.values():  # the class, the board and the code speak in letters
            if kind.always:
                expect(page.locator(f"kbd:visible >> text={kind.letter}").first).to_be_visible()
        if place == 3:
            choose(page, letters)
            page.reload()
            expect(page.locator(".ws-counter:visible")).to_have_text("5 of 5 answered")
        name = "Sam" if place in (0, 1) else f"Pair {place}"
        codes.append(hand_in(page, name, letters))
        if place == 3:
            page.reload()
            expect(page.locator("[data-code]:visible")).to_have_text(codes[-1])
        if place == 5:  # the next pair takes the same device
            other = page.context.new_page()
            other.goto(address + EXERCISE)
            expect(other.locator(".ws-drill:visible, [data-code]:visible")).to_have_count(0)
            other.get_by_role("button", name="Start fresh").click()
            expect(other.locator(".ws-counter:visible")).to_have_text("0 of 5 answered")
            codes.append(hand_in(other, "Pair 14", "RWRWO"))
            other.close()
        page.close()
    assert len(codes) == 14
    slip = codes[8]
    codes[8] = slip.replace("RCT12 RW", "RCT12 WR")

    view = visit("classroom/class-view/")
    shown = view.locator("[data-class]:visible")
    shown.locator("[data-codes]").fill("\n".join(codes))
    count = shown.locator(".ws-counter")
    expect(count).to_have_text("Loaded: answers from 13 pupils; 1 left out.")
    left_out = shown.locator(".ws-left-out")
    expect(left_out).to_contain_text("has a typo, so please ask for it again")
    expect(left_out).to_contain_text("“Sam” gave the same answers twice.")
    expect(left_out).to_contain_text("counted as 2 pupils")
    shown.locator("[data-codes]").fill("\n".join([*codes, slip]))
    expect(count).to_have_text("Loaded: answers from 14 pupils; 1 left out.")
    expect(shown.locator("[data-cell=in-response]")).to_have_attribute("data-agree", "⇄ 7/14")

    # By the count of Predict: a contested passage counts once, for the kind that was chosen.
    rows = shown.get_by_role("group", name="Hits and false alarms").locator("tbody tr")
    cells = [[cell.strip() for cell in row.locator("td").all_inner_texts()] for row in rows.all()]
    assert cells == [["16 of 16", "6 of 54"], ["13 of 14", "1 of 56"], ["33 of 40", "1 of 30"]]

    left_out.get_by_role("button", name="It is one pupil").click()
    expect(count).to_have_text("Loaded: answers from 13 pupils; 1 left out.")
    view.reload()
    expect(count).to_have_text("Loaded: answers from 13 pupils; 1 left out.")
    shown.locator(".ws-left-out").get_by_role("button", name="different pupils").click()
    expect(count).to_have_text("Loaded: answers from 14 pupils; 1 left out.")


def test_perfect_codes_hit_everything_once(visit: Any, own: Edition) -> None:
    page = visit("classroom/class-view/")
    page.wait_for_function("whosays.codes && document.querySelector('[data-codes]')")
    write = f"whosays.codes.write('{ARTICLE}', 'RCT', '12', '{RIGHT}')"
    code = page.evaluate(write)
    shown = page.locator("[data-class]:visible")
    shown.locator("[data-codes]").fill("\n".join(f"Pupil {n} {code}" for n in range(28)))
    rows = shown.get_by_role("group", name="Hits and false alarms").locator("tbody tr")
    cells = [[cell.strip() for cell in row.locator("td").all_inner_texts()] for row in rows.all()]
    assert cells == [["28 of 28", "0 of 112"], ["28 of 28", "0 of 112"], ["84 of 84", "0 of 56"]]


def test_class_view_says_where_careful_readers_disagree(visit: Any) -> None:
    page = visit("classroom/class-view/")
    page.wait_for_function("whosays.codes && document.querySelector('[data-codes]')")

    def write(letters: str) -> str:
        written = f"whosays.codes.write('{ARTICLE}', 'RCT', '12', '{letters}')"
        return str(page.evaluate(written))

    shown = page.locator("[data-class]:visible")
    box, lists = shown.locator("[data-codes]"), shown.locator("[data-list]")
    box.fill("\n".join([write("WRRWO")] * 21 + [write(RIGHT)] * 6))
    expect(lists.nth(0)).to_contain_text("None, but careful readers disagree on some.")
    expect(lists.nth(1).locator("li")).to_have_count(1)
    expect(lists.nth(1)).to_contain_text("21 said a record, 6 the writer’s word; the answer key")
    expect(lists.nth(1).get_by_role("link", name="Show it to the class")).to_be_visible()
    expect(lists.nth(2)).to_have_text("None besides those above.")
    contested = shown.locator("[data-cell][data-also]:visible")
    expect(contested).to_have_attribute("data-agree", "± 6/27 + 21")

    box.fill("\n".join([write("WRRWO")] * 16 + [write("WORWO")] * 2 + [write(RIGHT)] * 8))
    expect(lists.nth(1)).to_contain_text("16 said a record, 2 an official’s word, 8 the writer’s")
    box.fill("\n".join([write(RIGHT)] * 27))
    expect(lists).to_have_count(2)
    expect(lists.nth(0)).to_contain_text("None: on every passage, most of the class")
    box.fill("\n".join([write("RWRWO")] * 8 + [write(RIGHT)] * 6))
    expect(lists.nth(0)).to_contain_text("8 of 14 said a record")
    expect(lists.nth(1)).to_have_text("None besides those above.")


def test_the_tests_of_those_who_took_both_are_counted(visit: Any) -> None:
    page = visit("classroom/class-view/")
    page.wait_for_function("whosays.codes && document.querySelector('[data-test-codes]')")
    a, b = (page.evaluate(f"whosays.codes.write('test', '', '{form}', 'RRRRR-')") for form in "AB")
    shown = page.locator("[data-test-totals]")
    before, after = (page.locator(f"[data-test-codes={when}]") for when in ("before", "after"))
    before.fill("\n".join([a, f"Mia {a}", f"Sam {a}", f"Sam {b}", f"Uma {a}", f"Zoe {b}"]))
    after.fill("\n".join([f"mia: {b}", f"Sam {a}", f"Sam {b}", f"Uma {a}", f"Guest {b}"]))
    expect(shown.locator(".ws-counter")).to_have_text("6 before, 5 after; 3 took both.")
    assert shown.locator("li").all_inner_texts() == [
        "Not counted, because each pupil needs one code before and one after: "
        "no name (1 before, 0 after), Zoe (1 before, 0 after), Guest (0 before, 1 after).",
        "Not counted, because the form was the same both times: Uma.",
        "Pupils with one name, counted together: Sam (2).",
    ]
    expect(shown).to_contain_text("“Not sure”: 3 before, 3 after.")
    before.fill(a)
    after.fill(b)
    expect(shown.locator("li")).to_have_text(
        "No name has a code before and after, so all codes are counted."
    )


@pytest.mark.parametrize(
    "change",
    [
        lambda code: f"{code}.",
        lambda code: code.replace(" ", ""),
        lambda code: code.replace("O", "0"),
        lambda code: f"{code} Sent from my iPad",
        lambda code: f"Sam: {code.lower()} !",
        lambda code: f"{code.replace(' ', '')}\nSent from my iPhone",
    ],
)
def test_small_slips_in_a_code_are_understood(visit: Any, change: Any) -> None:
    page = visit("classroom/class-view/")
    page.wait_for_function("whosays.codes && document.querySelector('[data-codes]')")
    code = page.evaluate(f"whosays.codes.write('{ARTICLE}', 'RCT', '12', '{RIGHT}')")
    shown = page.locator("[data-class]:visible")
    shown.locator("[data-codes]").fill(change(code))
    expect(shown.locator(".ws-counter")).to_have_text("Loaded: answers from 1 pupil.")
    test = page.evaluate("whosays.codes.write('test', '', 'A', 'RWORO-')")
    page.locator("[data-test-codes=before]").fill(change(test))
    expect(page.locator("[data-test-totals] .ws-counter")).to_have_text("1 before, 0 after.")


def test_an_earlier_code_is_read_and_what_nobody_can_tell_is_not_counted(
    visit: Any, own: Edition
) -> None:
    block = next(one for one in own.articles[ARTICLE].blocks if one.code == "3")
    look = [note.id for note in block.notes if not can_tell(note)]
    assert look == ["growing-alliance", "no-limits"]
    page = visit("classroom/class-view/")
    page.wait_for_function("whosays.codes && document.querySelector('[data-codes]')")
    code = page.evaluate(f"whosays.codes.write('{ARTICLE}', 'RCT', '3', 'WWRWW')")
    shown = page.locator("[data-class]:visible")
    shown.locator("[data-codes]").fill(f"Sam {code}")
    expect(shown.locator(".ws-counter")).to_have_text("Loaded: answers from 1 pupil.")
    expect(shown.locator(".ws-left-out")).to_contain_text(
        "2 answers not counted, about passages that nobody can tell from the page alone"
    )
    expect(shown.locator(f"[data-cell={look[0]}]")).to_have_attribute("data-agree", "")


def test_what_only_a_check_can_tell_is_not_asked(visit: Any, own: Edition) -> None:
    page = visit("practice/predict/?paragraph=3")
    looks = page.locator(".ws-drill:visible .ws-look")
    expect(looks).to_have_count(2)
    expect(page.locator(".ws-drill:visible [data-question]")).to_have_count(3)
    expect(looks.first.locator(".ws-answer")).to_be_hidden()
    looks.first.get_by_text("Now look: what did a check find?").click()
    expect(looks.first.locator(".ws-answer")).to_contain_text("Why W:")
    assert hand_in_three(page).startswith("Sam RCT3 --")
    short = visit("practice/predict/?much=short")
    expect(short.locator(".ws-drill:visible > :not(h2, button, .ws-text)").first).to_have_class(
        "ws-question"
    )


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("paragraph", ["3", "12"])
def test_a_paragraph_to_practise_is_one_sheet(visit: Any, paragraph: str, paper: str) -> None:
    page = visit(f"practice/predict/?paragraph={paragraph}")
    page.wait_for_function("document.querySelector('.ws-live')")
    assert count_sheets(page.pdf(format=paper)) == 1
    page.emulate_media(media="print")
    expect(page.locator(".ws-answer:visible, .ws-whose:visible")).to_have_count(0)


def hand_in_three(page: Page) -> str:
    choose(page, "RWW")
    page.get_by_role("button", name="Lock my answers").click()
    page.get_by_label("Your name").first.fill("Sam")
    code: str = page.locator("[data-code]:visible").inner_text()
    return code


def test_feedback_begins_with_the_answer_that_was_given(visit: Any, own: Edition) -> None:
    page = visit(EXERCISE)
    hand_in(page, "Sam", "OWRWO")
    page.get_by_role("button", name="Show the answers").click()
    notes = {note.id: note for note in own.articles[ARTICLE].notes}
    wrong, right = (
        page.locator(f"[data-key={one}]") for one in ("in-response", "allied-exercises")
    )
    lines = wrong.locator("li:visible").all_inner_texts()
    assert lines[0].startswith("Why not O: ")
    assert lines[1] == f"Why W: {notes['in-response'].why}"
    assert len(lines) == 2, "the others are folded"
    wrong.get_by_text("The other answers").click()
    expect(wrong.locator("li:visible").last).to_contain_text("Why not R: ")
    first = right.locator("li:visible").first
    expect(first).to_contain_text(f"Why R: {notes['allied-exercises'].why}")


def test_a_test_survives_a_reload_and_a_closed_tab(visit: Any, address: str, own: Edition) -> None:
    page = visit(FORM + "A", *PORTRAIT[:1], height=PORTRAIT[1])
    expect(page.locator("header.md-header")).to_be_hidden()
    form = page.locator("[data-form]:visible")
    form.get_by_label("Your name").fill("Sam")
    for place in range(3):
        form.locator("[data-item]").nth(place).locator("input").first.check()
    page.reload()
    expect(form.locator("input:checked")).to_have_count(3)
    for place in range(3, 6):
        form.locator("[data-item]").nth(place).locator("input").first.check()
    page.get_by_role("button", name="I have finished").click()
    code = form.locator(".ws-hand-in [data-code]").inner_text()
    assert re.fullmatch("Sam A RRRRR1 [A-Z2-8]", code)
    page.reload()
    expect(form.locator(".ws-hand-in [data-code]")).to_have_text(code)
    context = page.context
    page.close()

    page = context.new_page()
    page.goto(f"{address}{FORM}A")
    expect(page.locator("[data-form]:visible")).to_have_count(0)
    expect(page.locator(".ws-whose")).to_contain_text(code)
    page.get_by_role("button", name="Carry on as Sam").click()
    expect(page.get_by_text("You have done Form A.")).to_be_visible()
    page.get_by_role("button", name="Open Form B").click()
    form = page.locator("[data-form]:visible")
    expect(form.locator(".ws-before")).to_contain_text(code)
    asked: list[str] = []

    def refuse(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    page.once("dialog", refuse)
    page.get_by_role("button", name="Start fresh").click()
    assert asked == [f"This deletes the code of Form A: {code}. Is it written down?"]
    form.get_by_label("Your name").fill("Kim")
    expect(form.locator(".ws-before")).to_contain_text(code)
    page.reload()
    expect(form.locator(".ws-before")).to_contain_text(code)
    form.get_by_label("Your name").fill("Sam")
    for question in form.locator("[data-item]").all():
        question.get_by_label("not sure").check()
    page.get_by_role("button", name="I have finished").click()
    expect(form.locator(".ws-hand-in [data-code]")).to_contain_text("Sam B ------ ")
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Both codes are handed in").click()
    expect(form.locator("input:checked")).to_have_count(0)
    expect(form.locator(".ws-before")).to_have_text("")
    page.close()


def test_the_links_of_a_lesson_open_what_they_say(visit: Any, address: str) -> None:
    for path in ("classroom/lesson-45/", "classroom/links/"):
        page = visit(path, permissions=["clipboard-read", "clipboard-write"])
        rows = page.locator("[data-send] li")
        expect(rows.get_by_role("link")).to_have_text(
            ["Form A", "Form B", "Paragraph 12", "Record cards"]
        )
        last = rows.last
        expect(last.locator("> code")).to_have_text(re.compile(r"^127\.0\.0\.1:\d+/.*go/#cards$"))
        last.get_by_role("button", name="Copy link").click()
        expect(last.locator(".ws-said")).to_have_text(" copied")
        link = page.evaluate("navigator.clipboard.readText()")
        last.get_by_role("button", name="QR code").click()
        expect(last.locator(".ws-code")).to_be_visible()
        page.goto(link)
        expect(page.locator("h1")).to_have_text("Record cards")
        expect(page.locator(".md-header, .md-sidebar").first).to_be_hidden()
        page.close()


def test_every_exercise_has_a_short_address(visit: Any, address: str, own: Edition) -> None:
    page = visit("go/")
    names = page.locator("[data-go] a[id]").evaluate_all("all => all.map(({ id }) => id)")
    blocks = sum(any(block.notes) for one in own.in_practice for block in one.blocks)
    assert len(names) == len(set(names)) == blocks + len(own.in_practice) + 6
    assert max(len(f"go/#{name}") for name in names) <= 12
    for name, place in {
        "12": f"{EXERCISE}&wait",
        "h": "practice/predict/?paragraph=H&wait",
        "cai7": "practice/predict/?article=children-and-iodine&paragraph=7&wait",
        "form-b": "classroom/pre-post/?form=B",
    }.items():
        page.goto("about:blank")
        page.goto(f"{address}go/#{name}")
        expect(page).to_have_url(address + place)
    page.goto(f"{address}go/#nothing")
    expect(page.locator(".ws-strange")).to_have_text("There is no exercise called “nothing”.")


def test_a_link_of_a_lesson_asks_pupils_to_wait(visit: Any) -> None:
    page = visit("go/#12")
    page.wait_for_url("**&wait")
    numbers = page.locator(".ws-drill:visible legend b")
    expect(numbers).to_have_text(["1.", "2.", "3.", "4.", "5."])  # as on the pair sheet
    hand_in(page, "7", RIGHT)
    expect(page.get_by_role("button", name="Show the answers")).to_have_text(
        "Show the answers (when your teacher says so)"
    )
    page.get_by_role("button", name="Show the answers").click()
    expect(page.locator(".ws-answer:visible > p:first-child").last).to_contain_text("5.")


def test_a_short_address_is_a_link_without_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}go/#12")
    page.locator("a[id='12']").click()
    expect(page).to_have_url(f"{address}{EXERCISE}&wait")
    context.close()


def test_an_exercise_is_alone_in_a_frame(visit: Any, address: str) -> None:
    page = visit("about/search/")
    page.route(
        "**/frame.html",
        lambda route: route.fulfill(
            content_type="text/html",
            body=f'<iframe src="{address}{EXERCISE}&embed" width="800" height="560"></iframe>',
        ),
    )
    page.goto(f"{address}frame.html")
    frame = page.frame_locator("iframe")
    expect(frame.locator(".ws-drill:visible")).to_have_count(1)
    for part in (".md-header", ".md-tabs", ".md-footer", ".md-sidebar"):
        for one in frame.locator(part).all():
            expect(one).to_be_hidden()
    frame.get_by_role("link", name="The whole article").click()
    expect(frame.locator("html")).to_have_class(re.compile("ws-embed"))


def test_an_old_ipad_loses_nothing_but_looks(visit: Any, faults: list[str]) -> None:
    def prepare(page: Page) -> None:
        page.on("pageerror", lambda error: faults.append(str(error)))
        grow_old(page)

    page = visit(f"articles/{ARTICLE}/", *PORTRAIT[:1], height=1180, before=prepare)
    ink = page.locator("body").evaluate("one => getComputedStyle(one).color")
    assert ink == "rgb(35, 33, 29)", "our own colours, and not the browser’s"
    expect(page.locator(".ws-definition:visible")).to_have_count(0)
    page.locator(".ws-passage").first.click()
    note = page.locator(".ws-note[name][open]")
    expect(note).to_have_count(1)
    share = page.locator(".ws-share-box")
    note.get_by_role("button", name="Share").click()
    expect(share).to_be_visible()
    page.keyboard.press("Escape")
    expect(share).to_be_hidden()
    page.close()

    page = visit(EXERCISE, *PORTRAIT[:1], height=1180, before=prepare)
    code = hand_in(page, "Sam", RIGHT)
    page.get_by_role("button", name="Show the answers").click()
    expect(page.locator(".ws-verdict:visible")).to_have_count(5)
    page.close()

    page = visit("classroom/class-view/", before=prepare)
    page.locator("[data-codes]:visible").fill(code)
    expect(page.locator("[data-class]:visible .ws-counter")).to_contain_text("1 pupil")
    page.close()

    for path in (f"{FORM}A", "classroom/links/", "about/references/", "go/", "practice/warm-up/"):
        visit(path, before=prepare).close()
