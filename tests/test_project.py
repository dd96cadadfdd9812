"""The project itself: rooms, lint, workflows, and documents that tell the truth."""

import ast
import importlib.util
import re
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
import yaml
from whosays.cli import main

from tests.conftest import ROOT
from tests.support.processes import run

BIN = Path(sys.executable).parent
PACKAGE = ROOT / "hooks/whosays"
FLOORS = (
    ("codebook", "faults", "syntax", "aliases", "settings", "content_policy"),
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
"""From the bottom up: rooms (and single files) import only from floors below their own."""
HOSTS = {
    "markdown": {"whosays/extension.py"},
    "mkdocs": {"whosays/plugin.py", "whosays/configuration.py"},
}
"""The only files that know a host."""


def run_tool(*command: str) -> subprocess.CompletedProcess[str]:
    """Run a tool of the environment in the project's folder."""
    name, *arguments = command
    return run(BIN / name, *arguments, cwd=ROOT)


def imports(path: Path) -> set[str]:
    """Give the modules that a file imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def room(module: str) -> str:
    """Give the room of `whosays.read.check.notes`: read."""
    return module.split(".")[1]


def package_imports() -> dict[str, set[str]]:
    """Give for every module of the package the modules of the package that it imports."""
    paths = {
        ".".join(path.relative_to(ROOT / "hooks").with_suffix("").parts): path
        for path in PACKAGE.rglob("*.py")
        if path.stem != "__init__"
    }
    return {module: imports(path) & set(paths) for module, path in paths.items()}


def test_imports_run_one_way() -> None:
    floor = {name: number for number, rooms in enumerate(FLOORS) for name in rooms}
    wrong = [
        f"{module} ← {other}"
        for module, others in package_imports().items()
        for other in others
        if room(other) != room(module) and floor[room(other)] >= floor[room(module)]
    ]
    assert wrong == []


def test_no_room_has_an_import_circle() -> None:
    order = list(TopologicalSorter(package_imports()).static_order())
    assert len(order) > 40


def test_one_file_knows_each_host() -> None:
    hooks = ROOT / "hooks"
    for path in hooks.rglob("*.py"):
        names = {name.split(".")[0] for name in imports(path)}
        for host, files in HOSTS.items():
            knows = path.relative_to(hooks).as_posix() in files
            assert (host in names) == knows, f"{path.name}: {host}"


@pytest.mark.tools
@pytest.mark.parametrize(
    "command",
    [
        ("ruff", "check", "."),
        ("ruff", "format", "--check", "."),
        ("mypy",),
        ("zizmor", "--offline", "--no-progress", ".github"),
        (
            "check-jsonschema",
            "--builtin-schema",
            "vendor.github-workflows",
            ".github/workflows/links.yml",
            ".github/workflows/publish.yml",
            ".github/workflows/release.yml",
            ".github/workflows/test.yml",
        ),
    ],
    ids=lambda command: command[0] + "-" + command[1] if len(command) > 1 else command[0],
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


def test_a_build_imports_nothing_that_only_editors_need() -> None:
    tools = {"charset_normalizer", "docx", "lxml", "openpyxl", "ruamel", "sentencex", "trafilatura"}
    code = "import sys, whosays.plugin, whosays.extension; print(*sys.modules)"
    imported = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    ).stdout.split()
    assert "whosays.extension" in imported
    assert not tools & {name.split(".")[0] for name in imported}


@pytest.mark.tools
def test_the_documents_name_what_exists() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"(?m)^([a-z]+):", makefile))
    for name in ("README.md", "CONTRIBUTING.md"):
        text = (ROOT / name).read_text("utf-8")
        assert set(re.findall(r"`make ([a-z]+)`", text)) <= targets, name
        for path in re.findall(r"\]\((?!http|#|mailto)([^)#]+)", text):
            assert (ROOT / path).exists(), f"{name}: {path}"
    for name in ("README.md", "CONTRIBUTING.md"):
        for command in re.findall(r"whosays (\w+)`", (ROOT / name).read_text("utf-8")):
            with pytest.raises(SystemExit) as ended:
                main([command, "--help"])
            assert ended.value.code == 0, command


def test_the_worked_example_in_contributing_is_a_note(tmp_path: Path) -> None:
    from whosays.model.notes import OfficialStatement
    from whosays.read.document import read_yaml
    from whosays.read.schema import validate

    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    example = re.search(r"```yaml\n(  - id: .*?)```", text, re.DOTALL)
    assert example
    validate(OfficialStatement, read_yaml(example.group(1), "CONTRIBUTING.md"), (0,))


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
