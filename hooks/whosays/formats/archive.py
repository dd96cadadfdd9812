"""Zip files that are the same whenever they are made from the same files."""

import io
import zipfile
from collections.abc import Mapping

LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip can name: no file says when it was packed."""


def pack(files: Mapping[str, str | bytes], first: str = "") -> bytes:
    """Give a zip of files by their paths; `first` names one that is stored, not compressed."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files.items():
            entry = zipfile.ZipInfo(path, LONG_AGO)
            entry.external_attr = 0o644 << 16
            kind = zipfile.ZIP_STORED if path == first else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content, kind)
    return made.getvalue()
