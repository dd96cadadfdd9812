"""The pages of pictures: those of one article with how well it holds, and several side by side."""

from collections.abc import Callable, Mapping, Sequence

from whosays.codebook import CHECKS, KINDS, CheckName, Kind, KindName
from whosays.edition import Article, Edition
from whosays.faults import counted
from whosays.model.notes import AnyNote
from whosays.pages.addresses import link_article
from whosays.pages.article.mark import render_mark
from whosays.pages.pictures import picture, shares
from whosays.pages.pictures.speakers import NO_SPEAKER, render_speakers, words_by_states
from whosays.pages.pictures.strip import render_small_strip, render_strip, words_by_kind
from whosays.pages.pictures.timeline import render_timeline
from whosays.pages.pictures.wire import render_wire
from whosays.pages.sets import NOTHING
from whosays.pages.tree import Cell, Child, Element, build

ACROSS, SIDE = 7, 9
WHAT_SHARES_DO_NOT_MEAN = (
    "These shares show who says the words. They don’t show whether the words are true. More of "
    "one kind doesn’t make an article better or worse."
)
BAR = "100"
"""Pixels of a whole: the same in every column, so that bars can be compared."""
MOST = 12
"""More columns than that nobody compares."""
ALONE = "There is only one article so far. As soon as there are two, you can compare them here."


def render_holds(edition: Edition, article: Article) -> Element:
    """Return kind against check, a square a passage; the picture is its own table."""
    counts = words_by_check(article)
    cents = shares.per_cent(counts)
    heads: list[Cell] = ["What our check found"]
    heads += [(render_mark(kind), f" {kind.basis}") for kind in article.kinds]
    rows: list[list[Cell]] = []
    for name, check in CHECKS.items():
        cells: list[Cell] = [f"{check.sign} {check.short}"]
        for kind in article.kinds:
            notes = [note for note in article.with_kind(kind.id) if note.check == name]
            cells.append(_squares(article, notes, kind) if notes else "–")
        rows.append([*cells, f"{counted(counts[name], 'word')}, {cents[name]}%"])
    told = (
        f"Each square is a passage. Records fully agree with {cents['borne out']}% of the words, "
        f"and partly with {cents['borne out in part']}%. For {cents['record differs']}%, a record "
        "says something else."
    )
    table = picture.wide_table([*heads, "Total"], rows)
    return picture.render(edition.anchor(article, "holds"), "What our checks found", told, table)


def words_by_check(article: Article) -> dict[CheckName, int]:
    """Count the words of the passages with each outcome of the check."""
    return {
        name: shares.total(note for note in article.notes if note.check == name) for name in CHECKS
    }


def _squares(article: Article, notes: Sequence[AnyNote], kind: Kind) -> Cell:
    marks = []
    for place, note in enumerate(notes):
        row, column = divmod(place, ACROSS)
        size = {"width": str(SIDE - 2), "height": str(SIDE - 2)}
        square = build("rect", {"x": str(column * SIDE), "y": str(row * SIDE), **size})
        marks.append(picture.mark(article, note, f"ws-{kind.slug}", square))
    height = -(-len(notes) // ACROSS) * SIDE
    return [f"{len(notes)}", picture.draw(height, *marks, width=str(ACROSS * SIDE))]


def render_profile(edition: Edition, article: Article) -> Element:
    """Return every picture that the article has the data for."""
    if not article.notes:
        return build("p", {}, NOTHING)
    keyboard = (
        "Every mark in these pictures is a link to its passage. With a keyboard, use the links "
        f"beside each picture. {WHAT_SHARES_DO_NOT_MEAN}"
    )
    pictures = (render_strip, render_speakers, render_holds, render_wire, render_timeline)
    return _page(
        build("p", {}, "Read the article with its notes: ", link_article(article)),
        build("p", {}, keyboard),
        *(render(edition, article) for render in pictures),
    )


def render_compare(edition: Edition) -> Element:
    """Return a column an article, or a sentence if there is nothing to compare yet."""
    every = edition.in_practice
    if len(every) < 2:
        return build("p", {}, ALONE if every else "No article has notes yet.")
    articles = every[:MOST]
    left = f" Only the first {MOST} of {len(every)} articles are compared." if every[MOST:] else ""
    strips = build("ul")
    for article in articles:
        strips.append(build("li", {}, link_article(article), render_small_strip(edition, article)))
    wider = "The wider a block, the larger its share of the article."
    return _page(
        build("p", {}, WHAT_SHARES_DO_NOT_MEAN + left),
        picture.render("strips", "Each article as a strip", wider, strips),
        _compared("kinds", "Who says so", articles, words_by_kind, _kind),
        _compared("voices", "Who is speaking", articles, words_by_states, str),
        _compared("checks", "What our checks found", articles, words_by_check, _check),
    )


def _page(*parts: Child | None) -> Element:
    # a section: the search ends what it leaves out where the next element of that name ends
    attributes = {"class": "ws-profile ws-no-contents", "data-search-exclude": ""}
    return build("section", attributes, *parts)


def _kind(name: KindName) -> Cell:
    return [render_mark(KINDS[name]), f" {KINDS[name].basis}"]


def _check(name: CheckName) -> Cell:
    return f"{CHECKS[name].sign} {CHECKS[name].short}"


def _compared(
    name: str,
    title: str,
    articles: Sequence[Article],
    count: Callable[[Article], Mapping[shares.Key, int]],
    head: Callable[[shares.Key], Cell],
) -> Element:
    counts = [count(article) for article in articles]
    cents = [shares.per_cent(one) for one in counts]
    keys = dict.fromkeys(key for one in counts for key in one)
    rows: list[list[Cell]] = []
    for key in sorted(keys, key=lambda key: key in NO_SPEAKER):
        pairs = zip(counts, cents, strict=True)
        rows.append([head(key), *(_bar(one.get(key, 0), cent.get(key, 0)) for one, cent in pairs)])
    heads = (build("span", article.tongue, article.title) for article in articles)
    words = "The figures are shares of each article’s words, in per cent."
    return picture.render(name, title, words, picture.wide_table(("Shares", *heads), rows))


def _bar(count: int, cent: int) -> Cell:
    if not count:
        return "–"
    bar = picture.draw(8, picture.cell(0, cent, picture.rectangle(8)), width=BAR)
    return [f"{cent}% ({counted(count, 'word')})", bar]
