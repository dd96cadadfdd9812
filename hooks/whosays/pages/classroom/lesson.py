"""The parts of the 15-minute lesson that come from an article: the lead, or the first with notes.

Each is a sentence where the article has too little for it, so that the lesson can always be read.
"""

from xml.etree.ElementTree import Element

from whosays.codebook import KINDS, KindName
from whosays.edition import Article, Block, Edition
from whosays.model.notes import AnyNote
from whosays.pages.addresses import link_page, passage
from whosays.pages.article.mark import render_mark
from whosays.pages.practice.exercise import name_block
from whosays.pages.practice.reasons import reasons
from whosays.pages.prose import quoted
from whosays.pages.sets import exercise, slide
from whosays.pages.tree import Child, build, join

NOTHING_YET = "No passage is annotated yet. As soon as some are, the lesson shows them here."
NO_OTHERS = "Then try them on the two sentences on the board: the article has no others to show."
NO_HARD_CASE = (
    "Take the passage on which your pairs disagreed most. Ask for one reason for each answer, and "
    "for the words that show it."
)
THINK_ALOUD: tuple[KindName, ...] = ("unattributed analysis", "sourced fact")
UNCLEAR = ("record differs", "borne out in part")
"""Checks after which a class can argue about the kind."""


def render_think_aloud(edition: Edition) -> Element:
    """Return two passages outside the paragraph to sort, each with the reason for its kind."""
    if not (found := _paragraph(edition)):
        return build("p", {}, NOTHING_YET)
    article, sorted_block = found
    pool = [
        note
        for block in article.blocks
        if block.number and block is not sorted_block
        for note in block.notes
    ]
    clear_first = sorted(pool, key=lambda note: note.also is not None)
    of_kind = {note.kind: note for note in reversed(clear_first)}
    chosen = [of_kind[kind] for kind in THINK_ALOUD if kind in of_kind]
    if not chosen:
        return build("p", {}, NO_OTHERS)
    intro = build("p", {}, "Then try them on the article. ", build("b", {}, "Read out:"))
    return build(
        "div", {}, intro, build("ul", {}, *(_thought(edition, article, n) for n in chosen))
    )


def render_sort(edition: Edition) -> Element:
    """Return the passages of one paragraph without their answers, and what to say."""
    if not (found := _paragraph(edition)):
        return build("p", {}, NOTHING_YET)
    article, block = found
    notes = list(block.notes)
    *first, last = (f"{kind.letter} for {kind.basis}" for kind in article.kinds)
    count = f"{len(notes)} passages. For each" if len(notes) > 1 else "One passage. For it"
    task = f"“{count}, write {', '.join(first)}, or {last}. Underline the words that show it.”"
    return build(
        "div",
        {},
        build("p", {}, build("b", {}, "Show "), *_where(edition, article, block)),
        build("p", {}, build("b", {}, "Say: "), task),
        build("ol", {}, *(build("li", article.tongue, note.quote) for note in notes)),
    )


def render_sort_answers(edition: Edition) -> Element:
    """Return the answers to that paragraph, and what to ask a class that doubts everything."""
    if not (found := _paragraph(edition)):
        return build("p", {}, NOTHING_YET)
    article, block = found
    notes = list(block.notes)
    answers = build("div", {}, build("ol", {}, *(_answer(article, note) for note in notes)))
    numbers = {note.kind: number for number, note in reversed([*enumerate(notes, 1)])}
    writers = numbers.pop("unattributed analysis", None)
    if writers and numbers:
        number = numbers.get("sourced fact", min(numbers.values()))
        ask = (
            f"a class that answers W to everything. Ask: “What about number {number}?” "
            "Doubting everything is also a mistake."
        )
        answers.append(build("p", {}, build("b", {}, "Listen for "), ask))
    more = build("a", {"href": passage(article, notes[0])}, "the notes to this paragraph")
    answers.append(build("p", {}, "For you: ", more, " say more. They give the answers away."))
    return answers


def render_hard_case(edition: Edition) -> Element:
    """Return a passage that a class can argue about, with both sides where its note has them."""
    if not (found := _paragraph(edition)):
        return build("p", {}, NOTHING_YET)
    article, block = found
    notes = [*block.notes, *article.notes]  # what the class has just sorted comes first
    for note in notes:
        if note.also:
            return _contested(edition, article, note)
    for note in notes:
        if note.check in UNCLEAR:
            ask = _ask(article, note, f"We call it {KINDS[note.kind].words}. Would you?")
            head = build("b", {}, "What a check found: ")
            gist = build("p", {}, head, note.gist)
            return build("div", {}, *ask, gist)
    return build("p", {}, NO_HARD_CASE)


def _paragraph(edition: Edition) -> tuple[Article, Block] | None:
    """Return the paragraph that the class sorts; None if nothing is annotated."""
    for article in edition.in_practice:
        if article.showpiece:
            return article, article.showpiece
    return None


def _where(edition: Edition, article: Article, block: Block) -> list[Child]:
    """Link what shows a paragraph to a class, or prints it, and name its article.

    The article is not linked: its page has the answers.
    """
    name = name_block(block).lower()
    ways: list[Element] = []
    if address := slide(edition, article, block):
        ways.append(build("a", {"href": address}, f"{name} on the projector"))
    if address := exercise(edition, article, block):
        ways.append(build("a", {"href": address}, f"{name} on paper"))
    shown = [*join(ways, " or ")] if ways else [name]
    title = build("span", article.tongue, quoted(article.title))
    return [*shown, " (from ", title, "), and reveal nothing."]


def _thought(edition: Edition, article: Article, note: AnyNote) -> Element:
    kind, why = KINDS[note.kind], reasons(edition, article, note)[note.kind]
    answer = build("b", {}, f"{kind.letter}, {kind.basis}. ")
    words = build("q", article.tongue, note.quote)
    return build("li", {}, words, " ", render_mark(kind), " ", answer, why)


def _answer(article: Article, note: AnyNote) -> Element:
    kind = KINDS[note.kind]
    answer = build("b", {}, f"{kind.letter}. ")
    return build("li", {}, render_mark(kind), " ", answer, note.gist)


def _contested(edition: Edition, article: Article, note: AnyNote) -> Element:
    assert note.also
    sides = {note.kind: note.also.ours, note.also.kind: note.also.because}
    ordered = [kind for name, kind in KINDS.items() if name in sides]
    question = f"Is it {' or '.join(kind.words for kind in ordered)}?"
    cases = (
        build("li", {}, build("b", {}, f"{kind.letter}. "), sides[kind.name]) for kind in ordered
    )
    more = link_page(edition, "practice/contested.md", "Contested")
    return build(
        "div",
        {},
        *_ask(article, note, question),
        build("ul", {}, *cases),
        build("p", {}, "Careful readers differ, so nobody wins. More of these: ", more, "."),
    )


def _ask(article: Article, note: AnyNote, question: str) -> tuple[Element, ...]:
    """Return a passage, and what to say about it."""
    words = f"“This one is hard. {question} One reason for, one reason against.”"
    quote = build("blockquote", article.tongue, build("p", {}, note.quote))
    return (
        build("p", {}, build("b", {}, "Read out:")),
        quote,
        build("p", {}, build("b", {}, "Say: "), words),
    )
