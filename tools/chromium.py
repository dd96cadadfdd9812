"""The machine's own Chromium: the Makefile, the tests and the tools look for the same ones."""

import shutil
from collections.abc import Iterable

WITH_WINDOWS = ("chromium", "chromium-browser", "google-chrome")
NAMES = ("chromium-headless-shell", *WITH_WINDOWS)
"""The commands that may start it, the best one first."""


def find_chromium(names: Iterable[str] = NAMES) -> str | None:
    """Return the path of the first that is on this machine; None if none is."""
    return next(filter(None, map(shutil.which, names)), None)
