"""What the home page opens with: a paragraph of the news, and who says each piece of it."""

from xml.etree.ElementTree import Element

from whosays.edition import Edition
from whosays.pages.addresses import article_page
from whosays.pages.pictures.strip import render_small_strip
from whosays.pages.row import first_uses, render_row
from whosays.pages.terms import render_definitions
from whosays.pages.tree import build


def render_home(edition: Edition) -> Element:
    """Give the lead article's showpiece with its notes."""
    article = edition.articles[edition.lead]
    number = article.file.showpiece
    paragraphs = [block for block in article.blocks if block.number]
    block = next((one for one in paragraphs if one.number == number), paragraphs[0])
    uses = first_uses(edition, block)
    return build(
        "div",
        {"class": "ws-article ws-home ws-wide", "data-search-exclude": ""},
        render_row(edition, article, block, uses),
        build(
            "p",
            {"class": "ws-from"},
            f"Paragraph {block.number} of ",
            build("a", {"href": article_page(article), **article.tongue}, article.title),
            " – and here the whole of it, a cell a passage:",
        ),
        render_small_strip(edition, article),
        render_definitions(edition, dict.fromkeys(match.term for match in uses)),
    )
