"""Predict, then reveal: a whole article as questions, and an answer key with every reason."""

from whosays.edition import Article, Edition
from whosays.pages.sets import render_ways
from whosays.pages.template import render
from whosays.pages.tree import Element


def render_predict(edition: Edition, article: Article) -> Element:
    """Return the whole article as questions, paragraph by paragraph, and the key at the end."""
    return render(
        "practice/predict.html",
        edition=edition,
        article=article,
        kinds=article.kinds,
        ways=render_ways(edition, article, "exercise", "projector", "class view"),
    )
