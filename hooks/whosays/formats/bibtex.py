"""References as BibTeX."""

import re
from typing import Any

import bibtexparser
from bibtexparser.bibdatabase import BibDatabase

from whosays.model.reference import Reference

ENTRIES = {
    "article-journal": ("article", "journal"),
    "article-newspaper": ("article", "journal"),
    "book": ("book", "publisher"),
    "report": ("techreport", "institution"),
}
"""What BibTeX calls a type, and its publisher; every other type is `misc`."""
OTHER = ("misc", "howpublished")
TYPES = {"article": "article-newspaper", "book": "book", "techreport": "report"}
"""What an entry becomes that does not say it: CSL's types, as `entrysubtype`."""


def write_bibtex(references: list[Reference]) -> str:
    """Give all references as BibTeX, in UTF-8."""
    database = BibDatabase()
    database.entries = [_entry(reference) for reference in references]
    return str(bibtexparser.dumps(database))


def read_bibtex(text: str) -> list[dict[str, Any]]:
    """Give the entries of a BibTeX file. Raises ValueError if it holds none."""
    parser = bibtexparser.bparser.BibTexParser(common_strings=True, ignore_nonstandard_types=False)
    try:
        found = bibtexparser.loads(text, parser).entries
    except Exception:  # the library raises whatever it likes
        found = []
    if not found:
        raise ValueError("not BibTeX")
    return [_read(entry) for entry in found]


def _entry(reference: Reference) -> dict[str, str]:
    kind, publisher = ENTRIES.get(reference.type, OTHER)
    names = [
        f"{{{_escape(one.literal)}}}"
        if one.literal
        else ", ".join(_escape(part) for part in (one.family, one.given) if part)
        for one in reference.author
    ]
    fields = {
        "ENTRYTYPE": kind,
        "ID": reference.id,
        "entrysubtype": reference.type,
        "title": f"{{{_escape(reference.title)}}}",
        "shorttitle": _escape(reference.title_short or ""),
        "author": " and ".join(names),
        publisher: _escape(reference.publisher),
        "date": reference.issued or "",
        "year": (reference.issued or "").split("-")[0],
        "url": reference.URL,
        "langid": reference.language or "",
        "note": _escape(f"Weak: {reference.weak}") if reference.weak else "",
    }
    return {key: value for key, value in fields.items() if value}


def _read(entry: dict[str, str]) -> dict[str, Any]:
    kind = entry["ENTRYTYPE"].lower()
    places = ("journal", "journaltitle", "publisher", "institution", "howpublished", "organization")
    found = {
        "id": entry["ID"],
        "type": entry.get("entrysubtype", TYPES.get(kind, "webpage")),
        "title": _plain(entry.get("title", "")),
        "title-short": _plain(entry.get("shorttitle", "")),
        "author": [_person(name) for name in _names(entry.get("author", ""))],
        "publisher": next((_plain(entry[one]) for one in places if one in entry), ""),
        "issued": entry.get("date", entry.get("year", "")),
        "URL": entry.get("url", "").replace("\\", ""),
        "language": entry.get("langid", ""),
    }
    return {key: value for key, value in found.items() if value}


def _names(authors: str) -> list[str]:
    return [name for name in re.split(r"\s+and\s+(?![^{]*\})", authors) if name.strip()]


def _person(name: str) -> dict[str, str]:
    if name.strip().startswith("{"):
        return {"literal": _plain(name)}
    family, comma, given = (part.strip() for part in name.partition(","))
    if not comma:
        given, _, family = family.rpartition(" ")
    parts = {"family": _plain(family), "given": _plain(given)}
    return {key: value for key, value in parts.items() if value}


def _escape(text: str) -> str:
    return re.sub(r"([&%$#_{}])", r"\\\1", text)


def _plain(text: str) -> str:
    return " ".join(re.sub(r"\\([&%$#_{}])|[{}]", lambda m: m[1] or "", text).split())
