"""Links that a script follows: written by the page, so that the host spells them as its others."""

from xml.etree.ElementTree import Element

from whosays.pages.tree import build


def render_way(name: str, href: str) -> Element:
    """Give a link for scripts alone, under a name."""
    return build("a", {"data-way": name, "href": href, "hidden": "hidden"}, name)
