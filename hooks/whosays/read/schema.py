"""What the models refuse, said to the person who typed it; and the models for editors."""

import re
from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from whosays.faults import Fault, Faults, nearest
from whosays.model import fields, notes, notes_file, practice, reference, term
from whosays.read.document import Document, Place

Model = TypeVar("Model", bound=BaseModel)

SCHEMAS: dict[str, Any] = {
    "notes": notes_file.NotesFile,
    "references": tuple[reference.Reference, ...],
    "items": practice.Exercises,
    "term": term.Term,
}
"""The files that editors complete and check as they are typed, by the schema's name."""


def validate(kind: type[Model], document: Document, place: Place = ()) -> Model:
    """Make the model from the document's value; `place` is where in the file that value stands.

    Raises Faults, one for each thing the model refuses, with its line.
    """
    try:
        return kind.model_validate(_value_at(document.value, place))
    except ValidationError as error:
        raise Faults(_faults(error, document, place)) from None


def json_schema(name: str) -> dict[str, Any]:
    """Give the JSON Schema of one of SCHEMAS, with the models' docstrings as descriptions."""
    return TypeAdapter(SCHEMAS[name]).json_schema(by_alias=True)


def _value_at(value: Any, place: Place) -> Any:
    for part in place:
        value = value[part]
    return value


def _faults(error: ValidationError, document: Document, start: Place) -> Iterator[Fault]:
    for detail in error.errors(include_url=False):
        place, owner, rest = _locate(document.value, start, detail["loc"])
        sentence = _sentence(detail, rest)
        yield document.fault(place, f"{owner}{sentence}")


def _locate(document_value: Any, start: Place, loc: Place) -> tuple[Place, str, str]:
    """Follow the model's way to the value; give place, the entry's name, and the field's."""
    value, place, owner = _value_at(document_value, start), start, ""
    if start and isinstance(value, dict):
        owner = _owner("reference", value, start[-1])
    field = outer = ""
    for part in loc:
        if part == "[key]":  # what is wrong is the key itself
            field = outer
        elif isinstance(value, dict) and part in value:
            value, place, outer, field = value[part], (*place, part), field, str(part)
        elif isinstance(value, list) and isinstance(part, int):
            value, place = value[part], (*place, part)
            if isinstance(value, dict):
                outermost = owner if field == "looked" else ""
                owner = outermost + _owner({"passages": "passage"}.get(field, field), value, part)
        elif part == loc[-1]:  # a key that is missing
            field = str(part)
    return place, owner, field


def _owner(what: str, value: dict[str, Any], place: str | int) -> str:
    words = str(value.get("furniture") or value.get("undecided") or "").strip()
    name = value.get("id") or words
    return f"{what} “{name}”: " if name else f"{what} number {int(place) + 1}: "


def _sentence(detail: Any, field: str) -> str:
    kind, context, given = detail["type"], detail.get("ctx", {}), detail["input"]
    if isinstance(given, bool):
        given = str(given).lower()  # as it was typed
    unquoted = ", without quotation marks" if isinstance(detail["input"], str) else ""
    match kind:
        case "missing":
            return f"has no “{field}”"
        case "extra_forbidden" if field == "states" and "passages" not in detail["loc"]:
            return "“states” has no use any more; take it out"  # of practice items, until 0.2
        case "extra_forbidden" if field in KNOWN_KEYS:
            return f"“{field}” does not belong here; it is a key of something else"
        case "extra_forbidden":
            return f"“{field}” is not a key that is known here{nearest(field, KNOWN_KEYS)}"
        case "literal_error":
            words = re.findall("'([^']*)'", context["expected"])
            hint = nearest(str(given), words)
            return f"{field}: “{given}” is not one of {_curly(context['expected'])}{hint}"
        case "union_tag_not_found" if not isinstance(given, dict):
            return "must be a set of “key: value” lines"
        case "union_tag_not_found":
            return "has no “kind”"
        case "union_tag_invalid" if context["tag"] == "furniture":
            return "what claims nothing has no kind; write “- furniture: the words”, and no more"
        case "union_tag_invalid" if context["tag"] == "undecided":
            return "what is not decided has no kind; write “- undecided: the words”"
        case "union_tag_invalid":
            tags = re.sub(r", '\([^)]*\)'", "", context["expected_tags"])
            hint = nearest(context["tag"], re.findall("'([^']*)'", tags))
            return f"kind: “{context['tag']}” is not one of {_curly(tags)}{hint}"
        case "string_type":
            if isinstance(detail["input"], int):
                return f"{field} must be text; put “{given}” in quotation marks"
            return f"{field} must be text"
        case "string_too_short":
            return f"{field} is empty"
        case "bool_type":
            return f"{field}: “{given}” must be true or false{unquoted}"
        case "too_short":
            return f"{field} must not be empty"
        case "too_long":
            return f"has {context['actual_length']:,} {field}; {context['max_length']:,} is the most"
        case "greater_than_equal":
            return f"{field}: “{given}” must be {context['ge']} or more"
        case "tuple_type":
            return f"{field} must be a list"
        case "model_type" | "dict_type" | "model_attributes_type":
            return f"{field or 'this'} must be a set of “key: value” lines"
        case "int_parsing" | "int_type":
            return f"{field}: “{given}” must be a whole number{unquoted}"
        case "sentence":
            between = ": " if detail["msg"].startswith("“") else " "
            return f"{field}{between}{detail['msg']}"
    return f"{field} is not right: {detail['msg']}"


def _curly(words: str) -> str:
    return re.sub("'([^']*)'", r"“\1”", words)


def _known_keys() -> Iterator[str]:
    for module in (notes, notes_file, reference, term, practice):
        for value in vars(module).values():
            if isinstance(value, type) and issubclass(value, fields.Data):
                for name, field in value.model_fields.items():
                    yield field.alias or name


KNOWN_KEYS = tuple(sorted(set(_known_keys())))
