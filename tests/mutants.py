"""Do the tests notice when the code is wrong? `make mutants` tries many small wrongs and tells.

Each mutant is one change to one line of hooks/whosays: a comparison turned round, a constant off by
one, a condition negated, a statement left out. The tests without a browser run against each until
one fails. What survives is printed: a missing test, or a change that makes no difference.
`make mutants COUNT=200 SEED=7` tries others; the same seed tries the same.
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
from pathlib import Path

ROOT = Path(__file__).parent.parent
QUICK = "not browser and not slow and not tools"
COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE,
    ast.GtE: ast.Gt, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip


def variants(node: ast.AST) -> Iterator[ast.AST]:
    """Give the ways in which a node can be wrong."""
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


def mutants(path: Path) -> Iterator[tuple[int, str]]:
    """Give every mutant of a file: its line, and the whole changed text."""
    tree = ast.parse(path.read_text("utf-8"))
    every = list(ast.walk(tree))
    for index, node in enumerate(every):
        for number in range(len(list(variants(node)))):
            changed = copy.deepcopy(tree)
            target = list(ast.walk(changed))[index]
            variant = list(variants(target))[number]
            for parent in ast.walk(changed):
                for field, value in ast.iter_fields(parent):
                    if value is target:
                        setattr(parent, field, variant)
                    elif isinstance(value, list) and target in value:
                        value[value.index(target)] = variant
            yield getattr(node, "lineno", 0), ast.unparse(ast.fix_missing_locations(changed))


def survives(folder: Path, name: str, text: str) -> bool:
    """Run the tests against a mutant in a copy of the project; tell whether all passed."""
    path = folder / name
    before = path.read_text("utf-8")
    path.write_text(text, "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(folder / "hooks"), "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-m", QUICK]
    try:
        done = subprocess.run(
            [*command, "-p", "no:cacheprovider"], cwd=folder, env=environment,
            capture_output=True, timeout=300,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return False
    finally:
        path.write_text(before, "utf-8")
    return done.returncode == 0


def main() -> int:
    """Try a sample of all mutants, print the survivors and the share that was noticed."""
    count, seed = int(os.environ.get("COUNT", "120")), int(os.environ.get("SEED", "20270501"))
    every = [
        (path.relative_to(ROOT).as_posix(), line, text)
        for path in sorted((ROOT / "hooks/whosays").rglob("*.py"))
        for line, text in mutants(path)
    ]
    chosen = random.Random(seed).sample(every, min(count, len(every)))
    with tempfile.TemporaryDirectory() as name:
        folders = [Path(name) / str(number) for number in range(os.cpu_count() or 1)]
        for folder in folders:
            folder.mkdir()
            for tracked in _tracked():
                (folder / tracked).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(ROOT / tracked, folder / tracked)
            assert survives(folder, *_unchanged()), "the tests must pass before anything is changed"

        def work(number: int) -> list[str]:
            left = []
            for path, line, text in chosen[number :: len(folders)]:
                if survives(folders[number], path, text):
                    left.append(f"{path}:{line}")
                    print(left[-1], flush=True)  # as it goes: a whole sample takes a while
            return left

        with ThreadPoolExecutor(len(folders)) as pool:
            left = [one for found in pool.map(work, range(len(folders))) for one in found]
    noticed = len(chosen) - len(left)
    print(
        f"{noticed} of {len(chosen)} mutants noticed ({100 * noticed / len(chosen):.0f} %), ",
        end="",
    )
    print(f"seed {seed}, of {len(every)} in all")
    return 0


def _tracked() -> list[str]:
    """Give every file of the project as git lists it."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    return [name for name in listed.stdout.split("\0") if name]


def _unchanged() -> tuple[str, str]:
    name = "hooks/whosays/__init__.py"
    return name, (ROOT / name).read_text("utf-8")


if __name__ == "__main__":
    sys.exit(main())
