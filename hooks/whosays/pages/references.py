"""The page that lists every reference: what it is, whose voice, and where it is used."""

from xml.etree.ElementTree import Element

from whosays.edition import Article, Edition
from whosays.model.reference import Reference, Standing
from whosays.pages.addresses import article_page, passage, term_page
from whosays.pages.choices import join, render_choices
from whosays.pages.reference import SEEN, link_reference, published
from whosays.pages.tree import Child, build

STANDINGS: dict[Standing, str] = {
    "primary": "Primary: the record itself",
    "secondary": "Secondary: a report or a study",
    "reference work": "Works of reference",
}


def render_references(edition: Edition) -> Element:
    """Give the page that lists every reference: what it is, whose voice, and where it is used."""
    uses = _uses(edition)
    page = build(
        "div",
        {"class": "ws-references-page ws-no-contents", "data-search-exclude": ""},
        _filter(edition),
    )
    for standing, heading in STANDINGS.items():
        entries = sorted(
            (r for r in edition.references.values() if r.standing == standing),
            key=lambda r: (r.voice_of or r.publisher, r.issued or ""),
        )
        if entries:
            page.append(
                build(
                    "section",
                    {"data-standing": standing.replace(" ", "-")},
                    build(
                        "h2",
                        {"id": f"ws-{standing.replace(' ', '-')}"},
                        f"{heading} ({len(entries)})",
                    ),
                    *(_entry(reference, uses.get(reference.id, [])) for reference in entries),
                )
            )
    return page


def archive_link(reference: Reference) -> str:
    """Give the Wayback Machine's address for the copy nearest to the reference's date."""
    date = (reference.issued or "").replace("-", "")
    return f"https://web.archive.org/web/{date or '2'}/{reference.URL}"


def _filter(edition: Edition) -> Element:
    references = edition.references.values()
    choices = [
        ("all", "All", len(references)),
        ("official", "An official voice", sum(bool(r.voice_of) for r in references)),
        ("weak", "Weak witnesses", sum(bool(r.weak) for r in references)),
        ("unopened", "Not opened by us", sum(r.seen != "opened" for r in references)),
    ]
    return render_choices(
        "Show references",
        "ws-list",
        (
            (value, (words, build("span", {"class": "ws-count"}, str(count))))
            for value, words, count in choices
        ),
    )


def _entry(reference: Reference, uses: list[Element]) -> Element:
    language = {"lang": reference.language} if reference.language else {}
    tags = ["ws-entry"]
    tags += ["ws-is-official"] if reference.voice_of else []
    tags += ["ws-is-weak"] if reference.weak else []
    tags += ["ws-is-unopened"] if reference.seen != "opened" else []
    parts: list[Child] = [
        build("h3", {"id": reference.id, **language}, reference.title),
        build(
            "p",
            {},
            *_by(reference),
            f"{published(reference)}. ",
            link_reference(reference, "Open it"),
            " · ",
            build("a", {"href": archive_link(reference)}, "archived copy"),
            " · ",
            build("a", {"href": f"#{reference.id}"}, "link to this entry"),
        ),
        build(
            "p",
            {},
            build("b", {}, "Whose voice: "),
            f"{reference.voice_of or f'no government’s, but {reference.publisher}'}.",
        ),
        build(
            "p",
            {},
            build("b", {}, "How it was read: "),
            SEEN[reference.seen],
            *([f" Seen at: {reference.seen_at}"] if reference.seen_at else []),
        ),
    ]
    if reference.weak:
        parts.append(build("p", {}, build("b", {}, "A weak witness: "), reference.weak))
    parts += [build("blockquote", language, build("p", {}, words)) for words in reference.excerpts]
    parts += [
        build("p", {}, build("b", {}, "In English: "), words) for words in reference.translations
    ]
    if reference.remark:
        parts.append(build("p", {"class": "ws-voice"}, reference.remark))
    if uses:
        parts.append(
            build("p", {"class": "ws-uses"}, build("b", {}, "Used by: "), *join(uses, ", "))
        )
    return build("article", {"class": " ".join(tags)}, *parts)


def _by(reference: Reference) -> list[str]:
    names = [p.literal or " ".join(n for n in (p.given, p.family) if n) for p in reference.author]
    return [f"{', '.join(names)}. "] if names else []


def _uses(edition: Edition) -> dict[str, list[Element]]:
    """Give for every reference the links to what rests on it, computed from the data."""
    uses: dict[str, list[Element]] = {}
    for article in edition.in_order:
        page, where = article_page(article), _where(edition, article)
        own = article.file.found.reference
        words = f"where {where or 'the article '}was found"
        uses.setdefault(own, []).append(build("a", {"href": page}, words))
        for note in article.notes:
            link = {"href": passage(article, note)}
            words = f"{where}passage {article.numbers[note.id]}"
            keys = [*note.references, *([note.wire.reference] if note.wire else [])]
            for key in dict.fromkeys(keys):
                uses.setdefault(key, []).append(build("a", link, words))
    for name, term in edition.terms.items():
        for key in term.references:
            link = {"href": term_page(name)}
            uses.setdefault(key, []).append(build("a", link, term.title))
    return uses


def _where(edition: Edition, article: Article) -> str:
    """Name the article, where there are several."""
    return f"“{article.title}” " if edition.several else ""
