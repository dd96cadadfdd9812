"""Where a reader reports something: the repository's form for a new issue, or else the editors."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit
from xml.etree.ElementTree import Element

from whosays.edition import Article, Edition
from whosays.model.notes import AnyNote
from whosays.pages.addresses import public
from whosays.pages.tree import build


@dataclass(frozen=True)
class Report:
    """What a form is opened for."""

    title: str
    place: str = ""
    """The address of what it is about, below the site's."""
    template: str = "1-mistake.yml"
    """Its form in `.github/ISSUE_TEMPLATE`, whose field `link` takes the place."""


FORMS = {
    "github": ("issues/new", "title", "link"),
    "gitlab": ("-/issues/new", "issue[title]", "issue[description]"),
    "codeberg": ("issues/new", "title", "body"),
    "forgejo": ("issues/new", "title", "body"),
    "gitea": ("issues/new", "title", "body"),
}
"""By a part of the host's name: where its form is, and the keys that fill in title and place."""


def report_to_repository(edition: Edition, report: Report) -> str:
    """Return the address of a new issue, filled in where the host is known; empty if there is none.

    Other hosts get the repository's own address: a guessed form would lead to an error page.
    """
    home = edition.repository.rstrip("/")
    labels = (urlsplit(home).hostname or "").split(".")
    name = next((label for label in labels if label in FORMS), "")
    if not name:
        return home
    form, title, place = FORMS[name]
    filled = {title: report.title, place: _address(edition, report)}
    filled = {"template": report.template, **filled} if name == "github" else filled
    return f"{home.removesuffix('.git')}/{form}?{_query(filled)}"


def report_to_editors(edition: Edition, report: Report) -> str:
    """Return the address of the editors, or of a mail to them; empty if none is set."""
    if not edition.contact or "://" in edition.contact:
        return edition.contact
    filled = {"subject": report.title, "body": _address(edition, report)}
    return f"mailto:{edition.contact}?{_query(filled)}"


def link_report(edition: Edition, article: Article, note: AnyNote | None = None) -> Element | None:
    """Return the link by which a mistake in a note, or in an article, is reported; or None."""
    title = "Mistake in a note" if note else "Mistake"  # without its number: a long page is light
    place = f"articles/{article.id}/" + (f"#{note.id}" if note else "")
    report = Report(title, place)
    href = report_to_repository(edition, report) or report_to_editors(edition, report)
    return build("a", {"href": href}, "Report a mistake") if href else None


def _address(edition: Edition, report: Report) -> str:
    return f"{public(edition.site)}{report.place}" if report.place else ""


def _query(filled: Mapping[str, str]) -> str:
    known = {key: value for key, value in filled.items() if value}
    return urlencode(known, quote_via=quote, safe="/:[]")
