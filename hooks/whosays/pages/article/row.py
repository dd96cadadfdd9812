"""A paragraph as a reader sees it: its text with the passages marked, and their notes beside it."""

from collections.abc import Iterator

from whosays.aliases import Match
from whosays.codebook import KINDS
from whosays.edition import Article, Block, Edition, Segment
from whosays.pages.article.draft import NOT_YET
from whosays.pages.article.note import render_note
from whosays.pages.glossary.terms import link_term
from whosays.pages.tree import Child, Element, build

FRAMES = {
    "caption": "The photograph is not in our copy. Its caption:",
    "furniture": "Not part of the story:",
}
"""What is said above a block that is not part of the story."""


def render_row(edition: Edition, article: Article, block: Block, matches: list[Match]) -> Element:
    """Return a block's text and its notes; `matches` are the glossary words in it."""
    text = [
        child
        for segment, words in _linked(block, matches)
        for child in _segment(article, segment, words)
    ]
    notes = [render_note(edition, article, note) for note in block.notes]
    if left := len(list(block.undecided)):  # last: the style pairs notes and passages by place
        words = NOT_YET.capitalize() if left == 1 else f"{left} passages {NOT_YET}"
        notes.append(build("div", {"class": "ws-left"}, build("p", {}, f"{words}.")))
    place = {"data-paragraph": block.code, "data-slide": edition.anchor(article, block.slug)}
    return build(
        "div",
        {"class": "ws-row", "data-block": block.role, **(place if block.code else {})},
        _text(article, block, text),
        build("div", {"class": "ws-notes"}, *notes) if notes else None,
    )


def _text(article: Article, block: Block, text: list[Child]) -> Element:
    look = {"class": "ws-text"}
    if block.role == "title":
        return build("h1", {**look, "id": "ws-headline", **article.tongue}, *text)
    if frame := FRAMES.get(block.role):
        above = build("p", {"class": "ws-no-photo"}, frame)
        return build("div", look, above, build("p", article.tongue, *text))
    return build("p", {**look, **article.tongue}, *text)


def _linked(block: Block, matches: list[Match]) -> Iterator[tuple[Segment, list[Child]]]:
    """Yield each segment's words with the first use of every glossary term made a link.

    A term that runs over the edge of a passage becomes a link on each side of the edge.
    """
    uses: dict[str, Match] = {}
    for match in matches if block.role != "title" else ():
        uses.setdefault(match.term, match)
    start = 0
    for segment in block.segments:
        words: list[Child] = []
        at, end = start, start + len(segment.text)
        for match in uses.values():
            if match.start < end and match.end > start:
                first, last = max(match.start, start), min(match.end, end)
                if not block.text[first:last].isspace():  # what parts two passages
                    words += [block.text[at:first], link_term(match.term, block.text[first:last])]
                    at = last
        words.append(block.text[at:end])
        yield segment, [word for word in words if word != ""]
        start = end


def _segment(article: Article, segment: Segment, words: list[Child]) -> list[Child]:
    if note := segment.note:
        kind, number = KINDS[note.kind], str(article.numbers[note.id])
        label = {"class": f"ws-number ws-{kind.slug}", "aria-label": f"Note {number}: {kind.label}"}
        return [
            build("span", {"class": f"ws-passage ws-{kind.slug}"}, *words),
            build("a", {**label, "data-number": number, "href": f"#{note.id}"}),
        ]
    if segment.furniture or segment.undecided:
        look = "ws-furniture" if segment.furniture else "ws-undecided"
        return [build("span", {"class": look}, *words)]
    return words
