"""The strip: an article as one ribbon, a cell a passage in reading order."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from whosays.codebook import CHECKS, KINDS, KindName
from whosays.edition import Article, Edition
from whosays.model.notes import AnyNote
from whosays.pages.addresses import passage
from whosays.pages.article.mark import render_mark
from whosays.pages.pictures import shares, svg
from whosays.pages.pictures.picture import (
    behind,
    link_number,
    picture_id,
    render_picture,
    render_table,
)
from whosays.pages.prose import quoted
from whosays.pages.sets import link_pictures
from whosays.pages.tree import build

SMALL, LARGE, TICKS = 24, 64, 18


def render_strip(edition: Edition, article: Article) -> Element:
    """Give the whole picture: the ribbon with its ticks, its key, and every passage in a table."""
    way = ", from right to left as its text" if article.direction == "rtl" else ""
    return render_picture(
        picture_id(edition, article, "strip"),
        "The whole article on one strip",
        f"Each cell is a passage{way}: the wider, the more words. {tell_shares(article)}",
        _draw(article, LARGE, ticks=True),
        _paragraphs(article),
        _key(article),
        behind("The same as a table", _table(article)),
    )


def render_small_strip(edition: Edition, article: Article) -> Element:
    """Give the ribbon alone with its sentence, for lists and other pages."""
    return build(
        "div",
        {"class": "ws-small-strip"},
        build("span", {"data-search-exclude": ""}, _draw(article, SMALL)),
        build(
            "p",
            {},
            f"{tell_shares(article)} ",
            *link_pictures(edition, article, "More pictures of it"),
        ),
    )


def words_by_kind(article: Article) -> dict[KindName, int]:
    """Count the words that rest on each kind that the article's readers can choose from."""
    return {kind.name: shares.total(article.with_kind(kind.name)) for kind in article.kinds}


def tell_shares(article: Article) -> str:
    """Say in a sentence how an article's words are shared between the kinds."""
    counts = words_by_kind(article)
    cents = shares.per_cent(counts)
    parts = (f"{cents[name]}% are {KINDS[name].basis}" for name in counts)
    return f"Of {shares.say(sum(counts.values()), 'word')}, {shares.join(parts)}."


def describe(article: Article, note: AnyNote) -> str:
    """Say what a mark stands for, as a pointer that rests on it is told."""
    number, check = article.numbers[note.id], CHECKS[note.check]
    count = shares.say(shares.words(note), "word")
    return f"{number}: {KINDS[note.kind].basis}, {check.short}, {count}"


def boxes(article: Article) -> Iterator[tuple[AnyNote, float, float]]:
    """Give each passage's place along the ribbon and its width, in per cents."""
    whole, done = shares.total(article.notes), 0
    for note in article.notes:
        count = shares.words(note)
        start = whole - done - count if article.direction == "rtl" else done
        yield note, start * 100 / whole, count * 100 / whole
        done += count


def _draw(article: Article, height: int, *, ticks: bool = False) -> Element:
    cells = []
    for note, x, width in boxes(article):
        shapes = list(svg.fill(note.kind, height))
        if ticks:
            shapes.append(svg.sign(note.check, height + 5))
        look, words = f"ws-cell ws-{KINDS[note.kind].slug}", describe(article, note)
        drawn = svg.cell(x, width, *shapes)
        cells.append(svg.mark(passage(article, note), note.id, look, words, drawn))
    if not ticks:
        return svg.draw(height, *cells)
    title = f"{quoted(article.title)} as a strip"
    return svg.draw(height + TICKS, *cells, title=title, summary=tell_shares(article))


def _paragraphs(article: Article) -> Element:
    """Give a ruler beneath the ribbon: where every fifth paragraph begins."""
    places = {note.id: (x, width) for note, x, width in boxes(article)}
    ticks = []
    for block in article.blocks:
        first = next(iter(block.notes), None)
        if not first or not block.number or (block.number != 1 and block.number % 5):
            continue
        x, width = places[first.id]
        edge = x + width if article.direction == "rtl" else x
        anchor = {"text-anchor": "end"} if edge > 90 else {}
        ticks.append(svg.at(edge, 0, build("path", {"d": "M0 0v6", "stroke": "currentColor"})))
        place = {"x": svg.along(edge), "y": "19", "font-size": "12"}
        ticks.append(build("text", {**place, **anchor}, f"¶ {block.number}"))
    return svg.draw(24, *ticks)


def _key(article: Article) -> Element:
    counts = words_by_kind(article)
    cents = shares.per_cent(counts)
    kinds = (
        build(
            "li",
            {},
            svg.sample(20, f"ws-{kind.slug}", *svg.fill(kind.name, 20)),
            render_mark(kind),
            f" {kind.label}: {shares.say(counts[kind.name], 'word')}, {cents[kind.name]}%",
        )
        for kind in article.kinds
    )
    signs = (
        build("li", {}, svg.sample(14, "", svg.sign(check.name, 1)), f" {check.short}")
        for check in CHECKS.values()
    )
    return build(
        "div",
        {},
        build("ul", {"class": "ws-picture-key"}, *kinds),
        build("p", {}, "Beneath each cell a tick says what the check found:"),
        build("ul", {"class": "ws-picture-key"}, *signs),
    )


def _table(article: Article) -> Element:
    rows = (
        (
            [link_number(article, note)],
            [KINDS[note.kind].basis],
            [CHECKS[note.check].short],
            [str(shares.words(note))],
        )
        for note in article.notes
    )
    return render_table((["Passage"], ["Rests on"], ["Check"], ["Words"]), rows)
