"""The project itself: layers, lint, workflows and the lock file."""

import ast
import importlib.util
import re
import sys
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT
from tests.support.processes import run, run_tool

PACKAGE = ROOT / "hooks/whosays"
LAYERS = (
    ("lexicon",),
    ("faults",),
    ("codebook", "syntax", "aliases", "content_policy"),
    ("model",),
    ("edition",),
    ("read",),
    ("configuration",),
    ("pages",),
    ("formats",),
    ("edit", "directives"),
    ("extension",),
    ("plugin", "cli"),
    ("__main__",),
)
"""From the bottom up: folders and files import only from layers below their own."""
HOSTS = {
    "markdown": {"whosays/extension.py"},
    "mkdocs": {"whosays/plugin.py", "whosays/configuration.py"},
}
"""The only files that know a host."""


@cache
def imports(path: Path) -> set[str]:
    """Return the modules that a file imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def part(module: str) -> str:
    """Return the part of the package that `whosays.read.check.notes` belongs to: read."""
    return module.split(".")[1]


@cache
def package_imports() -> dict[str, set[str]]:
    """Return for every module of the package the modules of the package that it imports."""
    paths = {
        ".".join(path.relative_to(ROOT / "hooks").with_suffix("").parts): path
        for path in PACKAGE.rglob("*.py")
        if path.stem != "__init__"
    }
    return {module: imports(path) & set(paths) for module, path in paths.items()}


def test_imports_run_one_way() -> None:
    layer = {name: number for number, names in enumerate(LAYERS) for name in names}
    wrong = [
        f"{module} ← {other}"
        for module, others in package_imports().items()
        for other in others
        if part(other) != part(module) and layer[part(other)] >= layer[part(module)]
    ]
    assert wrong == []


@pytest.mark.edition
def test_the_page_on_the_program_has_the_same_layers() -> None:
    page = (ROOT / "docs/about/architecture.md").read_text("utf-8")
    table = page.split("## The layers")[1].split("## ")[0]
    layers = re.findall(r"(?m)^\| (`.+`) \|", table)
    assert [name for row in layers for name in re.findall(r"`(\w+)`", row)] == [
        name for names in LAYERS for name in names if name != "__main__"
    ]


def test_imports_have_no_circle() -> None:
    order = list(TopologicalSorter(package_imports()).static_order())
    assert len(order) > 40


def test_one_file_knows_each_host() -> None:
    hooks = ROOT / "hooks"
    for path in hooks.rglob("*.py"):
        names = {name.split(".")[0] for name in imports(path)}
        for host, files in HOSTS.items():
            knows = path.relative_to(hooks).as_posix() in files
            assert (host in names) == knows, f"{path.name}: {host}"


ZIZMOR = ("zizmor", "--offline", "--no-progress", ".github")


@pytest.mark.tools
@pytest.mark.parametrize(
    "command",
    [
        ("ruff", "check", "."),
        ("ruff", "format", "--check", "."),
        pytest.param(("mypy",), marks=pytest.mark.slow),
        pytest.param(ZIZMOR, marks=pytest.mark.slow),
    ],
    ids=" ".join,
)
def test_the_tools_find_nothing(command: tuple[str, ...]) -> None:
    done = run_tool(*command)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.tools
def test_actions_are_pinned_and_the_address_comes_from_the_workflow() -> None:
    for path in (ROOT / ".github/workflows").glob("*.yml"):
        for action in re.findall(r"uses: (\S+)", path.read_text("utf-8")):
            ours = action.startswith("./.github/workflows/")  # of the same commit
            assert ours or re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", action), f"{path.name}: {action}"
    publish = (ROOT / ".github/workflows/publish.yml").read_text("utf-8")
    assert "SITE_URL: ${{ steps.pages.outputs.base_url }}/" in publish
    assert "site_url: !ENV [SITE_URL" in (ROOT / "mkdocs.yml").read_text("utf-8")


@pytest.mark.tools
def test_only_what_passed_the_tests_is_published() -> None:
    workflows = ROOT / ".github/workflows"
    jobs = yaml.safe_load((workflows / "publish.yml").read_text("utf-8"))["jobs"]
    assert jobs["test"] == {
        "uses": "./.github/workflows/test.yml",
        "permissions": {"contents": "read"},
    }
    assert {"test", "build"} <= set(jobs["deploy"]["needs"])
    called = yaml.safe_load((workflows / "test.yml").read_text("utf-8"))
    assert "workflow_call" in called[True]  # “on” is a truth value in YAML
    assert "github.workflow" in called["concurrency"]["group"], "the two would end each other"


def pinned(name: str) -> dict[str, str]:
    """Return the version of each package that a lock file pins."""
    lock = (ROOT / name).read_text("utf-8")
    assert "://" not in lock
    versions = dict(re.findall(r"(?m)^([a-z0-9][\w.-]*)==(\S+)", lock))
    assert lock.count("--hash=sha256:") > len(versions)
    return versions


@pytest.mark.tools
def test_serving_needs_few_packages_and_tests_the_same_versions_of_them() -> None:
    serving, testing = pinned("requirements.txt"), pinned("requirements-dev.txt")
    assert {"mkdocs", "mkdocs-material", "pydantic"} <= serving.keys()
    assert len(serving) <= 45
    assert serving.items() <= testing.items()
    assert {"pytest", "playwright", "openpyxl", "trafilatura"} <= testing.keys()


@pytest.mark.slow
def test_a_build_imports_nothing_that_only_editors_need() -> None:
    tools = {"charset_normalizer", "docx", "lxml", "openpyxl", "sentencex", "trafilatura"}
    code = "import sys, whosays.plugin, whosays.extension; print(*sys.modules)"
    imported = run(sys.executable, "-c", code, check=True).stdout.split()
    assert "whosays.extension" in imported
    assert not tools & {name.split(".")[0] for name in imported}


@pytest.mark.tools
def test_the_report_on_links_warns_of_archived_ones_only() -> None:
    spec = importlib.util.spec_from_file_location("links", ROOT / ".github/links.py")
    assert spec and spec.loader
    links = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(links)
    entry = {"status": {"text": "Failed: Network error", "code": 404}}
    found = {
        "total": 3,
        "error_map": {
            "docs/references.yml": [
                {"url": "https://example.org/gone", **entry},
                {"url": "https://example.org/kept", **entry},
            ]
        },
    }
    report = links.report(found, lambda url: "https://web/kept" if "kept" in url else None)
    gone, kept = report.split("## Not open, but archived")
    assert "example.org/gone" in gone and "example.org/kept" not in gone
    assert "archived: https://web/kept" in kept
    assert "## Gone" not in links.report({"total": 3}, lambda url: None)
