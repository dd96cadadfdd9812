"""The second wall, and the theme's mended faults: what pages may run and may find stored."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.conftest import Visit

META = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
ATTACKS = (
    "<script>window.broken = 'script'</script>"
    "<img src='missing.png' onerror=\"window.broken = 'handler'\">"
    "<script src='data:text/javascript,window.broken=`data`'></script>"
    "<base href='https://elsewhere.example/'>"
)
TEMPLATES = (
    "",
    "articles/strike/",
    "articles/library/",
    "classroom/card/",
    "classroom/class-view/",
    "classroom/worksheet/",
    "glossary/",
    "glossary/drill/",
    "guide/sourced-facts/",
    "no/such/page/",
    "practice/predict/",
    "practice/warm-up/",
)
"""One page a template, on every depth."""
VIOLATIONS = """window.violations = [];
addEventListener("securitypolicyviolation", (e) => violations.push(e.violatedDirective), true);"""
STORES = {
    "switched off": "Object.defineProperty(window, 'localStorage',"
    " { configurable: true, get() { throw new DOMException('denied', 'SecurityError'); } })",
    "none": "Object.defineProperty(window, 'localStorage', { configurable: true, value: null })",
} | {
    stored: f"localStorage.setItem('/a-fork/.__palette', '{stored}')"
    for stored in (
        "{",
        "5",
        "[]",
        '{"index":"one","color":{}}',
        '{"index":1,"color":{"a b":"c"}}',
        '{"index":1,"color":{"scheme":{}}}',
    )
}


def watch(page: Page, found: list[str]) -> None:
    """Collect whatever a page complains about."""
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("console", lambda said: found.append(said.text) if said.type == "error" else None)


def test_the_policy_stands_before_all_that_it_must_stop(small_site: Path) -> None:
    for path in small_site.rglob("*.html"):
        text = path.read_text("utf-8")
        policy = META.search(text)
        assert policy, path
        opened = re.findall("<([a-z]+)", text[: policy.start()])
        assert opened == ["html", "head"], path
        assert b'<meta charset="utf-8">' in path.read_bytes()[:1024], path
        assert "'unsafe" not in policy[0]


def test_the_policy_is_in_nobodys_way(visit: Visit, address: str) -> None:
    found: list[str] = []

    def prepare(page: Page) -> None:
        page.add_init_script(VIOLATIONS)
        watch(page, found)

    page = visit("", before=prepare)
    for path in TEMPLATES:
        page.goto(address + path)
        assert page.evaluate("violations") == [], path
    page.goto(address + "guide/sourced-facts/")
    page.locator("[data-md-component=palette] label:visible").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    page.goto(address + "articles/strike/#lines")
    page.locator("a.ws-term").first.click()
    expect(page.locator(".ws-definition:popover-open")).to_be_visible()
    assert page.evaluate("violations") == []
    assert [words for words in found if "404" not in words] == []


@pytest.mark.edition
def test_search_runs_under_the_policy(browser: Browser, own_address: str) -> None:
    page = browser.new_context().new_page()
    found: list[str] = []
    watch(page, found)
    page.goto(own_address + "about/search/?q=treaty")
    expect(page.locator(".ws-found a").first).to_be_visible()
    assert found == []
    page.context.close()


@pytest.mark.parametrize("walled", [True, False], ids=["policy", "no-policy"])
@pytest.mark.parametrize("place", ["<title>", "</article>"])
def test_script_that_got_into_a_page_does_not_run(visit: Visit, place: str, walled: bool) -> None:
    def poison(route: Route) -> None:
        text = route.fetch().text().replace(place, ATTACKS + place, 1)
        route.fulfill(body=text if walled else META.sub("", text), content_type="text/html")

    page = visit(
        "guide/sourced-facts/", before=lambda page: page.route("**/guide/sourced-facts/", poison)
    )
    page.wait_for_timeout(200)
    assert page.evaluate("'broken' in window") is not walled
    assert page.evaluate("document.baseURI.startsWith(location.origin)") is walled


@pytest.mark.parametrize("store", STORES)
def test_whatever_is_stored_the_theme_works(visit: Visit, store: str) -> None:
    found: list[str] = []

    def prepare(page: Page) -> None:
        page.add_init_script(STORES[store])
        watch(page, found)

    page = visit("guide/sourced-facts/", before=prepare)
    page.locator("[data-md-component=palette] label:visible").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    assert found == []


def test_without_script_nothing_sticks_out(visit: Visit) -> None:
    for path in ("", "articles/strike/", "practice/warm-up/"):
        page = visit(path, 390, java_script_enabled=False)
        assert page.evaluate("document.scrollingElement.scrollWidth - innerWidth") <= 0, path
        page.close()
