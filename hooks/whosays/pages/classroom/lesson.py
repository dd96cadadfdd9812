"""The parts of the 15-minute lesson that come from an article: one that is named, or the lead.

Each is a sentence where the article has too little for it, so that the lesson can always be read.
A passage whose kind only a check can tell is left out: a class would have to guess.
"""

from collections.abc import Callable

from whosays.codebook import KINDS, KindName
from whosays.edition import Article, Block, Edition
from whosays.model.notes import AnyNote
from whosays.pages.addresses import CONTESTED, link_page, passage
from whosays.pages.article.mark import render_mark
from whosays.pages.article.quotation import quote
from whosays.pages.practice.contested import cases
from whosays.pages.practice.reasons import can_tell, why
from whosays.pages.prose import quoted
from whosays.pages.sets import exercise, slide
from whosays.pages.tree import Child, Element, build, join, labelled, link

NOTHING_YET = "No passage has a note yet. As soon as some have, the lesson shows them here."
NO_OTHERS = "Then try them on the two sentences on the board: the article has no others to show."
NO_HARD_CASE = (
    "Take the passage on which your pairs disagreed most. Ask for one reason for each answer, and "
    "for the words that show it."
)
THINK_ALOUD: tuple[KindName, ...] = ("unattributed analysis", "sourced fact")
UNCLEAR = ("record differs", "borne out in part")
"""Checks after which a class can argue about the kind."""


def _of_paragraph(
    render: Callable[[Edition, Article, Block], Element],
) -> Callable[..., Element]:
    """Render a part for the paragraph that the class sorts, or say that nothing is annotated."""

    def run(edition: Edition, *named: Article) -> Element:
        for article in named or edition.in_practice:
            if article.showpiece and _sorted(article.showpiece):
                return render(edition, article, article.showpiece)
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
    thoughts = []
    for name in THINK_ALOUD:
        if note := next((one for one in notes if one.kind == name), None):
            kind = KINDS[name]
            answer = build("b", {}, f"{kind.letter}, {kind.basis}. ")
            parts = (quote(article, note), " ", render_mark(kind), " ", answer, why(note))
            thoughts.append(build("li", {}, *parts))
    if not thoughts:
        return build("p", {}, NO_OTHERS)
    intro = build("p", {}, "Then try them on the article. ", build("b", {}, "Read out:"))
    return build("div", {}, intro, build("ul", {}, *thoughts))


@_of_paragraph
def render_sort(edition: Edition, article: Article, block: Block) -> Element:
    """Return the passages of one paragraph without their answers, and what to say."""
    notes = _sorted(block)
    *first, last = (f"{kind.letter} for {kind.basis}" for kind in article.kinds)
    count = f"{len(notes)} passages. For each" if len(notes) > 1 else "One passage. For it"
    task = f"“{count}, write {', '.join(first)}, or {last}. Underline the words that show it.”"
    items = (
        build("li", {"value": str(place), **article.tongue}, note.quote)
        for place, note in notes.items()
    )
    return build(
        "div",
        {},
        build("p", {}, build("b", {}, "Show "), *_where(edition, article, block)),
        labelled("Say", task),
        build("ol", {}, *items),
    )


@_of_paragraph
def render_sort_answers(edition: Edition, article: Article, block: Block) -> Element:
    """Return the answers to that paragraph, and what to ask a class that doubts everything."""
    rows, numbers = build("ol"), dict[KindName, int]()
    for number, note in _sorted(block).items():
        kind = KINDS[note.kind]
        numbers.setdefault(note.kind, number)
        answer = build("b", {}, f"{kind.letter}. ")
        value = {"value": str(number)}
        rows.append(build("li", value, render_mark(kind), " ", answer, why(note)))
    answers = build("div", {}, rows)
    writers = numbers.pop("unattributed analysis", None)
    if writers and numbers:
        number = numbers.get("sourced fact", min(numbers.values()))
        ask = (
            f"a class that answers W to everything. Ask: “What about number {number}?” "
            "Doubting everything is also a mistake."
        )
        answers.append(build("p", {}, build("b", {}, "Listen for "), ask))
    more = link(passage(article, next(block.notes)), "the notes to this paragraph")
    answers.append(build("p", {}, "For you: ", more, " say more. They give the answers away."))
    return answers


@_of_paragraph
def render_hard_case(edition: Edition, article: Article, block: Block) -> Element:
    """Return a passage that a class can argue about, with both sides where its note has them."""
    # what the class has just sorted comes first
    notes = [note for note in (*block.notes, *article.notes) if can_tell(note)]
    if note := next((one for one in notes if one.also), None):
        return _contested(edition, article, note)
    if note := next((one for one in notes if one.check in UNCLEAR), None):
        ask = _ask(article, note, f"We call it {KINDS[note.kind].words}. Would you?")
        return build("div", {}, *ask, labelled("What a check found", note.gist))
    return build("p", {}, NO_HARD_CASE)


def _where(edition: Edition, article: Article, block: Block) -> list[Child]:
    """Link what shows a paragraph to a class, or prints it, and name its article.

    The article is not linked: its page has the answers.
    """
    name = block.name.lower()
    ways: list[Child] = []
    if address := slide(edition, article, block):
        ways.append(link(address, f"{name} on the projector"))
    if address := exercise(edition, article, block):
        ways.append(link(address, f"{name} on paper"))
    title = build("span", article.tongue, quoted(article.title))
    return [*join(ways or [name], " or "), " (from ", title, "), and reveal nothing."]


def _contested(edition: Edition, article: Article, note: AnyNote) -> Element:
    sides = cases(note)
    question = f"Is it {' or '.join(kind.words for kind, _ in sides)}?"
    items = (build("li", {}, build("b", {}, f"{kind.letter}. "), case) for kind, case in sides)
    more = link_page(edition, CONTESTED, "Contested")
    end = build("p", {}, "Careful readers disagree, so nobody wins. More of these: ", more, ".")
    return build("div", {}, *_ask(article, note, question), build("ul", {}, *items), end)


def _ask(article: Article, note: AnyNote, question: str) -> list[Element]:
    """Return a passage, and what to say about it."""
    words = f"“This one is hard. {question} One reason for, one reason against.”"
    return [
        build("p", {}, build("b", {}, "Show"), " and read out:"),
        build("blockquote", article.tongue, build("p", {}, note.quote)),
        labelled("Say", words),
    ]
