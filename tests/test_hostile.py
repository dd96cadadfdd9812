"""Texts that ask to be run or read as markup, in every field, in a real browser: to the letter.

The site's content policy is off here: what it would stop must not be there in the first place.
"""

import hashlib
import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, FilePayload, Page
from pydantic import TypeAdapter, ValidationError
from whosays.faults import Faults
from whosays.model.fields import Heading, Plain, Prose
from whosays.pages.about.references import MOST_REFERENCES
from whosays.read.load import load_edition
from whosays.syntax import ANY_TERM_LINK, EMPHASIS

from tests.conftest import ROOT, build_site, copy_small, served

pytestmark = pytest.mark.xdist_group("hostile")  # one worker builds its sites
TEXTS = [
    line.replace("\\n", "\n")
    for line in (ROOT / "tests/cases/hostile.txt").read_text("utf-8").split("\n")
    if line.strip() and not line.startswith("######")
]
ARTICLES = ("hostile-a", "hostile-b", "hostile-c")
"""The texts are dealt out over several articles, so that one cannot hide another's harm."""
TERMS = 8


def fitting(kind: Any, most: int = 100) -> Iterator[str]:
    """Deal out, without end, the texts that a kind of field takes."""

    adapter = TypeAdapter(kind)

    def fits(text: str) -> bool:
        try:
            adapter.validate_python(text)
        except ValidationError:
            return False
        return len(text.split()) <= most and not ANY_TERM_LINK.search(text) and text == text.strip()

    found = [text for text in TEXTS if fits(text)]
    assert len(found) > 30
    return cycle(found)


class Dealer:
    """Gives the next text for each kind of field, and remembers which page must show it."""

    def __init__(self) -> None:
        self.text = cycle([text for text in TEXTS if text == text.strip()])
        self.plain = fitting(Plain, 12)
        self.prose = fitting(Prose, 25)
        self.heading = fitting(Heading)
        self.shown: dict[str, list[str]] = {}

    def give(self, deck: Iterator[str], *pages: str) -> str:
        text = next(deck)
        for page in pages:
            self.shown.setdefault(page, []).append(text)
        return text


def write(path: Path, data: object, before: str = "", after: str = "") -> None:
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000)
    path.write_text(before + text + after, "utf-8")


def write_references(project: Path, deal: Dealer) -> None:
    """Add references whose every text is hostile; the notes cite them all."""
    path = project / "docs/references.yml"
    page = "about/references/"
    kept = path.read_text("utf-8")
    entries = [
        {
            "id": f"hostile-{number}",
            "type": "webpage",
            "title": deal.give(deal.text, page),
            "title-short": deal.give(deal.text),
            "author": [{"literal": deal.give(deal.text, page)}],
            "publisher": deal.give(deal.text, page),
            "URL": f"https://example.org/?{number}='onclick=hacked=1&amp;x#javascript:hacked=1",
            "standing": "primary",
            "voice_of": deal.give(deal.text, page),
            "seen": "cited",
            "seen_at": deal.give(deal.text, page),
            "excerpts": [deal.give(deal.text, page)],
            "translations": [deal.give(deal.text, page)],
            "weak": deal.give(deal.text, page),
            "remark": deal.give(deal.text, page),
        }
        for number in range(60)
    ]
    write(path, entries, kept)


