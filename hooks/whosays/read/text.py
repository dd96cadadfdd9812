"""The text of a file of the project, or what is wrong with its bytes."""

import stat
from pathlib import Path

from whosays.faults import Fault, Faults
from whosays.model.fields import control_character

MOST_BYTES = 5_000_000
"""Of one file; a notes file of a hundred passages has some 120,000."""


def read_text(root: Path, path: str, *, empty: bool = False, any_line_ends: bool = False) -> str:
    """Read a file that must be UTF-8 with Unix line ends and no byte-order mark.

    Raises Faults, with one sentence for each thing that is wrong with the bytes.
    """
    data = _read_bytes(root, path)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Faults([Fault(path, line, "is not UTF-8 here; save the file as UTF-8")]) from None
    faults = []
    if any_line_ends:
        text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if text.startswith("\ufeff"):
        faults.append(Fault(path, 1, "begins with a byte-order mark; save as UTF-8 without BOM"))
    if "\r" in text:
        line = text.count("\n", 0, text.index("\r")) + 1
        faults.append(Fault(path, line, "has Windows line ends (CRLF); save it with LF"))
    suspect = text if control_character(text, allowed="\t\n\r") else ""  # a line a time is slow
    for number, line_text in enumerate(suspect.replace("\r", "").split("\n"), start=1):
        if found := control_character(line_text, allowed="\t"):
            faults.append(Fault(path, number, f"has a control character ({found}); take it out"))
    if not text.strip() and not empty:
        faults.append(Fault(path, 0, "is empty"))
    if faults:
        raise Faults(faults)
    return text


def _read_bytes(root: Path, path: str) -> bytes:
    try:
        about = (root / path).stat()
        if not stat.S_ISREG(about.st_mode):
            raise Faults([Fault(path, 0, "is not a file; give it another name")])
        if not (root / path).resolve().is_relative_to(root.resolve()):
            raise Faults([Fault(path, 0, "leads out of the project; put the file itself here")])
        if about.st_size > MOST_BYTES:
            sentence = f"has {about.st_size:,} bytes; {MOST_BYTES:,} is the most"
            raise Faults([Fault(path, 0, sentence)])
        return (root / path).read_bytes()
    except FileNotFoundError:
        raise Faults([Fault(path, 0, "there is no such file")]) from None
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or "a link that leads in a circle"
        raise Faults([Fault(path, 0, f"cannot be read: {reason}")]) from None
