"""The parts of the 15-minute lesson that come from an article: one that is named, or the lead.

Each is a sentence where the article has too little for it, so that the lesson can always be read.
A passage whose kind only a check can tell is left out: a class would have to guess.
"""

from collections.abc import Callable

from whosays.codebook import CheckName, KindName
from whosays.edition import Article, Block, Edition
from whosays.model.notes import AnyNote
from whosays.pages.practice.contested import cases
from whosays.pages.practice.reasons import can_tell
from whosays.pages.sets import exercise, slide
from whosays.pages.template import render
from whosays.pages.tree import Element, build

NOTHING_YET = "No passage has a note yet. As soon as some have, the lesson shows them here."
NO_OTHERS = "Then try them on the two sentences on the board: the article has no others to show."
NO_HARD_CASE = (
    "Take the passage on which your pairs disagreed most. Ask for one reason for each answer, and "
    "for the words that show it."
)
THINK_ALOUD: tuple[KindName, ...] = ("unattributed analysis", "sourced fact")
UNCLEAR: tuple[CheckName, ...] = ("record differs", "borne out in part")
"""Checks after which a class can argue about the kind."""


def _of_paragraph(
    show: Callable[[Edition, Article, Block], Element],
) -> Callable[..., Element]:
    """Show a part for the paragraph that the class sorts, or say that nothing is annotated."""

    def run(edition: Edition, *named: Article) -> Element:
        for article in named or edition.in_practice:
            if article.showpiece and _sorted(article.showpiece):
                return show(edition, article, article.showpiece)
        return build("p", {}, NOTHING_YET)

    return run


def _sorted(block: Block) -> dict[int, AnyNote]:
    """Return the passages of a paragraph that a class can sort, by their place in it."""
    return {place: note for place, note in enumerate(block.notes, start=1) if can_tell(note)}


@_of_paragraph
def render_think_aloud(edition: Edition, article: Article, sorted_block: Block) -> Element:
    """Return two passages outside the paragraph to sort, each with the reason for its kind."""
    blocks = [one for one in article.blocks if one.number and one is not sorted_block]
    notes = [note for block in blocks for note in _sorted(block).values()]
    notes.sort(key=lambda note: note.also is not None)  # the clear ones first
    clear = (next((one for one in notes if one.kind == name), None) for name in THINK_ALOUD)
    if not (thoughts := list(filter(None, clear))):
        return build("p", {}, NO_OTHERS)
    return render("classroom/think_aloud.html", article=article, notes=thoughts)


@_of_paragraph
def render_sort(edition: Edition, article: Article, block: Block) -> Element:
    """Return the passages of one paragraph without their answers, and what to say."""
    return render(
        "classroom/sort.html",
        article=article,
        notes=_sorted(block),
        name=block.name.lower(),
        ways={
            "on the projector": slide(edition, article, block),
            "on paper": exercise(edition, article, block),
        },
    )


@_of_paragraph
def render_sort_answers(edition: Edition, article: Article, block: Block) -> Element:
    """Return the answers to that paragraph, and what to ask a class that doubts everything."""
    notes, numbers = _sorted(block), dict[KindName, int]()
    for number, note in notes.items():
        numbers.setdefault(note.kind, number)
    ask = None
    if numbers.pop("unattributed analysis", None) and numbers:
        ask = numbers.get("sourced fact", min(numbers.values()))
    return render(
        "classroom/sort_answers.html", article=article, block=block, notes=notes, not_the_writer=ask
    )


@_of_paragraph
def render_hard_case(edition: Edition, article: Article, block: Block) -> Element:
    """Return a passage that a class can argue about, with both sides where its note has them."""
    # what the class has just sorted comes first
    notes = [note for note in (*block.notes, *article.notes) if can_tell(note)]
    note = next((one for one in notes if one.also), None)
    if not (note := note or next((one for one in notes if one.check in UNCLEAR), None)):
        return build("p", {}, NO_HARD_CASE)
    return render(
        "classroom/hard_case.html",
        edition=edition,
        article=article,
        note=note,
        cases=cases(note) if note.also else None,
    )
