"""Elements of a page, built in one expression."""

from xml.etree.ElementTree import Element

Child = Element | str


def build(tag: str, attributes: dict[str, str] | None = None, *children: Child) -> Element:
    """Make an element with its attributes and children, texts among them."""
    element = Element(tag, attributes or {})
    last: Element | None = None
    for child in children:
        if isinstance(child, Element):
            element.append(child)
            last = child
        elif last is None:
            element.text = child if not element.text else element.text + child
        else:
            last.tail = child if not last.tail else last.tail + child
    return element
