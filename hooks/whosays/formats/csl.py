"""References as CSL JSON, which Zotero and its kin read and write."""

import json
from typing import Any

import yaml

from whosays.lexicon import LEXICON
from whosays.model.reference import Reference

OWN = ("standing", "voice_of", "seen", "seen_at", "excerpts", "translations", "weak", "remark")
"""Our fields that CSL has no place for; they travel in `note`, which Zotero shows as Extra."""
MARK = "whosays: "
MISSING: dict[str, str] = LEXICON["missing"]
"""What an entry must have and reference managers may not know, and what it can be."""


def write_csl(references: list[Reference]) -> str:
    """Return all references as CSL JSON."""
    return json.dumps([_to_csl(one) for one in references], indent=1, ensure_ascii=False)


def read_references(text: str) -> str:
    """Return CSL JSON as entries, what is missing as comments. Raise ValueError if it is none."""
    data = json.loads(text)
    items = data if isinstance(data, list) else [data]
    if not all(isinstance(one, dict) and {"id", "type", "title"} <= set(one) for one in items):
        raise ValueError("not CSL JSON")
    return "\n".join(_written(_from_csl(item)) for item in items)


def _to_csl(reference: Reference) -> dict[str, Any]:
    """Return a reference as a CSL item, with what CSL has no field for in its note."""
    item = reference.model_dump(by_alias=True, exclude_none=True, exclude_defaults=True)
    own = {key: item.pop(key) for key in OWN if key in item}
    publisher = item.pop("publisher")
    item["container-title" if item["type"].startswith("article") else "publisher"] = publisher
    if "issued" in item:
        item["issued"] = {"date-parts": [[int(part) for part in item["issued"].split("-")]]}
    item["note"] = MARK + json.dumps(own, ensure_ascii=False)
    return item


def _from_csl(item: dict[str, Any]) -> dict[str, Any]:
    """Return a CSL item as an entry. Raise ValueError if our own fields in its note are broken."""
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
    _, mark, after = str(item.get("note", "")).partition(MARK)
    if mark:
        own = json.loads(after.partition("\n")[0])
        if not isinstance(own, dict):
            raise ValueError("not our fields")
        entry |= own
    return {key: value for key, value in entry.items() if value}


def _date(issued: Any) -> str | None:
    """Return a date as ours are written, from any of the forms in which programs write it."""
    match issued:
        case {"date-parts": [[first, *rest], *_]} if first:
            return "-".join([str(first), *(str(part).zfill(2) for part in rest)])
        case str(text) | {"raw": str(text)} | {"literal": str(text)}:
            return text
    return None


def _written(entry: dict[str, Any]) -> str:
    written = str(yaml.safe_dump([entry], allow_unicode=True, sort_keys=False, width=98))
    return written + "".join(
        f"  # {key}: yours to say: {words}\n" for key, words in MISSING.items() if key not in entry
    )
