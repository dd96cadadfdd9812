"""How readers reach the editors: the repository's form, an address, or a form to print."""

from collections.abc import Iterator
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from whosays.edition import Edition
from whosays.pages.about.report import Report, report_to_editors, report_to_repository
from whosays.pages.tree import Child, build

CORRECTION = (
    "The page, and the passage’s number or link",
    "What it says now",
    "What would be right",
    "A record that shows it, if you have one",
    "How we can answer you, if you want an answer",
)


LESSON = (
    "Which page you used, with how many pupils, of which age",
    "What took longer than the plan says",
    "A sentence that pupils did not understand",
    "An answer of ours that you would change, and the words that decide it",
    "Test totals, if you have them: hits and false alarms, before and after",
    "What we should change first",
)


MISTAKE = Report("Mistake")
LESSON_HELD = Report("How a lesson went", template="3-idea.yml")


def render_contact(edition: Edition) -> Element:
    """Return the ways to report a mistake that this site has, and the lines that a report needs."""
    return _form(edition, MISTAKE, CORRECTION)


def render_tell_us(edition: Edition) -> Element:
    """Return the same ways to tell how a lesson went, and the lines for that."""
    return _form(edition, LESSON_HELD, LESSON)


def _form(edition: Edition, report: Report, lines: tuple[str, ...]) -> Element:
    rows = (build("tr", {}, build("th", {"scope": "row"}, line), build("td")) for line in lines)
    form = build("table", {"class": "ws-form"}, build("tbody", {}, *rows))
    return build("div", {}, *(build("p", {}, *way) for way in _ways(edition, report)), form)


def _ways(edition: Edition, report: Report) -> Iterator[list[Child]]:
    """Yield a paragraph for each way to the editors; one that says so if there is none."""
    if href := report_to_repository(edition, report):
        link = build("a", {"href": href}, "Open a report")
        host = urlsplit(href).hostname or ""
        yield [link, f" in the repository of this site. You need an account at {host}."]
    if edition.contact:
        link = build("a", {"href": report_to_editors(edition, report)}, edition.contact)
        yield ["You need no account. Write to ", link, ", with these lines:"]
        return
    start = "No account? " if edition.repository else "This copy of the site has no address. "
    yield [f"{start}Print this form, or copy its lines, and give it to whoever gave you the link."]
