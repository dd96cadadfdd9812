"""The strip: an article as one ribbon, a cell a passage in reading order."""

from collections.abc import Iterator

from whosays.codebook import KINDS, KindName
from whosays.edition import Article, Edition
from whosays.faults import counted
from whosays.model.notes import AnyNote
from whosays.pages.pictures import shares
from whosays.pages.prose import listed
from whosays.pages.sets import link_pictures
from whosays.pages.template import render
from whosays.pages.tree import Element


def render_strip(edition: Edition, article: Article) -> Element:
    """Return the whole picture: the ribbon with its ticks, its key, and a table of the passages."""
    counts = words_by_kind(article)
    return render(
        "pictures/strip.html",
        edition=edition,
        article=article,
        boxes=boxes(article),
        paragraphs=_paragraphs(article),
        counts=counts,
        cents=shares.per_cent(counts),
        told=tell_shares(article),
    )


def render_small_strip(edition: Edition, article: Article) -> Element:
    """Return the ribbon alone with its sentence, for lists and other pages."""
    more = link_pictures(edition, article, "More charts of this article")
    told = tell_shares(article)
    strip = boxes(article)
    return render("pictures/small_strip.html", article=article, boxes=strip, told=told, more=more)


def words_by_kind(article: Article) -> dict[KindName, int]:
    """Count the words of each kind that the article's readers can choose from."""
    return {kind.id: shares.total(article.with_kind(kind.id)) for kind in article.kinds}


def tell_shares(article: Article) -> str:
    """Say in a sentence how an article's words are shared between the kinds."""
    counts = words_by_kind(article)
    cents = shares.per_cent(counts)
    parts = (KINDS[name].share.format(cents[name]) for name in counts)
    return f"Of {counted(sum(counts.values()), 'word')}, {listed(parts)}."


def boxes(article: Article) -> Iterator[tuple[AnyNote, float, float]]:
    """Yield each passage's place along the ribbon and its width, in per cents."""
    whole, done = shares.total(article.notes), 0
    for note in article.notes:
        count = shares.words(note)
        start = whole - done - count if article.direction == "rtl" else done
        yield note, start * 100 / whole, count * 100 / whole
        done += count


def _paragraphs(article: Article) -> Iterator[tuple[float, int]]:
    """Yield where along the ribbon the first and every fifth paragraph begin, with its number."""
    edges = {n.id: x + width * (article.direction == "rtl") for n, x, width in boxes(article)}
    for block in article.blocks:
        first = next(iter(block.notes), None)
        if first and block.number and (block.number == 1 or block.number % 5 == 0):
            yield edges[first.id], block.number
