"""How readers can tell what they found, where the site says so in `extra.contact`."""

from xml.etree.ElementTree import Element

from whosays.edition import Edition
from whosays.pages.tree import build


def render_contact(edition: Edition) -> Element:
    """Give the address to write to, or say what to do where there is none."""
    contact = edition.contact
    if not contact:
        words = "Fill in the form below, and give it to whoever told you of this site."
        return build("p", {"class": "ws-contact"}, words)
    mail = "@" in contact and "://" not in contact
    link = build("a", {"href": f"mailto:{contact}" if mail else contact}, contact)
    return build("p", {"class": "ws-contact"}, "Write to ", link, ", or send the form below.")
