"""Mistakes in the files of an edition, as sentences for the person who edits them."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Fault:
    """One mistake: where it is, what it is, and what would be right."""

    path: str
    """The file, relative to the project's folder."""
    line: int
    """Counted from 1; 0 where the whole file is meant."""
    sentence: str

    def __str__(self) -> str:
        """Give the form that terminals and editors turn into a link."""
        where = f"{self.path}:{self.line}" if self.line else self.path
        return f"{where}: {self.sentence}"


class Faults(Exception):
    """Everything that is wrong with an edition, at once."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Sort the faults by file and line, each once."""
        self.faults = sorted(set(faults))
        super().__init__("\n".join(str(fault) for fault in self.faults))
