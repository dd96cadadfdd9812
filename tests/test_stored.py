"""Practice answers in the browser's own storage: merged, never erased by another tab or site."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import SUB_PATH, Visit
from tests.support.answers import answer_drill

WARM_UP = "practice/warm-up/"
KEY = f"{SUB_PATH}.whosays:warm-up"
EARLIER = "whosays:warm-up"
HERE = f"{SUB_PATH}.whosays:predict-strike.here"
DEAF = "addEventListener('storage', (event) => event.stopImmediatePropagation())"
FULL = """() => {
  for (let size = 4_000_000; size; size = size >> 1) {
    try { for (;;) localStorage.setItem(`x${Math.random()}`, "x".repeat(size)); } catch { }
  }
}"""


def stored(page: Page, key: str = KEY) -> Any:
    return json.loads(page.evaluate("key => localStorage.getItem(key)", key) or "null")


def store(page: Page, key: str, answers: dict[str, Any], **more: Any) -> None:
    """Store answers as an earlier visit would have, and open the page anew."""
    value = json.dumps({**more, "answers": answers})
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [key, value])
    page.reload()


def choose(page: Page, question: str, kind: str) -> None:
    page.locator(f'[data-question="{question}"] input[value="{kind}"]').check()


def counter(page: Page) -> Any:
    return expect(page.locator(".ws-counter").first)


@pytest.mark.parametrize("hears", [True, False], ids=["hears", "hears-nothing"])
def test_two_tabs_add_to_the_same_answers(visit: Visit, address: str, hears: bool) -> None:
    first = visit(WARM_UP, before=lambda page: None if hears else page.add_init_script(DEAF))
    counter(first).to_have_text("0 of 3 answered")
    second = first.context.new_page()
    second.goto(address + WARM_UP)
    choose(first, "w1", "sourced-fact")
    second.get_by_label("Your name").fill("Ann")
    choose(second, "w2", "official-statement")
    choose(first, "w3", "sourced-fact")
    assert set(stored(first)["answers"]) == {"w1", "w2", "w3"}
    assert stored(first)["name"] == "Ann"
    counter(second).to_have_text("3 of 3 answered")
    if hears:
        counter(first).to_have_text("3 of 3 answered")
        expect(first.get_by_label("Your name")).to_have_value("Ann")
        second.locator(".ws-check-button").first.click()
        expect(first.locator(".ws-verdict:visible")).to_have_count(1)
        second.get_by_role("button", name="Try again").click()
        expect(first.locator(".ws-verdict:visible")).to_have_count(0)
    second.close()


def test_two_paragraphs_in_two_tabs_lose_nothing(visit: Visit, address: str) -> None:
    page = visit("practice/predict/?article=strike&paragraph=1")
    other = page.context.new_page()
    other.goto(f"{address}practice/predict/?article=strike&paragraph=2")
    expect(other.locator(".ws-drill:visible")).to_have_count(1)
    answer_drill(page, 1, "ORNW")
    counts = other.locator(".ws-set:visible .ws-drill:visible [data-question]").count()
    answer_drill(other, 2, "W" * counts)
    assert len(stored(page, f"{SUB_PATH}.whosays:predict-strike")["answers"]) == 4 + counts
    expect(page.locator(".ws-drill:visible")).to_have_count(1)
    other.close()


def test_what_this_page_does_not_know_stays_stored(visit: Visit) -> None:
    odd = {"gone": {"kind": "sourced-fact"}, "w2": {"kind": "of-a-later-version"}, "w3": 5}
    page = visit(WARM_UP)
    store(page, KEY, odd, later=[1])
    counter(page).to_have_text("0 of 3 answered")
    choose(page, "w1", "sourced-fact")
    found = stored(page)
    assert found["answers"] == {**odd, "w1": {"kind": "sourced-fact"}}
    assert found["later"] == [1]


def test_another_site_of_the_same_host_is_left_alone(visit: Visit) -> None:
    other = "/another-fork/.whosays:warm-up"
    page = visit(WARM_UP)
    store(page, other, {"w1": {"kind": "sourced-fact"}})
    counter(page).to_have_text("0 of 3 answered")
    choose(page, "w2", "sourced-fact")
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Clear my answers").click()
    counter(page).to_have_text("0 of 3 answered")
    assert stored(page) is None
    assert stored(page, other)["answers"] == {"w1": {"kind": "sourced-fact"}}


def test_answers_of_an_earlier_version_are_found_and_cleared(visit: Visit) -> None:
    page = visit(WARM_UP)
    store(page, EARLIER, {"w1": {"kind": "sourced-fact"}}, name="Ann")
    counter(page).to_have_text("1 of 3 answered")
    choose(page, "w2", "sourced-fact")
    assert set(stored(page)["answers"]) == {"w1", "w2"} and stored(page)["name"] == "Ann"
    page.reload()
    counter(page).to_have_text("2 of 3 answered")
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Clear my answers").click()
    counter(page).to_have_text("0 of 3 answered")
    assert page.evaluate("Object.keys(localStorage).filter((key) => /whosays/.test(key))") == []


@pytest.mark.parametrize("full", [True, False], ids=["full", "off"])
def test_the_page_says_so_where_nothing_can_be_stored(visit: Visit, full: bool) -> None:
    none = "Object.defineProperty(window, 'localStorage', { get() { throw 1; } })"
    page = visit(WARM_UP, before=lambda page: None if full else page.add_init_script(none))
    kept, lost = page.get_by_text("This browser saves"), page.get_by_text("can’t save")
    if full:
        expect(kept).to_be_visible()
        expect(lost).to_be_hidden()
        page.evaluate(FULL)
    choose(page, "w1", "sourced-fact")
    counter(page).to_have_text("1 of 3 answered")
    expect(lost).to_be_visible()
    expect(kept).to_be_hidden()
    if full:
        page.evaluate("localStorage.clear()")
        choose(page, "w2", "sourced-fact")
        expect(kept).to_be_visible()


def test_a_shared_device_asks_before_it_shows_anybodys_answers(visit: Visit, address: str) -> None:
    path = "practice/predict/?article=strike&paragraph=1"
    first = visit(path)
    answer_drill(first, 1, "ORNW")
    first.get_by_label("Your name").first.fill("Sam")
    expect(first.locator("[data-code]")).to_contain_text("Sam S1 ORNW-")
    first.reload()
    expect(first.locator("[data-code]")).to_contain_text("Sam S1 ORNW-")
    expect(first.locator(".ws-whose:visible")).to_contain_text("You are Sam.")
    context = first.context
    first.close()

    second = context.new_page()
    second.goto(address + path)
    shown = second.locator(".ws-set:visible")
    expect(shown.locator(".ws-whose")).to_contain_text("Sam has used this device.")
    for part in (".ws-drill", "[data-code]", ".ws-answer", ".ws-save", ".ws-counter"):
        expect(shown.locator(f"{part}:visible")).to_have_count(0)
    second.get_by_role("button", name="Carry on as Sam").click()
    expect(shown.locator("[data-code]")).to_contain_text("Sam S1 ORNW-")
    second.reload()
    expect(shown.locator("[data-code]")).to_be_visible()
    second.close()

    late = context.new_page()  # the same tab, but not the same lesson
    late.goto(address + path)
    late.get_by_role("button", name="Carry on as Sam").click()
    expect(late.locator(".ws-set:visible [data-code]")).to_be_visible()
    late.evaluate("key => sessionStorage.setItem(key, Date.now() - 21 * 60_000)", HERE)
    late.reload()
    expect(late.get_by_role("button", name="Carry on as Sam")).to_be_visible()
    late.close()

    third = context.new_page()
    third.goto(address + path)
    third.get_by_role("button", name="Start fresh").click()
    shown = third.locator(".ws-set:visible")
    expect(shown.locator(".ws-counter")).to_have_text("0 of 4 answered")
    expect(shown.get_by_label("Your name")).to_have_value("")
    expect(shown.locator(".ws-whose:visible")).to_have_count(0)
    third.close()


def test_a_second_try_is_marked_even_after_a_reload(visit: Visit) -> None:
    page = visit("practice/predict/?article=strike&paragraph=1")
    answer_drill(page, 1, "WWWW")
    page.get_by_role("button", name="Try again").click()
    page.reload()
    answer_drill(page, 1, "ORNW")
    code = page.locator("[data-code]").inner_text()
    assert code.startswith("S1 ORNW-+ ")
    page.reload()
    expect(page.locator("[data-code]")).to_have_text(code)
    view = visit("classroom/class-view/?article=strike")
    shown = view.locator(".ws-set:visible")
    shown.locator("[data-codes]").fill(f"Sam {code}")
    expect(shown.locator(".ws-counter")).to_have_text("Nothing loaded yet; 1 left out.")
    expect(shown.locator(".ws-left-out")).to_contain_text(
        "4 answers not counted, given again after the answers were shown"
    )
