"""The command line: what MkDocs checks, without MkDocs."""

import argparse
import io
import json
import sys
from pathlib import Path

from whosays.configuration import CONFIG, open_edition, read_settings
from whosays.edit.commands import add_commands
from whosays.edit.files import read_before, uninterrupted, write_all
from whosays.edit.init import init
from whosays.edit.text.received import read_outside
from whosays.edit.unpack import unpack
from whosays.faults import Fault, Faults, counted, unknown
from whosays.formats.address import Home
from whosays.formats.csl import read_references, write_csl
from whosays.formats.registry import OF_AN_ARTICLE, OF_THE_EDITION
from whosays.pages.addresses import public
from whosays.read.check.advice import advise
from whosays.read.check.plain_words import hard_to_read
from whosays.read.check.unfinished import to_do
from whosays.read.files import PERMALINKS, permalinks, read_permalinks
from whosays.read.schema import SCHEMAS, json_schema

SCHEMA = "docs/notes/{name}.schema.json"


def main(arguments: list[str] | None = None) -> int:
    """Run one command; give 0, or 1 after printing every fault."""
    parser = argparse.ArgumentParser(prog="whosays", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    plain = {
        check: "say everything that is wrong with the edition's files, and what is to do",
        schema: f"write {SCHEMA.format(name='*')}, for editors",
        pin: f"add the addresses of new passages to {PERMALINKS}",
    }
    for run, words in plain.items():
        commands.add_parser(run.__name__, help=words).set_defaults(run=run)
    listing = commands.add_parser("references", help="print the references for Zotero, or back")
    way = listing.add_mutually_exclusive_group(required=True)
    way.add_argument("--format", choices=("csl-json",), help="print all references so")
    way.add_argument(
        "--from",
        dest="source",
        metavar="FILE",
        help="print a CSL JSON file as entries for docs/references.yml",
    )
    listing.set_defaults(run=references)
    taken = commands.add_parser(
        "export", help="write a file for other tools: of an article, or of all"
    )
    taken.add_argument("article", nargs="?", default="", help="its id, as in docs/notes/ID.yml")
    taken.add_argument("--format", choices=(*OF_AN_ARTICLE, *OF_THE_EDITION), required=True)
    taken.set_defaults(run=export)
    add_commands(commands)
    words = "write our pages and theme into the folder, for hosts that run no plugins (Zensical)"
    commands.add_parser("unpack", help=words).set_defaults(run=unpack)
    strict = "end with 1 if there is advice too"
    commands.choices["check"].add_argument("--strict", action="store_true", help=strict)
    for command in commands.choices.values():
        command.add_argument(
            "-f",
            "--config-file",
            type=Path,
            default=Path(CONFIG),
            metavar="FILE",
            help=f"the edition’s configuration, if not ./{CONFIG}",
        )
    begun = commands.add_parser("init", help="make the folder of an edition of your own")
    begun.add_argument("folder", type=Path, help="a new or an empty folder; . for this one")
    begun.set_defaults(run=init, config_file=Path(CONFIG))
    return _run(parser.parse_args(arguments))


def _run(options: argparse.Namespace) -> int:
    """Run a command, and say in a sentence why it ended before its end."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # what is saved is UTF-8, on Windows too
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
    try:
        done = int(options.run(options.config_file.parent, options))
        sys.stdout.flush()
        return done
    except BrokenPipeError:  # whoever reads has seen enough, as `head` has
        sys.stdout = None
        return 1
    except (KeyboardInterrupt, EOFError):
        print("\n" * sys.stderr.isatty() + "Stopped. Nothing was changed.", file=sys.stderr)
        return 130
    except OSError as error:
        place = str(error.filename or "whosays")
        faults = Faults([Fault(place, 0, f"cannot be used: {error.strerror or error}")])
    except Faults as found:
        faults = found
    print(faults, f"\n{counted(len(faults.faults), 'fault')}", sep="\n", file=sys.stderr)
    return 1


def check(root: Path, options: argparse.Namespace) -> int:
    """Read the edition and say what is in it, what is to do, and what should be changed."""
    edition = open_edition(root, options.config_file.name, strictly=True)
    left = [line for article in edition.in_order for line in to_do(article)]
    config, references = options.config_file.name, edition.references.values()
    older = advise(root, config, edition.articles.values(), references)
    advice = [*sorted(older), *hard_to_read(edition)]
    passages = sum(len(article.notes) for article in edition.articles.values())
    print(
        f"No faults: {counted(len(edition.articles), 'article')}, "
        f"{counted(passages, 'passage')}, {counted(len(edition.references), 'reference')}, "
        f"{counted(len(edition.terms), 'term')}."
    )
    if left:
        print(f"{len(left)} to do:", *left, sep="\n")
    if advice:
        print("Advice:", *advice, sep="\n")
    return 1 if advice and options.strict else 0


def schema(root: Path, options: argparse.Namespace) -> int:
    """Write the JSON Schemas of the files that an edition is made of."""
    texts = {}
    for name in SCHEMAS:
        text = json.dumps(json_schema(name), indent=2, ensure_ascii=False)
        texts[SCHEMA.format(name=name)] = f"{text}\n"
    with uninterrupted():
        write_all(root, texts)
        print(*(f"{path} written" for path in texts), sep="\n")
    return 0


def pin(root: Path, options: argparse.Namespace) -> int:
    """Promise that the addresses of all passages will stay."""
    before = read_before(root, [PERMALINKS])
    edition = open_edition(root, options.config_file.name)
    pinned = read_permalinks(root)
    addresses = permalinks(edition.articles.values())
    new = [address for address in addresses if address not in set(pinned)]
    lines = "".join(f"{address}\n" for address in [*pinned, *new])
    with uninterrupted():
        write_all(root, {PERMALINKS: lines}, before)
        print(f"{counted(len(new), 'new address', 'new addresses')} in {PERMALINKS}")
    return 0


def references(root: Path, options: argparse.Namespace) -> int:
    """Print the references in a format of reference managers, or entries from such a file."""
    if options.source:
        try:
            print(read_references(read_outside(options.source).decode("utf-8-sig")), end="")
        except (ValueError, RecursionError):
            sentence = "is not CSL JSON: open it in Zotero, and export it as CSL JSON"
            raise Faults([Fault(options.source, 0, sentence)]) from None
    else:
        edition = open_edition(root, options.config_file.name)
        print(write_csl(list(edition.references.values())))
    return 0


def export(root: Path, options: argparse.Namespace) -> int:
    """Write one file into this folder; its links lead to the site, if it has a public address."""
    edition = open_edition(root, options.config_file.name)
    name, form = options.article, options.format
    home = Home(public(read_settings(options.config_file).address))
    if form in OF_THE_EDITION:
        path, content = OF_THE_EDITION[form].ending, OF_THE_EDITION[form].write(edition, home)
    elif name in edition.articles:
        path = f"{name}{OF_AN_ARTICLE[form].ending}"
        content = OF_AN_ARTICLE[form].write(edition, edition.articles[name], home)
    else:
        sentence = (
            unknown("article", name, edition.articles)
            if name
            else "name the article: whosays export ID --format …"
        )
        raise Faults([Fault("docs/notes", 0, sentence)])
    with uninterrupted():
        write_all(Path(), {path: content})
        print(f"{path} written")
    return 0
