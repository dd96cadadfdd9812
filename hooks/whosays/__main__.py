"""The command line: what MkDocs checks, without MkDocs."""

import argparse
import json
import sys
from pathlib import Path

from whosays.faults import Faults
from whosays.load import PERMALINKS, load_edition, read_permalinks
from whosays.model import NotesFile


def main(arguments: list[str] | None = None) -> int:
    """Run one command; give 0, or 1 after printing every fault."""
    parser = argparse.ArgumentParser(prog="whosays", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    commands.add_parser("check", help="say everything that is wrong with the edition's files")
    commands.add_parser("schema", help="print the JSON Schema of a notes file, for editors")
    commands.add_parser("pin", help=f"add the addresses of new passages to {PERMALINKS}")
    options = parser.parse_args(arguments)
    try:
        return {"check": check, "schema": schema, "pin": pin}[options.command](Path())
    except Faults as faults:
        print(faults, file=sys.stderr)
        count = len(faults.faults)
        print(f"\n{count} {'fault' if count == 1 else 'faults'}", file=sys.stderr)
        return 1


def check(root: Path) -> int:
    """Read the edition and say what is in it."""
    edition = load_edition(root)
    passages = sum(len(article.notes) for article in edition.articles.values())
    print(
        f"No faults: {len(edition.articles)} article(s), {passages} passages, "
        f"{len(edition.references)} references, {len(edition.terms)} terms."
    )
    return 0


def schema(root: Path) -> int:
    """Print the JSON Schema of a notes file."""
    print(json.dumps(NotesFile.model_json_schema(), indent=2, ensure_ascii=False))
    return 0


def pin(root: Path) -> int:
    """Promise that the addresses of all passages will stay."""
    edition = load_edition(root)
    pinned = set(read_permalinks(root))
    addresses = [f"{a.id}#{note.id}" for a in edition.articles.values() for note in a.notes]
    new = [address for address in addresses if address not in pinned]
    with (root / PERMALINKS).open("a", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{address}\n" for address in new)
    print(f"{len(new)} new addresses in {PERMALINKS}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
