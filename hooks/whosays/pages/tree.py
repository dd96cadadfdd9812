"""Elements of a page, built in one expression."""

from collections.abc import Callable, Iterable, Iterator
from xml.etree.ElementTree import Element as Element  # pages take it from here

Child = Element | str
VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"}
    | {"track", "wbr"}
)
"""Elements without an end: the HTML standard's list."""


def build(tag: str, attributes: dict[str, str] | None = None, *children: Child | None) -> Element:
    """Return an element with its attributes and children; a child that is None is left out."""
    element = Element(tag, attributes or {})
    last: Element | None = None
    for child in children:
        if child is None:
            continue
        if isinstance(child, Element):
            element.append(child)
            last = child
        elif last is None:
            element.text = child if not element.text else element.text + child
        else:
            last.tail = child if not last.tail else last.tail + child
    return element


def fold(summary: Child, *children: Child | None) -> Element:
    """Return what unfolds below its summary, closed at first."""
    return build("details", {"class": "ws-plain"}, build("summary", {}, summary), *children)


def link(href: str, *words: Child, **attributes: str) -> Element:
    """Return a link."""
    return build("a", {"href": href, **attributes}, *words)


def labelled(label: str, *words: Child) -> Element:
    """Return a paragraph that begins with a bold label and a colon."""
    return build("p", {}, build("b", {}, f"{label}: "), *words)


def join(parts: Iterable[Child], between: str) -> Iterator[Child]:
    """Yield the parts with a text between each two."""
    for number, part in enumerate(parts):
        if number:
            yield between
        yield part


def to_html(element: Element, void: frozenset[str] = VOID) -> str:
    """Return an element as HTML, with its texts escaped, except that of a script.

    If no element is `void`, each has an end, as XML wants it.
    """
    parts: list[str] = []
    _write(element, parts.append, void)
    return "".join(parts)


def _write(element: Element, add: Callable[[str], object], void: frozenset[str]) -> None:
    tag = element.tag
    add(f"<{tag}")
    for name, value in element.items():
        value = _escape(value)
        if '"' in value:
            value = value.replace('"', "&quot;")
        add(f' {name}="{value}"')
    add(">")
    if text := element.text:
        add(text if tag == "script" else _escape(text))
    for child in element:
        _write(child, add, void)
        if tail := child.tail:
            add(_escape(tail))
    if tag not in void:
        add(f"</{tag}>")


def _escape(text: str) -> str:
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    return text.replace(">", "&gt;") if ">" in text else text
