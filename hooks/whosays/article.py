"""The article page: the text with its passages marked, and a note for each beside it."""

from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from whosays.aliases import Match
from whosays.choices import render_choices
from whosays.codebook import CHECKS, KINDS, Kind
from whosays.edition import Article, Block, Edition, Segment
from whosays.glossary import link_term, render_definitions
from whosays.model import AnyNote
from whosays.note import render_mark, render_note
from whosays.reference import link_reference, long_date
from whosays.tree import Child, Markdown, build

METHOD = "../about/method.md"


def render_article(edition: Edition, article: Article) -> Element:
    """Give the whole article: filter, text with notes, and how it was annotated."""
    kinds = [kind for kind in KINDS.values() if article.with_kind(kind.name)]
    uses = [_first_uses(edition, block) for block in article.blocks]
    rows = [
        _row(edition, article, block, found)
        for block, found in zip(article.blocks, uses, strict=True)
    ]
    terms = dict.fromkeys(match.term for found in uses for match in found)
    return build(
        "div",
        {"class": "ws-article", "data-article": article.id},
        rows[0],  # the title first: it is what the page is
        _filter(article, kinds),
        *rows[1:],
        _colophon(edition, article),
        render_definitions(edition, terms),
    )


def render_articles(edition: Edition) -> Element:
    """List every article with what its passages rest on and who speaks, which search finds."""
    items = []
    for article in edition.articles.values():
        counts = ", ".join(
            f"{len(article.with_kind(kind.name))} {kind.plural}"
            for kind in KINDS.values()
            if article.with_kind(kind.name)
        )
        link = build("a", {"href": f"../articles/{article.id}.md"}, article.title)
        speakers = "; ".join(speaker.name for speaker in article.file.speakers.values()) or "nobody"
        items.append(
            build(
                "li",
                {},
                build("p", {}, link),
                build("p", {}, f"{len(article.notes)} passages: {counts}."),
                build("p", {}, f"Who is quoted or reported: {speakers}."),
            )
        )
    return build("ul", {}, *items)


def _first_uses(edition: Edition, block: Block) -> list[Match]:
    """Give the first use of every glossary term in a block; a title has no links."""
    uses: dict[str, Match] = {}
    if block.role != "title":
        for match in edition.aliases.find(block.text):
            uses.setdefault(match.term, match)
    return list(uses.values())


def _filter(article: Article, kinds: list[Kind]) -> Element:
    def explain(meaning: str) -> Element:
        return build("small", {}, f" {meaning}")

    choices: list[tuple[str, list[Child]]] = [
        ("all", [build("b", {}, "Everything"), explain("The whole article with every note.")])
    ]
    for kind in kinds:
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
    row = build("div", attributes, _text(block, text))
    notes = list(block.notes)
    if notes:
        row.append(
            build("div", {"class": "ws-notes"}, *(render_note(edition, article, n) for n in notes))
        )
    return row


def _text(block: Block, text: list[Child]) -> Element:
    match block.role:
        case "title":
            return build("h1", {"class": "ws-text", "id": "ws-headline"}, *text)
        case "caption":
            frame = build(
                "p", {"class": "ws-no-photo"}, "The photograph is not in our copy. Its caption:"
            )
            return build("div", {"class": "ws-text"}, frame, build("p", {}, *text))
        case _:
            return build("p", {"class": "ws-text"}, *text)


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


def _colophon(edition: Edition, article: Article) -> Element:
    file, found = article.file, article.file.found
    wired = sum(1 for note in article.notes if note.wire)
    counts = Counter(note.check for note in article.notes)
    checks = ", ".join(f"{check.short}: {counts[check.name]}" for check in CHECKS.values())
    agency = (
        [
            build(
                "p",
                {},
                f"{wired} of the {len(article.notes)} passages follow a news agency’s story. ",
                Markdown(file.wire_remark or ""),
            )
        ]
        if wired
        else []
    )
    return build(
        "section",
        {"class": "ws-colophon", "aria-labelledby": "ws-how"},
        build("h2", {"id": "ws-how"}, "How this was annotated"),
        build(
            "p",
            {},
            f"The article is cut into {len(article.notes)} passages. Each passage got its kind by "
            "a written ",
            build("a", {"href": METHOD}, "method"),
            f", and was then compared with records. What the checks found: {checks}. "
            "A passage’s number is its own link: copy it to send somebody there.",
        ),
        *agency,
        build(
            "p",
            {},
            "Where it was found: ",
            link_reference(edition.references[found.reference], found.publisher),
            f", {long_date(found.date)}. ",
            Markdown(found.remark),
        ),
        build("p", {}, Markdown(file.rights)),
        build(
            "p",
            {"class": "ws-seed"},
            "The text is the file ",
            build("code", {}, file.seed.file),
            ", unchanged. Its SHA-256: ",
            build("code", {}, file.seed.sha256),
        ),
    )
