"""A lesson in front of a class: run from its plan with one key, from a server and from a disk."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect
from whosays.edition import Edition

from tests.conftest import PUBLISHED, Visit

pytestmark = pytest.mark.edition
LESSONS = ("lesson-15", "lesson-15-health", "lesson-45", "lesson-90")
SIZES = ((1280, 590), (1440, 900), (1024, 768))
SECRETS = """() => {
  const words = (all) => [...all].map((one) => one.textContent.trim().replace(/\\s+/g, " "));
  const plan = document.querySelector(".md-content__inner");
  const said = [...plan.querySelectorAll("p + blockquote")].filter((one) =>
    one.previousElementSibling.textContent.startsWith("Say"));
  return words([...plan.querySelectorAll("h2 ~ * td:nth-child(n+2), em"), ...said])
    .filter((one) => one.length > 25);
}"""
"""What only the teacher knows: what is said, what is thought aloud, and what shows an answer."""
FITS = """() => {
  const shown = document.querySelector(".ws-run-shown");
  const small = [...shown.querySelectorAll("*")].filter((one) =>
    [...one.childNodes].some((child) => child.nodeType === 3 && child.data.trim()) &&
    !one.closest("button, svg") && parseFloat(getComputedStyle(one).fontSize) < 28);
  const low = [...document.querySelectorAll(".ws-run button")].filter((one) =>
    one.checkVisibility() && one.getBoundingClientRect().height < 44);
  const over = document.scrollingElement.scrollHeight > innerHeight ||
    shown.scrollHeight > shown.clientHeight + 1;
  return [...small, ...low].map((one) => one.textContent).concat(over ? ["it scrolls"] : []);
}"""
"""Names what is too small, or tells that not all of a screen is seen."""


def framed(page: Page) -> FrameLocator:
    return page.frame_locator(".ws-run iframe")


def heading(page: Page) -> Any:
    return page.get_by_role("status").get_by_role("heading", level=1)


def walk(page: Page, edition: Edition, left_out: str = "none") -> Iterator[str]:
    """Go on to the last screen by one key; yield what a class sees of each.

    `left_out` is how the name of a step begins that is passed over.
    """
    expect(heading(page)).to_be_visible()
    secrets = page.evaluate(SECRETS)
    secrets += [note.gist for note in edition.articles[edition.lead].notes]
    assert len(secrets) > 50
    planned = page.locator("h2").filter(has_text=re.compile(r"\d–\d")).all_text_contents()
    met: list[str] = []
    while True:
        expect(page.locator(".md-container")).to_be_hidden()
        shown = page.locator(".ws-run").inner_text()
        if framed(page).owner.count():
            pages = ".ws-in-lesson :is(.ws-live .ws-text, .ws-item, [data-codes])"
            seen = framed(page).locator(pages).locator("visible=true")
            expect(seen.first).to_be_in_viewport()
            expect(framed(page).owner).to_be_visible()
            expect(framed(page).owner).to_be_focused()
            shown += framed(page).locator("body").inner_text()
        else:
            assert page.locator(".ws-run-shown").inner_text().strip()
        shown = " ".join(shown.split())
        assert [secret for secret in secrets if secret in shown] == [], page.url
        for width, height in SIZES[: 1 if framed(page).owner.count() else None]:
            page.set_viewport_size({"width": width, "height": height})
            assert page.evaluate(FITS) == [], (page.url, width)
        yield shown
        name = heading(page).inner_text()
        if not met or met[-1] != name:
            met.append(name)
        if page.get_by_role("button", name="Next", exact=True).is_disabled():
            break
        before = page.url
        page.keyboard.press("PageDown")
        page.wait_for_url(lambda url, before=before: url != before)  # type: ignore[misc]
    names = [title.rpartition(":")[0] for title in planned]
    assert met[1:] == [name for name in names if not name.startswith(left_out)]


@pytest.mark.parametrize("lesson", LESSONS)
def test_one_key_runs_a_lesson(visit: Visit, own: Edition, lesson: str) -> None:
    page = visit(f"classroom/{lesson}/")
    page.get_by_role("link", name="Run the lesson").click()
    devices = page.get_by_label("With devices")
    if lesson in ("lesson-45", "lesson-90"):
        devices.check()
    else:
        expect(devices).to_have_count(0)
    seen = " | ".join(walk(page, own, "6." if lesson == "lesson-45" else "none"))
    assert "Does the article tell you who said it?" in seen
    assert "I know because …" in seen
    if lesson in ("lesson-45", "lesson-90"):
        assert all(f"/go/#{name}" in seen for name in ("form-A", "12", "cards"))
    page.emulate_media(media="print")
    expect(page.locator(".ws-run")).to_be_hidden()
    expect(page.locator("h2").first).to_be_visible()


def test_one_key_runs_a_lesson_from_a_disk(
    browser: Browser, own: Edition, own_site: Path, tmp_path: Path
) -> None:
    (packed,) = own_site.glob("downloads/who-says.zip")
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(tmp_path)
    with browser.new_context(offline=True) as context:
        page = context.new_page()
        page.goto(f"{tmp_path.as_uri()}/who-says/classroom/lesson-90.html?run")
        page.get_by_label("With devices").check()
        seen = list(walk(page, own))
        short = PUBLISHED["SITE_URL"].removeprefix("https://")
        assert f"{short}classroom/lesson-90/" in seen[0], "a phone opens the published script"
        assert any(f"{short}go/#12" in one for one in seen)


def test_the_frame_keeps_its_own_keys(visit: Visit) -> None:
    page = visit("classroom/lesson-45/?run#uncover")
    piece = framed(page).locator(".ws-slide:visible [data-piece]").first
    expect(piece).to_have_attribute("data-state", "covered")
    expect(page.locator("iframe")).to_be_focused()
    for keys in ("r4w1", "w12"):
        page.keyboard.press("Space")
        for key in keys:
            page.keyboard.press(key)
        for _ in "ab":
            page.keyboard.press("Space")
    expect(piece).to_have_attribute("data-state", "note")
    page.keyboard.press("PageDown")
    expect(heading(page)).to_have_text("5. Class view")
    against = framed(page).locator('[data-list="against-key"] li')
    expect(against).to_contain_text("4 of 5 said a record")  # nobody had to copy the hands
    page.reload()
    expect(against).to_contain_text("4 of 5 said a record")
    framed(page).locator("[data-codes]:visible").click()
    page.keyboard.press("Enter")  # is typed
    expect(heading(page)).to_have_text("5. Class view")
    page.keyboard.press("PageUp")
    expect(heading(page)).to_have_text("4. Reveal")
    framed(page).locator(".ws-live .ws-text:visible").click()
    page.keyboard.press("Shift+Enter")
    expect(heading(page)).to_have_text("3. Pairs sort")
    page.keyboard.press("Escape")
    page.wait_for_url("**/lesson-45/")


def test_the_clock_counts_down_and_then_up(visit: Visit) -> None:
    page = visit("classroom/lesson-45/?run", before=lambda page: page.clock.install())
    clock, late = page.locator(".ws-run-clock"), page.locator(".ws-run-late")
    expect(clock).to_be_hidden()
    page.keyboard.press("Enter")
    expect(clock).to_have_text(re.compile(r"^(2:00|1:5\d)$"))
    page.clock.fast_forward("01:00")
    expect(clock).to_have_text(re.compile(r"^(1:00|0:5\d)$"))
    expect(late).to_have_text("")
    page.clock.fast_forward("02:30")
    expect(clock).to_have_text(re.compile(r"^\+1:[34]\d$"))
    expect(late).to_have_text("1 min late")
    page.keyboard.press("Enter")
    expect(clock).to_have_text(re.compile(r"^(5:00|4:5\d)$"))
    expect(late).to_have_text("1 min late")
    page.clock.fast_forward("02:00")
    page.reload()
    expect(heading(page)).to_have_text("1. Pre-test")
    expect(clock).to_have_text(re.compile(r"^(3:00|2:5\d)$"))
    clock.click()
    expect(clock).to_have_text(re.compile(r"^(5:00|4:5\d)$"))


def test_with_devices_the_clock_takes_their_minutes_and_on_paper_no_code_is_shown(
    visit: Visit,
) -> None:
    page = visit("classroom/lesson-45/?run", before=lambda page: page.clock.install())
    clock, late = page.locator(".ws-run-clock"), page.locator(".ws-run-late")
    page.keyboard.press("PageDown")
    expect(page.locator(".ws-run-code")).to_have_count(0)
    page.keyboard.press("PageUp")
    page.get_by_label("With devices").click()
    page.keyboard.press("Enter")
    expect(clock).to_have_text(re.compile(r"^(4:00|3:5\d)$"))
    seats = page.locator(".ws-run-code b")
    expect(seats).to_have_text(["Left seat: Form A", "Right seat: Form B"])
    page.clock.fast_forward("04:00")
    page.keyboard.press("PageDown")
    page.reload()
    expect(heading(page)).to_have_text("1. Pre-test")
    expect(clock).to_have_text(re.compile(r"^(5:00|4:5\d)$"))
    expect(late).to_have_text("")
    while heading(page).inner_text() != "5. Class view":
        page.keyboard.press("PageDown")
    expect(page.locator(".ws-run-where")).to_contain_text("Next: 7. Check one record")
    page.keyboard.press("PageDown")
    expect(heading(page)).to_have_text("7. Check one record")


def test_the_script_is_a_code_away_and_without_scripts_the_plan_is_the_plan(visit: Visit) -> None:
    page = visit("classroom/lesson-90/?run#uncover")
    page.get_by_role("button", name="Script").click()
    code = page.get_by_role("img", name="QR code").last
    expect(code).to_have_attribute("aria-label", re.compile(r"/lesson-45/#uncover$"))
    page.keyboard.press("Escape")
    expect(code).to_be_hidden()
    expect(page.locator(".ws-run")).to_be_visible()
    plain = visit("classroom/lesson-45/?run", java_script_enabled=False)
    expect(plain.locator("#uncover")).to_be_visible()
    expect(plain.get_by_role("link", name="Run the lesson")).to_be_hidden()
