"""The projector: one paragraph at a time, revealed passage by passage."""

from whosays.edition import Article, Edition
from whosays.pages.sets import render_ways
from whosays.pages.template import render
from whosays.pages.tree import Element


def render_present(edition: Edition, article: Article) -> Element:
    """Return every paragraph with its passages and, closed, what is said of each."""
    return render(
        "classroom/present.html",
        edition=edition,
        article=article,
        kinds=article.kinds,
        ways=render_ways(edition, article, "exercise", "projector", "class view"),
    )
