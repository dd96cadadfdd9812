"""The answer key: every passage with its kind and the reason."""

from whosays.edition import Article, Edition
from whosays.pages.template import render
from whosays.pages.tree import Element


def render_answer_key(edition: Edition, article: Article) -> Element:
    """Return every passage with its kind and the reason, in the article's order."""
    return render("classroom/answer_key.html", edition=edition, article=article)
