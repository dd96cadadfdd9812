"""Turns lychee's JSON into a report: which links are gone, and which live on in the archive."""

import json
import sys
import urllib.parse
import urllib.request
from collections.abc import Callable
from pathlib import Path

ARCHIVE = "https://archive.org/wayback/available?url="


def report(found: dict, archived: Callable[[str], str | None]) -> str:
    """Write the report; `archived` gives the address of an archived copy, if there is one."""
    broken: dict[str, str] = {}
    for name in ("error_map", "fail_map", "timeout_map"):
        for entries in found.get(name, {}).values():
            for entry in entries:
                broken[entry["url"]] = entry.get("status", {}).get("text", "no answer")
    gone, kept = [], []
    for url, status in sorted(broken.items()):
        copy = archived(url)
        (kept if copy else gone).append(
            f"- {url} ({status})" + (f"; archived: {copy}" if copy else "")
        )
    parts = [f"{found.get('total', 0)} links tried, {len(broken)} did not open."]
    if gone:
        parts += ["", "## Gone, and no archived copy found", "", *gone]
    if kept:
        parts += ["", "## Not open, but archived (a warning only)", "", *kept]
    return "\n".join(parts) + "\n"


def archived_copy(url: str) -> str | None:
    """Ask the Internet Archive for its nearest copy; no answer counts as none."""
    query = ARCHIVE + urllib.parse.quote(url, safe="")
    try:
        with urllib.request.urlopen(query, timeout=30) as answer:
            closest = json.load(answer).get("archived_snapshots", {}).get("closest", {})
    except (OSError, ValueError):
        return None
    return closest.get("url") if closest.get("available") else None


if __name__ == "__main__":
    print(report(json.loads(Path(sys.argv[1]).read_text("utf-8")), archived_copy), end="")
