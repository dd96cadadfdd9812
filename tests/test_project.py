"""The project itself: layers, lint, workflows, and documents that tell the truth."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

BIN = Path(sys.executable).parent
LAYERS = [
    {"faults", "codebook", "aliases", "tree", "fields", "anchor"},
    {"document", "model", "exercise", "choices"},
    {"edition", "schema"},
    {"check", "blocks", "schema_org", "reference", "reasons"},
    {"load", "note", "bibliography", "cite"},
    {"glossary", "legend"},
    {"article", "practice"},
    {"classroom"},
    {"directives"},
    {"extension"},
    {"__main__"},
]
"""From the bottom up: a module imports only from layers below its own."""


def run(*command: str) -> subprocess.CompletedProcess[str]:
    """Run a tool of the environment in the project's folder."""
    name, *arguments = command
    return subprocess.run([str(BIN / name), *arguments], cwd=ROOT, capture_output=True, text=True)


def imports(path: Path) -> set[str]:
    """Give the modules that a file imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module == "whosays":
            found |= {f"whosays.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def test_imports_run_one_way() -> None:
    level = {name: number for number, layer in enumerate(LAYERS) for name in layer}
    for path in (ROOT / "hooks/whosays").glob("*.py"):
        if path.stem == "__init__":
            continue
        for name in imports(path):
            if name.startswith("whosays."):
                below = level[name.removeprefix("whosays.")]
                assert below < level[path.stem], f"{path.stem} ← {name}"


def test_one_file_knows_each_host() -> None:
    for path in (ROOT / "hooks/whosays").glob("*.py"):
        names = {name.split(".")[0] for name in imports(path)}
        assert "mkdocs" not in names, path.name
        assert "markdown" not in names or path.stem == "extension", path.name


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
            ".github/workflows/test.yml",
        ),
    ],
    ids=lambda command: command[0] + "-" + command[1] if len(command) > 1 else command[0],
)
def test_the_tools_find_nothing(command: tuple[str, ...]) -> None:
    done = run(*command)
    assert done.returncode == 0, done.stdout + done.stderr


def test_actions_are_pinned_and_the_address_comes_from_the_workflow() -> None:
    for path in (ROOT / ".github/workflows").glob("*.yml"):
        for action in re.findall(r"uses: (\S+)", path.read_text("utf-8")):
            assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", action), f"{path.name}: {action}"
    publish = (ROOT / ".github/workflows/publish.yml").read_text("utf-8")
    assert "SITE_URL: ${{ steps.pages.outputs.base_url }}/" in publish
    assert "site_url: !ENV [SITE_URL" in (ROOT / "mkdocs.yml").read_text("utf-8")


def test_the_lock_file_has_versions_and_hashes_and_no_addresses() -> None:
    lock = (ROOT / "requirements.txt").read_text("utf-8")
    assert "://" not in lock
    names = re.findall(r"(?m)^([a-z0-9][\w.-]*)==", lock)
    assert {"mkdocs", "mkdocs-material", "pydantic", "pytest", "playwright"} <= set(names)
    assert lock.count("--hash=sha256:") > len(names)


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
            assert run("whosays", command, "--help").returncode == 0, command


def test_the_worked_example_in_contributing_is_a_note(tmp_path: Path) -> None:
    from whosays.document import read_yaml
    from whosays.model import OfficialStatement
    from whosays.schema import validate

    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    example = re.search(r"```yaml\n(  - id: .*?)```", text, re.DOTALL)
    assert example
    validate(OfficialStatement, read_yaml(example.group(1), "CONTRIBUTING.md"), (0,))
