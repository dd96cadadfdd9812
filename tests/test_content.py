"""The pages that come with the package: they fit every edition, with no article or with some."""

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from whosays.codebook import KINDS
from whosays.directives import run_directive
from whosays.edition import Edition, Settings
from whosays.pages.addresses import lesson
from whosays.pages.classroom.lesson import NO_HARD_CASE, NO_OTHERS, NOTHING_YET
from whosays.pages.tree import to_html
from whosays.read.check.pages import Targets, check_page
from whosays.read.files import CONTENT, packaged_pages
from whosays.read.load import load_edition

from tests.conftest import SMALL, build

CONFIG = """\
site_name: An edition of somebody else
site_url: https://example.org/a-fork/
theme: {name: material, font: false}
plugins: [whosays: {article: ARTICLE}]
markdown_extensions:
  - whosays
  - attr_list
  - md_in_html
  - tables
  - pymdownx.blocks.admonition
  - pymdownx.blocks.html
  - toc
validation:
  links: {anchors: warn, unrecognized_links: warn, absolute_links: warn}
"""
LESSON = ("think-aloud", "sort", "sort-answers", "hard-case")


def begin(folder: Path, article: str = "") -> Path:
    """Write an edition that has no page of its own but the first; return its folder."""
    (folder / "docs").mkdir()
    (folder / "docs/index.md").write_text("# Home\n\n::: home\n", "utf-8")
    (folder / "mkdocs.yml").write_text(CONFIG.replace("ARTICLE", article or "''"), "utf-8")
    return folder


def with_articles(folder: Path) -> Path:
    """Write such an edition with the articles of the small one."""
    begin(folder, "strike")
    shutil.copytree(SMALL / "seeds", folder / "seeds")
    for name in ("notes", "articles", "glossary"):
        shutil.copytree(SMALL / "docs" / name, folder / "docs" / name)
    shutil.copy(SMALL / "docs/references.yml", folder / "docs")
    for page in packaged_pages():
        (folder / "docs" / page).unlink(missing_ok=True)
    (folder / "docs/articles/profile.md").unlink()
    return folder


def dead_links(site: Path) -> list[str]:
    """Return every link within the site that leads nowhere."""
    texts = {page: page.read_text("utf-8") for page in site.rglob("index.html")}
    ids = {page: set(re.findall(r'\bid="([^"]+)"', text)) for page, text in texts.items()}
    dead = []
    for page, text in texts.items():
        for link in re.findall(r'\bhref="([^"]*)"', text):
            parts = urlsplit(unescape(link))
            if parts.scheme:
                continue
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            target = target / "index.html" if target.is_dir() else target
            anchor = unquote(parts.fragment)
            known = ids.get(target, {anchor}) | {""}
            if not target.exists() or anchor not in known:
                dead.append(f"{page.relative_to(site)}: {link}")
    return dead


@pytest.mark.parametrize("path", packaged_pages())
def test_a_page_of_ours_links_no_page_that_an_edition_may_lack(path: str) -> None:
    text = (CONTENT / path).read_text("utf-8")
    assert (
        check_page(f"docs/{path}", text, Targets({"talks": set()}, set(), {"term": []})).faults
        == []
    )
    for link in re.findall(r"\]\(([^)#?]+\.md)", text):
        assert (CONTENT / path).parent.joinpath(link).resolve().is_relative_to(CONTENT)
        assert (CONTENT / path).parent.joinpath(link).exists(), link


@pytest.mark.edition
def test_no_page_of_ours_names_an_article(own: Edition) -> None:
    words = {article.title for article in own.articles.values()} | set(own.references)
    for article in own.articles.values():
        words |= {article.id, article.file.found.publisher}
        words |= {one.name.split()[-1] for one in article.file.speakers.values()}
    words -= {"government", "office"}
    any_word = re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")
    for page in packaged_pages():
        assert any_word.findall((CONTENT / page).read_text("utf-8")) == [], page


