"""How readers reach the editors: the repository's form, an address, or a form to print."""

from collections.abc import Mapping
from urllib.parse import quote, urlencode, urlsplit

from whosays.edition import Article, Edition
from whosays.lexicon import LEXICON
from whosays.pages.addresses import public
from whosays.pages.template import render
from whosays.pages.tree import Element, link

FORMS = {
    "github": ("issues/new", "title", "link"),
    "gitlab": ("-/issues/new", "issue[title]", "issue[description]"),
    "codeberg": ("issues/new", "title", "body"),
    "forgejo": ("issues/new", "title", "body"),
    "gitea": ("issues/new", "title", "body"),
}
"""By a part of the host's name: where its form is, and the keys that fill in title and place."""
MISTAKE, LESSON_HELD = "1-mistake.yml", "3-idea.yml"
"""Forms in `.github/ISSUE_TEMPLATE`, whose field `link` takes the place."""


def report_to_repository(
    edition: Edition, title: str, place: str = "", template: str = MISTAKE
) -> str:
    """Return the address of a new issue, filled in where the host is known; empty if there is none.

    `place` is the address of what it is about, below the site's. Other hosts get the repository's
    own address: a guessed form would lead to an error page.
    """
    home = edition.repository.rstrip("/")
    labels = (urlsplit(home).hostname or "").split(".")
    name = next((label for label in labels if label in FORMS), "")
    if not name:
        return home
    form, title_key, place_key = FORMS[name]
    filled = {"template": template if name == "github" else "", title_key: title}
    query = _query({**filled, place_key: _address(edition, place)})
    return f"{home.removesuffix('.git')}/{form}?{query}"


def report_to_editors(edition: Edition, title: str, place: str = "") -> str:
    """Return the address of the editors, or of a mail to them; empty if none is set."""
    if not edition.contact or "://" in edition.contact:
        return edition.contact
    filled = {"subject": title, "body": _address(edition, place)}
    return f"mailto:{edition.contact}?{_query(filled)}"


def link_report(edition: Edition, article: Article) -> Element | None:
    """Return the link by which a mistake is reported, or None.

    theme/assets/article.js offers it in each open note, with the passage added to the address.
    """
    title, place = "Mistake in a note", article.address
    href = report_to_repository(edition, title, place) or report_to_editors(edition, title, place)
    takes = {"data-report": ""} if href.endswith(place) else {}
    return link(href, "Report a mistake", **takes) if href else None


def render_contact(edition: Edition) -> Element:
    """Return the ways to report a mistake that this site has, and the lines that a report needs."""
    return _form(edition, "Mistake", MISTAKE, "correction")


def render_tell_us(edition: Edition) -> Element:
    """Return the same ways to tell how a lesson went, and the lines for that."""
    return _form(edition, "How a lesson went", LESSON_HELD, "lesson")


def _form(edition: Edition, title: str, template: str, form: str) -> Element:
    there = report_to_repository(edition, title, template=template)
    return render(
        "about/report.html",
        edition=edition,
        form=there,
        host=urlsplit(there).hostname,
        mail=report_to_editors(edition, title),
        lines=LEXICON["forms"][form],
    )


def _address(edition: Edition, place: str) -> str:
    return f"{public(edition.site)}{place}" if place else ""


def _query(filled: Mapping[str, str]) -> str:
    known = {key: value for key, value in filled.items() if value}
    return urlencode(known, quote_via=quote, safe="/:[]")
