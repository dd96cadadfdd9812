"""Checks that styles and scripts use only what the oldest browser has that we promise: iPadOS 15.4.

`python3 -m tools.floor` needs npm, which fetches MDN's table of what each browser has. It needs
nothing else, so that the workflow can run it without installing us.
"""

import json
import re
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ASSETS = Path(__file__).parents[1] / "hooks/whosays/theme/assets"
TABLE = "@mdn/browser-compat-data@8.1.9"
BROWSER, FLOOR = "safari_ios", 15.4
LESS = {
    # A browser that lacks these shows the page a little plainer.
    "css.at-rules.media.forced-colors": "Windows alone has them",
    "css.at-rules.media.scripting": "dark colours without script",
    "css.at-rules.page": "margins on paper",
    "css.properties.accent-color": "the colour of a tick",
    "css.properties.box-decoration-break": "prefixed too",
    "css.properties.break-after": "on paper",
    "css.properties.contain-intrinsic-size": "speed alone",
    "css.properties.container-type": "the article has one column",
    "css.properties.content-visibility": "speed alone",
    "css.properties.cursor": "a finger has none",
    "css.properties.hanging-punctuation": "where a quotation mark is",
    "css.properties.outline": "lacks round corners alone",
    "css.properties.overflow": "the hidden half of the header’s title",
    "css.properties.overflow-clip-margin": "as overflow",
    "css.properties.overscroll-behavior": "what is behind a sheet may move",
    "css.properties.scrollbar-color": "how a list looks that scrolls by itself",
    "css.properties.scrollbar-width": "as scrollbar-color",
    "css.properties.size": "which paper a print window offers",
    "css.properties.text-wrap": "where lines break",
    "css.selectors.details-content": "notes on paper: article.js opens them",
    "css.selectors.nesting": "the type of “Article only”",
    # These have a fallback.
    "api.checkVisibility": "whosays.js adds it",
    "api.hidePopover": "share.js does without; terms.js leaves plain links",
    "api.showPopover": "share.js does without; terms.js leaves plain links",
    "api.exitFullscreen": "present.js hides its button",
    "api.fullscreenElement": "present.js hides its button",
    "api.fullscreenEnabled": "present.js hides its button",
    "api.requestFullscreen": "present.js hides its button",
    "api.inert": "of a copy that is not shown",
    "api.wakeLock": "a tablet may go dark during a lesson",
    "css.selectors.popover-open": "whosays.css hides what it would show",
    "css.types.color-mix": "whosays.css, at its end",
    "css.types.light-dark": "whosays.css, at its end",
}
"""What is used all the same, with all that is below it, and why that does no harm."""
OURS = {"draw", "element", "first", "in", "last", "number"}
"""Names of our own that browsers also have for something."""


def fetch_table() -> Any:
    """Return MDN's table. Raise CalledProcessError if npm cannot fetch it."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", "--silent", "--pack-destination", folder, TABLE]
        subprocess.run(command, check=True, capture_output=True, text=True, timeout=300)
        (path,) = Path(folder).iterdir()
        with tarfile.open(path) as package:
            file = package.extractfile("package/data.json")
            assert file
            return json.load(file)


def is_old(feature: Any) -> bool:
    """Return whether the browser had a feature at the floor, without a prefix or a switch."""
    given = feature["support"].get(BROWSER, {})
    for one in given if isinstance(given, list) else [given]:
        if {"prefix", "flags", "alternative_name", "version_removed"} & set(one):
            continue
        added = str(one.get("version_added")).lstrip("≤")
        if re.fullmatch(r"\d+(\.\d+)*", added) and float(added) <= FLOOR:
            return True
    return False


def features(table: Any, path: str = "") -> Iterator[tuple[str, bool]]:
    """Yield the path of each feature, and whether it is old enough."""
    for name, part in table.items():
        if name != "__compat" and isinstance(part, dict):
            own = f"{path}.{name}" if path else name
            if "__compat" in part:
                yield own, is_old(part["__compat"])
            yield from features(part, own)


def used_in_script(text: str) -> Iterator[str]:
    """Yield the names of all members that a script asks for."""
    code = re.sub(r'(?m)//.*$|"[^"\n]*"', '""', text)
    yield from re.findall(r"\.([A-Za-z]+)\b", code)


def used_in_style(text: str) -> Iterator[str]:
    """Yield the paths of the features that a style uses, as the table may have them."""
    style = re.sub(r'(?s)/\*.*?\*/|"[^"\n]*"', "", text)
    for name, value in re.findall(r"(?m)^\s+([a-z-]+):\s+([^;]+);", style):
        yield f"css.properties.{name}"
        for word in re.findall(r"[a-z-]+", value):
            yield f"css.properties.{name}.{word}"
        for function in re.findall(r"([a-z-]+)\(", value):
            yield f"css.types.{function}"
    for selector in re.findall(r":{1,2}([a-z-]+)(?![a-z-]*\s*:)", style):
        yield f"css.selectors.{selector}"
    for rule in re.findall(r"@([a-z-]+)", style):
        yield f"css.at-rules.{rule}"
    for query in re.findall(r"@media([^{]*)", style):
        for name in re.findall(r"\(([a-z-]+)", query):
            yield f"css.at-rules.media.{name}"
    if re.search(r"(?m)^\s+&", style):
        yield "css.selectors.nesting"


def find_newer(table: Any) -> Iterator[str]:
    """Yield a sentence for everything that is newer than the floor and has no reason in `LESS`."""
    members: dict[str, bool] = {}
    for part in (table["api"], table["javascript"]["builtins"]):
        for path, old in features(part):
            name = path.rpartition(".")[2].removesuffix("_static")
            members[name] = members.get(name, False) or old
    style = dict(features(table["css"], "css"))
    for path, old in list(style.items()):
        if path.startswith("css.types."):  # functions, each below its type
            short = f"css.types.{path.rpartition('.')[2]}"
            style[short] = style.get(short, False) or old
    needless = set(LESS)
    for file in sorted(ASSETS.glob("*.*")):
        text = file.read_text("utf-8") if file.suffix in {".js", ".css"} else ""
        used = set(used_in_style(text)) if file.suffix == ".css" else set()
        newer = {path for path in used if style.get(path) is False}
        if file.suffix == ".js":
            names = set(used_in_script(text)) - OURS
            newer = {f"api.{name}" for name in names if members.get(name) is False}
        for path in sorted(newer):
            excused = {one for one in LESS if f"{path}.".startswith(f"{one}.")}
            needless -= excused
            if not excused:
                yield f"{file.name}: {path} is newer than {BROWSER} {FLOOR}"
    yield from (f"tools/floor.py: nothing uses {path} any more" for path in sorted(needless))


def main() -> int:
    """Print what is newer; return 1 if anything is, and 2 where npm has no table."""
    try:
        table = fetch_table()
    except (OSError, subprocess.SubprocessError) as error:
        print(f"npm could not fetch {TABLE}: {error}")
        return 2
    found = list(find_newer(table))
    print("\n".join(found) or "Nothing is newer.")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
