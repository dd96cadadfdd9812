"""An article's profile: all its pictures on one page."""

from xml.etree.ElementTree import Element

from whosays.edition import Article, Edition
from whosays.pages.addresses import article_page
from whosays.pages.pictures.holds import render_holds
from whosays.pages.pictures.speakers import render_speakers
from whosays.pages.pictures.strip import render_strip
from whosays.pages.pictures.timeline import render_timeline
from whosays.pages.pictures.wire import render_wire
from whosays.pages.tree import build

PICTURES = (render_strip, render_speakers, render_holds, render_wire, render_timeline)
WHAT_SHARES_DO_NOT_MEAN = (
    "Such shares say who stands behind the words. They do not say whether the words are true, "
    "and more of one kind does not make an article better or worse."
)


def render_profile(edition: Edition, article: Article) -> Element:
    """Give every picture that the article has the data for."""
    if not article.notes:
        return build("p", {}, "No passage is annotated yet.")
    drawn = (render(edition, article) for render in PICTURES)
    return build(
        "section",  # the search ends what it leaves out where the next element of that name ends
        {"class": "ws-profile ws-no-contents", "data-search-exclude": ""},
        build(
            "p",
            {},
            "Read the article with its notes: ",
            build("a", {"href": article_page(article), **article.tongue}, article.title),
        ),
        build(
            "p",
            {},
            "Every mark in these pictures leads to its passage. From the keyboard, use the links "
            f"that stand with each picture. {WHAT_SHARES_DO_NOT_MEAN}",
        ),
        *(picture for picture in drawn if picture is not None),
    )
