"""What our checks found, for each kind."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from whosays.codebook import CHECKS, CheckName, Kind
from whosays.edition import Article, Edition
from whosays.faults import counted
from whosays.model.notes import AnyNote
from whosays.pages.article.mark import render_mark
from whosays.pages.pictures import picture, shares, svg
from whosays.pages.tree import Cell, build

ACROSS, SIDE = 7, 9


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
    return [f"{len(notes)}", svg.draw(height, *marks, width=str(ACROSS * SIDE))]
