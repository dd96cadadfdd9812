"""The package’s files in an edition’s folder: those of a new edition, and our pages and theme."""

import argparse
import hashlib
import json
import os
import shlex
import subprocess
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit
from urllib.request import url2pathname

from whosays.configuration import read_config, settings_of
from whosays.edit.files import write_all
from whosays.faults import Fault, Faults, counted, refusal, say
from whosays.lexicon import LEXICON
from whosays.read.files import CONTENT, packaged_pages

STARTER = Path(__file__).parents[1] / "starter"
PACKAGE = "whosays[edit]"
THEME = Path(__file__).parents[1] / "theme"
OVERRIDES = "overrides"
LIST = f"{OVERRIDES}/.unpacked"
"""What was unpacked, as `sha256sum` writes it: what has changed since is the edition's own."""


def init(root: Path, options: argparse.Namespace) -> None:
    """Make the folder of a new edition, and print what to do next."""
    folder: Path = options.folder
    files = starter()
    there = [folder / path for path in files if os.path.lexists(folder / path)]
    if folder.exists() and not folder.is_dir():
        there = [folder]
    if there:
        raise Faults(Fault(path.as_posix(), 0, say("folder-exists")) for path in there)
    write_all(folder, files)
    print(f"{folder}: {counted(len(files), 'file')} written. Next:")
    if folder.resolve() != Path.cwd():
        print(f"  cd {shlex.quote(str(folder))}")
    print(LEXICON["made"]["edition"], end="")


def starter() -> dict[str, str]:
    """Return the files of a new edition by their paths in its folder."""
    try:
        line = requirement(distribution("whosays"))
    except PackageNotFoundError:  # the package is run from its folder, without being installed
        line = f"{PACKAGE}\n"
    return {
        path.relative_to(STARTER).as_posix(): path.read_text("utf-8").replace(
            "{requirement}\n", line
        )
        for path in sorted(STARTER.rglob("*"))
        if path.is_file()
    }


def requirement(distribution: Distribution) -> str:
    """Return the line of requirements.txt that installs a distribution again on any machine."""
    direct = json.loads(distribution.read_text("direct_url.json") or "{}")
    if address := _address(direct):
        return f"{PACKAGE} @ {address}\n"
    first, second, *more = distribution.version.split(".")
    # until 1.0.0 the second number may ask for changes, so that the third alone may grow
    version = ".".join([first, second, *more[:1]] if first == "0" else [first, second])
    from_index = distribution.read_text("INSTALLER") and not direct
    note = "" if from_index else LEXICON["made"]["requirement"].format(PACKAGE)
    return f"{note}{PACKAGE}~={version}\n"


def _address(direct: dict[str, Any]) -> str:
    """Return a public address with its commit, from what PEP 610 records; empty if it has none."""
    url = direct.get("url", "")
    if "archive_info" in direct:
        return _public(url)
    commit = direct.get("vcs_info", {}).get("commit_id", "")
    if url.startswith("file:"):
        folder = url2pathname(urlsplit(url).path)
        url, commit = _git(folder, "remote", "get-url", "origin"), _git(folder, "rev-parse", "HEAD")
    below = direct.get("subdirectory")
    return (
        f"git+{public}@{commit}{f'#subdirectory={below}' if below else ''}"
        if (public := _public(url)) and commit
        else ""
    )


def _public(url: str) -> str:
    """Return a web address without a name and a password in it; empty if it is no web address."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return ""
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def _git(folder: str, *arguments: str) -> str:
    """Return what git says of a folder; empty if there is no git or no repository."""
    try:
        command = ["git", "-C", folder, *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def unpack(root: Path, options: argparse.Namespace) -> None:
    """Write our pages and theme into the folder, for hosts that run no plugins (Zensical)."""
    (root / OVERRIDES).mkdir(exist_ok=True)  # or MkDocs refuses a configuration that names it
    config, _ = read_config(options.config_file)
    files = {
        f"{OVERRIDES}/{path.relative_to(THEME).as_posix()}": path.read_bytes()
        for path in sorted(THEME.rglob("*"))
        if path.is_file()
    }
    left_out = settings_of(config).left_out
    for page in packaged_pages():
        if page not in left_out:
            files[f"docs/{page}"] = (CONTENT / page).read_bytes()
    try:
        own, changed = _write(root, files)
    except OSError as error:
        raise refusal(str(error.filename), "not-unpacked", reason=error.strerror) from None
    if own:
        print("Not replaced, because you changed them:", *own, sep="\n  ")
    count = counted(len(files) - len(own), "file")
    print(f"{count} unpacked: {counted(changed, 'file')} changed")
    if Path(config.theme.custom_dir or "").resolve() != (root / OVERRIDES).resolve():
        print(f"Next: set “custom_dir: {OVERRIDES}” below theme in {options.config_file}")
    print("Before each build: whosays check. After each update of the program: whosays unpack")


def _write(root: Path, files: dict[str, bytes]) -> tuple[list[str], int]:
    """Write what is new and remove what was ours; return what is the edition's, and a count."""
    lines = (root / LIST).read_text("utf-8").splitlines() if (root / LIST).is_file() else []
    known = {line[66:]: line[:64] for line in lines}
    own, hashes, changed = [], {}, 0
    for path in sorted({*files, *known}):
        place, data = root / path, files.get(path)
        there = place.read_bytes() if place.is_file() else None
        if there not in (None, data) and _hash(there or b"") != known.get(path):
            own += [path] if data is not None else []
            continue
        changed += there != data
        if data is None:
            place.unlink(missing_ok=True)
        else:
            hashes[path] = _hash(data)
            if there != data:
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(data)
    listed = "".join(f"{digest}  {path}\n" for path, digest in hashes.items())
    (root / LIST).write_text(listed, "utf-8", newline="\n")
    return own, changed


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
