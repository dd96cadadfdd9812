"""MkDocs' configuration, as MkDocs itself reads it: `!ENV`, `INHERIT` and all."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from mkdocs.config.base import Config
from mkdocs.config.config_options import Optional, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from whosays.edition import Edition
from whosays.faults import Fault, Faults
from whosays.read.files import packaged_pages
from whosays.read.load import load_edition
from whosays.settings import Settings

CONFIG = "mkdocs.yml"
PLUGIN = "whosays"
SEARCH_PAGE = "about/search.md"


class Options(Config):
    """The options of the plugin, below `- whosays:` in `plugins`."""

    article = Type(str, default="")
    """The id of the article that pages mean by “the article”; needed where there are several."""
    contact = Type(str, default="")
    """An e-mail or web address at which readers can reach the editors."""
    year = Optional(Type((int, str)))
    """The year that citations give."""


def settings_of(config: MkDocsConfig) -> Settings:
    """Return what a configuration that MkDocs has validated says of the edition."""
    options: Any = config.plugins[PLUGIN].config
    excluded = config.exclude_docs
    left_out = {page for page in packaged_pages() if excluded and excluded.match_file(page)}
    return Settings(
        name=config.site_name,
        lead=options.article,
        contact=options.contact,
        year=str(options.year or ""),
        left_out=frozenset(left_out if searches(config) else {*left_out, SEARCH_PAGE}),
    )


def searches(config: MkDocsConfig) -> bool:
    """Tell whether our search serves: it makes way for any other that `plugins` lists."""
    return not any(name.rpartition("/")[2] == "search" for name in config.plugins)


def read_config(path: Path) -> MkDocsConfig:
    """Return a project's configuration. Raise Faults with everything that MkDocs refuses in it."""
    name = path.name
    if not path.exists():
        sentence = "there is no such file; run whosays in an edition’s folder, or name it with -f"
        raise Faults([Fault(name, 0, sentence)])
    config = MkDocsConfig(config_file_path=str(path))
    try:
        with path.open("rb") as file:
            config.load_file(file)
    except MkDocsException as error:
        raise Faults([Fault(name, 0, _sentence(error))]) from None
    errors, _ = config.validate()
    faults = [Fault(name, 0, f"{key}: {_sentence(error)}") for key, error in errors]
    if not faults and PLUGIN not in config.plugins:
        faults.append(Fault(name, 0, f"plugins: add “- {PLUGIN}”"))
    if faults:
        raise Faults(faults)
    return config


def open_edition(root: Path, config: str = CONFIG) -> Edition:
    """Return the edition in a project's folder, as its configuration has it. Raise Faults."""
    return load_edition(root, read_settings(root / config))


def read_settings(path: Path) -> Settings:
    """Return what a project's configuration says of the edition; read again when it has changed."""
    return _read_settings(path, path.stat().st_mtime_ns if path.exists() else 0)


@lru_cache(maxsize=1)
def _read_settings(path: Path, changed: int) -> Settings:
    return settings_of(read_config(path))


def _sentence(error: object) -> str:
    return " ".join(str(error).split())
