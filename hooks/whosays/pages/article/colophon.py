"""The end of an article's page: how it was annotated, where it was found, whose it is."""

from whosays.edition import Article, Edition
from whosays.pages.about.downloads import link_downloads
from whosays.pages.about.report import link_report
from whosays.pages.article.draft import tell_progress
from whosays.pages.sets import link_sets
from whosays.pages.template import render
from whosays.pages.tree import Element


def render_colophon(edition: Edition, article: Article) -> Element:
    """Return the section that ends an article's page."""
    return render(
        "article/colophon.html",
        edition=edition,
        article=article,
        report=link_report(edition, article),  # each open note has a link of its own
        tell_progress=tell_progress,
        ways=[*link_sets(edition, article), *link_downloads(edition, article)],
    )
