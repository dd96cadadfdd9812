"""What people wrote on a text elsewhere: Hypothesis, W3C Web Annotation, comments in Word."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from whosays.edit.received import library
from whosays.faults import Fault, Faults

UNKNOWN = (
    "is neither Hypothesis’ JSON (with “rows” or “annotations”), nor W3C Web Annotations (JSON-LD "
    "with “target”), nor a .docx with comments"
)


@dataclass(frozen=True)
class Annotation:
    """Words of a text, and what somebody wrote about them."""

    exact: str
    """The words; empty for a remark on the whole text."""
    prefix: str
    suffix: str
    who: str
    text: str
    tags: tuple[str, ...]


def read_annotations(data: bytes, name: str) -> list[Annotation]:
    """Read what people wrote, in any form that is known. Raises Faults for every other."""
    if name.lower().endswith(".docx"):
        return list(_of_word(data, name))
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        line = getattr(error, "lineno", 0)
        raise Faults([Fault(name, line, UNKNOWN)]) from None
    found = [_read(one) for one in _items(value) if isinstance(one, dict)]
    if not found:
        raise Faults([Fault(name, 0, UNKNOWN)])
    return found


def _of_word(data: bytes, name: str) -> Iterator[Annotation]:
    library("docx", "python-docx", "Word files")
    from whosays.edit.word_file import read_word_file  # here, for the library may be missing

    comments = read_word_file(data, name).comments
    if not comments:
        raise Faults([Fault(name, 0, "has no comments")])
    for one in comments:
        yield Annotation(one.words, one.before[-40:], "", one.author, one.text, ())


def _items(value: Any) -> list[Any]:
    """Find the annotations in a list, an export, an answer of the API, a page or a collection."""
    if isinstance(value, list):
        return value
    if not isinstance(value, dict):
        return []
    for key in ("rows", "annotations", "items"):
        if isinstance(value.get(key), list):
            return list(value[key])
    if isinstance(value.get("first"), dict):
        return _items(value["first"])
    return [value] if "target" in value else []


def _read(one: dict[str, Any]) -> Annotation:
    quote = next(_quotes(one.get("target")), {})
    texts, tags = _bodies(one)
    return Annotation(
        str(quote.get("exact") or ""),
        str(quote.get("prefix") or ""),
        str(quote.get("suffix") or ""),
        _who(one),
        "\n\n".join(texts),
        tuple(tags),
    )


def _quotes(part: Any) -> Iterator[dict[str, Any]]:
    """Give every TextQuoteSelector, however deep it lies."""
    if isinstance(part, list):
        for one in part:
            yield from _quotes(one)
    elif isinstance(part, dict):
        if _is(part, "TextQuoteSelector"):
            yield part
        for key in ("selector", "refinedBy", "target"):
            yield from _quotes(part.get(key))


def _bodies(one: dict[str, Any]) -> tuple[list[str], list[str]]:
    """Give what was written, and the tags."""
    texts = [str(one[key]).strip() for key in ("text", "bodyValue") if one.get(key)]
    tags = [str(tag).strip() for tag in one.get("tags") or []]
    bodies = one.get("body") or []
    for body in bodies if isinstance(bodies, list) else [bodies]:
        if isinstance(body, str):
            if not body.startswith(("http://", "https://")):
                texts.append(body.strip())
        elif isinstance(body, dict) and body.get("value"):
            purposes = body.get("purpose") or body.get("motivation") or ""
            tagging = "tagging" in purposes or "classifying" in purposes
            (tags if tagging else texts).append(str(body["value"]).strip())
    return [text for text in texts if text], [tag for tag in tags if tag]


def _who(one: dict[str, Any]) -> str:
    shown = (one.get("user_info") or {}).get("display_name")
    creator = one.get("creator")
    if isinstance(creator, list):
        creator = creator[0] if creator else None
    if isinstance(creator, dict):
        creator = creator.get("name") or creator.get("nickname") or creator.get("id")
    user = str(one.get("user") or "").removeprefix("acct:").split("@")[0]
    return str(shown or creator or user or "")


def _is(part: dict[str, Any], kind: str) -> bool:
    types = part.get("type") or part.get("@type") or ()
    return kind in ([types] if isinstance(types, str) else types)
