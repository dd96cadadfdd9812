"""MkDocs' configuration, as MkDocs itself reads it: `!ENV`, `INHERIT` and all."""

import logging
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from mkdocs.config.base import Config
from mkdocs.config.config_options import Optional, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError, MkDocsException

from whosays.edition import Edition, Settings
from whosays.faults import Fault, Faults, refusal, say, unknown
from whosays.read.files import packaged_pages
from whosays.read.load import load_edition
from whosays.read.options import option_fault, option_line

CONFIG = "mkdocs.yml"
PLUGIN = "whosays"
EXTENSION = {
    "root": ".",  # the edition's folder, in which seeds/ and docs/ are
    "edition": "",  # the edition, so that its files need not be looked at for each page
    "editor": "",  # the edition's folder as editors open it; only while it is served
    "offline": False,  # whether pages are opened from a disk, where none can fetch another
}
"""The options of the extension, below `- whosays:` in `markdown_extensions`."""


class Options(Config):  # type: ignore[no-untyped-call]
    """The options of the plugin, below `- whosays:` in `plugins`: see `edition.Settings`."""

    article = Type(str, default="")
    contact = Type(str, default="")
    year = Optional(Type((int, str)))
    licence = Type(str, default="")


class Refused(BuildError):
    """Faults in the form that MkDocs prints without a traceback."""


def settings_of(config: MkDocsConfig) -> Settings:
    """Return what a configuration that MkDocs has validated says of the edition.

    Raise Faults if its pages are elsewhere than in docs/, where every other file is looked for,
    and if the extension is missing or has an option that there is not.
    """
    path = Path(config.config_file_path)
    if Path(config.docs_dir).resolve() != (path.parent / "docs").resolve():
        raise Faults([option_fault(path, ("docs_dir",), say("docs-elsewhere"))])
    if PLUGIN not in config.markdown_extensions:  # or readers would see the directives as text
        raise Faults([option_fault(path, ("markdown_extensions",), say("plugin-missing"))])
    for name in {*(config.mdx_configs.get(PLUGIN) or {})} - {*EXTENSION}:
        sentence = unknown("option", name, EXTENSION)
        raise Faults([option_fault(path, ("markdown_extensions", PLUGIN), sentence, name)])
    options: Any = config.plugins[PLUGIN].config
    excluded = config.exclude_docs
    left_out = {page for page in packaged_pages() if excluded and excluded.match_file(page)}
    return Settings(
        name=config.site_name,
        lead=options.article,
        contact=options.contact,
        year=str(options.year or ""),
        licence=options.licence,
        left_out=frozenset(left_out),
        site=config.site_url or "",
        repository=config.repo_url or "",
        file=path.name,
    )


def read_config(path: Path) -> tuple[MkDocsConfig, list[Fault]]:
    """Return a configuration and what MkDocs warns of in it. Raise Faults with all it refuses."""
    if not path.is_file():
        raise refusal(path.as_posix(), "no-configuration")
    log = logging.getLogger("mkdocs")
    if not log.hasHandlers():  # what MkDocs would print is among the faults
        log.addHandler(logging.NullHandler())
    config = MkDocsConfig(config_file_path=str(path))
    try:
        with path.open("rb") as file:
            config.load_file(file)
    except MkDocsException as error:
        raise Faults([_syntax_fault(path, error)]) from None
    errors, warnings = config.validate()
    faults = [_fault(path, key, error) for key, error in errors]
    if not faults and PLUGIN not in config.plugins:
        faults.append(option_fault(path, ("plugins",), say("plugin-missing")))
    if faults:
        raise Faults(faults)
    return config, [_fault(path, key, warning) for key, warning in warnings]


def open_edition(root: Path, config: str = CONFIG, *, strictly: bool = False) -> Edition:
    """Return an edition. Raise Faults with all that is wrong; strictly, with MkDocs' warnings."""
    path = root / config
    try:
        settings, warnings = _read(path, path.stat().st_mtime_ns if path.exists() else 0)
        faults = warnings if strictly else []
    except Faults as found:
        if not path.is_file():
            raise
        settings, faults = Settings(), found.faults
    try:
        edition = load_edition(root, settings)
    except Faults as found:
        raise Faults([*faults, *found.faults]) from None
    if faults:
        raise Faults(faults)
    return edition


@lru_cache(maxsize=1)
def _read(path: Path, changed: int) -> tuple[Settings, list[Fault]]:
    """Read a configuration, again when it has changed."""
    config, warnings = read_config(path)
    return settings_of(config), warnings


def _fault(path: Path, key: str, said: object) -> Fault:
    """Return what MkDocs says of an option, and what an unknown one may mean, with the line."""
    sentence = " ".join(str(said).split())
    found = re.search("Unrecognised configuration name: (.+)", sentence)
    if not found:
        return option_fault(path, (key,), sentence)
    if f"Plugin '{PLUGIN}'" in sentence:
        sentence = unknown("option", found[1], [name for name, _ in Options._schema])
        return option_fault(path, (key, PLUGIN), sentence, found[1])
    sentence = unknown("option", found[1], [name for name, _ in MkDocsConfig._schema])
    return Fault(path.name, option_line(path, key), sentence)


def _syntax_fault(path: Path, error: MkDocsException) -> Fault:
    """Return where MkDocs cannot go on reading, in whichever file that is."""
    cause = error.__context__
    if isinstance(cause, yaml.MarkedYAMLError) and (mark := cause.problem_mark):
        return Fault(Path(mark.name).name, mark.line + 1, say("not-yaml", problem=cause.problem))
    return Fault(path.name, 0, " ".join(str(error).split()))
