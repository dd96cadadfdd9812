"""The article page: the text with its passages marked, and a note for each beside it."""

import json
from collections import Counter
from xml.etree.ElementTree import Element

from whosays.codebook import CHECKS, FLAGS, KINDS, SIGNALS, Kind
from whosays.model import (
    AnyNote,
    Article,
    AttributedClaim,
    Block,
    Edition,
    OfficialStatement,
    Reference,
    SourcedFact,
    Speaker,
    UnattributedAnalysis,
)
from whosays.tree import Child, Markdown, build

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
METHOD = "../about/method.md"
MONTHS = "January February March April May June July August September October November December"


def render_article(edition: Edition, article: Article) -> Element:
    """Give the whole article: filter, text with notes, and how it was annotated."""
    kinds = [kind for kind in KINDS.values() if article.with_kind(kind.name)]
    return build(
        "div",
        {"class": "ws-article", "data-article": article.id},
        _row(edition, article, article.blocks[0]),  # the title first: it is what the page is
        _filter(article, kinds),
        *(_row(edition, article, block) for block in article.blocks[1:]),
        _colophon(edition, article),
    )


def json_ld(edition: Edition, article: Article) -> str:
    """Describe the article and our notes to machines, in schema.org's words."""
    found = article.file.found
    data = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": article.title,
        "datePublished": found.date,
        "publisher": {"@type": "Organization", "name": found.publisher},
        "url": edition.references[found.reference].URL,
        "copyrightNotice": article.file.rights,
        "accessibilityFeature": ["annotations", "structuralNavigation"],
        "subjectOf": {
            "@type": "CreativeWork",
            "name": "Margin notes: what each passage rests on",
            "license": LICENCE,
            "commentCount": len(article.notes),
        },
    }
    text = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
    return f'<script type="application/ld+json">{text}</script>'


def long_date(date: str) -> str:
    """Write 2024-10-15 as “15 October 2024”, 2024-10 as “October 2024”."""
    year, month, day = (*date.split("-"), "", "")[:3]
    name = MONTHS.split()[int(month) - 1] if month else ""
    return " ".join(part for part in (day.lstrip("0"), name, year) if part)


def _filter(article: Article, kinds: list[Kind]) -> Element:
    choices = [
        _choice("all", build("b", {}, "Everything"), "The whole article with every note."),
        *(
            _choice(
                kind.slug,
                build("b", {}, _mark(kind), f" {kind.label}"),
                f"Rests on: {kind.rests_on[0].lower()}{kind.rests_on[1:]}",
                build("span", {"class": "ws-count"}, str(len(article.with_kind(kind.name)))),
            )
            for kind in kinds
        ),
        _choice("clean", build("b", {}, "Clean text"), "The article as it was found."),
    ]
    signs = build("ul", {}, *(
        build("li", {}, build("b", {}, f"{check.sign} {check.short}"), f" {check.meaning}")
        for check in CHECKS.values()
    ))
    return build(
        "div", {"class": "ws-key"},
        build("fieldset", {"class": "ws-filter"}, build("legend", {}, "Show"), *choices),
        build(
            "details", {"class": "ws-signs"},
            build("summary", {}, "What the signs at each check mean"),
            signs,
        ),
    )  # fmt: skip


def _choice(value: str, name: Element, meaning: str, *more: Child) -> Element:
    attributes = {"type": "radio", "name": "ws-show", "id": f"ws-show-{value}", "value": value}
    if value == "all":
        attributes["checked"] = "checked"
    words = build("span", {}, name, *more, build("small", {}, f" {meaning}"))
    return build("label", {}, build("input", attributes), words)


def _mark(kind: Kind) -> Element:
    return build("span", {"class": f"ws-mark ws-{kind.slug}", "aria-hidden": "true"}, kind.mark)


def _row(edition: Edition, article: Article, block: Block) -> Element:
    attributes = {"class": "ws-row", "data-block": block.role}
    if block.number:
        attributes["data-paragraph"] = str(block.number)
    text: list[Child] = []
    for segment in block.segments:
        if segment.note:
            text += _passage(article, segment.note, segment.text)
        elif segment.furniture:
            text.append(build("span", {"data-furniture": "", "class": "ws-furniture"}, segment.text))
        else:
            text.append(segment.text)
    row = build("div", attributes, _text(block, text))
    notes = list(block.notes)
    if notes:
        row.append(build("div", {"class": "ws-notes"}, *(_note(edition, article, n) for n in notes)))
    return row


def _text(block: Block, text: list[Child]) -> Element:
    match block.role:
        case "title":
            return build("h1", {"class": "ws-text", "id": "headline"}, *text)
        case "caption":
            frame = build("p", {"class": "ws-no-photo"}, "The photograph is not in our copy. Its caption:")
            return build("div", {"class": "ws-text"}, frame, build("p", {}, *text))
        case _:
            return build("p", {"class": "ws-text"}, *text)


def _passage(article: Article, note: AnyNote, words: str) -> list[Child]:
    kind, number = KINDS[note.kind], str(article.numbers[note.id])
    return [
        build(
            "span",
            {"class": f"ws-passage ws-{kind.slug}", "data-passage": note.id, "data-kind": kind.slug},
            words,
        ),
        build(
            "a",
            {
                "class": f"ws-number ws-{kind.slug}",
                "href": f"#{note.id}",
                "data-number": number,
                "aria-label": f"Note {number}: {kind.name}",
            },
        ),
    ]  # fmt: skip


