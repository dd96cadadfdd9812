"""Where a thing of the edition is on the web, for files that leave the site."""

from whosays.edition import Article
from whosays.model.notes import AnyNote

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
"""Of our words; the article's belong to its publisher."""
LOCAL = ("http://127.0.0.1", "http://localhost")


def public(address: str | None) -> str:
    """Give a site's address with a slash at its end; empty if nobody else could open it."""
    return f"{address.rstrip('/')}/" if address and not address.startswith(LOCAL) else ""


def page(site: str, path: str) -> str:
    """Give the address of a page or file: below the site, or a name that stays where it has none.

    `path` is as in `articles/talks/#held`.
    """
    return f"{site}{path}" if site else f"urn:whosays:{path.replace('/#', ':').replace('/', ':')}"


def passage(site: str, article: Article, note: AnyNote) -> str:
    """Give the address of a passage."""
    return page(site, f"articles/{article.id}/#{note.id}")
