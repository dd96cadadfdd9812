"""The end of an article's page: how it was annotated, where it was found, whose it is."""

from collections import Counter

from whosays.codebook import CHECKS
from whosays.edition import Article, Edition
from whosays.pages.about.downloads import link_downloads
from whosays.pages.about.report import link_report
from whosays.pages.addresses import METHOD, REFERENCES, link_page
from whosays.pages.article.draft import tell_progress
from whosays.pages.article.reference import link_reference, long_date
from whosays.pages.prose import read_prose
from whosays.pages.sets import link_sets
from whosays.pages.tree import Child, Element, build


def render_colophon(edition: Edition, article: Article) -> Element:
    """Return the section that ends an article's page."""
    file, found = article.file, article.file.found
    counts = Counter(note.check for note in article.notes)
    checks = ", ".join(f"{check.short} ({counts[check.name]})" for check in CHECKS.values())
    divided = f"We divided the article into {len(article.notes)} passages."
    if article.undecided:
        divided = f"We are still writing them. {tell_progress(article)}"
    found_so_far = f" What our checks found: {checks}." if article.notes else ""
    ways = [*link_sets(edition, article), *link_downloads(edition, article)]
    report = link_report(edition, article)  # each open note has a link of its own
    mistake: list[Child] = ["This copy of the site has no address for reporting mistakes."]
    if report is not None:
        mistake = ["Have you found a mistake? ", report, "."]
    wired = sum(1 for note in article.notes if note.wire)
    follow = (
        f"{wired} of the {len(article.notes)} passages use much the same words as another report. "
    )
    return build(
        "section",
        {"class": "ws-colophon", "aria-labelledby": "ws-how"},
        build("h2", {"id": "ws-how"}, "How we made these notes"),
        build(
            "p",
            {},
            f"{divided} The rules that decide the kind of each passage are in ",
            link_page(edition, METHOD, "the method"),
            f". We compare each passage with records.{found_so_far} "
            "The number of each passage is a link that you can copy and share.",
        ),
        build("p", {"class": "ws-about"}, *mistake),
        *(ways if article.notes else []),
        build(
            "p",
            {"class": "ws-about"},
            "Each note lists its sources in short. ",
            link_page(edition, REFERENCES, "The sources in full"),
            " say who published them, what they say, and how we read them.",
        ),
        build("p", {}, follow, *read_prose(edition, file.wire_remark or "")) if wired else None,
        build(
            "p",
            {"class": "ws-found"},
            "Where we found it: ",
            link_reference(edition.references[found.reference], found.publisher),
            f", {long_date(found.date)}.",
        ),
        build("p", {}, *read_prose(edition, found.remark)),
        build("p", {}, *read_prose(edition, file.rights)),
        build("p", {}, "The text is the file ", build("code", {}, file.seed.file), ", unchanged."),
    )
