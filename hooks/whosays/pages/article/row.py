"""A paragraph as a reader sees it: its text with the passages marked, and their notes beside it."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from whosays.aliases import Match
from whosays.codebook import KINDS
from whosays.edition import Article, Block, Edition, Segment
from whosays.model.notes import AnyNote
from whosays.pages.article.draft import render_left
from whosays.pages.article.note import render_note
from whosays.pages.glossary.terms import link_term
from whosays.pages.practice.exercise import block_id
from whosays.pages.tree import Child, build


def first_uses(block: Block, matches: list[Match]) -> list[Match]:
    """Give the first use of every glossary term in a block; a title has no links."""
    uses: dict[str, Match] = {}
    if block.role != "title":
        for match in matches:
            uses.setdefault(match.term, match)
    return list(uses.values())


def render_row(edition: Edition, article: Article, block: Block, uses: list[Match]) -> Element:
    """Give a block's text and its notes; `uses` are the glossary words that become links."""
    attributes = {"class": "ws-row", "data-block": block.role}
    if block.code:
        attributes["data-paragraph"] = block.code
        attributes["data-slide"] = block_id(edition, article, block)
    text = [
        child
        for segment, words in _linked(block, uses)
        for child in _segment(article, segment, words)
    ]
    row = build("div", attributes, _text(article, block, text))
    notes = [render_note(edition, article, note) for note in block.notes]
    if any(block.undecided):
        notes.append(render_left(block))  # last: the style pairs notes and passages by place
    if notes:
        row.append(build("div", {"class": "ws-notes"}, *notes))
    return row


def _text(article: Article, block: Block, text: list[Child]) -> Element:
    match block.role:
        case "title":
            attributes = {"class": "ws-text", "id": "ws-headline", **article.tongue}
            return build("h1", attributes, *text)
        case "caption":
            frame = build(
                "p", {"class": "ws-no-photo"}, "The photograph is not in our copy. Its caption:"
            )
            return build("div", {"class": "ws-text"}, frame, build("p", article.tongue, *text))
        case "furniture":
            label = build("p", {"class": "ws-no-photo"}, "Also in our copy, and no claim:")
            return build("div", {"class": "ws-text"}, label, build("p", article.tongue, *text))
        case _:
            return build("p", {"class": "ws-text", **article.tongue}, *text)


def _linked(block: Block, uses: list[Match]) -> Iterator[tuple[Segment, list[Child]]]:
    """Give each segment's words with the uses of glossary terms made links.

    A term that runs over the edge of a passage becomes a link on each side of the edge.
    """
    start = 0
    for segment in block.segments:
        words: list[Child] = []
        at, end = start, start + len(segment.text)
        for match in uses:
            if match.start < end and match.end > start:
                first, last = max(match.start, start), min(match.end, end)
                if block.text[first:last].isspace():  # what parts two passages
                    continue
                words += [block.text[at:first], link_term(match.term, block.text[first:last])]
                at = last
        words.append(block.text[at:end])
        yield segment, [word for word in words if word != ""]
        start = end


def _segment(article: Article, segment: Segment, words: list[Child]) -> list[Child]:
    if segment.note:
        return _passage(article, segment.note, words)
    if segment.furniture:
        return [build("span", {"class": "ws-furniture"}, *words)]
    if segment.undecided:
        return [build("span", {"class": "ws-undecided"}, *words)]
    return words


def _passage(article: Article, note: AnyNote, words: list[Child]) -> list[Child]:
    kind, number = KINDS[note.kind], str(article.numbers[note.id])
    label = {"class": f"ws-number ws-{kind.slug}", "aria-label": f"Note {number}: {kind.name}"}
    return [
        build("span", {"class": f"ws-passage ws-{kind.slug}"}, *words),
        build("a", {**label, "data-number": number, "href": f"#{note.id}"}),
    ]
