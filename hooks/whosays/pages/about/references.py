"""The page that lists every reference: what it is, whose words, and where it is used."""

from itertools import groupby

from whosays.edition import Edition
from whosays.lexicon import LEXICON
from whosays.model.reference import Reference, Standing
from whosays.pages.addresses import article_page, passage, references_part
from whosays.pages.article.reference import SEEN, link_reference, published, tongue
from whosays.pages.glossary.terms import link_headword
from whosays.pages.lists import alphabetical, render_choices
from whosays.pages.prose import quoted
from whosays.pages.tree import Element, build, join, labelled, link

STANDINGS: dict[Standing, str] = LEXICON["standing"]
MOST_REFERENCES = 500
"""The maximum on one page, which a note can narrow to its own: 145 KB, as sent."""
A_PART = 200
"""How many references each page of a list in parts has."""
UNSAID: str = LEXICON["unsaid"]
"""What is true of most entries, and said once."""
MOST_USES = 20
"""The maximum of links to what is based on a reference; search finds the others."""


def render_references(edition: Edition, part: str = "") -> Element:
    """Return the page of every reference: all of it, a part, or what leads to the parts."""
    page = build("div", {"class": "ws-references-page ws-no-contents", "data-search-exclude": ""})
    if not edition.references:
        page.append(build("p", {}, "There are no references yet."))
    elif part:
        page.append(build("p", {}, UNSAID))
        page.extend(_entry(edition, one) for one in cut_references(edition)[int(part) - 1])
    elif references_part(1) in edition.parts:
        page.extend(_contents(edition))
    else:
        page.append(build("p", {}, UNSAID))
        page.append(_filter(edition))
        for standing, group in groupby(_ordered(edition), lambda one: one.standing):
            entries = list(group)
            name = {"id": f"ws-{standing.replace(' ', '-')}"}
            heading = build("h2", name, f"{STANDINGS[standing]} ({len(entries)})")
            shown = (_entry(edition, one) for one in entries)
            page.append(build("section", {}, heading, *shown))
    return page


def cut_references(edition: Edition) -> list[list[Reference]]:
    """Return the references in order, cut into parts; no parts if there are few."""
    entries = _ordered(edition)
    if len(entries) <= MOST_REFERENCES:
        return []
    return [entries[at : at + A_PART] for at in range(0, len(entries), A_PART)]


def _ordered(edition: Edition) -> list[Reference]:
    """Return the references in the order of their page: by standing, then by voice and date."""

    def place(one: Reference) -> tuple[int, str, str]:
        voice = alphabetical(one.voice_of or one.publisher)
        return [*STANDINGS].index(one.standing), voice, one.issued or ""

    return sorted(edition.references.values(), key=place)


def _contents(edition: Edition) -> tuple[Element, Element]:
    """Return a link for every reference to the page that has it; its old address leads here."""
    lists = build("div", {"data-narrow": "references"})
    jump = build("p")
    lines = sorted(
        (
            (alphabetical(f"{one.publisher} {one.title}"), number, one)
            for number, part in enumerate(cut_references(edition), start=1)
            for one in part
        ),
        key=lambda line: line[0],
    )
    for letter, group in groupby(lines, key=lambda line: line[0][:1].upper() or "#"):
        name = f"ws-from-{ord(letter)}"
        jump.append(link(f"#{name}", letter))
        jump[-1].tail = " "
        lists.append(build("h2", {"id": name}, letter))
        lists.append(build("ul"))
        for _, number, one in group:
            there = f"../{references_part(number)}#{one.id}"
            title = link(there, one.title, **tongue(one))
            lists[-1].append(build("li", {"id": one.id}, f"{one.publisher}: ", title))
    return jump, lists


def _filter(edition: Edition) -> Element:
    references = edition.references.values()
    choices = [
        ("all", "All", len(references)),
        ("official", "Official sources", sum(bool(r.voice_of) for r in references)),
        ("weak", "Weak sources", sum(bool(r.weak) for r in references)),
        ("unopened", "Not available to us", sum(r.seen != "opened" for r in references)),
    ]
    shown = (
        (value, (words, build("span", {"class": "ws-count"}, str(count))))
        for value, words, count in choices
    )
    return render_choices("Show references", "ws-list", shown)


def _entry(edition: Edition, reference: Reference) -> Element:
    uses = _uses(edition, reference.id)
    official, weak = bool(reference.voice_of), bool(reference.weak)
    unopened = reference.seen != "opened"
    looks = {"ws-is-official": official, "ws-is-weak": weak, "ws-is-unopened": unopened}
    names = (p.literal or " ".join(filter(None, (p.given, p.family))) for p in reference.author)
    by = f"{', '.join(names)}. " if reference.author else ""
    issued = (reference.issued or "2").replace("-", "")  # of the copies, the nearest to this date
    archived = f"https://web.archive.org/web/{issued}/{reference.URL}"
    seen_at = f" We read it at: {reference.seen_at}" if reference.seen_at else ""
    return build(
        "article",
        {"class": " ".join(["ws-entry", *(look for look, has in looks.items() if has)])},
        build("h3", {"id": reference.id, **tongue(reference)}, reference.title),
        build(
            "p",
            {},
            f"{by}{published(reference)}. ",
            link_reference(reference, "Open it"),
            " · ",
            link(archived, "archived copy"),
        ),
        labelled("Official source", f"{reference.voice_of}.") if official else None,
        labelled("How we read it", SEEN[reference.seen], seen_at) if unopened or seen_at else None,
        labelled("A weak source", reference.weak) if reference.weak else None,
        *(
            build("blockquote", tongue(reference), build("p", {}, words))
            for words in reference.excerpts
        ),
        *(labelled("In English", words) for words in reference.translations),
        build("p", {"class": "ws-voice"}, reference.remark) if reference.remark else None,
        labelled("Used by", *join(uses, ", "), look="ws-uses") if uses else None,
    )


def _uses(edition: Edition, key: str) -> list[Element]:
    """Return links to what is based on a reference; with an article's title once, if several."""
    cited = edition.citations.get(key, [])
    links: list[Element] = []
    last = ""
    for article, note in cited[:MOST_USES]:
        title = f"{quoted(article.title)} " if edition.several and article.id != last else ""
        last = article.id
        if note:
            words = f"{title}passage {article.numbers[note.id]}"
            target = f"{article.id}/{note.id}"
            links.append(link(passage(article, note), words, **{"data-note": target}))
        else:
            words = f"where we found {title or 'the article '}".rstrip()
            links.append(link(article_page(article), words))
    if len(cited) > MOST_USES:
        links.append(build("span", {}, f"{len(cited) - MOST_USES} other passages"))
    terms = edition.terms.items()
    return links + [link_headword(name, term) for name, term in terms if key in term.references]
