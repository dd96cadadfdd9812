"""What can be taken away: every file is read back by software that is not ours."""

import csv
import hashlib
import io
import json
import re
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import feedparser
import pytest
from playwright.sync_api import Browser, expect
from pypdf import PdfReader
from whosays.configuration import open_edition
from whosays.edit.sheet.tables import read_table
from whosays.edition import Article, Edition, News
from whosays.faults import Faults
from whosays.formats.documents import Home
from whosays.formats.quiz import escape, quizzes, write_cartridge, write_gift
from whosays.formats.registry import OF_AN_ARTICLE, OF_THE_EDITION, make_downloads
from whosays.pages.about.downloads import render_downloads, say_size
from whosays.pages.classroom.handouts import pack_file, paragraph_file, render_handouts
from whosays.read.check.pages import read_corrections

from tests.conftest import PUBLISHED, served
from tests.support.html_text import marked_text
from tests.support.processes import run
from tools.handouts import Handout, print_handout

ROOT = Path(__file__).parent.parent
SITE = "https://example.org/a-fork/"
HOME = Home(SITE)
ANNOTATOR = "@recogito/text-annotator@4.1.1"
GIFT_READER = "gift-pegjs@1.0.2"
QUICK_START = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""What spares Java the preparations of a program that runs for long."""

SEED = """🛰️ Two Countries Hold Talks

The talks were held on 3 May,
a sunny “day”. A row & a peace: a row.
"""
NOTES = """article: moon
seed: {{file: seeds/moon.txt, sha256: {digest}}}
added: 2024-06
found: {{publisher: A paper, date: 2024-05-04, reference: record, remark: Found by us.}}
rights: Ours.
speakers: {{ministry: {{name: The ministry, office: ministry}}}}
passages:
  - {{id: headline, quote: 🛰️ Two Countries Hold Talks, kind: sourced fact, source_named: false,
     check: borne out, gist: They did., note: The *record* says so., references: [record]}}
  - {{id: held, quote: "The talks were held on 3 May,\\na sunny “day”.", kind: sourced fact,
     source_named: false, check: borne out, gist: It did., note: "So it\\nsays.",
     references: [record]}}
  - {{id: row, quote: A row &, kind: official statement, speaker: ministry, manner: quoted,
     check: no record found, gist: Who?, note: None.,
     also: {{kind: unattributed analysis, because: It leans., ours: It speaks.}}}}
  - {{id: peace, quote: "a peace:", kind: unattributed analysis, signal: motive,
     check: no record found, gist: Whose?, note: None., evidence: A name.}}
  - {{id: again, quote: a row., kind: unattributed analysis, signal: motive,
     check: no record found, gist: Whose?, note: None., evidence: A name.}}
