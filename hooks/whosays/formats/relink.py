"""Links of a page that leaves the site: inside the file, to the site, or none."""

from collections.abc import Collection
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from whosays.edition import Article
from whosays.pages.addresses import article_page

IDLE = {"ws-take", "ws-ways"}
"""Lines that a file does not need: how to take the article away, and addresses for scripts."""
ABOUT_THE_SITE = {"ws-set-links", "ws-about"}
"""Lines that only lead to other pages of the site."""


def word_id(term: str) -> str:
    """Give the id of a word's place in the file."""
    return f"ws-word-{term}"


def relink(page: Element, article: Article, words: Collection[str], site: str) -> None:
    """Point every link of an article's page into the file where it can, or else to the site."""
    idle = IDLE if site else IDLE | ABOUT_THE_SITE
    for parent in list(page.iter()):
        for line in parent.findall("p"):
            if line.get("class") in idle:
                parent.remove(line)
    for link in page.iter("a"):
        href = link.attrib.pop("href", "")
        if target := _target(href, article, words, site):
            link.set("href", target)


def _target(href: str, article: Article, words: Collection[str], site: str) -> str:
    if not href.startswith("../"):
        return href
    parts = urlsplit(href)
    path = parts.path.removeprefix("../").removesuffix(".md")
    after = (f"?{parts.query}" if parts.query else "") + (
        f"#{parts.fragment}" if parts.fragment else ""
    )
    if parts.path == article_page(article) and parts.fragment:
        return f"#{parts.fragment}"
    folder, _, name = path.partition("/")
    if folder == "glossary" and name in words:
        return f"#{word_id(name)}"
    return f"{site}{path.removesuffix('index').rstrip('/')}/{after}" if site else ""
