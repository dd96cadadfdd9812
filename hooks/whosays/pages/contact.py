"""How readers without an account reach the editors: an address, or a form to print."""

from xml.etree.ElementTree import Element

from whosays.edition import Edition
from whosays.pages.tree import build

LINES = (
    "The page, and the passage’s number or link",
    "What it says now",
    "What would be right",
    "A record that shows it, if you have one",
    "How we can answer you, if you want an answer",
)


def render_contact(edition: Edition) -> Element:
    """Give the address of the editors, if one is set, and the form."""
    rows = (build("tr", {}, build("th", {"scope": "row"}, line), build("td")) for line in LINES)
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
