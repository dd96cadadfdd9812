"""The frame of the class view: the article as cells that a script colours by a class's answers."""

from whosays.edition import OTHER_BLOCKS, Article, Edition
from whosays.pages.sets import render_ways
from whosays.pages.template import render
from whosays.pages.tree import Element


def render_class_view(edition: Edition, article: Article) -> Element:
    """Return the article as cells that theme/assets/class.js colours by a class's answers."""
    return render(
        "classroom/class_view.html",
        edition=edition,
        article=article,
        kinds=article.kinds,
        others="".join(OTHER_BLOCKS.values()),
        ways=render_ways(edition, article, "article", "projector"),
    )