def write_article(project: Path, name: str, texts: list[str], deal: Dealer) -> None:
    """Write an article whose every passage, and whose every note, is hostile."""
    page = f"articles/{name}/"
    sets = [f"{one}?article={name}" for one in SETS]
    seed = project / f"seeds/{name}.txt"
    groups = [texts[:1], *(texts[at : at + 10] for at in range(1, len(texts), 10))]
    seed.write_text("\n\n".join("\n".join(group) for group in groups) + "\n", "utf-8")
    deal.shown.setdefault(page, []).extend(texts)
    for one in sets:
        deal.shown.setdefault(one, []).extend(texts)
    key = f"classroom/answer-key/?article={name}"
    predict = f"practice/predict/?article={name}"
    passages = []
    for number, text in enumerate(texts):
        note: dict[str, Any] = {
            "id": f"p{number}",
            "quote": text,
            "gist": deal.give(deal.plain, page, predict),
            "note": deal.give(deal.prose, page),
            "references": [f"hostile-{number % 60}"],
        }
        other = {
            "because": deal.give(deal.plain, page, key, "practice/contested/"),
            "ours": deal.give(deal.plain, page, key, "practice/contested/"),
        }
        if number % 3:
            note |= {"kind": "unattributed analysis", "signal": "motive"}
            note |= {"check": "no record found", "also": {"kind": "sourced fact", **other}}
            note["evidence"] = deal.give(deal.prose, page)
        else:
            kind = "attributed claim" if number % 2 else "official statement"
            note |= {"kind": kind, "manner": "quoted", "speaker": f"s{number}"}
            note |= {"check": "no record found", "also": {"kind": "sourced fact", **other}}
            note |= {"worth": deal.give(deal.plain, page)} if number % 2 else {}
            note |= {} if number % 2 else {"via": [deal.give(deal.text, page)]}
        passages.append(note)
    speakers = {
        note["speaker"]: {
            "name": deal.give(deal.text, page),
            "office": deal.give(deal.text, page),
            "states": [deal.give(deal.text, page)],
        }
        for note in passages
        if "speaker" in note
    }
    file = {
        "article": name,
        "seed": {
            "file": f"seeds/{name}.txt",
            "sha256": hashlib.sha256(seed.read_bytes()).hexdigest(),
        },
        "found": {
            "publisher": deal.give(deal.text, page, "articles/"),
            "date": "2031",
            "reference": "hostile-0",
            "remark": deal.give(deal.prose, page),
        },
        "rights": deal.give(deal.prose, page),
        "ten_minutes": [1],
        "speakers": speakers,
        "passages": passages,
    }
    write(project / f"docs/notes/{name}.yml", file)
    head = {"title": deal.give(deal.heading), "description": deal.give(deal.heading)}
    body = f"---\n\n::: article {name}\n"
    write(project / f"docs/articles/{name}.md", head, "---\n", body)


def write_terms(project: Path, deal: Dealer) -> None:
    """Add glossary pages whose every text is hostile; each leads to the next."""
    for number in range(TERMS):
        name, page = f"hostile-{number}", f"glossary/hostile-{number}/"
        following = f"hostile-{(number + 1) % TERMS}"
        title = deal.give(deal.heading, "glossary/", f"glossary/{following}/")
        term = {
            "title": title,
            "description": deal.give(deal.heading),
            "shelf": "reading",
            "definition": deal.give(deal.plain, page, "glossary/"),
            "usage": deal.give(deal.prose, page),
            "see": [following],
        }
        write(project / f"docs/glossary/{name}.md", term, "---\n", f"---\n\n::: term {name}\n")


def write_items(project: Path, deal: Dealer) -> None:
    """Write practice items whose every text is hostile."""
    page = "practice/warm-up/"
    kinds = ("sourced fact", "official statement", "unattributed analysis")
    items = [
        {
            "id": f"w{number}",
            "sentence": deal.give(deal.plain, page),
            "kind": kind,
            "reference": f"hostile-{number}",
            "because": deal.give(deal.plain, page),
            "if": {other: deal.give(deal.plain, page) for other in kinds if other != kind},
        }
        for number, kind in zip(range(30), cycle(kinds), strict=False)
    ]
    pairs = [
        {
            "id": f"n{number}",
            **{
                side: {
                    "sentence": deal.give(deal.plain, page),
                    "kind": kind,
                    "because": deal.give(deal.plain, page),
                }
                for side, kind in (("first", kinds[0]), ("second", kinds[1]))
            },
        }
        for number in range(15)
    ]
    path = project / "docs/practice/items.yml"
    write(path, {"warm-up": items, "near-misses": pairs})


SETS = (
    "practice/predict/",
    "classroom/worksheet/",
    "classroom/answer-key/",
    "classroom/class-view/",
    "classroom/present/",
)


HEADLINES = (
    "</title><script>hacked=1</script>",
    'x"><script>hacked=1</script>',
    '<meta http-equiv=refresh content="0;url=//foreign.invalid/">',
    "Drill<img src=x onerror=hacked=1>",
    "<!--",
    "&lt;script&gt;hacked=1&lt;/script&gt;",
    "AT&#38;T, AT&amp;T",
    "'\"--></style></script><svg onload=hacked=1>",
    "{{ config.extra }}",
    "a: 'b' # \"c\"",
)
"""Titles that did harm on pages that show one article of many, or would."""


SITE = 'Q&A &#38; "</title><script>hacked=1</script>"'


def write_large(project: Path, deal: Dealer) -> None:
    """Add as many passages and references as it takes for pages to be cut into parts."""
    for number, title in enumerate(HEADLINES):
        fair = [f"Passage {number} and {place}." for place in range(20)]
        write_article(project, f"headline-{number}", [title, *fair], deal)
    path = project / "docs/references.yml"
    entries = [
        {
            "id": f"many-{number}",
            "type": "webpage",
            "title": deal.give(deal.text),
            "publisher": deal.give(deal.text),
            "URL": f"https://example.org/{number}",
            "standing": "secondary",
            "seen": "opened",
        }
        for number in range(MOST_REFERENCES)
    ]
    write(path, entries, path.read_text("utf-8"))
    notes = project / "docs/notes/headline-0.yml"
    file = yaml.safe_load(notes.read_text("utf-8"))
    for place, note in enumerate(file["passages"]):
        note["references"] += [one["id"] for one in entries[place::20]]
    write(notes, file)


