"""The page that lists every reference: what it is, whose words, and where it is used."""

from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from textwrap import shorten

from whosays.edition import Edition
from whosays.lexicon import LEXICON
from whosays.model.reference import Reference, Standing
from whosays.pages.addresses import article_page, passage, references_part
from whosays.pages.article.reference import SEEN, link_reference, long_date, tongue
from whosays.pages.glossary.terms import link_headword
from whosays.pages.lists import alphabetical, render_choices
from whosays.pages.prose import quoted
from whosays.pages.tree import Element, build, fold, join, labelled, link

STANDINGS: dict[Standing, str] = LEXICON["standing"]
MOST_REFERENCES = 500
"""The maximum on one page, which a note can narrow to its own: 145 KB, as sent."""
A_PART = 200
"""How many references each page of a list in parts has."""
UNSAID: str = LEXICON["unsaid"]
"""What is true of most entries, and said once."""
SHORT_TITLE = 30
"""The maximum of letters of an article's title beside a passage that uses a reference."""
MOST_USES = 20
"""The maximum of links to what is based on a reference; search finds the others."""


def render_references(edition: Edition, part: str = "") -> Element:
    """Return the page of every reference: all of it, a part, or what leads to the parts."""
    page = build("div", {"class": "ws-references-page ws-no-contents", "data-search-exclude": ""})
    if not edition.references:
        page.append(build("p", {}, "There are no references yet."))
    elif references_part(1) in edition.parts and not part:
        page.extend(_contents(edition))
    else:
        entries = cut_references(edition)[int(part) - 1] if part else edition.references.values()
        choose = None if part else _filter(edition)
        years, jump = _years(edition, entries)
        about = fold("What an entry tells you", build("p", {}, UNSAID))
        page.append(build("div", {"class": "ws-key"}, fold("Filter", choose, jump), about))
        page.extend(years)
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


def _years(edition: Edition, entries: Iterable[Reference]) -> tuple[list[Element], Element]:
    """Return the references year by year, the newest first, and links to the years."""
    sections = []
    jump = build("nav", {"aria-label": "Years"})
    newest_first = sorted(entries, key=lambda one: one.issued or "", reverse=True)
    for year, group in groupby(newest_first, key=lambda one: (one.issued or "")[:4]):
        shown = [_entry(edition, one) for one in group]
        name, words = f"ws-from-{year or 'no-date'}", year or "No date"
        jump.append(link(f"#{name}", words))
        jump[-1].tail = " "
        heading = build("h2", {"id": name}, f"{words} ({len(shown)})")
        sections.append(build("section", {}, heading, *shown))
    return sections, jump


def _filter(edition: Edition) -> Element:
    references = edition.references.values()
    standings = Counter(one.standing for one in references)
    choices = [
        ("all", "All", len(references)),
        *((name.replace(" ", "-"), STANDINGS[name], standings[name]) for name in STANDINGS),
        ("official", "Official source", sum(bool(r.voice_of) for r in references)),
        ("weak", "Weak source", sum(bool(r.weak) for r in references)),
        ("unopened", "Not available to us", sum(r.seen != "opened" for r in references)),
    ]
    shown = (
        (value, (words, build("span", {"class": "ws-count"}, str(count))))
        for value, words, count in choices
        if count
    )
    return render_choices("Show references", "ws-list", shown)


def _entry(edition: Edition, reference: Reference) -> Element:
    """Return what it is, who published it, how to open it and where it is used; the rest folded."""
    uses = _uses(edition, reference.id)
    unopened = reference.seen != "opened"
    looks = {
        "ws-is-official": reference.voice_of,
        "ws-is-weak": reference.weak,
        "ws-is-unopened": unopened,
    }
    look = " ".join(["ws-entry", *(look for look, has in looks.items() if has)])
    names = [p.literal or " ".join(filter(None, (p.given, p.family))) for p in reference.author]
    issued = (reference.issued or "2").replace("-", "")  # of the copies, the nearest to this date
    copy = link(f"https://web.archive.org/web/{issued}/{reference.URL}", "archived copy")
    when = long_date(reference.issued or "")
    seen_at = f" We read it at: {reference.seen_at}" if reference.seen_at else ""
    said = [
        STANDINGS[reference.standing],
        reference.voice_of and f"official source: {reference.voice_of}",
        reference.weak and "weak source",
        "not available to us" if unopened else None,
    ]
    more = [
        labelled("By", ", ".join(names)) if names and names != [reference.publisher] else None,
        labelled("How we read it", SEEN[reference.seen], seen_at) if unopened or seen_at else None,
        labelled("Weak source", reference.weak) if reference.weak else None,
        *(build("blockquote", tongue(reference), words) for words in reference.excerpts),
        *(labelled("In English", words) for words in reference.translations),
        build("p", {"class": "ws-voice"}, reference.remark) if reference.remark else None,
    ]
    return build(
        "article",
        {"class": look, "data-standing": reference.standing},
        build("h3", {"id": reference.id, **tongue(reference)}, reference.title),
        build("p", {}, " · ".join(filter(None, (when, reference.publisher)))),
        build("p", {}, link_reference(reference, "Open it"), " · ", copy),
        build("p", {"class": "ws-uses"}, "Used by: ", *join(uses, ", ")) if uses else None,
        fold(" · ".join(filter(None, said)), *more),
    )


def _uses(edition: Edition, key: str) -> list[Element]:
    """Return links to what is based on a reference; with an article's title once, if several."""
    cited = edition.citations.get(key, [])
    links: list[Element] = []
    last = ""
    for article, note in cited[:MOST_USES]:
        name = quoted(shorten(article.title, SHORT_TITLE, placeholder="…"))
        title = f"{name} " if edition.several and article.id != last else ""
        last = article.id
        if note:
            words = f"{title}passage {article.numbers[note.id]}"
            links.append(link(passage(article, note), words))
        else:
            words = f"where we found {title or 'the article '}".rstrip()
            links.append(link(article_page(article), words))
    if len(cited) > MOST_USES:
        links.append(build("span", {}, f"{len(cited) - MOST_USES} other passages"))
    terms = edition.terms.items()
    return links + [link_headword(name, term) for name, term in terms if key in term.references]
