"""A new edition: a folder with everything that a site needs but its articles."""

import argparse
import os
import shlex
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from whosays.edit.files import write_all
from whosays.edit.origin import requirement
from whosays.faults import Fault, Faults, counted

STARTER = Path(__file__).parents[1] / "starter"
"""The files of a new edition, as they are written."""
EXAMPLE = "whosays new ARTICLE.txt --id NAME --publisher NAME --date 2027-05-04 --url ADDRESS"


def init(root: Path, options: argparse.Namespace) -> int:
    """Write the files of a new edition, and print what comes next."""
    folder: Path = options.folder
    files = starter()
    there = [path for path in files if os.path.lexists(folder / path)]
    if there or (folder.exists() and not folder.is_dir()):
        sentence = "already exists, and nothing is overwritten; choose an empty or a new folder"
        raise Faults([Fault((folder / path).as_posix(), 0, sentence) for path in there or [""]])
    folder.mkdir(parents=True, exist_ok=True)
    write_all(folder, files)
    print(f"{folder}: {counted(len(files), 'file')} written. Next:")
    if folder.resolve() != Path.cwd():
        print(f"  cd {shlex.quote(str(folder))}")
    print(f"  {EXAMPLE}", "  mkdocs serve", sep="\n")
    return 0


def starter() -> dict[str, str]:
    """Return the files of a new edition by their paths in its folder."""
    files = {
        path.relative_to(STARTER).as_posix(): path.read_text("utf-8")
        for path in sorted(STARTER.rglob("*"))
        if path.is_file()
    }
    try:
        line = requirement(distribution("whosays"))
    except PackageNotFoundError:  # the package is run from its folder, without being installed
        line = "whosays[edit]\n"
    return {path: text.replace("{requirement}\n", line) for path, text in files.items()}
