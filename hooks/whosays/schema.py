"""What the models refuse, said to the person who typed it."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from whosays import exercise, model
from whosays.document import Document, Place
from whosays.faults import Fault, Faults
from whosays.fields import DATE

Model = TypeVar("Model", bound=BaseModel)

PATTERNS = {
    "^[a-z0-9]+(-[a-z0-9]+)*$": "small letters, digits and single hyphens, as in “no-limits”",
    DATE: "a date like 2024-10-15, 2024-10 or 2024",
    r"^https?://\S+$": "a web address that begins with https://",
    r"^[0-9a-f]{64}$": "a SHA-256: 64 digits from 0 to f",
    r"^seeds/[\w.-]+\.txt$": "a text file under seeds/, as in seeds/my-article.txt",
}


def validate(kind: type[Model], document: Document, place: Place = ()) -> Model:
    """Make the model from the document's value; `place` is where in the file that value stands.

    Raises Faults, one for each thing the model refuses, with its line.
    """
    try:
        return kind.model_validate(_value_at(document.value, place))
    except ValidationError as error:
        raise Faults(_faults(error, document, place)) from None


def nearest(word: str, words: list[str] | tuple[str, ...]) -> str:
    """Give “; did you mean …?” for a word that is close to a known one, or nothing."""
    close = get_close_matches(word, words, n=1, cutoff=0.6)
    return f"; did you mean “{close[0]}”?" if close else ""


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
    field = ""
    for part in loc:
        if isinstance(value, dict) and part in value:
            value, place, field = value[part], (*place, part), str(part)
        elif isinstance(value, list) and isinstance(part, int):
            value, place = value[part], (*place, part)
            if isinstance(value, dict):
                name = value.get("id") or value.get("furniture") or f"number {part + 1}"
                owner = f"{_singular(field)} “{name}”: "
        elif part == loc[-1]:  # a key that is missing
            field = str(part)
    return place, owner, field


def _singular(field: str) -> str:
    return {"passages": "passage", "": "reference"}.get(field, field)


def _sentence(detail: Any, field: str) -> str:
    kind, context, given = detail["type"], detail.get("ctx", {}), detail["input"]
    match kind:
        case "missing":
            return f"has no “{field}”"
        case "extra_forbidden" if field in KNOWN_KEYS:
            return f"“{field}” does not belong here; it is a key of something else"
        case "extra_forbidden":
            return f"“{field}” is not a key that is known here{nearest(field, KNOWN_KEYS)}"
        case "literal_error":
            return f"{field}: “{given}” is not one of {_curly(context['expected'])}"
        case "union_tag_not_found" if not isinstance(given, dict):
            return "must be a set of “key: value” lines"
        case "union_tag_not_found":
            return "has no “kind”"
        case "union_tag_invalid":
            return f"kind: “{context['tag']}” is not one of {_curly(context['expected_tags'])}"
        case "string_pattern_mismatch":
            return f"{field}: “{given}” should be {PATTERNS[context['pattern']]}"
        case "string_type":
            if isinstance(given, int):
                return f"{field} must be text; put “{given}” in quotation marks"
            return f"{field} must be text"
        case "string_too_short":
            return f"{field} is empty"
        case "bool_type":
            return f"{field}: “{given}” must be true or false"
        case "too_short":
            least = context["min_length"]
            return f"{field} must not be empty" if least == 1 else f"{field} needs {least}"
        case "tuple_type":
            return f"{field} must be a list"
        case "model_type" | "dict_type" | "model_attributes_type":
            return f"{field or 'this'} must be a set of “key: value” lines"
        case "int_parsing" | "int_type":
            return f"{field}: “{given}” must be a whole number"
        case "words" | "markup":
            return f"{field} {detail['msg']}"
    return f"{field} is not right: {detail['msg']}"


def _curly(words: str) -> str:
    return re.sub("'([^']*)'", r"“\1”", words)


def _known_keys() -> Iterator[str]:
    for module in (exercise, model):
        for value in vars(module).values():
            if isinstance(value, type) and issubclass(value, BaseModel):
                for name, field in value.model_fields.items():
                    yield field.alias or name


KNOWN_KEYS = tuple(sorted(set(_known_keys())))