@pytest.mark.slow
@pytest.mark.parametrize("prepare", [begin, with_articles])
def test_an_edition_without_pages_of_its_own_is_whole(
    tmp_path: Path, prepare: Callable[[Path], Path]
) -> None:
    project = prepare(tmp_path)
    done = build(project, "mkdocs", "--strict")
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    site = project / "site"
    assert dead_links(site) == []
    for page in packaged_pages():
        assert (site / page.removesuffix("index.md").replace(".md", "/") / "index.html").exists()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("[whosays: {article: ''}]", "[]",
         "mkdocs.yml:4: plugins: “whosays” is missing. Add the line “- whosays”"),
        ("- whosays\n", "- whosays: {rot: .}\n",
         "markdown_extensions, whosays: there is no option called “rot”. Did you mean"),
    ],
)  # fmt: skip
def test_a_slip_in_the_configuration_is_a_sentence(
    tmp_path: Path, old: str, new: str, says: str
) -> None:
    path = begin(tmp_path) / "mkdocs.yml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    done = build(tmp_path, "mkdocs")
    assert done.returncode == 1 and says in done.stderr and "Traceback" not in done.stderr


def test_an_edition_that_has_just_begun_needs_no_list_of_references(tmp_path: Path) -> None:
    edition = load_edition(begin(tmp_path))
    for directive in (*LESSON, "home", "articles", "contested", "references", "glossary"):
        shown = to_html(run_directive(edition, directive, ""))
        assert "yet" in shown
    assert run_directive(edition, "test-totals", "")[:] == []


def test_a_lesson_with_one_short_paragraph_says_what_to_do_instead(small: Edition) -> None:
    strike = small.articles["strike"]
    block = next(one for one in strike.blocks if one.number == 1)
    plain = [
        replace(one, note=one.note.model_copy(update={"also": None, "check": "borne out"}))
        for one in block.segments
        if one.note
    ][:1]
    short = replace(strike, blocks=(strike.blocks[0], replace(block, segments=tuple(plain))))
    edition = replace(small, articles={"strike": short}, lead="strike")
    assert NO_OTHERS in to_html(run_directive(edition, "think-aloud", ""))
    assert "One passage. For it" in to_html(run_directive(edition, "sort", ""))
    assert "Listen for" not in to_html(run_directive(edition, "sort-answers", ""))
    title = replace(short.blocks[0], segments=())
    alone = replace(short, blocks=(title, short.blocks[1]))
    lone = replace(edition, articles={"strike": alone})
    assert to_html(run_directive(lone, "hard-case", "")) == f"<p>{NO_HARD_CASE}</p>"
    none = replace(edition, articles={"strike": replace(short, blocks=(title,))})
    for directive in LESSON:
        assert to_html(run_directive(none, directive, "")) == f"<p>{NOTHING_YET}</p>"


def test_a_kind_is_explained_by_the_guide_or_by_our_page(small: Edition) -> None:
    guide = replace(small, pages=small.pages | {f"guide/{one.lesson}.md" for one in KINDS.values()})
    bare = replace(small, pages=frozenset(packaged_pages()))
    shown = to_html(run_directive(bare, "examples", ""))
    for kind in KINDS.values():
        assert lesson(guide, kind) == ("Guide", f"../guide/{kind.lesson}.md")
        assert lesson(bare, kind) == ("How to read", f"../about/how-to-read.md#{kind.slug}")
        assert f'id="{kind.slug}"' in shown
        assert lesson(replace(bare, pages=frozenset()), kind) == ("", "")


def test_an_edition_without_the_pages_for_a_class_has_no_link_to_them(tmp_path: Path) -> None:
    left_out = frozenset(page for page in packaged_pages() if not page.startswith("articles/"))
    edition = load_edition(with_articles(tmp_path), Settings(lead="strike", left_out=left_out))
    for directive in ("article strike", "articles", "predict", "links", "term drill", *LESSON):
        name, _, argument = directive.partition(" ")
        shown = to_html(run_directive(edition, name, argument))
        links = re.findall(r'href="\.\./([^"#?]+)', shown)
        assert set(links) <= edition.pages, directive
