"""References as reference managers know them: CSL JSON and BibTeX out, CSL JSON or BibTeX in."""

import json
from typing import Any

import pypandoc
import yaml

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
        entry |= json.loads(note[note.index(MARK) + len(MARK) :].splitlines()[0])
    return {key: value for key, value in entry.items() if value}


def write_csl(references: list[Reference]) -> str:
    """Give all references as CSL JSON, which Zotero imports."""
    return json.dumps([to_csl(r) for r in references], indent=1, ensure_ascii=False)


def write_bibtex(references: list[Reference]) -> str:
    """Give all references as BibTeX."""
    items = [{**to_csl(r), "note": r.weak and f"Weak: {r.weak}"} for r in references]
    plain = [{key: value for key, value in item.items() if value} for item in items]
    return str(pypandoc.convert_text(json.dumps(plain), "bibtex", format="csljson"))


def read_entries(text: str) -> str:
    """Give CSL JSON or BibTeX as entries for docs/references.yml.

    Raises ValueError if the text is neither.
    """
    if text.lstrip().startswith("@"):
        text = str(pypandoc.convert_text(text, "csljson", format="bibtex"))
    items = json.loads(text)
    entries = [from_csl(item) for item in (items if isinstance(items, list) else [items])]
    return str(yaml.safe_dump(entries, allow_unicode=True, sort_keys=False, width=98))


def _date(issued: Any) -> str | None:
    parts = (issued or {}).get("date-parts", [[]])[0]
    first, *rest = [str(part) for part in parts] or [""]
    return "-".join([first, *(part.zfill(2) for part in rest)]) or None
