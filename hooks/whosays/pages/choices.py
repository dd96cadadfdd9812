"""A row of radio buttons that filters a page by style alone."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from whosays.pages.tree import Child, build


def render_choices(
    legend: str, group: str, choices: Iterable[tuple[str, Iterable[Child]]]
) -> Element:
    """Give the choices (value, words); the first is chosen at the start.

    Each has the id that theme/assets/whosays.css looks for: `ws-show-all` for group `ws-show`.
    """
    labels: list[Element] = []
    for value, words in choices:
        attributes = {"type": "radio", "name": group, "id": f"{group}-{value}", "value": value}
        if not labels:
            attributes["checked"] = "checked"
        label = build("label", {}, build("input", attributes), build("span", {}, *words))
        labels.append(label)
    return build("fieldset", {"class": "ws-filter"}, build("legend", {}, legend), *labels)


def join(parts: Iterable[Child], between: str) -> Iterable[Child]:
    """Yield the parts with a text between each two."""
    for number, part in enumerate(parts):
        if number:
            yield between
        yield part
