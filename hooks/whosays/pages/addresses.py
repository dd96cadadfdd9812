"""Where the site's pages are, seen from any page that is one folder deep."""

from whosays.codebook import Kind
from whosays.edition import Article, Edition
from whosays.model.notes import AnyNote
from whosays.pages.tree import Child, Element, link

ABOUT = "about/index.md"
ANSWER_KEY = "classroom/answer-key.md"
ARTICLES = "articles/index.md"
CARD = "classroom/card.md"
CLASS_VIEW = "classroom/class-view.md"
COMPARE = "articles/compare.md"
CONTESTED = "practice/contested.md"
DOWNLOADS = "about/downloads.md"
GLOSSARY = "glossary/index.md"
GO = "go.md"
HOW_TO_READ = "about/how-to-read.md"
LINKS = "classroom/links.md"
METHOD = "about/method.md"
PREDICT = "practice/predict.md"
PRESENT = "classroom/present.md"
PAIR_SHEET = "classroom/pair-sheet.md"
PRE_POST = "classroom/pre-post.md"
RECORD_CARDS = "classroom/record-cards.md"
REFERENCES = "about/references.md"
SEARCH = "about/search.md"
WARM_UP = "practice/warm-up.md"
WORKSHEET = "classroom/worksheet.md"
LOCAL = ("http://127.0.0.1", "http://localhost")


def public(address: str | None) -> str:
    """Return a site's address with a slash at its end; empty if nobody else could open it."""
    return f"{address.rstrip('/')}/" if address and not address.startswith(LOCAL) else ""


def article_page(article: Article) -> str:
    """Return the page of an article."""
    return f"../{article.page}"


def link_article(article: Article) -> Element:
    """Return a link to an article, with its title."""
    return link(article_page(article), article.title, **article.tongue)


def passage(article: Article, note: AnyNote) -> str:
    """Return the address of a passage: its page lights it and opens its note."""
    return f"{article_page(article)}#{note.id}"


def term_page(name: str) -> str:
    """Return the glossary page of a term."""
    return f"../glossary/{name}.md"


def references_part(number: int) -> str:
    """Return the page of a part of the references, below docs/."""
    return f"{REFERENCES.removesuffix('.md')}-{number}.md"


def link_page(edition: Edition, page: str, words: str, anchor: str = "") -> Child:
    """Return a link to a page below docs/, or its words alone if the edition has no such page."""
    if page not in edition.pages:
        return words
    return link(f"../{page}{'#' if anchor else ''}{anchor}", words)


def lesson(edition: Edition, kind: Kind) -> tuple[str, str]:
    """Return what explains a kind, and its address; empty if no page does.

    It is the edition's guide, or else the part on that kind in “How to read these notes”.
    """
    page = f"guide/{kind.lesson}.md"
    if page in edition.pages:
        return "Guide", f"../{page}"
    if HOW_TO_READ in edition.pages:
        return "How to read", f"../{HOW_TO_READ}#{kind.slug}"
    return "", ""
