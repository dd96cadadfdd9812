"""The line of requirements.txt that installs the running program again, wherever it came from."""

import json
import subprocess
from importlib.metadata import Distribution
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from urllib.request import url2pathname

NAME = "whosays[edit]"
UNKNOWN = (
    "# The program was installed from a folder or file of one machine. If the line below does not\n"
    "# install it elsewhere, write where it can be found: "
    f"{NAME} @ git+https://ADDRESS@COMMIT\n"
)


def requirement(distribution: Distribution) -> str:
    """Return what requirements.txt should hold to install a distribution on any machine."""
    address = _address(json.loads(distribution.read_text("direct_url.json") or "{}"))
    if address:
        return f"{NAME} @ {address}\n"
    first, second, *more = distribution.version.split(".")
    # until 1.0.0 the second number may ask for changes, so that the third alone may grow
    version = ".".join([first, second, *more[:1]] if first == "0" else [first, second])
    from_index = distribution.read_text("INSTALLER") and not distribution.read_text(
        "direct_url.json"
    )
    return f"{'' if from_index else UNKNOWN}{NAME}~={version}\n"


def _address(direct: dict[str, dict[str, str]] | dict[str, str]) -> str:
    """Return a public address with its commit, from what PEP 610 records; empty if it has none."""
    url, commit = str(direct.get("url", "")), ""
    repository = direct.get("vcs_info")
    if isinstance(repository, dict):
        commit = repository.get("commit_id", "")
    elif url.startswith("file:"):
        folder = Path(url2pathname(urlsplit(url).path))
        url, commit = _git(folder, "remote", "get-url", "origin"), _git(folder, "rev-parse", "HEAD")
    elif isinstance(direct.get("archive_info"), dict):
        return _public(url)
    public = _public(url)
    if not (public and commit):
        return ""
    below = direct.get("subdirectory")
    return f"git+{public}@{commit}{f'#subdirectory={below}' if below else ''}"


def _public(url: str) -> str:
    """Return a web address without a name and a password in it; empty if it is no web address."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return ""
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def _git(folder: Path, *arguments: str) -> str:
    """Return what git says of a folder; empty if there is no git or no repository."""
    command = ["git", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.strip()
