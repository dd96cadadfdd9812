"""Rules for the practice items."""

from collections.abc import Container, Mapping, Sequence

from whosays.codebook import KINDS, KindName
from whosays.faults import Fault, unknown
from whosays.model.practice import Exercises, NearMiss, WarmUpItem
from whosays.read.document import Document


def check_exercises(
    document: Document, exercises: Exercises, references: Container[str]
) -> list[Fault]:
    """Refuse practice items without feedback for each wrong answer, or about what is not there."""
    faults = []
    lists: Mapping[str, Sequence[WarmUpItem | NearMiss]] = {
        "warm-up": exercises.warm_up,
        "near-misses": exercises.near_misses,
    }
    seen: set[str] = set()
    for key, items in lists.items():
        for index, item in enumerate(items):
            if item.id in seen:
                sentence = f"{item.id}: the id is given twice"
                faults.append(document.fault((key, index, "id"), sentence))
            seen.add(item.id)
            if item.reference and item.reference not in references:
                known = references if isinstance(references, set) else ()
                sentence = f"{item.id}: " + unknown("reference", item.reference, known)
                faults.append(document.fault((key, index, "reference"), sentence))
    asked: set[KindName] = {kind.name for kind in KINDS.values() if kind.always}
    asked |= {item.kind for item in exercises.warm_up}
    for index, item in enumerate(exercises.warm_up):
        wanted = asked - {item.kind}
        if set(item.otherwise) != wanted:
            sentence = (
                f"{item.id}: “if” needs feedback for {', '.join(sorted(wanted))} and no other"
            )
            faults.append(document.fault(("warm-up", index, "if"), sentence))
        if item.kind != "unattributed analysis" and not item.reference:
            sentence = f"{item.id}: an item of the kind “{item.kind}” needs a reference"
            faults.append(document.fault(("warm-up", index), sentence))
    return faults
