"""Rules for the addresses in the configuration, which pages link as they are."""

import re
from collections.abc import Iterator
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from whosays.faults import Fault
from whosays.model.fields import Address
from whosays.read.options import option_line
from whosays.settings import Settings

E_MAIL = r"[^\s@\"<>\\^`{|}:/?#&%,;()\[\]]+@[\w.-]+\.\w+"


def check_addresses(root: Path, settings: Settings) -> Iterator[Fault]:
    """Yield a fault for each address that a page could not link as it is."""
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
            or_mail = " or an e-mail like desk@example.org" if mail else ""
            sentence = f"{', '.join(keys)}: {error.errors()[0]['msg']}{or_mail}"
            yield Fault(settings.file, option_line(root / settings.file, *keys), sentence)
