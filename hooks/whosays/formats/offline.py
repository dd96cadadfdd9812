"""What a browser opens from a disk: the style with its typeface inside, the site as one zip."""

import base64
import re
from pathlib import Path

from whosays.edition import Download, Edition
from whosays.formats.documents import pack

ASSETS = Path(__file__).parents[1] / "theme/assets"
FONT = re.compile(r'url\("(fonts/[\w.-]+)"\)')
STYLE = "assets/whosays.css"
IDLE = (".map", "sitemap.xml", "sitemap.xml.gz", "404.html")
"""What only a server or a debugger uses."""


def embed_fonts(style: str) -> str:
    """Return a style with the typeface inside: not every browser takes one from another folder."""
    for font in set(FONT.findall(style)):
        data = base64.b64encode((ASSETS / font).read_bytes()).decode()
        style = style.replace(font, f"data:font/woff2;base64,{data}")
    return style.replace("font-display: optional", "font-display: block")  # it is here already


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
