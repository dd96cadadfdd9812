"""Where the site's pages lie, seen from any page that is one folder deep."""

from whosays.codebook import Kind
from whosays.edition import Article
from whosays.model.notes import AnyNote

METHOD = "../about/method.md"
REFERENCES = "../about/references.md"
DOWNLOADS = "../about/downloads.md"
LOCAL = ("http://127.0.0.1", "http://localhost")


def public(address: str | None) -> str:
    """Return a site's address with a slash at its end; empty if nobody else could open it."""
    return f"{address.rstrip('/')}/" if address and not address.startswith(LOCAL) else ""


def article_page(article: Article) -> str:
    """Give the page of an article."""
    return f"../articles/{article.id}.md"


def passage(article: Article, note: AnyNote) -> str:
    """Give the address of a passage: its page lights it and opens its note."""
    return f"{article_page(article)}#{note.id}"


def term_page(name: str) -> str:
    """Give the glossary page of a term."""
    return f"../glossary/{name}.md"


def lesson(kind: Kind) -> str:
    """Give the page of the guide that explains a kind."""
    return f"../guide/{kind.lesson}.md"
