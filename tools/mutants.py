"""Do the tests notice when the code is wrong? `make mutants` tries many small wrongs and tells.

Each mutant is one change to one line of hooks/whosays: a comparison turned round, a constant off by
one, a condition negated, a statement left out. First the tests without a browser run once, to see
which of them pass which line. Against each mutant then run the tests that pass its line, and, if
none fails, all. What survives is printed: a missing test, or a change that makes no difference.
`make mutants COUNT=200 SEED=7` tries others; the same seed tries the same. `ONLY=edit/` tries those
of the files whose path has these words in it.
"""

import ast
import copy
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import coverage
import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = "hooks/whosays"
QUICK = "not browser and not slow and not tools"
HOUR = 3600
FIRST = 60
"""How many of the tests that pass a line run before all others do."""
COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE,
    ast.GtE: ast.Gt, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip


def variants(node: ast.AST) -> Iterator[ast.AST]:
    """Return the ways in which a node can be wrong."""
    match node:
        case ast.Compare(ops=[op]) if type(op) in COMPARED:
            yield ast.Compare(node.left, [COMPARED[type(op)]()], node.comparators)
        case ast.BoolOp():
            other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
            yield ast.BoolOp(other, node.values)
        case ast.IfExp():
            yield ast.IfExp(ast.UnaryOp(ast.Not(), node.test), node.body, node.orelse)
        case ast.If():
            yield ast.If(ast.UnaryOp(ast.Not(), node.test), node.body, node.orelse)
        case ast.Constant(value=bool()):
            yield ast.Constant(not node.value)
        case ast.Constant(value=int() as value):
            yield ast.Constant(value + 1)
        case ast.BinOp(op=ast.Add()):
            yield ast.BinOp(node.left, ast.Sub(), node.right)
        case ast.UnaryOp(op=ast.Not()):
            yield node.operand
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
            yield ast.Return(ast.Constant(None))
        case ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom()):
            yield ast.Pass()
        case ast.AugAssign():
            yield ast.Pass()


@dataclass(frozen=True)
class Mutant:
    """One change to one file."""

    path: str
    line: int
    change: str
    """What is there, and what is tried instead."""
    text: str
    """The whole file with the change."""


def mutants(path: Path) -> Iterator[Mutant]:
    """Return every mutant of a file."""
    tree = ast.parse(path.read_text("utf-8"))
    idle = {id(part) for node in ast.walk(tree) if _is_idle(node) for part in ast.walk(node)}
    for index, node in enumerate(ast.walk(tree)):
        if id(node) in idle:
            continue
        for number, wrong in enumerate(variants(node)):
            changed = copy.deepcopy(tree)
            target = list(ast.walk(changed))[index]
            variant = list(variants(target))[number]
            for parent in ast.walk(changed):
                for field, value in ast.iter_fields(parent):
                    if value is target:
                        setattr(parent, field, variant)
                    elif isinstance(value, list) and target in value:
                        value[value.index(target)] = variant
            yield Mutant(
                path.relative_to(ROOT).as_posix(),
                getattr(node, "lineno", 0),
                f"{_in_one_line(node)} → {_in_one_line(wrong)}",
                ast.unparse(ast.fix_missing_locations(changed)),
            )


def _is_idle(node: ast.AST) -> bool:
    """Return whether a piece of code does nothing that a test could see: a class that could change
    but does not, and what runs a module as a command.
    """
    if isinstance(node, ast.keyword):
        return node.arg == "frozen"
    return isinstance(node, ast.If) and "__main__" in ast.unparse(node.test)


def _in_one_line(node: ast.AST) -> str:
    """Write the first line of a piece of code."""
    return ast.unparse(ast.fix_missing_locations(node)).split("\n")[0][:70]


class _Contexts:
    """Lets coverage know which test runs."""

    def __init__(self, measured: coverage.Coverage) -> None:
        self.measured = measured

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self.measured.switch_context(item.nodeid)
        return (yield)


def measure(folder: Path) -> None:
    """Run the tests in a copy of the project and write down which of them passes which line."""
    os.chdir(folder)
    measured = coverage.Coverage(str(folder / ".coverage"), source=[str(folder / PACKAGE)])
    measured.start()
    options = ["-q", "-m", QUICK, "-p", "no:cacheprovider"]
    code = pytest.main(options, plugins=[_Contexts(measured)])
    measured.stop()
    measured.save()
    assert code == 0, "the tests must pass before anything is changed"


def survives(folder: Path, mutant: Mutant, tests: list[str]) -> bool:
    """Run first some tests, then all, against a mutant in a copy; return whether all passed."""
    path = folder / mutant.path
    before = path.read_text("utf-8")
    path.write_text(mutant.text, "utf-8")
    try:
        return (not tests or _pass(folder, tests)) and _pass(folder, ["-m", QUICK])
    finally:
        path.write_text(before, "utf-8")


def _pass(folder: Path, options: list[str]) -> bool:
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *options]
    try:
        done = subprocess.run(
            command, cwd=folder, env=_environment(folder), capture_output=True, timeout=300
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def _environment(folder: Path) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(folder / "hooks"), "NO_MKDOCS_2_WARNING": "1"}


def main() -> int:
    """Try a sample of all mutants, print the survivors and the share that was noticed."""
    if sys.argv[1:]:
        measure(Path(sys.argv[1]))
        return 0
    count, seed = int(os.environ.get("COUNT", "120")), int(os.environ.get("SEED", "20270501"))
    only = os.environ.get("ONLY", "")
    every = [
        mutant
        for path in sorted((ROOT / PACKAGE).rglob("*.py"))
        if only in path.as_posix()
        for mutant in mutants(path)
    ]
    chosen = random.Random(seed).sample(every, min(count, len(every)))
    with tempfile.TemporaryDirectory() as name:
        folders = [Path(name) / str(number) for number in range(os.cpu_count() or 1)]
        for folder in folders:
            _copy(folder)
        command = [sys.executable, "-m", "tools.mutants", str(folders[0])]
        subprocess.run(
            command, cwd=folders[0], env=_environment(folders[0]), check=True, timeout=HOUR
        )
        passing = coverage.CoverageData(str(folders[0] / ".coverage"))
        passing.read()

        def work(number: int) -> int:
            left = 0
            for mutant in chosen[number :: len(folders)]:
                of_line = passing.contexts_by_lineno(str(folders[0] / mutant.path))
                tests = sorted({one for one in of_line.get(mutant.line, []) if "::" in one})
                some = random.Random(seed).sample(tests, min(FIRST, len(tests)))
                if survives(folders[number], mutant, some):
                    left += 1  # printed as it goes: a whole sample takes a while
                    print(f"{mutant.path}:{mutant.line}: {mutant.change}", flush=True)
            return left

        with ThreadPoolExecutor(len(folders)) as pool:
            noticed = len(chosen) - sum(pool.map(work, range(len(folders))))
    share = f"{100 * noticed / len(chosen):.0f} %"
    print(f"{noticed} of {len(chosen)} mutants noticed ({share}), seed {seed}, of {len(every)}")
    return 0


def _copy(folder: Path) -> None:
    """Copy every file of the project that git lists."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    for name in filter(None, listed.stdout.split("\0")):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)


if __name__ == "__main__":
    sys.exit(main())
