"""How fast the longest article shows on a phone, beside the same text on Material's own plain page.

Part of `make bench` where Node is there. Both pages are measured in turn, since other work on the
machine slows both; each number is shown beside the plain page's, and with their ratio. Twice: as
Lighthouse reckons a phone's line from a fast one, where a page shows only once all of it is there,
and on a line that is truly slowed, where it shows as it comes.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from whosays.read.load import load_edition

from tests.conftest import ROOT, build
from tests.support.first_load import served_packed
from tools.chromium import WITH_WINDOWS, find_chromium

LIGHTHOUSE = "lighthouse@12.8.2"
ROUNDS = 5
LINES = {"simulate": "as reckoned", "devtools": "on a slowed line"}
AUDITS = {
    "first-contentful-paint": "first paint, ms",
    "largest-contentful-paint": "largest paint, ms",
    "total-blocking-time": "blocked, ms",
    "cumulative-layout-shift": "layout shift",
    "total-byte-weight": "bytes",
}
PLAIN = """
site_name: Plain
theme:
  name: material
  font: false
  features: [navigation.tabs, navigation.top]
  palette:
    - {scheme: default, toggle: {icon: material/brightness-7, name: Dark}}
    - {scheme: slate, toggle: {icon: material/brightness-4, name: Light}}
"""


def write_plain(folder: Path, text: str) -> None:
    """Write a project that shows the article's text and nothing of ours."""
    (folder / "docs").mkdir(parents=True)
    (folder / "docs/index.md").write_text(f"# {text}", "utf-8")
    (folder / "mkdocs.yml").write_text(PLAIN, "utf-8")


def measure(address: str, line: str) -> dict[str, float]:
    """Let Lighthouse load a page once, as a phone does; `line` is one of LINES."""
    done = subprocess.run(
        ["npx", "--yes", LIGHTHOUSE, address, "--quiet", "--output=json",
         "--only-categories=performance", f"--throttling-method={line}",
         "--chrome-flags=--no-sandbox --headless=new"],
        env={**os.environ, "CHROME_PATH": find_chromium(WITH_WINDOWS) or ""},
        capture_output=True, text=True, check=True, timeout=300,
    )  # fmt: skip
    report = json.loads(done.stdout)
    found = {words: report["audits"][name]["numericValue"] for name, words in AUDITS.items()}
    return {"performance": 100 * report["categories"]["performance"]["score"], **found}


def main() -> None:
    """Measure both pages both ways."""
    if not shutil.which("npx"):
        print("Lighthouse needs Node; it is not here.")
        return
    article = max(load_edition(ROOT).articles.values(), key=lambda one: len(one.notes))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_plain(folder / "project", "\n\n".join(block.text for block in article.blocks))
        for project, site in ((folder / "project", "plain"), (ROOT, "ours")):
            done = build(project, "mkdocs", "--site-dir", str(folder / "sites" / site))
            if done.returncode:
                sys.exit(done.stderr)
        with served_packed(folder / "sites") as address:
            pages = {"ours": f"{address}ours/articles/{article.id}/", "plain": f"{address}plain/"}
            for line, words in LINES.items():
                print(f"The longest article, {words}:")
                say([{key: measure(pages[key], line) for key in pages} for _ in range(ROUNDS)])


def say(runs: list[dict[str, dict[str, float]]]) -> None:
    """Print the median of each number: ours, the plain page's, and their ratio."""
    for number in runs[0]["ours"]:
        own, plain = (median(run[key][number] for run in runs) for key in ("ours", "plain"))
        ratio = f"{own / plain:.2f} ×" if plain else "–"
        print(f"{number:18} {own:9.6g}   plain {plain:9.6g}   {ratio}")


if __name__ == "__main__":
    main()
