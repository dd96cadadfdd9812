"""Answers as pupils give them in a browser, and as they save them."""

import json
from typing import Any

from playwright.sync_api import FilePayload, Page, expect

ANSWERS = {
    "format": "whosays-answers",
    "version": 1,
    "article": "strike",
    "name": "Ann",
    "answers": {"lines": {"kind": "sourced-fact"}},
}


def answer_drill(page: Page, number: int, letters: str) -> None:
    """Answer a paragraph by keyboard, lock it, and have the answers shown."""
    drill = page.locator(".ws-set:visible .ws-drill").nth(number)
    drill.locator("input[name^=q-]").first.focus()
    for letter in letters:
        page.keyboard.press(letter)
    drill.get_by_role("button", name="Lock my answers").click()
    expect(drill.locator("[data-code]")).to_be_visible()
    expect(drill.locator("[data-key]:visible, .ws-verdict:visible")).to_have_count(0)
    drill.get_by_role("button", name="Show the answers").click()
    expect(drill.locator("[data-key]:visible")).to_have_count(len(letters))


def saved_file(name: str, data: Any) -> FilePayload:
    """Make a file as the browser would open it."""
    buffer = data if isinstance(data, bytes) else json.dumps(data).encode()
    return FilePayload(name=name, mimeType="application/json", buffer=buffer)
