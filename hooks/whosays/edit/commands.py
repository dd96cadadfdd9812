"""The commands for editors: a new article, a spreadsheet there and back, comments brought in."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from whosays.edit.files import rehearse, write_all
from whosays.edit.new import OPTIONS, complete, new_article
from whosays.edit.received import receive
from whosays.faults import Fault, Faults

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_commands(commands: "Commands") -> None:
    """Say which commands there are, and what each takes."""
    parser = commands.add_parser("new", help="make an article of a text, to annotate it")
    parser.add_argument("file", help="a text, .html or .docx file; - for standard input")
    for name, (_, _, words) in OPTIONS.items():
        parser.add_argument(f"--{name}", default="", help=words)
    caption = "which block is a picture’s caption, counted from 1 (the title)"
    parser.add_argument("--caption", type=int, default=0, metavar="N", help=caption)
    parser.add_argument("--encoding", default="", help="of the text, if it is not UTF-8")
    parser.set_defaults(run=new)


def new(root: Path, options: argparse.Namespace) -> int:
    """Write the files of a new article, and say what was done and what comes next."""
    stream = options.file == "-"
    name = "standard input" if stream else options.file
    data = sys.stdin.buffer.read() if stream else read_outside(options.file)
    received = receive(data, name, options.encoding)
    given = {key: getattr(options, key) for key in OPTIONS}
    if not stream and sys.stdin.isatty():
        given = _ask(given, received.about)
    about = complete(received, given, options.caption)
    changes = new_article(root, received.text, about)
    _write(root, changes)
    for change in received.changes:
        print(f"{name}: {change}")
    notes = changes[f"docs/notes/{about.id}.yml"]
    said = {
        f"seeds/{about.id}.txt": "written",
        f"docs/notes/{about.id}.yml": f"{notes.count('  - undecided:')} passages, none decided; "
        f"{notes.count('    cues:')} carry cues; language: {about.language}",
        f"docs/articles/{about.id}.md": "written",
        "docs/references.yml": "1 entry more; how it was read is yours to say",
    }
    for path, words in said.items():
        print(f"{path}: {words}")
    print("Next: make serve, and docs/about/your-own-article.md")
    return 0


def read_outside(path: str) -> bytes:
    """Read a file that may lie anywhere on the editor's machine."""
    try:
        return Path(path).read_bytes()
    except OSError as error:
        sentence = f"cannot be read: {error.strerror}"
        raise Faults([Fault(path, 0, sentence)]) from None


def _ask(given: dict[str, str], known: dict[str, str]) -> dict[str, str]:
    """Ask the person at the keyboard for what is missing; what has a default is not asked."""
    answers = dict(given)
    for key in ("publisher", "date", "url"):
        if not answers[key] and key not in known:
            option, _, words = OPTIONS[key]
            answers[key] = input(f"{words.capitalize()} (as in {option.split()[1]})? ").strip()
    return answers


def _write(root: Path, changes: dict[str, str]) -> None:
    """Write files that keep the edition sound. Raises Faults, and changes nothing, otherwise."""
    if faults := rehearse(root, changes):
        raise Faults(faults)
    write_all(root, changes)
