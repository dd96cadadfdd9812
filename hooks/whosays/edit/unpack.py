"""Our pages and our theme as files of the edition, for hosts that run no plugins."""

import argparse
import hashlib
from pathlib import Path

from whosays.configuration import read_config, settings_of
from whosays.faults import Fault, Faults, counted
from whosays.read.files import CONTENT, packaged_pages

THEME = Path(__file__).parents[1] / "theme"
OVERRIDES = "overrides"
LIST = f"{OVERRIDES}/.unpacked"
"""What was unpacked, as `sha256sum` writes it: what has changed since is the edition's own."""


def unpack(root: Path, options: argparse.Namespace) -> int:
    """Write our pages and theme into the folder, for hosts that run no plugins (Zensical)."""
    (root / OVERRIDES).mkdir(exist_ok=True)  # or MkDocs refuses a configuration that names it
    config, _ = read_config(options.config_file)
    files = {
        f"{OVERRIDES}/{path.relative_to(THEME).as_posix()}": path.read_bytes()
        for path in sorted(THEME.rglob("*"))
        if path.is_file()
    }
    for page in packaged_pages():
        if page not in settings_of(config).left_out:
            files[f"docs/{page}"] = (CONTENT / page).read_bytes()
    try:
        own, changed = _write(root, files)
    except OSError as error:
        sentence = f"cannot be written: {error.strerror}; run whosays unpack again"
        raise Faults([Fault(str(error.filename), 0, sentence)]) from None
    if own:
        print("Your own, not replaced:", *own, sep="\n  ")
    print(f"{counted(changed, 'file')} changed, {counted(len(files) - len(own), 'file')} unpacked")
    if Path(config.theme.custom_dir or "").resolve() != (root / OVERRIDES).resolve():
        print(f"Next: set “custom_dir: {OVERRIDES}” below theme in {options.config_file}")
    print("Before each build: whosays check. After each update of the program: whosays unpack")
    return 0


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
