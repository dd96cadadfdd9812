"""What the site’s configuration says of the edition."""

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml
from pydantic import TypeAdapter, ValidationError

from whosays.faults import Fault
from whosays.model.fields import Address
from whosays.read.files import CONFIG
from whosays.read.text import read_text

Said = Mapping[str, tuple[str, int]]
"""By its key, a text of the configuration and its line."""
OWN = ("site_name", "site_url", "repo_url")
"""Keys that are read beside those under `extra`."""
E_MAIL = r"[^\s@\"<>\\^`{|}:/?#&%,;()\[\]]+@[\w.-]+\.\w+"


def read_config(root: Path) -> Said:
    """Return the site's name and addresses and the texts under `extra`, each with its line.

    The configuration is the host's, and may hold tags of its own; of these `!ENV` is read.
    """
    if not (root / CONFIG).exists():
        return {}
    try:
        node = yaml.compose(read_text(root, CONFIG, any_line_ends=True), Loader=yaml.CBaseLoader)
    except yaml.YAMLError:
        return {}  # the builder says what is wrong
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    extra = next((value for key, value in pairs if key.value == "extra"), None)
    inside = extra.value if isinstance(extra, yaml.MappingNode) else []
    inside += [pair for pair in pairs if pair[0].value in OWN]
    return {
        str(key.value): (words, value.start_mark.line + 1)
        for key, value in inside
        if (words := _words(value)) is not None
    }


def check_addresses(config: Said) -> Iterator[Fault]:
    """Yield a fault for each address that a page could not link as it is."""
    for key, name in (("repo_url", "repo_url"), ("contact", "extra.contact")):
        text, line = config.get(key, ("", 0))
        if not text or (key == "contact" and re.fullmatch(E_MAIL, text)):
            continue
        try:
            TypeAdapter(Address).validate_python(text)
        except ValidationError as error:
            or_mail = " or an e-mail like desk@example.org" if key == "contact" else ""
            yield Fault(CONFIG, line, f"{name}: {error.errors()[0]['msg']}{or_mail}")


def _words(node: yaml.Node) -> str | None:
    """Return a text, or what `!ENV [NAME, text]` stands for; None for what is neither."""
    if isinstance(node, yaml.ScalarNode):
        if node.tag == "!ENV":
            return os.environ.get(node.value, "")
        return "" if node.value in ("null", "~") else str(node.value)
    if node.tag != "!ENV" or not isinstance(node, yaml.SequenceNode) or not node.value:
        return None
    *variables, default = (str(one.value) for one in node.value)
    return next((os.environ[one] for one in variables if one in os.environ), default)
