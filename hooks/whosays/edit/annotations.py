"""What people wrote on a text elsewhere: Hypothesis, W3C Web Annotation, comments in Word."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from whosays.edit.text.normalise import Annotation
from whosays.edit.text.received import receive
from whosays.faults import refusal

MAXIMUM = 5_000
"""How many annotations are brought in at a time."""


def read_annotations(data: bytes, name: str) -> Sequence[Annotation]:
    """Read what people wrote, in any form that is known. Raise Faults for every other."""
    if name.lower().endswith(".docx"):
        if comments := receive(data, name).annotations:
            return comments
        raise refusal(name, "no-comments")
    try:
        value = json.loads(data.decode("utf-8-sig"))
        found = [_read(one) for one in _items(value) if isinstance(one, dict)]
    except (ValueError, RecursionError) as error:
        raise refusal(name, "no-annotations", line=getattr(error, "lineno", 0)) from None
    if not found:
        raise refusal(name, "no-annotations")
    if len(found) > MAXIMUM:
        raise refusal(name, "too-many-annotations", number=len(found), maximum=MAXIMUM)
    return found


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
    exact, prefix, suffix = (str(quote.get(key) or "") for key in ("exact", "prefix", "suffix"))
    texts, tags = _bodies(one)
    return Annotation(exact, prefix, suffix, _who(one), "\n\n".join(texts), tuple(tags))


def _quotes(part: Any) -> Iterator[dict[str, Any]]:
    """Yield every TextQuoteSelector, however deep it lies."""
    for one in _listed(part):
        if isinstance(one, dict):
            if "TextQuoteSelector" in _listed(one.get("type") or one.get("@type")):
                yield one
            for key in ("selector", "refinedBy", "target"):
                yield from _quotes(one.get(key))


def _bodies(one: dict[str, Any]) -> tuple[list[str], list[str]]:
    """Return what was written, and the tags."""
    texts = [str(one[key]).strip() for key in ("text", "bodyValue") if one.get(key)]
    tags = [str(tag).strip() for tag in _listed(one.get("tags"))]
    for body in _listed(one.get("body")):
        if isinstance(body, str) and not body.startswith(("http://", "https://")):
            texts.append(body.strip())
        elif isinstance(body, dict) and body.get("value"):
            purposes = _listed(body.get("purpose") or body.get("motivation"))
            tagging = "tagging" in purposes or "classifying" in purposes
            (tags if tagging else texts).append(str(body["value"]).strip())
    return [text for text in texts if text], [tag for tag in tags if tag]


def _who(one: dict[str, Any]) -> str:
    about = one.get("user_info")
    shown = about.get("display_name") if isinstance(about, dict) else ""
    creator = next(iter(_listed(one.get("creator"))), None)
    if isinstance(creator, dict):
        creator = creator.get("name") or creator.get("nickname") or creator.get("id")
    user = str(one.get("user") or "").removeprefix("acct:").split("@")[0]
    return str(shown or creator or user or "")


def _listed(value: Any) -> list[Any]:
    """Return a list as it is, nothing as an empty list, and any other value as a list of one."""
    return value if isinstance(value, list) else [value] if value else []
