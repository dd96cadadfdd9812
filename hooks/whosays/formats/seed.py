"""The article alone, to the letter: the file that offsets in other formats count in."""

from whosays.edition import Article, Edition


def write_seed(edition: Edition, article: Article, site: str) -> bytes:
    """Give the article's text as it was received."""
    return article.text.encode()
