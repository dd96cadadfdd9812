"""Commands that tests run: each has a limit of time, and nobody at the keyboard."""

import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
LIMIT = 300
"""Seconds until a command that does not end is killed. `faulthandler_timeout` is twice as long."""


def run(
    *command: str | Path, check: bool = False, **options: Any
) -> subprocess.CompletedProcess[str]:
    """Run a command, and return what it printed. Raise TimeoutExpired after LIMIT seconds."""
    return subprocess.run(
        [str(part) for part in command],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=check,
        timeout=LIMIT,
        **options,
    )


def run_tool(name: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a tool of the environment in the project's folder."""
    return run(Path(sys.executable).parent / name, *arguments, cwd=ROOT)


def end(process: subprocess.Popen[Any]) -> None:
    """Ask a process to end; kill it if it does not within ten seconds."""
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(10)
