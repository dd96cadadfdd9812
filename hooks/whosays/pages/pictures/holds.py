"""How well it holds: what the checks found, for each kind."""

from xml.etree.ElementTree import Element

from whosays.codebook import CHECKS, CheckName
from whosays.edition import Article, Edition
from whosays.model.notes import AnyNote
from whosays.pages.addresses import passage
from whosays.pages.article.mark import render_mark
from whosays.pages.pictures import shares, svg
from whosays.pages.pictures.picture import picture_id, render_picture, render_table
from whosays.pages.pictures.strip import describe
from whosays.pages.tree import Child, build

ACROSS, SIDE = 7, 9


def render_holds(edition: Edition, article: Article) -> Element:
    """Give kind against check, a square a passage; the picture is its own table."""
    counts = words_by_check(article)
    cents = shares.per_cent(counts)
    heads: list[list[Child]] = [["What the check found"]]
    heads += [[render_mark(kind), f" {kind.basis}"] for kind in article.kinds]
    rows = []
    for check in CHECKS.values():
        cells: list[list[Child]] = [[f"{check.sign} {check.short}"]]
        for kind in article.kinds:
            notes = [n for n in article.with_kind(kind.name) if n.check == check.name]
            cells.append(_squares(article, notes, kind.slug) if notes else ["–"])
        cells.append([f"{shares.say(counts[check.name], 'word')}, {cents[check.name]}%"])
        rows.append(cells)
    return render_picture(
        picture_id(edition, article, "holds"),
        "How well it holds",
        f"Each square is a passage. {tell_checks(article)}",
        render_table([*heads, ["Together"]], rows),
    )


def words_by_check(article: Article) -> dict[CheckName, int]:
    """Count the words of the passages with each outcome of the check."""
    return {
        name: shares.total(note for note in article.notes if note.check == name) for name in CHECKS
    }


def tell_checks(article: Article) -> str:
    """Say in a sentence what the checks found."""
    cents = shares.per_cent(words_by_check(article))
    return (
        f"Records agree wholly with {cents['borne out']}% of the words and in part with "
        f"{cents['borne out in part']}%; for {cents['record differs']}% a record differs."
    )


def _squares(article: Article, notes: list[AnyNote], look: str) -> list[Child]:
    marks = []
    for place, note in enumerate(notes):
        row, column = divmod(place, ACROSS)
        where = {"x": str(column * SIDE), "y": str(row * SIDE)}
        square = build("rect", {**where, "width": str(SIDE - 2), "height": str(SIDE - 2)})
        address, words = passage(article, note), describe(article, note)
        marks.append(svg.mark(address, note.id, f"ws-{look}", words, square))
    height = -(-len(notes) // ACROSS) * SIDE
    return [f"{len(notes)}", svg.draw(height, *marks, width=str(ACROSS * SIDE))]
