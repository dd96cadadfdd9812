"""The whole site as one zip that opens from a disk: a second build, with other addresses."""

import re
import tempfile
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from whosays.edition import Download
from whosays.formats.address import Home
from whosays.formats.archive import pack
from whosays.formats.style import embed_fonts

STYLE = "assets/whosays.css"
IDLE = (".map", "sitemap.xml", "sitemap.xml.gz", "404.html")
"""What only a server or a debugger uses."""


def is_offline(config: MkDocsConfig) -> bool:
    """Tell whether this is that second build."""
    return bool(config.extra.get("offline"))


def pack_site(config: MkDocsConfig, home: Home) -> tuple[Download, bytes]:
    """Build the site for a disk, and pack it."""
    name = "-".join(re.findall(r"\w+", config.site_name.lower())) or "site"
    with tempfile.TemporaryDirectory() as folder:
        build(_for_a_disk(config, folder))
        style = Path(folder) / STYLE
        style.write_text(embed_fonts(style.read_text("utf-8"), home), "utf-8")
        files = {
            f"{name}/{path.relative_to(folder).as_posix()}": path.read_bytes()
            for path in sorted(Path(folder).rglob("*"))
            if path.is_file() and not path.name.endswith(IDLE)
        }
    content = pack(files)
    words = "For a room without a network. Unpack the zip, then open index.html in its folder."
    return Download(f"downloads/{name}.zip", "The whole site", words, len(content)), content


def _for_a_disk(config: MkDocsConfig, folder: str) -> MkDocsConfig:
    """Give the site's own settings with page addresses that name files."""
    made = load_config(
        config.config_file_path,
        site_dir=folder,
        site_url="",
        strict=config.strict,
        use_directory_urls=False,
    )
    made.extra["offline"] = True
    return made
