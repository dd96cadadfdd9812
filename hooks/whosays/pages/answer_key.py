"""The answer key: every passage with its kind and the reason."""

from xml.etree.ElementTree import Element

from whosays.codebook import KINDS
from whosays.edition import Article, Edition
from whosays.pages.addresses import passage
from whosays.pages.exercise import block_id, name_block
from whosays.pages.mark import render_mark
from whosays.pages.note import split
from whosays.pages.reasons import reasons
from whosays.pages.tree import build


def render_answer_key(edition: Edition, article: Article) -> Element:
    """Give every passage with its kind and the reason, in the article's order."""
    page = build("div", {"data-search-exclude": ""})
    for block in article.blocks:
        rows = []
        for note in block.notes:
            kind = KINDS[note.kind]
            reason = reasons(edition, article, note)[note.kind]
            number = article.numbers[note.id]
            rows.append(
                build(
                    "li",
                    {"class": "ws-item", "value": str(number)},
                    build("q", article.tongue, note.quote),
                    " ",
                    render_mark(kind),
                    build("b", {}, f" {kind.letter} · {kind.label}. "),
                    f"{reason} ",
                    *([*split(note.also, note.kind), " "] if note.also else []),
                    build("a", {"href": passage(article, note)}, "Note"),
                )
            )
        if rows:
            page.append(build("h2", {"id": block_id(edition, article, block)}, name_block(block)))
            page.append(build("ol", {}, *rows))
    return page
