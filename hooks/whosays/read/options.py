"""The options of a configuration: on which line each is, and which cannot be used as they are."""

import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

import yaml
from pydantic import TypeAdapter, ValidationError

from whosays.edition import Settings
from whosays.faults import Fault, say, unknown
from whosays.model.fields import Address

MOVED = {"article": "article", "contact": "contact", "edition": "year"}
"""Options that were below `extra` until version 0.2, and what the plugin calls them."""
E_MAIL = r"[^\s@\"<>\\^`{|}:/?#&%,;()\[\]]+@[\w.-]+\.\w+"


def option_line(path: Path, *keys: str) -> int:
    """Return the line on which the last of these nested keys is; 0 if this file lacks it."""
    try:
        node = yaml.compose(path.read_bytes(), Loader=yaml.CSafeLoader)
    except (OSError, yaml.YAMLError):
        return 0
    line = 0
    for key in keys:
        found = next((pair for pair in _pairs(node) if pair[0].value == key), None)
        if not found:
            return 0
        line, node = found[0].start_mark.line + 1, found[1]
    return line


def option_fault(path: Path, keys: Iterable[str], sentence: str, *inside: str) -> Fault:
    """Return what is wrong with an option, or `inside` it, as a fault that names it."""
    line = option_line(path, *keys, *inside)
    return Fault(path.name, line, f"{', '.join(keys)}: {sentence}")


def _pairs(node: yaml.Node | None) -> Iterator[tuple[yaml.Node, yaml.Node]]:
    """Yield the keys and values of a mapping, and of each mapping in a list."""
    if isinstance(node, yaml.MappingNode):
        yield from node.value
    elif isinstance(node, yaml.SequenceNode):
        for entry in node.value:
            yield from _pairs(entry) if isinstance(entry, yaml.MappingNode) else [(entry, entry)]


def moved_options(path: Path) -> Iterator[Fault]:
    """Yield what to do about each option that is where older versions looked for it."""
    for old, new in MOVED.items():
        if option_line(path, "extra", old):
            yield option_fault(path, ("extra", old), say("option-moved", new=new))


def check_options(root: Path, settings: Settings, articles: Collection[str]) -> Iterator[Fault]:
    """Yield a fault for a lead that is no article, and for what a page could not link as it is."""
    path = root / settings.file
    if settings.lead and settings.lead not in articles:
        sentence = unknown("article", settings.lead, articles)
        yield option_fault(path, ("plugins", "whosays", "article"), sentence)
    for keys, text in (
        (("repo_url",), settings.repository),
        (("plugins", "whosays", "contact"), settings.contact),
        (("plugins", "whosays", "licence"), settings.licence),
    ):
        mail = keys[-1] == "contact"
        if not text or (mail and re.fullmatch(E_MAIL, text)):
            continue
        try:
            TypeAdapter(Address).validate_python(text)
        except ValidationError as error:
            or_mail = say("or-mail") if mail else ""
            yield option_fault(path, keys, f"{error.errors()[0]['msg']}{or_mail}")
