"""How readers without an account reach the editors: an address, or a form to print."""

from xml.etree.ElementTree import Element

from whosays.edition import Edition
from whosays.pages.tree import build

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


def render_contact(edition: Edition) -> Element:
    """Give the address of the editors, if one is set, and a form to report a mistake."""
    return _form(edition, CORRECTION)


def render_tell_us(edition: Edition) -> Element:
    """Give the same, and a form to tell how a lesson went."""
    return _form(edition, LESSON)


def _form(edition: Edition, lines: tuple[str, ...]) -> Element:
    rows = (build("tr", {}, build("th", {"scope": "row"}, line), build("td")) for line in lines)
    form = build("table", {"class": "ws-form"}, build("tbody", {}, *rows))
    if not edition.contact:
        words = (
            "This site names no address. Print this form, or copy its lines, and give it to "
            "whoever gave you the link."
        )
        return build("div", {}, build("p", {}, words), form)
    href = edition.contact if "://" in edition.contact else f"mailto:{edition.contact}"
    link = build("a", {"href": href}, edition.contact)
    words = "You need no account. Write to "
    return build("div", {}, build("p", {}, words, link, ", with these lines:"), form)
