"""Wiring for MkDocs: stop cleanly on faults, and tell the extension where the project is."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from whosays.faults import Faults
from whosays.load import load_edition


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the edition before any page is built; every fault is a sentence, and all are shown."""
    root = Path(config.config_file_path).parent
    config.mdx_configs.setdefault("whosays", {})["root"] = str(root)
    try:
        load_edition(root)
    except Faults as faults:
        raise PluginError(f"\n{faults}") from None
    return config
