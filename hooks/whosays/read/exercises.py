"""The practice items."""

from pathlib import Path

from whosays.faults import Faults
from whosays.model.practice import Exercises
from whosays.read.check import practice, quotations
from whosays.read.document import read_yaml
from whosays.read.files import EXERCISES
from whosays.read.schema import validate
from whosays.read.text import read_text


def read_exercises(
    root: Path, references: set[str], sources: quotations.Sources | None
) -> Exercises:
    """Read and check the items, if there are any. Raises Faults with all that is wrong with them.

    `sources` is None where the list of references cannot be read: no quotation is looked up.
    """
    if not (root / EXERCISES).exists():
        return Exercises()
    document = read_yaml(read_text(root, EXERCISES), EXERCISES)
    exercises = validate(Exercises, document)
    faults = [*practice.check_exercises(document, exercises, references)]
    if sources is not None:
        faults += practice.check_item_quotations(document, exercises, sources)
    if faults:
        raise Faults(faults)
    return exercises