def write_edition(project: Path) -> Dealer:
    """Make the small edition hostile; return what each page must show."""
    deal = Dealer()
    write_references(project, deal)
    whole = [text for text in TEXTS if text == text.strip()]
    for number, name in enumerate(ARTICLES):
        write_article(project, name, whole[number :: len(ARTICLES)], deal)
    write_terms(project, deal)
    write_items(project, deal)
    return deal


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Dealer]]:
    """Return the address of the hostile edition's site, and what its pages must show."""
    folder = tmp_path_factory.mktemp("hostile")
    project = copy_small(folder / "project")
    deal = write_edition(project)
    try:
        load_edition(project)
    except Faults as faults:
        pytest.fail(str(faults))
    with served(build_site(project, folder / "site")) as address:
        yield address, deal


@pytest.fixture(scope="module")
def in_parts(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return a hostile edition's site with pages in parts, and the same site as a zip has it."""
    folder = tmp_path_factory.mktemp("parts")
    project = copy_small(folder / "project")
    write_large(project, write_edition(project))
    config = project / "mkdocs.yml"
    lines = config.read_text("utf-8").split("\n")
    own = [line for line in lines if not line.startswith(("site_name:", "site_description:"))]
    named = f"site_name: {json.dumps(SITE)}\nsite_description: {json.dumps(SITE)}\n"
    config.write_text(named + "\n".join(own), "utf-8")
    site = build_site(project, folder / "site")
    packed = next((site / "downloads").glob("*.zip"))
    with zipfile.ZipFile(packed) as opened:
        opened.extractall(folder / "zip")
    return site, next((folder / "zip").iterdir())


class Head(HTMLParser):
    """Collects what a page's frame shows of its title, and the tags that begin in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.title, self.topic, self.tags = "", "", Counter[str]()
        self.inside = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = dict(attrs)
        self.tags[tag] += 1
        self.tags["refresh"] += own.get("http-equiv") == "refresh"
        if tag == "title" and not self.title:
            self.inside = "title"
        elif own.get("data-md-component") == "header-topic":
            self.inside = "topic"

    def handle_endtag(self, tag: str) -> None:
        if tag in ("title", "nav"):
            self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside == "title":
            self.title += data
        elif self.inside == "topic":
            self.topic += data


@pytest.mark.slow
def test_a_headline_is_a_text_in_the_frame_of_a_page_in_parts(in_parts: tuple[Path, Path]) -> None:
    site, _ = in_parts
    for part in ("practice/predict", "classroom/present", "classroom/links"):
        for folder in in_parts:
            end = "/index.html" if folder == site else ".html"
            pages = [folder / f"{part}-headline-{n}{end}" for n in range(len(HEADLINES))]
            heads = [Head(page.read_text("utf-8")) for page in pages]
            for head, headline in zip(heads, HEADLINES, strict=True):
                assert head.title.endswith(f": {headline} - {SITE}"), part
                assert squeeze(headline) in squeeze(head.topic), part
            assert len({head.tags["script"] for head in heads}) == 1
            assert not any(head.tags["refresh"] for head in heads)


@pytest.mark.slow
@pytest.mark.parametrize("number", range(5))
def test_nothing_runs_on_the_parts_of_an_edition_that_is_opened_from_a_disk(
    in_parts: tuple[Path, Path], page: Page, number: int
) -> None:
    _, unpacked = in_parts
    text = visit(page, (unpacked / f"practice/predict-headline-{number}.html").as_uri())
    assert squeeze(HEADLINES[number]) in text
    visit(page, (unpacked / f"about/references-{1 + number % 3}.html").as_uri())


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(bypass_csp=True)
    yield context.new_page()
    context.close()


STRANGE = r"""() => {
  const fetches = new Set(['src', 'srcset', 'style', 'action', 'ping', 'poster', 'background']);
  const wrong = ({ name, value }) => name.startsWith('on')
    || (/^\s*(javascript|data|vbscript):/i.test(value) && !name.startsWith('data-'))
    || (fetches.has(name) && value.includes('foreign'));
  const marked = [...document.querySelectorAll('*')]
    .flatMap((one) => [...one.attributes].filter(wrong).map(({ name }) => [one, name]));
  const runs = 'script:not([type="application/ld+json"]), style, iframe, object, embed, link';
  const others = 'form:not([role=search]), math, template, svg:not(.ws-drawing, .ws-drawing *)';
  const made = document.querySelectorAll(`.md-content__inner :is(${runs}, ${others})`);
  const head = document.querySelectorAll('base, meta[http-equiv=refresh]');
  const scripts = [...document.scripts].filter((one) => /hacked/.test(one.text) && !one.type);
  return [...marked, ...made, ...head, ...scripts].map((one) => one.outerHTML ?? one.join(' '));
}"""
"""What no page of ours has: handlers, addresses that run, elements that run or fetch."""


def squeeze(text: str) -> str:
    return re.sub(r"\s", "", text)


def as_shown(text: str) -> str:
    """Return what a reader sees of a text in which emphasis is read, and nothing else."""
    return EMPHASIS.sub(lambda match: match["words"], text)


def visit(page: Page, address: str) -> str:
    """Open a page, have its scripts run; fail if anything else did; return its letters."""
    asked: list[str] = []
    broken: list[str] = []
    page.on("dialog", lambda dialog: broken.append(dialog.message))
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.goto(address)
    page.mouse.move(300, 300)
    page.keyboard.press("Tab")
    host = "/".join(address.split("/")[:3])
    assert [url for url in asked if not url.startswith((host, "blob:", "data:"))] == []
    assert broken == []
    assert page.evaluate("window.hacked ?? null") is None
    assert page.evaluate(STRANGE) == []
    return squeeze(page.locator("main").evaluate("one => one.textContent"))


def test_there_are_many_texts() -> None:
    assert len(TEXTS) >= 250 and len(set(TEXTS)) == len(TEXTS)


def parts_with_one_text_each(name: str) -> dict[str, str]:
    """Return, for each page on which an article's passages are apart, what holds one of them."""
    return {
        f"articles/{name}/": "[data-article] .ws-passage",
        f"practice/predict/?article={name}": f"[data-set={name}] [data-question] q",
        f"classroom/class-view/?article={name}": f"[data-set={name}] [data-cell]",
        f"classroom/answer-key/?article={name}": f"[data-set={name}] .ws-item > :first-child",
        f"classroom/present/?article={name}": f"[data-set={name}] [data-piece]",
    }


def test_every_text_of_every_page_is_shown_to_the_letter_and_in_its_own_part(
    hostile: tuple[str, Dealer], page: Page
) -> None:
    address, deal = hostile
    whole = [text for text in TEXTS if text == text.strip()]
    parts = {
        place: (part, [squeeze(text) for text in whole[number :: len(ARTICLES)]])
        for number, name in enumerate(ARTICLES)
        for place, part in parts_with_one_text_each(name).items()
    }
    assert len(deal.shown) > 25 and set(parts) <= set(deal.shown)
    for place, texts in deal.shown.items():
        letters = visit(page, address + place)
        lost = [
            text
            for text in texts
            if squeeze(text) not in letters and squeeze(as_shown(text)) not in letters
        ]
        assert lost == [], place
        if place in parts:
            part, wanted = parts[place]
            found = page.locator(part).evaluate_all("all => all.map((one) => one.textContent)")
            assert [squeeze(text) for text in found] == wanted, place


@pytest.mark.parametrize(
    "place", ["", "articles/profile/", "articles/compare/", "classroom/links/", "about/search/"]
)
def test_other_pages_that_show_the_texts_do_no_harm(
    hostile: tuple[str, Dealer], page: Page, place: str
) -> None:
    address, _ = hostile
    visit(page, address + place)


def test_hostile_names_and_files_do_no_harm_in_the_class_view(
    hostile: tuple[str, Dealer], page: Page
) -> None:
    address, _ = hostile
    visit(page, f"{address}classroom/class-view/?article=hostile-a")
    answers = {"p1": {"kind": "sourced-fact"}, "__proto__": {"kind": "constructor"}}
    files = [
        FilePayload(
            name=f"{number}.json",
            mimeType="application/json",
            buffer=saved({"name": text[:40], "answers": answers}),
        )
        for number, text in enumerate(TEXTS)
    ]
    here = page.locator("[data-set=hostile-a]")
    here.locator("input[type=file]").set_input_files(files)
    here.locator(".ws-counter").get_by_text("answers from").wait_for()
    here.locator("[data-codes]").fill("\n".join(text.split("\n")[0] for text in TEXTS))
    here.locator(".ws-left-out li").last.wait_for()
    assert page.evaluate("window.hacked ?? null") is None
    assert page.evaluate(STRANGE) == []


def saved(data: dict[str, Any]) -> bytes:
    whole = {"format": "whosays-answers", "version": 1, "article": "hostile-a", **data}
    return json.dumps(whole).encode()
