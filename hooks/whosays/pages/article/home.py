"""What the home page opens with: a paragraph of the news, each passage with who says so."""

from whosays.edition import Edition
from whosays.pages.addresses import link_article
from whosays.pages.article.note import render_note
from whosays.pages.pictures.strip import render_small_strip
from whosays.pages.sets import NOTHING
from whosays.pages.template import render
from whosays.pages.tree import Element, build


def render_home(edition: Edition) -> Element:
    """Return the lead article's showpiece, passage by passage, and the strip of the whole.

    A sentence, if no passage has a note yet.
    """
    article = next(iter(edition.in_practice), None)
    if not article or not (block := article.showpiece):
        return build("p", {}, NOTHING)
    above = f"paragraph {block.number}" if block.number else f"the {block.role}"
    so_far = "are the notes so far" if article.undecided else "is the whole article"
    strip = render_small_strip(edition, article)
    strip.insert(1, build("p", {}, f"That was {above}. Here {so_far}: ", link_article(article)))
    return render(
        "article/home.html",
        edition=edition,
        article=article,
        block=block,
        render_note=render_note,
        strip=strip,
    )
