"""The whole site as one zip that opens from a disk: a second build, with other addresses."""

import re
import tempfile
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from whosays.edition import Download
from whosays.formats.archive import pack

WORKER = "assets/vendor/iframe-worker-1.0.4.js"
"""Browsers start no worker from a disk, and the theme's search runs in one."""
IDLE = (".map", "sitemap.xml", "sitemap.xml.gz", "404.html", "search_index.json")
"""What only a server or a debugger uses."""


def is_offline(config: MkDocsConfig) -> bool:
    """Tell whether this is that second build."""
    return WORKER in config.extra.get("polyfills", [])


def pack_site(config: MkDocsConfig) -> tuple[Download, bytes]:
    """Build the site for a disk, and pack it."""
    name = "-".join(re.findall(r"\w+", config.site_name.lower())) or "site"
    with tempfile.TemporaryDirectory() as folder:
        build(_for_a_disk(config, folder))
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
        plugins=[*(name for name in config.plugins if not name.endswith(".py")), "offline"],
    )
    made.extra["polyfills"] = [WORKER]
    return made