"""
REFERENCES = """- {id: record, type: webpage, title: A record, publisher: P, standing: primary,
   URL: https://example.org/record, seen: opened}
"""


def write(root: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8", newline="\n")


@pytest.fixture(scope="module")
def moon_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition whose article has a letter beyond 16 bits, a line end in a passage, and twins."""
    root = tmp_path_factory.mktemp("moon")
    notes = NOTES.format(digest=hashlib.sha256(SEED.encode()).hexdigest())
    files = {
        "seeds/moon.txt": SEED,
        "docs/notes/moon.yml": notes,
        "docs/references.yml": REFERENCES,
    }
    listed = "plugins: [whosays]\nmarkdown_extensions: [whosays]\n"
    config = {"mkdocs.yml": f"site_name: Moon\nsite_url: {SITE}\n{listed}"}
    write(root, {**files, **config, "docs/articles/moon.md": "::: article moon\n"})
    return root


@pytest.fixture(scope="module")
def moon(moon_folder: Path) -> Edition:
    return open_edition(moon_folder)


@pytest.fixture(scope="module")
def published(own: Edition) -> Edition:
    """Return the edition that this repository publishes."""
    return replace(own, site=PUBLISHED["SITE_URL"], repository=PUBLISHED["REPO_URL"])


def made(edition: Edition, form: str, home: Home = HOME) -> bytes:
    return OF_AN_ARTICLE[form].write(edition, edition.in_order[0], home)


def words_of(article: Article) -> dict[str, str]:
    return {note.id: "".join(note.quote.split()) for note in article.notes}


@pytest.mark.parametrize("name", ["moon", "published"])
def test_places_are_where_the_passages_are(name: str, request: pytest.FixtureRequest) -> None:
    for article in request.getfixturevalue(name).articles.values():
        found = {
            passage: "".join(article.text[start:end].split())
            for passage, (start, end) in article.places.items()
        }
        assert found == words_of(article)
        ends = [place for pair in article.places.values() for place in pair]
        assert ends == sorted(ends)


def test_web_annotations_count_code_points_of_the_text_file(moon: Edition) -> None:
    page = json.loads(made(moon, "web-annotation"))
    text = made(moon, "text").decode()
    assert page["id"] == f"{SITE}downloads/moon.jsonld"
    assert len(page["items"]) == 5
    for item in page["items"]:
        quote, position = item["target"]["selector"]
        words = text[position["start"] : position["end"]]
        assert words == quote["exact"]
        before, after = text[: position["start"]], text[position["end"] :]
        assert before.endswith(quote["prefix"]) and after.startswith(quote["suffix"])
        assert item["target"]["source"] == f"{SITE}downloads/moon.txt"
    again = page["items"][-1]
    assert again["id"] == f"{SITE}articles/moon/#again"
    assert again["target"]["selector"][0]["prefix"].endswith("a peace: ")
    bodies = [body.get("value") for body in page["items"][0]["body"]]
    assert bodies[2:4] == ["They did.", "The record says so."]
    assert page["items"][1]["body"][3]["value"] == "So it says."


def test_names_stay_where_there_is_no_site(moon: Edition) -> None:
    page = json.loads(made(moon, "web-annotation", replace(HOME, site="")))
    assert page["items"][0]["id"] == "urn:whosays:articles:moon:headline"


@pytest.fixture(scope="session")
def npm(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Return what fetches a package for browsers or Node, without what it builds on."""
    if not shutil.which("npm"):
        pytest.skip("npm is not here, and so no software of others that reads the file")

    def fetch(package: str) -> Path:
        folder = tmp_path_factory.mktemp("npm")
        command = ["npm", "pack", "--silent", package]
        done = run(*command, cwd=folder)
        assert done.returncode == 0, done.stderr
        shutil.unpack_archive(folder / done.stdout.strip(), folder, "gztar")
        return folder / "package"

    return fetch


def test_an_annotator_of_others_puts_every_passage_in_place(
    published: Edition, npm: Callable[[str], Path], browser: Browser
) -> None:
    annotator = (npm(ANNOTATOR) / "dist/text-annotator.umd.js").read_text("utf-8")
    for article in published.articles.values():
        page = browser.new_page()
        page.set_content("<pre id='text'></pre>")
        page.evaluate("window.process = { env: { NODE_ENV: 'production' } }")  # a bundler would
        page.add_script_tag(content=annotator)
        items = json.loads(OF_AN_ARTICLE["web-annotation"].write(published, article, HOME))["items"]
        shown = page.evaluate(
            """([text, items]) => {
              const place = document.getElementById("text");
              place.textContent = text;
              const adapter = RecogitoJS.W3CTextFormat(items[0].target.source, place);
              const one = RecogitoJS.createTextAnnotator(place, { adapter });
              one.setAnnotations(items);
              return one.state.store.all().map(({ id, target }) =>
                [id.split("#").at(-1), target.selector[0].range.toString()]);
            }""",
            [article.text, items],
        )
        page.close()
        assert {name: "".join(words.split()) for name, words in shown} == words_of(article)


STRANGE = "Ünser Ordner (2)"
"""A folder as people have them: with a space, an umlaut and brackets in its name."""


@pytest.mark.parametrize("site", ["", SITE])
def test_one_file_works_from_a_disk_and_asks_nobody(
    published: Edition, browser: Browser, tmp_path: Path, site: str
) -> None:
    article = published.in_order[0]
    content = made(published, "one-file", replace(HOME, site=site))
    assert len(content) <= 425_000
    file = tmp_path / STRANGE / "article.html"
    file.parent.mkdir()
    file.write_bytes(content)
    assert marked_text(content.decode()) == "".join(article.text.split())
    context = browser.new_context(offline=True)
    page = context.new_page()
    asked: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    note = article.notes[4]
    page.goto(f"{file.as_uri()}#{note.id}")
    expect(page.locator(f".ws-note:has(> #{note.id}) .ws-body")).to_be_visible()
    page.locator(f'.ws-passage:has(+ [href="#{article.notes[6].id}"])').dispatch_event("click")
    expect(page.locator(f".ws-note:has(> #{article.notes[6].id})")).to_have_attribute("open", "")
    page.locator(".ws-text a.ws-term").first.click()
    expect(page.locator(".ws-definition:popover-open")).to_be_visible()
    assert page.evaluate("document.fonts.check('600 16px Literata')")
    addresses = page.evaluate("[...document.querySelectorAll('a[href]')].map((a) => a.href)")
    inside = {one.split("#")[1] for one in addresses if one.startswith("file:")}
    ids = set(page.evaluate("[...document.querySelectorAll('[id]')].map((one) => one.id)"))
    assert inside and inside <= ids
    assert {one.split(":")[0] for one in addresses} == {"file", "http", "https"}
    assert any(one.startswith(SITE) for one in addresses) is bool(site)
    assert [one for one in asked if not one.startswith(("file:", "data:"))] == []
    assert errors == []
    context.close()


def test_words_are_explained_in_the_file_itself(published: Edition) -> None:
    page = made(published, "one-file", replace(HOME, site="")).decode()
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert len(re.findall('data-definition="[a-z]', page)) == page.count('id="ws-word-') > 10
    linked = re.findall(r'<a class="ws-term"[^>]*>', page)
    assert linked and all('href="#ws-word-' in link for link in linked)
    assert "Download this article" not in page


def test_the_command_writes_what_the_site_has(
    moon_folder: Path, moon: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    from whosays.cli import main

    monkeypatch.chdir(moon_folder)
    for name, form in OF_AN_ARTICLE.items():
        assert main(["export", "moon", "--format", name]) == 0
        assert Path(f"moon{form.ending}").read_bytes() == made(moon, name)
    for name, whole in OF_THE_EDITION.items():
        assert main(["export", "--format", name]) == 0
        assert Path(whole.ending).read_bytes() == whole.write(moon, HOME)
    assert main(["export", "mon", "--format", "text"]) == 1
    assert main(["export", "--format", "text"]) == 1


def test_the_table_has_a_row_a_passage_and_comes_back(published: Edition) -> None:
    for article in published.articles.values():
        content = OF_AN_ARTICLE["csv"].write(published, article, HOME)
        rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
        kinds = {row["id"]: row["kind"] for row in rows if row["id"]}
        assert kinds == {note.id: note.kind for note in article.notes}
        back = read_table(content, "table.csv")
        words = "".join("".join(row.words.split()) for row in back)
        assert words == "".join(article.text.split())
        assert len(back) == len(rows) == len(article.file.passages)


@pytest.mark.slow
def test_the_checker_of_books_finds_nothing(
    published: Edition, moon: Edition, every_page: bool, tmp_path: Path
) -> None:
    checker = shutil.which("epubcheck")
    if not (checker and shutil.which("java")):
        pytest.skip("epubcheck is not here: apt-get install epubcheck")
    books = [
        (edition, article, home)
        for edition in (published, moon)
        for article in edition.in_order
        for home in (HOME, replace(HOME, site=""))
    ]
    for edition, article, home in books if every_page else (books[0], books[-1]):
        file = tmp_path / f"{article.id}.epub"
        file.write_bytes(OF_AN_ARTICLE["epub"].write(edition, article, home))
        command = ["java", *QUICK_START, "-jar", str(Path(checker).resolve()), str(file)]
        done = run(*command)
        assert "No errors or warnings detected" in done.stdout, (article.id, home, done.stderr)


def test_a_book_has_every_letter_and_every_note(published: Edition) -> None:
    for article in published.articles.values():
        content = OF_AN_ARTICLE["epub"].write(published, article, HOME)
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            assert book.infolist()[0].filename == "mimetype"
            assert book.infolist()[0].compress_type == zipfile.ZIP_STORED
            page = book.read("article.xhtml").decode()
        assert marked_text(page) == "".join(article.text.split())
        shown = " ".join("".join(fromstring(page).itertext()).split())
        for note in article.notes:
            assert note.gist in shown and f'href="#{note.id}"' in page


@pytest.mark.slow
def test_a_reader_of_others_finds_every_question_in_the_gift_file(
    published: Edition, npm: Callable[[str], Path], tmp_path: Path
) -> None:
    file = tmp_path / "questions.txt"
    file.write_bytes(write_gift(published, HOME))
    script = (
        "const {parse} = require(process.argv[1]); const fs = require('fs');"
        "process.stdout.write(JSON.stringify(parse(fs.readFileSync(process.argv[2], 'utf8'))))"
    )
    command = ["node", "-e", script, str(npm(GIFT_READER) / "pegjs-gift.js"), str(file)]
    read = json.loads(run(*command, check=True).stdout)
    found = [one for one in read if one["type"] == "MC"]
    wanted = [(quiz.tells, question) for quiz in quizzes(published) for question in quiz.questions]
    assert len(found) == len(wanted) > 20
    for one, (tells, question) in zip(found, wanted, strict=True):
        assert one["title"] == question.id
        assert one["stem"]["text"] == question.text
        assert [
            (each["text"]["text"], each["isCorrect"], (each["feedback"] or {"text": ""})["text"])
            for each in one["choices"]
        ] == [
            (answer.title, answer.right, answer.feedback if tells else "")
            for answer in question.answers
        ]
    categories = [one["title"] for one in read if one["type"] == "Category"]
    assert categories == [f"{published.name}/{quiz.title}" for quiz in quizzes(published)]


def test_signs_of_gift_are_letters_in_our_words() -> None:
    assert escape(r"a:b ~c =d #e {f} \\g") == r"a\:b \~c \=d \#e \{f\} \\\\g"


CP, LINK, QTI = (
    "{http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1}",
    "{http://www.imsglobal.org/xsd/imsccv1p1/imswl_v1p1}",
    "{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}",
)


def opened(edition: Edition, home: Home) -> tuple[Element, dict[str, Element]]:
    """Open a cartridge as a platform does: the manifest, and each resource that it names."""
    with zipfile.ZipFile(io.BytesIO(write_cartridge(edition, home))) as archive:
        manifest = fromstring(archive.read("imsmanifest.xml"))
        resources = {
            resource.get("identifier", ""): fromstring(archive.read(file.get("href", "")))
            for resource in manifest.iter(f"{CP}resource")
            for file in resource.iter(f"{CP}file")
        }
        assert len(archive.namelist()) == len(resources) + 1
    return manifest, resources


def test_a_cartridge_names_all_it_holds(published: Edition) -> None:
    manifest, resources = opened(published, HOME)
    assert {one.get("type"): one.get("href") for one in manifest.iter(f"{CP}resource")} == {
        "imswl_xmlv1p1": None,
        "imsqti_xmlv1p2/imscc_xmlv1p1/assessment": None,
    }
    ids = [one.get("identifier") for one in manifest.iter() if one.get("identifier")]
    assert len(ids) == len(set(ids))
    leads = [one.get("identifierref") for one in manifest.iter(f"{CP}item")]
    assert [one for one in leads if one] == list(resources)
    links = [one for one in resources.values() if one.tag == f"{LINK}webLink"]
    addresses = [one.find(f"{LINK}url") for one in links]
    assert len(links) > 8
    for address in addresses:
        assert address is not None
        page = address.get("href", "").removeprefix(SITE).rstrip("/")
        assert f"{page}.md" in published.pages, page
    assert {*opened(published, replace(HOME, site=""))[1]} == {
        f"quiz-{quiz.id}" for quiz in quizzes(published)
    }


def test_the_importer_of_moodle_can_tell_the_version(moon: Edition) -> None:
    """It looks for the namespace in the first bytes, and for the version by its schema."""
    with zipfile.ZipFile(io.BytesIO(write_cartridge(moon, HOME))) as archive:
        manifest = archive.read("imsmanifest.xml")
    assert f'xmlns="{CP.strip("{}")}"'.encode() in manifest[:500]
    assert fromstring(manifest).findtext(f"{CP}metadata/{CP}schemaversion") == "1.1.0"


def test_each_question_of_a_cartridge_keeps_to_the_profile(published: Edition) -> None:
    """The rules of the profile for a question with one right answer, as its schema has them."""
    _, resources = opened(published, HOME)
    for quiz in quizzes(published):
        items = list(resources[f"quiz-{quiz.id}"].iter(f"{QTI}item"))
        assert profile(resources[f"quiz-{quiz.id}"], "assessment") == "cc.exam.v0p1"
        for item, question in zip(items, quiz.questions, strict=True):
            assert profile(item, "itemmetadata") == "cc.multiple_choice.v0p1"
            labels = [one.get("ident") for one in item.iter(f"{QTI}response_label")]
            assert labels == [answer.slug for answer in question.answers] and len(labels) > 2
            (asked,) = item.iter(f"{QTI}response_lid")
            assert asked.get("rcardinality") == "Single"
            told = {
                one.get("ident"): "".join(one.itertext()) for one in item.iter(f"{QTI}itemfeedback")
            }
            right = []
            for rule in item.iter(f"{QTI}respcondition"):
                (answer,) = rule.iter(f"{QTI}varequal")
                assert answer.get("respident") == asked.get("ident")
                chosen = next(one for one in question.answers if one.slug == answer.text)
                shown = [told[one.get("linkrefid")] for one in rule.iter(f"{QTI}displayfeedback")]
                assert shown == ([chosen.feedback] if quiz.tells else [])
                assert bool(shown) is not quiz.id.startswith("test"), "a test gives nothing away"
                assert rule.get("continue") == "No"  # or Moodle tells it whatever is answered
                right += [chosen for _ in rule.iter(f"{QTI}setvar")]
            assert right == [one for one in question.answers if one.right]


def profile(part: Element, within: str) -> str | None:
    """Return what an assessment or a question says that it is."""
    fields = part.iterfind(f"{QTI}{within}/{QTI}qtimetadata/{QTI}qtimetadatafield")
    found = {one.findtext(f"{QTI}fieldlabel"): one.findtext(f"{QTI}fieldentry") for one in fields}
    return found.get("cc_profile")


def test_a_feed_reader_reads_the_feed(moon: Edition) -> None:
    news = (
        News("2026-11-24", "Correction: A & B", "about/corrections/#a"),
        News("2027-02", "Correction: Later", "about/corrections/#b"),
    )
    write = OF_THE_EDITION["news"].write
    for home in (HOME, replace(HOME, site="")):
        feed = feedparser.parse(write(replace(moon, corrections=news), home))
        assert not feed.bozo and feed.version == "atom10"
        assert feed.feed.updated == "2027-02-01T12:00:00Z"
        assert [entry.title for entry in feed.entries] == [
            "Correction: Later",
            "Correction: A & B",
            "New: 🛰️ Two Countries Hold Talks",
        ]
        assert [entry.link for entry in feed.entries] == [
            home.page("about/corrections/#b"),
            home.page("about/corrections/#a"),
            home.page("articles/moon/"),
        ]
        assert len({entry.id for entry in feed.entries}) == 3
    assert not feedparser.parse(write(replace(moon, articles={}), HOME)).bozo


def test_corrections_are_the_dated_headings_of_their_page() -> None:
    page = "# Corrections\n\n## Report { #report }\n\n## 4 May 2024: two words { #two }\n\nText\n"
    assert read_corrections("c.md", page) == [
        News("2024-05-04", "Correction: Two words", "about/corrections/#two")
    ]
    for heading in ("## 4 May 2024: no id", "## 31 June 2024: x { #x }", "## 2024: x { #x }"):
        with pytest.raises(Faults, match="write the heading like this"):
            read_corrections("c.md", heading)


def test_downloads_are_the_same_whenever_they_are_made(moon: Edition) -> None:
    assert list(make_downloads(moon, HOME)) == list(make_downloads(moon, HOME))


def test_the_page_lists_what_was_written_and_nothing_else(moon: Edition) -> None:
    files = tuple(file for file, _ in make_downloads(moon, HOME))
    page = render_downloads(replace(moon, downloads=files))
    links = [link.get("href") for link in page.iter("a")]
    assert links == [f"../{file.path}" for file in files]
    without = render_downloads(moon)
    assert not list(without.iter("a"))
    assert "".join(without.itertext()).count("has no files to download") == 2
    assert [one.get("id") for one in without.iter("h2")] == ["ws-take-moon"]


def test_a_printed_article_is_linked_where_it_was_printed(moon: Edition) -> None:
    links = [
        [link.get("href") for link in render_downloads(replace(moon, handouts=files)).iter("a")]
        for files in ((), ("article-moon-a4.pdf", "article-other-letter.pdf"))
    ]
    assert links == [[], ["../classroom/handouts/article-moon-a4.pdf"]]


def test_printed_sheets_are_linked_the_pack_first(moon: Edition) -> None:
    paragraph = next(block.number for block in moon.articles["moon"].blocks if block.number)
    files = (paragraph_file(paragraph, "letter"), pack_file("letter"), "pack-b5.pdf")
    links = [
        (link.get("href", "").rpartition("/")[2], link.text)
        for link in render_handouts(replace(moon, handouts=files, lead="moon")).iter("a")
    ]
    assert links == [
        ("pack-letter.pdf", "all sheets in one file"),
        (f"paragraph-{paragraph:02}-letter.pdf", str(paragraph)),
    ]


def test_a_printed_article_has_every_note(
    published: Edition, own_site: Path, browser: Browser
) -> None:
    article = published.in_order[-1]
    page = browser.new_page()
    with served(own_site) as address:
        pdf = print_handout(page, address, Handout(f"articles/{article.id}/"), "A4")
    page.close()
    text = "".join("".join(one.extract_text() for one in PdfReader(io.BytesIO(pdf)).pages).split())
    for note in article.notes:
        assert "".join(note.note.split()[:3]) in text


@pytest.mark.parametrize(
    ("size", "words"),
    [(1, "1 KB"), (1499, "1 KB"), (1501, "2 KB"), (999_499, "999 KB"), (999_500, "1.0 MB")],
)
def test_sizes_are_said_as_readers_know_them(size: int, words: str) -> None:
    assert say_size(size) == words


def test_the_site_has_every_file_that_its_page_links(own_site: Path, published: Edition) -> None:
    page = (own_site / "about/downloads/index.html").read_text("utf-8")
    files = dict(make_downloads(published, HOME))
    assert files
    for file, content in files.items():
        assert (own_site / file.path).read_bytes() == content
        assert f'href="../../{file.path}"' in page
        assert say_size(len(content)) in page
    for article in published.articles:
        end = (own_site / f"articles/{article}/index.html").read_text("utf-8")
        assert f'href="../../about/downloads/#ws-take-{article}"' in end
        assert f'id="ws-take-{article}"' in page
