"""What the home page opens with: a paragraph of the news, each passage with who says so."""

from whosays.codebook import KINDS
from whosays.edition import Article, Edition
from whosays.model.notes import AnyNote
from whosays.pages.addresses import link_article
from whosays.pages.article.note import render_note
from whosays.pages.pictures.strip import render_small_strip
from whosays.pages.sets import NOTHING
from whosays.pages.tree import Element, build


def render_home(edition: Edition) -> Element:
    """Return the lead article's showpiece, passage by passage, and the strip of the whole.

    A sentence, if no passage has a note yet.
    """
    article = next(iter(edition.in_practice), None)
    if not article or not (block := article.showpiece):
        return build("p", {}, NOTHING)
    above = f"paragraph {block.number}" if block.number else f"the {block.role}"
    whole = f"That was {above}. Here is the whole article: "
    strip = render_small_strip(edition, article)
    strip.insert(1, build("p", {}, whole, link_article(article)))
    return build(
        "div",
        {"class": "ws-article ws-home ws-wide", "data-search-exclude": ""},
        *(_piece(edition, article, note) for note in block.notes),
        strip,
    )


def _piece(edition: Edition, article: Article, note: AnyNote) -> Element:
    slug = KINDS[note.kind].slug
    words = build("span", {"class": f"ws-passage ws-{slug}"}, note.quote)
    shown = render_note(edition, article, note, alone=True)
    del shown.attrib["name"]  # none closes when the next is opened, and nothing jumps
    return build(
        "div",
        {"class": f"ws-row ws-{slug}"},
        build("p", {"class": "ws-text", **article.tongue}, words),
        build("div", {"class": "ws-notes"}, shown),
    )
