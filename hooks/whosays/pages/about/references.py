"""The page that lists every reference: what it is, whose words, and where it is used."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from whosays.edition import Edition
from whosays.faults import counted, shorten
from whosays.lexicon import LEXICON
from whosays.model.reference import Reference, Standing
from whosays.pages.addresses import article_page, passage, references_part
from whosays.pages.article.reference import SEEN
from whosays.pages.glossary.terms import link_headword
from whosays.pages.lists import alphabetical, render_choices
from whosays.pages.prose import quoted
from whosays.pages.template import render
from whosays.pages.tree import Element, build, link

STANDINGS: dict[Standing, str] = LEXICON["standing"]
MOST_REFERENCES = 600
"""The maximum on one page, which a note can narrow to its own: 190 KB, as sent."""
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
    if references_part(1) in edition.parts and not part:
        return render("about/contents.html", letters=list(_letters(edition)))
    entries = cut_references(edition)[int(part) - 1] if part else edition.references.values()
    newest_first = sorted(entries, key=lambda one: one.issued or "", reverse=True)
    years = groupby(newest_first, key=lambda one: (one.issued or "")[:4])
    return render(
        "about/references.html",
        years=[(year, list(group)) for year, group in years],
        choose=None if part else _filter(edition),
        authors=_authors,
        uses=lambda key: _uses(edition, key),
        SEEN=SEEN,
        STANDINGS=STANDINGS,
        UNSAID=UNSAID,
    )


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


def _letters(edition: Edition) -> Iterator[tuple[str, str, list[tuple[str, Reference]]]]:
    """Yield the id of each letter, the letter, and its references, each after its page."""
    lines = sorted(
        (
            (alphabetical(f"{one.publisher} {one.title}"), references_part(number), one)
            for number, part in enumerate(cut_references(edition), start=1)
            for one in part
        ),
        key=lambda line: line[0],
    )
    for letter, group in groupby(lines, key=lambda line: line[0][:1].upper() or "#"):
        yield f"ws-from-{ord(letter)}", letter, [(page, one) for _, page, one in group]


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


def _authors(reference: Reference) -> str:
    people = reference.author
    return ", ".join(p.literal or " ".join(filter(None, (p.given, p.family))) for p in people)


def _uses(edition: Edition, key: str) -> list[Element]:
    """Return links to what is based on a reference; with an article's title once, if several."""
    cited = edition.citations.get(key, [])
    links: list[Element] = []
    last = ""
    for article, note in cited[:MOST_USES]:
        name = quoted(shorten(article.title, SHORT_TITLE))
        title = f"{name} " if edition.several and article.id != last else ""
        last = article.id
        if note:
            words = f"{title}passage {article.numbers[note.id]}"
            links.append(link(passage(article, note), words))
        else:
            words = f"where we found {title or 'the article '}".rstrip()
            links.append(link(article_page(article), words))
    if len(cited) > MOST_USES:
        links.append(build("span", {}, counted(len(cited) - MOST_USES, "other passage")))
    terms = edition.terms.items()
    return links + [link_headword(name, term) for name, term in terms if key in term.references]
