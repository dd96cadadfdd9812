"""What files that leave the site are made of: addresses, the templates in `templates/`, zips."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from whosays.edition import Download
from whosays.lexicon import LEXICON

FOLDER = Path(__file__).with_name("templates")
TEMPLATES = Environment(
    loader=FileSystemLoader(FOLDER),
    autoescape=True,
    undefined=StrictUndefined,
    keep_trailing_newline=True,
    trim_blocks=True,
    lstrip_blocks=True,
)
LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip can name: no file says when it was packed."""


def fill(template: str, **values: object) -> str:
    """Return a document; every value is text and is escaped, unless it is `Markup`."""
    return TEMPLATES.get_template(template).render(values)


def moment(day: str) -> str:
    """Return noon of a day, which is the same day nearly everywhere, or of a time's first day."""
    return f"{f'{day}-01-01'[:10]}T12:00:00Z"


TEMPLATES.filters["moment"] = moment


def pack(files: Mapping[str, str | bytes], first: str = "") -> bytes:
    """Return a zip, always the same for the same files; `first` is stored and not compressed."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files.items():
            entry = zipfile.ZipInfo(path, LONG_AGO)
            entry.external_attr = 0o644 << 16
            kind = zipfile.ZIP_STORED if path == first else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content, kind)
    return made.getvalue()


def download_path(file: str) -> str:
    """Return where a file to download is, below the site's address."""
    return f"downloads/{file}"


def describe(name: str, file: str, content: bytes, article: str = "") -> tuple[Download, bytes]:
    """Return a file to download, an article's or the edition's, with what pages say of it."""
    said = LEXICON["download"][name]
    return Download(download_path(file), said["name"], said["use"], len(content), article), content


@dataclass(frozen=True)
class Home:
    """Where an edition lives on the web."""

    site: str
    """With a slash at its end; empty if it is nowhere on the web."""

    def page(self, path: str) -> str:
        """Return the address of `articles/talks/#held`, or a lasting name without one."""
        name = path.replace("/#", ":").replace("/", ":")
        return f"{self.site}{path}" if self.site else f"urn:whosays:{name}"
