"""References as CSL JSON, which Zotero and its kin read and write."""

import json
from typing import Any

from whosays.model.reference import Reference

OWN = ("standing", "voice_of", "seen", "seen_at", "excerpts", "translations", "weak", "remark")
"""Our fields that CSL has no place for; they travel in `note`, which Zotero shows as Extra."""
MARK = "whosays: "


def to_csl(reference: Reference) -> dict[str, Any]:
    """Give a reference as a CSL item, with what CSL has no field for in its note."""
    item = reference.model_dump(by_alias=True, exclude_none=True, exclude_defaults=True)
    own = {key: item.pop(key) for key in OWN if key in item}
    publisher = item.pop("publisher")
    item["container-title" if item["type"].startswith("article") else "publisher"] = publisher
    if "issued" in item:
        item["issued"] = {"date-parts": [[int(part) for part in item["issued"].split("-")]]}
    item["note"] = MARK + json.dumps(own, ensure_ascii=False)
    return item


def from_csl(item: dict[str, Any]) -> dict[str, Any]:
    """Give a CSL item as an entry of docs/references.yml; what only an editor knows is left out."""
    entry = {
        "id": item.get("citation-key") or item["id"],
        "type": item["type"],
        "title": item["title"],
        "title-short": item.get("title-short") or item.get("shortTitle"),
        "author": item.get("author"),
        "publisher": item.get("container-title") or item.get("publisher"),
        "issued": _date(item.get("issued")),
        "URL": item.get("URL"),
        "language": item.get("language"),
    }
    note = str(item.get("note", ""))
    if MARK in note:
        entry |= _own(note.partition(MARK)[2].partition("\n")[0])
    return {key: value for key, value in entry.items() if value}


def _own(line: str) -> dict[str, Any]:
    """Return our own fields, as they travelled in a note. Raises ValueError if it is broken."""
    own = json.loads(line)
    if not isinstance(own, dict):
        raise ValueError("not our fields")
    return own


def write_csl(references: list[Reference]) -> str:
    """Give all references as CSL JSON."""
    return json.dumps([to_csl(r) for r in references], indent=1, ensure_ascii=False)


def read_csl(text: str) -> list[dict[str, Any]]:
    """Give the entries of a CSL JSON file. Raises ValueError if it is none."""
    data = json.loads(text)
    items = data if isinstance(data, list) else [data]
    if not all(isinstance(one, dict) and {"id", "type", "title"} <= set(one) for one in items):
        raise ValueError("not CSL JSON")
    return [from_csl(item) for item in items]


def _date(issued: Any) -> str | None:
    """Return a date as ours are written, from any of the forms in which programs write it."""
    match issued:
        case str():
            return issued or None
        case {"date-parts": [[first, *rest], *_]} if first:
            return "-".join([str(first), *(str(part).zfill(2) for part in rest)])
        case {"raw": str(text)} | {"literal": str(text)}:
            return text or None
    return None
