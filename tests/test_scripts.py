"""Scripts and styles: what they share with the program is said once, or tied here."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import pytest
from whosays.codebook import KINDS, Kind
from whosays.edition import Block
from whosays.formats.offline import IDLE
from whosays.pages.template import TEMPLATES

from tests.conftest import ROOT
from tests.support.processes import run

ASSETS = ROOT / "hooks/whosays/theme/assets"
STYLES = {path.name: path.read_text("utf-8") for path in sorted(ASSETS.glob("*.css"))}
SCRIPTS = {path.name: path.read_text("utf-8") for path in sorted(ASSETS.glob("*.js"))}
BIOME = re.findall(r"schemas/([\d.]+)/", (ROOT / "biome.json").read_text("utf-8"))
EVERY_KIND = pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.slug)


@pytest.mark.tools
@pytest.mark.slow
def test_biome_finds_nothing() -> None:
    package = f"@biomejs/biome@{BIOME[0]}"
    command = ["npx", "--yes", package]
    if not shutil.which("npx") or run(*command, "--version", cwd=ROOT).returncode:
        pytest.skip(f"{package} is not here, which npx fetches")
    command += ["ci", "--error-on-warnings", "--colors=off"]
    done = run(*command, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.tools
def test_the_workflow_runs_the_same_biome() -> None:
    workflow = (ROOT / ".github/workflows/test.yml").read_text("utf-8")
    assert re.findall(r"@biomejs/biome@([\d.]+)", workflow) == BIOME


@pytest.mark.slow
@pytest.mark.tools
def test_nothing_is_newer_than_the_oldest_browser() -> None:
    command = [sys.executable, "-m", "tools.floor"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if done.returncode == 2:
        pytest.skip(done.stdout)
    assert done.returncode == 0, done.stdout + done.stderr


def test_older_browsers_get_the_light_colours() -> None:
    modern, old = STYLES["whosays.css"].split("@supports not (color: light-dark")
    light = re.findall(r"(--ws-\w+): light-dark\((#\w+),", modern)
    assert re.findall(r"(--ws-\w+): (#\w+);", old) == light and len(light) == 9


def declared(kind: Kind) -> dict[str, str]:
    """Return what the style says of a kind."""
    (rule,) = re.findall(rf"(?m)^\.ws-{kind.slug} \{{\n([^}}]+)\}}", STYLES["whosays.css"])
    return dict(re.findall(r"--ws-([\w-]+): ([^;]+);", rule))


def line_of(shapes: list[Element]) -> str:
    """Name the line that a filled cell shows."""
    bars = [shape for shape in shapes if shape.tag == "rect" and not shape.get("fill-opacity")]
    strokes = [shape.get("stroke-dasharray", "") for shape in shapes if shape.tag == "line"]
    if strokes:
        return "dotted" if strokes[0].startswith("0 ") else "dashed"
    return ["", "solid", "double"][len(bars)]


@EVERY_KIND
def test_a_kind_has_one_line_in_the_text_and_in_pictures(kind: Kind) -> None:
    shapes: Any = TEMPLATES.get_template("pictures/shapes.html").module
    drawn = fromstring(f"<svg>{shapes.fill(kind.id, 20)}</svg>")
    assert line_of(list(drawn)) == declared(kind)["line"]


def test_kinds_differ_in_colour_and_in_line() -> None:
    for name in ("kind", "line"):
        assert len({declared(kind)[name] for kind in KINDS.values()}) == len(KINDS)


@EVERY_KIND
def test_each_kind_can_be_shown_alone(kind: Kind) -> None:
    _, rule = STYLES["whosays.css"].split(f".ws-key:has(#ws-show-{kind.slug}:checked) ~ .ws-row,")
    shown, _ = rule.split("\n}\n", 1)
    for part in ("note", "number", "passage"):
        assert f".ws-{part}:not(.ws-{kind.slug}" in shown


def test_styles_change_at_few_widths() -> None:
    """Notes are beside the text from 56em on, in styles and scripts; below it they are sheets."""
    widths = {
        float(width) + (0.01 if end == "max" and width.endswith(".99") else 0)
        for text in (STYLES | SCRIPTS).values()
        for end, width in re.findall(r"\((min|max)-width: ([\d.]+)em\)", text)
    }
    assert widths == {30, 45, 56, 76.25}
    assert not [
        name for name, style in STYLES.items() if re.search(r"\((width|height) [<>]", style)
    ]


def test_share_says_what_the_link_kit_says() -> None:
    kit = (ROOT / "tests/cases/html/links.html").read_text("utf-8")
    found = re.findall(r'"(?:notes|clean|exercises|projector)">\s*<summary>\s*<h2>(.+?) of “', kit)
    assert len(found) == 4
    share = SCRIPTS["share.js"]
    for title in found:
        whole, one = f"The {title[0].lower()}{title[1:]}", title.replace("Paragraph", "${words}")
        assert whole in share or one in share
    assert Block("paragraph", 3, ()).name.replace("3", "${paragraph}") in share
    assert {*re.findall(r"\?show=\w+", kit)} == {*re.findall(r"\?show=\w+", share)}


def declarations(style: str) -> Iterator[tuple[str, str]]:
    """Yield the properties of a style and their values."""
    plain = re.sub(r"(?s)/\*.*?\*/", "", style)
    yield from re.findall(r"(?m)^\s+([\w-]+):\s+([^;]+);", plain)


@pytest.mark.parametrize("name", STYLES)
def test_sides_go_by_reading_direction(name: str) -> None:
    found = list(declarations(STYLES[name]))
    assert len(found) > 50
    assert not [pair for pair in found if re.search(r"\b(left|right)\b", " ".join(pair))]


@pytest.mark.edition
def test_every_class_of_a_style_is_used() -> None:
    paths = [
        path
        for folder in (ROOT / "hooks/whosays", ROOT / "docs", ROOT / "tests/edition/docs")
        for path in folder.rglob("*")
        if path.suffix in {".py", ".js", ".html", ".md"}
    ]
    words = (re.findall(r"(?<![\w-])ws-[\w-]+", path.read_text("utf-8")) for path in paths)
    used = {word for found in words for word in found}
    made = {f"ws-{kind.slug}" for kind in KINDS.values()}
    for name, style in STYLES.items():
        assert set(re.findall(r"\.(ws-[\w-]+)", style)) - made - used == set(), name


def test_every_class_of_a_page_is_used() -> None:
    pages = (path.read_text("utf-8") for path in (ROOT / "tests/cases").rglob("*.html"))
    lists = (names.split() for page in pages for names in re.findall(r'class="([^"]+)"', page))
    shown = {name for names in lists for name in names if name.startswith("ws-")}
    used = {*re.findall(r"ws-[\w-]+", " ".join((STYLES | SCRIPTS).values())), *IDLE}
    assert len(shown) > 100 and shown - used == set()
