"""The strip: an article as one ribbon, a cell a passage in reading order."""

from collections.abc import Iterator

from whosays.codebook import CHECKS, KINDS, KindName
from whosays.edition import Article, Edition
from whosays.faults import counted
from whosays.model.notes import AnyNote
from whosays.pages.article.mark import render_mark
from whosays.pages.pictures import picture, shares
from whosays.pages.prose import listed, quoted
from whosays.pages.sets import link_pictures
from whosays.pages.tree import Child, Element, build

SMALL, LARGE, TICKS = 24, 64, 18


def render_strip(edition: Edition, article: Article) -> Element:
    """Return the whole picture: the ribbon with its ticks, its key, and a table of the passages."""
    way = ", from right to left like the text" if article.direction == "rtl" else ""
    rows = [
        [
            [*picture.link_numbers(article, [note.id])],
            KINDS[note.kind].basis,
            CHECKS[note.check].short,
            str(shares.words(note)),
        ]
        for note in article.notes
    ]
    return picture.render(
        edition.anchor(article, "strip"),
        "The whole article as a strip",
        f"Each block is a passage{way}. Longer passages are wider. {tell_shares(article)}",
        _draw(article, LARGE, ticks=True),
        _paragraphs(article),
        _key(article),
        picture.as_table(("Passage", "Who says so", "Check", "Words"), rows),
    )


def render_small_strip(edition: Edition, article: Article) -> Element:
    """Return the ribbon alone with its sentence, for lists and other pages."""
    more = link_pictures(edition, article, "More pictures of this article")
    return build(
        "div",
        {"class": "ws-small-strip"},
        build("span", {"data-search-exclude": ""}, _draw(article, SMALL)),
        build("p", {}, f"{tell_shares(article)} ", *more),
    )


def words_by_kind(article: Article) -> dict[KindName, int]:
    """Count the words of each kind that the article's readers can choose from."""
    return {kind.id: shares.total(article.with_kind(kind.id)) for kind in article.kinds}


def tell_shares(article: Article) -> str:
    """Say in a sentence how an article's words are shared between the kinds."""
    counts = words_by_kind(article)
    cents = shares.per_cent(counts)
    parts = (f"{KINDS[name].share} {cents[name]}%" for name in counts)
    return f"Of {counted(sum(counts.values()), 'word')}, {listed(parts)}."


def boxes(article: Article) -> Iterator[tuple[AnyNote, float, float]]:
    """Yield each passage's place along the ribbon and its width, in per cents."""
    whole, done = shares.total(article.notes), 0
    for note in article.notes:
        count = shares.words(note)
        start = whole - done - count if article.direction == "rtl" else done
        yield note, start * 100 / whole, count * 100 / whole
        done += count


def _draw(article: Article, height: int, *, ticks: bool = False) -> Element:
    cells = []
    for note, x, width in boxes(article):
        shapes = list(picture.fill(note.kind, height))
        if ticks:
            shapes.append(picture.sign(note.check, height + 5))
        look, drawn = f"ws-cell ws-{KINDS[note.kind].slug}", picture.cell(x, width, *shapes)
        cells.append(picture.mark(article, note, look, drawn))
    if not ticks:
        return picture.draw(height, *cells)
    title = f"{quoted(article.title)} as a strip"
    return picture.draw(height + TICKS, *cells, title=title, summary=tell_shares(article))


def _paragraphs(article: Article) -> Element:
    """Return a ruler beneath the ribbon: where every fifth paragraph begins."""
    places = {note.id: (x, width) for note, x, width in boxes(article)}
    ticks = []
    for block in article.blocks:
        first = next(iter(block.notes), None)
        if not first or not block.number or (block.number != 1 and block.number % 5):
            continue
        x, width = places[first.id]
        edge = x + width if article.direction == "rtl" else x
        anchor = {"text-anchor": "end"} if edge > 90 else {}
        ticks.append(picture.at(edge, 0, build("path", {"d": "M0 0v6", "stroke": "currentColor"})))
        place = {"x": picture.along(edge), "y": "19", "font-size": "12"}
        ticks.append(build("text", {**place, **anchor}, f"¶ {block.number}"))
    return picture.draw(24, *ticks)


def _key(article: Article) -> Element:
    counts = words_by_kind(article)
    cents = shares.per_cent(counts)
    kinds: list[list[Child]] = []
    for kind in article.kinds:
        look = f"ws-{kind.slug}"
        sample = picture.draw(20, *picture.fill(kind.id, 20), width="16", look=look)
        count = f"{counted(counts[kind.id], 'word')}, {cents[kind.id]}%"
        kinds.append([sample, render_mark(kind), f" {kind.title}: {count}"])
    signs: list[list[Child]] = [
        [picture.draw(14, picture.sign(check.name, 1), width="16"), f" {check.short}"]
        for check in CHECKS.values()
    ]
    ticks = build("p", {}, "The sign below each block shows what our check found:")
    return build("div", {}, picture.key(kinds), ticks, picture.key(signs))
