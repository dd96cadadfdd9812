"""The article page: the text with its passages marked, and a note for each beside it."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from whosays.aliases import Match
from whosays.codebook import CHECKS, KINDS
from whosays.edition import Article, Block, Edition, Segment
from whosays.model.notes import AnyNote
from whosays.pages.choices import render_choices
from whosays.pages.colophon import render_colophon
from whosays.pages.draft import is_draft, render_draft, render_left
from whosays.pages.mark import render_mark
from whosays.pages.note import render_note
from whosays.pages.terms import link_term, render_definitions
from whosays.pages.tree import Child, build


def render_article(edition: Edition, article: Article) -> Element:
    """Give the whole article: filter, text with notes, and how it was annotated."""
    uses = [_first_uses(edition, block) for block in article.blocks]
    rows = [
        _row(edition, article, block, found)
        for block, found in zip(article.blocks, uses, strict=True)
    ]
    terms = dict.fromkeys(match.term for found in uses for match in found)
    return build(
        "div",
        {"class": "ws-article ws-wide", "data-article": article.id, "data-search-exclude": ""},
        rows[0],  # the title first: it is what the page is
        *([render_draft(article)] if is_draft(article) else []),
        *([_filter(article)] if article.notes else []),
        *rows[1:],
        render_colophon(edition, article),
        render_definitions(edition, terms),
    )


def _first_uses(edition: Edition, block: Block) -> list[Match]:
    """Give the first use of every glossary term in a block; a title has no links."""
    uses: dict[str, Match] = {}
    if block.role != "title":
        for match in edition.aliases.find(block.text):
            uses.setdefault(match.term, match)
    return list(uses.values())


def _filter(article: Article) -> Element:
    def explain(meaning: str) -> Element:
        return build("small", {}, f" {meaning}")

    choices: list[tuple[str, list[Child]]] = [
        ("all", [build("b", {}, "Everything"), explain("The whole article with every note.")])
    ]
    for kind in article.kinds:
        if not article.with_kind(kind.name):
            continue
        name = build("b", {}, render_mark(kind), f" {kind.label}")
        count = build("span", {"class": "ws-count"}, str(len(article.with_kind(kind.name))))
        choices.append((kind.slug, [name, count, explain(kind.meaning)]))
    choices.append(
        ("clean", [build("b", {}, "Clean text"), explain("The article as it was found.")])
    )
    signs = (
        build("li", {}, build("b", {}, f"{check.sign} {check.short}"), f" {check.meaning}")
        for check in CHECKS.values()
    )
    return build(
        "div",
        {"class": "ws-key"},
        render_choices("Show", "ws-show", choices),
        build(
            "details",
            {"class": "ws-signs ws-plain"},
            build("summary", {}, "What the signs at each check mean"),
            build("ul", {}, *signs),
        ),
    )


def _row(edition: Edition, article: Article, block: Block, uses: list[Match]) -> Element:
    attributes = {"class": "ws-row", "data-block": block.role}
    if block.number:
        attributes["data-paragraph"] = str(block.number)
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
                words += [block.text[at:first], link_term(match.term, block.text[first:last])]
                at = last
        words.append(block.text[at:end])
        yield segment, [word for word in words if word != ""]
        start = end


def _segment(article: Article, segment: Segment, words: list[Child]) -> list[Child]:
    if segment.note:
        return _passage(article, segment.note, words)
    if segment.furniture:
        return [build("span", {"data-furniture": "", "class": "ws-furniture"}, *words)]
    if segment.undecided:
        return [build("span", {"data-undecided": "", "class": "ws-undecided"}, *words)]
    return words


def _passage(article: Article, note: AnyNote, words: list[Child]) -> list[Child]:
    kind, number = KINDS[note.kind], str(article.numbers[note.id])
    label = {"class": f"ws-number ws-{kind.slug}", "href": f"#{note.id}", "data-number": number}
    return [
        build(
            "span",
            {
                "class": f"ws-passage ws-{kind.slug}",
                "data-passage": note.id,
                "data-kind": kind.slug,
            },
            *words,
        ),
        build("a", {**label, "aria-label": f"Note {number}: {kind.name}"}),
    ]
