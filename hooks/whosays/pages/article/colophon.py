"""The end of an article's page: how it was annotated, where it was found, whose it is."""

from collections import Counter

from whosays.codebook import CHECKS
from whosays.edition import Article, Edition
from whosays.pages.about.downloads import link_downloads
from whosays.pages.about.report import link_report
from whosays.pages.addresses import METHOD, REFERENCES, link_page
from whosays.pages.article.draft import NOT_YET
from whosays.pages.article.reference import link_reference, long_date
from whosays.pages.prose import read_prose
from whosays.pages.sets import link_sets
from whosays.pages.tree import Child, Element, build


def render_colophon(edition: Edition, article: Article) -> Element:
    """Return the section that ends an article's page."""
    file, found = article.file, article.file.found
    counts = Counter(note.check for note in article.notes)
    checks = ", ".join(f"{check.short}: {counts[check.name]}" for check in CHECKS.values())
    left = f", and {len(article.undecided)} that are {NOT_YET}" if article.undecided else ""
    ways = [*link_sets(edition, article), *link_downloads(edition, article)]
    report = link_report(edition, article)  # each open note has a link of its own
    mistake: list[Child] = ["This copy has no address to which mistakes could be reported."]
    if report is not None:
        mistake = ["Is something wrong here? ", report, "."]
    wired = sum(1 for note in article.notes if note.wire)
    follow = f"{wired} of the {len(article.notes)} passages follow another report’s words. "
    return build(
        "section",
        {"class": "ws-colophon", "aria-labelledby": "ws-how"},
        build("h2", {"id": "ws-how"}, "How this was annotated"),
        build(
            "p",
            {},
            f"The article is cut into {len(article.notes)} passages{left}. Each "
            "passage got its kind by a written ",
            link_page(edition, METHOD, "method"),
            f", and was then compared with records. What the checks found: {checks}. "
            "A passage’s number is its own link: copy it to send somebody there.",
        ),
        build("p", {"class": "ws-about"}, *mistake),
        *(ways if article.notes else []),
        build(
            "p",
            {"class": "ws-about"},
            "A note names each source in a line. ",
            link_page(edition, REFERENCES, "The sources in full"),
            ": who published them, their words, and how we read them.",
        ),
        build("p", {}, follow, *read_prose(edition, file.wire_remark or "")) if wired else None,
        build(
            "p",
            {},
            "Where it was found: ",
            link_reference(edition.references[found.reference], found.publisher),
            f", {long_date(found.date)}. ",
            *read_prose(edition, found.remark),
        ),
        build("p", {}, *read_prose(edition, file.rights)),
        build("p", {}, "The text is the file ", build("code", {}, file.seed.file), ", unchanged."),
    )
