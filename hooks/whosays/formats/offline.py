"""The whole site as one zip that opens from a disk."""

import re
from pathlib import Path

from whosays.edition import Download, Edition
from whosays.formats.archive import pack
from whosays.formats.style import embed_fonts

STYLE = "assets/whosays.css"
IDLE = (".map", "sitemap.xml", "sitemap.xml.gz", "404.html")
"""What only a server or a debugger uses."""


def pack_site(edition: Edition, folder: Path) -> tuple[Download, bytes]:
    """Pack a site that was built with pages that are files, not folders."""
    name = "-".join(re.findall(r"\w+", edition.name.lower())) or "site"
    files = {
        f"{name}/{path.relative_to(folder).as_posix()}": path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.endswith(IDLE)
    }
    style = f"{name}/{STYLE}"
    files[style] = embed_fonts(files[style].decode()).encode()
    content = pack(files)
    words = "For a room without a network. Unpack the zip, then open index.html in its folder."
    return Download(f"downloads/{name}.zip", "The whole site", words, len(content)), content
