"""Directives in a page: where they are shown, and what the host sees of them."""

import re
from xml.etree.ElementTree import Element

import pytest
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from whosays.edition import Edition
from whosays.extension import WhoSaysExtension


class Seen(Extension, Treeprocessor):
    """Collects the links and anchors that a host finds in a page's tree, as MkDocs does."""

    def __init__(self) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.anchors: set[str] = set()

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(self, "seen", 0)

    def run(self, root: Element) -> None:
        self.links |= {one.get("href", "") for one in root.iter("a")}
        self.anchors |= {one.get("id", "") for one in root.iter()} - {""}


def show(edition: Edition, text: str, *extensions: Extension | str) -> str:
    """Return a page's HTML."""
    return Markdown(extensions=[*extensions, WhoSaysExtension(edition=edition)]).convert(text)


def test_the_host_sees_every_link_within_the_site_and_every_anchor(small: Edition) -> None:
    for line in ("article strike", "references", "profile", "links", "worksheet"):
        seen = Seen()
        page = show(small, f"::: {line}\n", seen).replace("&amp;", "&")
        links = set(re.findall(r'<a [^>]*href="([^"]*)"', page))
        assert {one for one in links if not one.startswith("http")} <= seen.links
        assert set(re.findall(r' id="([^"]*)"', page)) == seen.anchors


@pytest.mark.parametrize(
    "text",
    [
        "# T\n\nOne\u2028two\u2028three.\n\n::: card\n\nAfter.\n",
        "---\n\n::: card\n\nAfter.\n",
        "/// html | p.note\n\n::: card\n\n///\n\nAfter.\n",
        "> ::: card\n\nBefore.\n\n::: card\n\nAfter.\n",
    ],
)
def test_a_directive_is_shown_and_nothing_else_is_lost(small: Edition, text: str) -> None:
    page = show(small, text, "pymdownx.blocks.html")
    alone = show(small, "::: card\n")
    assert page.count(alone) == 1 and "After." in page


def test_a_directive_in_html_of_the_page_is_text(small: Edition) -> None:
    page = show(small, "<div>\n\n::: card\n\n</div>\n\n::: card\n")
    assert page == f"<div>\n\n::: card\n\n</div>\n\n{show(small, '::: card')}"
