"""The article alone, to the letter: the file that offsets in other formats count in."""

from whosays.edition import Article, Edition
from whosays.formats.address import Home


def write_seed(edition: Edition, article: Article, home: Home) -> bytes:
    """Give the article's text as it was received."""
    return article.text.encode()
