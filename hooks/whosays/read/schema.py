"""What the models refuse, said to the person who typed it; and the models for editors."""

import re
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from whosays.faults import Faults, nearest, say, unknown
from whosays.lexicon import LEXICON
from whosays.model import fields, notes, practice, reference, term
from whosays.read.document import Document, Place, PlaceFault

Model = TypeVar("Model", bound=BaseModel)

SCHEMAS: dict[str, Any] = {
    "notes": notes.NotesFile,
    "references": tuple[reference.Reference, ...],
    "items": practice.Exercises,
    "term": term.Term,
}
"""The files that editors complete and check as they are typed, by the schema's name."""
KNOWN_KEYS = sorted(
    {
        field.alias or name
        for module in (notes, practice, reference, term)
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, fields.Data)
        for name, field in value.model_fields.items()
    }
)


def validate(kind: type[Model], document: Document, place: Place = ()) -> Model:
    """Return the model of the value at a place. Raise Faults for all that it refuses."""
    value = document.value
    for part in place:
        value = value[part]
    try:
        return kind.model_validate(value)
    except ValidationError as error:
        owner = _owner("reference", value, place[-1]) if place else ""
        details = error.errors(include_url=False)
        found = (_locate(value, place, owner, detail) for detail in details)
        raise Faults(document.faults(found)) from None


def json_schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema of one of SCHEMAS, with the models' docstrings as descriptions."""
    return TypeAdapter(SCHEMAS[name]).json_schema(by_alias=True)


def _locate(value: Any, place: Place, owner: str, detail: Any) -> PlaceFault:
    """Return what the model refuses and where, following its way there."""
    field = outer = ""
    for part in detail["loc"]:
        if part == "[key]":  # what is wrong is the key itself
            field = outer
        elif isinstance(value, dict) and part in value:
            value, place, outer, field = value[part], (*place, part), field, str(part)
        elif isinstance(value, list) and isinstance(part, int):
            value, place = value[part], (*place, part)
            if isinstance(value, dict):
                what = "passage" if field == "passages" else field
                owner = (owner if field == "looked" else "") + _owner(what, value, part)
        elif part == detail["loc"][-1]:  # a key that is missing
            field = str(part)
    return place, owner + _sentence(detail, field)


def _owner(what: str, value: Any, place: str | int) -> str:
    """Return how a fault names an entry: by its id or its words, or else by its number."""
    entry = value if isinstance(value, dict) else {}
    words = str(entry.get("furniture") or entry.get("undecided") or "").strip()
    name = entry.get("id") or words
    return f"{what} “{name}”: " if name else f"{what} number {int(place) + 1}: "


SENTENCES: dict[str, str] = LEXICON["refused"]


def _sentence(detail: Any, field: str) -> str:
    kind, context, given = detail["type"], detail.get("ctx", {}), detail["input"]
    unquoted = ", without quotation marks" if isinstance(given, str) else ""
    match kind:
        case "extra_forbidden" if field == "states" and "passages" not in detail["loc"]:
            return say("states-gone")  # of practice items, until 0.2
        case "extra_forbidden" if field in KNOWN_KEYS:
            return say("key-elsewhere", field=field)
        case "extra_forbidden":
            return unknown("key", field, KNOWN_KEYS)
        case "literal_error":
            return f"{field}: {_not_one_of(_typed(given), context['expected'])}"
        case "union_tag_not_found" if not isinstance(given, dict):
            return say("no-mapping")
        case "union_tag_invalid" if context["tag"] == "furniture":
            return say("furniture-has-no-kind")
        case "union_tag_invalid" if context["tag"] == "undecided":
            return say("undecided-has-no-kind")
        case "union_tag_invalid":
            tags = re.sub(r", '\([^)]*\)'", "", context["expected_tags"])
            return f"kind: {_not_one_of(context['tag'], tags)}"
        case "string_type" if isinstance(given, int):
            return say("not-text", field=field, given=_typed(given))
        case "sentence":
            return f"{field}{': ' if detail['msg'].startswith('“') else ' '}{detail['msg']}"
    pattern: str = SENTENCES.get(kind, "{field} is not right: " + detail["msg"])
    return pattern.format(field=field or "this", given=_typed(given), unquoted=unquoted, **context)


def _typed(value: object) -> str:
    """Return a value as it was typed."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _not_one_of(given: str, expected: str) -> str:
    """Return that a value is not one that pydantic lists, and which of these is closest."""
    words = re.sub("'([^']*)'", r"“\1”", expected)
    near = nearest(given, re.findall("“([^”]*)”", words))
    return say("not-possible", given=given, words=words, nearest=near)