def _note(edition: Edition, article: Article, note: AnyNote) -> Element:
    kind, check = KINDS[note.kind], CHECKS[note.check]
    summary = build(
        "summary", {},
        build("span", {"class": "ws-label"},
              build("span", {"class": "ws-index"}, str(article.numbers[note.id])), " ",
              _mark(kind), f" {kind.label}"),
        build("span", {"class": "ws-check"}, f"{check.sign} {check.short}"),
        build("span", {"class": "ws-gist"}, note.gist),
    )  # fmt: skip
    body = build("div", {"class": "ws-body", "id": note.id}, *_body(edition, article, note))
    return build(
        "details",
        {
            "class": f"ws-note ws-{kind.slug}",
            "name": "ws-note",
            "data-note": note.id,
            "data-check": check.slug,
        },
        summary,
        body,
    )  # fmt: skip


def _body(edition: Edition, article: Article, note: AnyNote) -> list[Element]:
    parts = [build("p", {"class": "ws-basis"}, *_basis(article, note))]
    parts += [build("p", {}, Markdown(part)) for part in note.note.split("\n\n")]
    parts += [
        build("p", {"class": "ws-flag"}, build("b", {}, f"{flag.replace('-', ' ').capitalize()}: "),
              FLAGS[flag])
        for flag in note.flags
    ]  # fmt: skip
    if note.wire:
        source = edition.references[note.wire.reference]
        parts.append(
            build("p", {"class": "ws-wire"}, build("b", {}, "Compare the agency’s words: "),
                  build("q", {}, note.wire.words), " ", _link(source, _agency(source)))
        )  # fmt: skip
    if isinstance(note, UnattributedAnalysis):
        parts.append(
            build("p", {"class": "ws-evidence"}, build("b", {}, "What would settle it: "),
                  Markdown(note.evidence))
        )  # fmt: skip
    if note.references:
        items = (_reference(edition.references[key]) for key in note.references)
        parts.append(build("ol", {"class": "ws-references"}, *items))
    parts.append(
        build("p", {"class": "ws-permalink"},
              build("a", {"href": f"#{note.id}"}, f"Link to passage {article.numbers[note.id]}"))
    )  # fmt: skip
    return parts


def _basis(article: Article, note: AnyNote) -> list[Child]:
    """Say in one line what the passage rests on, by its kind."""
    match note:
        case SourcedFact():
            named = "names its source" if note.source_named else "does not say where it is from"
            return [f"A record bears on it. The article {named}."]
        case OfficialStatement():
            speaker = article.file.speakers[note.speaker]
            via = f" · by way of {', '.join(note.via)}" if note.via else ""
            return [build("b", {}, speaker.name), f"{_post(speaker)} · {note.manner}{via}"]
        case AttributedClaim():
            speaker = article.file.speakers[note.speaker]
            return [build("b", {}, speaker.name), f"{_post(speaker)} · {note.manner}. ", note.worth]
        case UnattributedAnalysis():
            signal = note.signal.replace("-", " ")
            return [build("b", {}, f"The signal: {signal}. "), SIGNALS[note.signal]]


def _post(speaker: Speaker) -> str:
    return ", ".join(["", speaker.office, *speaker.states])


def _reference(reference: Reference) -> Element:
    details = [reference.publisher]
    if reference.issued:
        details.append(long_date(reference.issued))
    item = build("li", {}, _link(reference, reference.title), f" {', '.join(details)}.")
    if reference.voice_of:
        item.append(build("span", {"class": "ws-voice"}, f" Voice: {reference.voice_of}."))
    if reference.seen == "known":
        item.append(build("span", {"class": "ws-weak"}, " We know this record but did not open it."))
    if reference.weak:
        item.append(build("span", {"class": "ws-weak"}, f" A weak witness: {reference.weak}"))
    return item


def _link(reference: Reference, words: str) -> Element:
    return build("a", {"href": reference.URL, "rel": "external"}, words)


def _agency(reference: Reference) -> str:
    name = reference.author[0].literal if reference.author else None
    when = f", {long_date(reference.issued)}" if reference.issued else ""
    return f"{name or reference.publisher}{when}"


def _colophon(edition: Edition, article: Article) -> Element:
    file, found = article.file, article.file.found
    wired = sum(1 for note in article.notes if note.wire)
    counts = Counter(note.check for note in article.notes)
    checks = ", ".join(f"{check.name.split(':')[0]}: {counts[check.name]}" for check in CHECKS.values())
    agency = [
        build("p", {}, f"{wired} of the {len(article.notes)} passages follow an agency story. ",
              Markdown(file.wire_remark or ""))
    ] if wired else []  # fmt: skip
    return build(
        "section", {"class": "ws-colophon", "aria-labelledby": "ws-how"},
        build("h2", {"id": "ws-how"}, "How this was annotated"),
        build("p", {},
              f"The article is cut into {len(article.notes)} passages. Each passage got its kind by "
              "a written ",
              build("a", {"href": METHOD}, "method"),
              f", and was then compared with records. What the checks found: {checks}."),
        *agency,
        build("p", {}, "Where it was found: ",
              build("a", {"href": edition.references[found.reference].URL, "rel": "external"},
                    found.publisher),
              f", {long_date(found.date)}. ", Markdown(found.remark)),
        build("p", {}, Markdown(file.rights)),
        build("p", {"class": "ws-seed"}, "The text is the file ", build("code", {}, file.seed.file),
              ", unchanged. Its SHA-256: ", build("code", {}, file.seed.sha256)),
    )  # fmt: skip
