"""Claims that another page answers: chosen, explained, and counted in a test."""

import re

from playwright.sync_api import Page, expect

from tests.conftest import Visit


def test_each_extract_says_what_it_could_not_show(visit: Visit) -> None:
    page = visit("practice/leave-the-page/", 390)
    claim = page.locator("[data-question]").first
    claim.get_by_role("radio", name="Extract 2").check()
    page.get_by_role("button", name="Check").first.click()
    expect(page.get_by_text("You chose extract 2. Our answer is extract 1.")).to_be_visible()
    own = page.locator("[data-for='2']").first
    expect(own).to_contain_text("It can’t show what the council said.")


def test_without_script_each_claim_unfolds_its_answer(visit: Visit) -> None:
    page = visit("practice/leave-the-page/", java_script_enabled=False)
    answer = page.locator("[data-question] details").first
    expect(answer.locator("ul")).to_be_hidden()
    answer.locator("summary").click()
    expect(answer.get_by_text("Extract 1 answers the claim:")).to_be_visible()


def finish(page: Page, extract: str) -> str:
    """Answer form A with an extract, and return its code."""
    for item in page.locator("[data-form='A'] [data-item]").all():
        last = item.get_attribute("data-item") == "a3"
        item.get_by_role("radio", name=extract if last else "not sure").check()
    page.get_by_role("button", name="I have finished").first.click()
    return page.locator("[data-code]").first.inner_text()


def test_a_test_counts_the_extract_apart_from_the_kinds(visit: Visit) -> None:
    page = visit("classroom/test/?form=A")
    code = finish(page, "Extract 2")
    assert re.fullmatch(r"A --2 \w", code)
    page.reload()
    expect(page.locator("[data-item=a3] input:checked")).to_have_value("2")
    totals = visit("classroom/test/").locator("[data-test-totals]")
    totals.locator("textarea").first.fill(code)
    row = totals.get_by_role("row", name=re.compile("the extract that answers"))
    expect(row.get_by_role("cell").first).to_have_text("1 of 1")
