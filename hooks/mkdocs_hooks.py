"""Wiring for MkDocs: clean stops, the edition read once, and “Cite this page”."""

import gc
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from whosays.faults import Faults
from whosays.formats.cite import cite, render_citations
from whosays.read.load import load_edition

LOCAL = ("http://127.0.0.1", "http://localhost")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the edition before any page is built; every fault is a sentence, and all are shown."""
    try:
        edition = load_edition(Path(config.config_file_path).parent)
    except Faults as faults:
        raise PluginError(f"\n{faults}") from None
    config.mdx_configs.setdefault("whosays", {})["edition"] = edition
    gc.freeze()  # it lives as long as the build: the collector need not walk it again and again
    return config


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Put “Cite this page” at the end of every page of a site that has a public address."""
    if not config.site_url or config.site_url.startswith(LOCAL):
        return
    pages = [file.page for file in files.documentation_pages() if file.page]
    named = tuple((page.canonical_url or "", str(page.title)) for page in pages)
    citations = cite(named, config.site_name, str(config.extra.get("edition", "")))
    for page in pages:
        box = render_citations(citations[page.canonical_url or ""])
        page.content = f"{page.content}\n{box}"
