"""The frame of the class view: the article as cells that a script colours by a class's answers."""

from xml.etree.ElementTree import Element

from whosays.codebook import KINDS
from whosays.edition import OTHER_BLOCKS, Article, Edition
from whosays.pages.practice.exercise import kinds_data, name_block
from whosays.pages.sets import render_ways
from whosays.pages.tree import Child, build


def render_class_view(edition: Edition, article: Article) -> Element:
    """Give the article as cells that theme/assets/class.js colours by a class's answers."""
    rows: list[Child] = []
    for block in article.blocks:
        cells: list[Child] = []
        for segment in block.segments:
            if segment.note:
                note = segment.note
                attributes = {
                    "data-cell": note.id,
                    "data-kind": KINDS[note.kind].slug,
                    "data-number": str(article.numbers[note.id]),
                }
                if note.also:
                    attributes["data-also"] = KINDS[note.also.kind].slug
                cells.append(build("span", attributes, segment.text))
            else:
                cells.append(segment.text)
        place = {"data-paragraph": block.code, "data-name": name_block(block).lower()}
        rows.append(build("p", {"class": "ws-text", **place, **article.tongue}, *cells))
    return build(
        "div",
        {
            "class": "ws-class ws-no-contents",
            "data-class": article.id,
            "data-anchor": edition.anchor(article, ""),
            "data-letters": edition.letters[article.id],
            "data-others": "".join(OTHER_BLOCKS.values()),
            "data-kinds": kinds_data(article.kinds),
            "data-search-exclude": "",
        },
        render_ways(edition, article, "article", "projector"),
        build("div", {"data-controls": ""}),
        build(
            "noscript",
            {},
            build(
                "p",
                {},
                "This page needs scripts, because it reads the files "
                "here on your device. The articles and their notes work without.",
            ),
        ),
        build("div", {"data-results": ""}),
        build("div", {"class": "ws-strip", "hidden": "hidden"}, *rows),
    )
