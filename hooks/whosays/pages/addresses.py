"""Where the site's pages lie, seen from any page that is one folder deep."""

from whosays.codebook import Kind
from whosays.edition import Article
from whosays.model.notes import AnyNote

METHOD = "../about/method.md"
REFERENCES = "../about/references.md"
DOWNLOADS = "../about/downloads.md"


def article_page(article: Article) -> str:
    """Give the page of an article."""
    return f"../articles/{article.id}.md"


def passage(article: Article, note: AnyNote) -> str:
    """Give the address of a passage: its page lights it and opens its note."""
    return f"{article_page(article)}#{note.id}"


def term_page(name: str) -> str:
    """Give the glossary page of a term."""
    return f"../glossary/{name}.md"


def uses_of(article: Article, note: AnyNote, *, keys: bool = False) -> str:
    """Give the list of references, which docs/assets/references.js cuts down to a note's.

    With `keys` the address says which they are: a list in parts does not know what uses them.
    """
    return f"{REFERENCES}?for={article.id}/{note.id}" + (
        f"&keys={','.join(note.references)}" if keys else ""
    )


def lesson(kind: Kind) -> str:
    """Give the page of the guide that explains a kind."""
    return f"../guide/{kind.lesson}.md"
