"""Check an edition of Who Says?, and write its files."""

import io
import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from whosays.configuration import CONFIG, open_edition
from whosays.edit import commands
from whosays.edit.files import read_before, write_all
from whosays.edit.folder import init, unpack
from whosays.edit.text.new import OPTIONS
from whosays.edit.text.received import read_outside
from whosays.edition import NOTES
from whosays.faults import Fault, Faults, counted, in_order, refusal, say, unknown
from whosays.formats.csl import read_references, write_csl
from whosays.formats.documents import Home
from whosays.formats.registry import OF_AN_ARTICLE, OF_THE_EDITION
from whosays.lexicon import LEXICON
from whosays.pages.addresses import public
from whosays.read.check.advice import advise, hard_to_read, to_do
from whosays.read.files import PERMALINKS, permalinks, read_permalinks
from whosays.read.schema import SCHEMAS, json_schema

SCHEMA = NOTES + "/{name}.schema.json"
HELP: dict[str, str] = LEXICON["help"]


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return 0, or 1 after printing every fault."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # what is saved is UTF-8, on Windows too
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
    options = _parser().parse_args(arguments)
    try:
        done = int(options.run(options.config_file.parent, options) or 0)
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
        faults = Faults([Fault(place, 0, say("unreadable-here", reason=error.strerror or error))])
    except Faults as found:
        faults = found
    print(faults, f"\n{counted(len(faults.faults), 'fault')}", sep="\n", file=sys.stderr)
    return 1


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="whosays", description=__doc__)
    parser.add_argument("--version", action="version", version=f"whosays {_version()}")
    listed = parser.add_subparsers(dest="command", required=True, metavar="command")

    def add(run: Callable[[Path, Namespace], int | None]) -> ArgumentParser:
        words = (run.__doc__ or "").split("\n")[0]
        command = listed.add_parser(run.__name__, help=words, description=words)
        command.set_defaults(run=run, config_file=Path(CONFIG))
        if run is not init:
            words = HELP["config"].format(CONFIG)
            command.add_argument("-f", "--config-file", type=Path, metavar="FILE", help=words)
        return command

    add(check).add_argument("--strict", action="store_true", help=HELP["strict"])
    add(schema)
    add(pin)
    way = add(references).add_mutually_exclusive_group(required=True)
    way.add_argument("--format", choices=("csl-json",), help=HELP["csl"])
    way.add_argument("--from", dest="source", metavar="FILE", help=HELP["from csl"])
    command = add(export)
    command.add_argument("article", nargs="?", default="", help=HELP["article"])
    command.add_argument("--format", choices=(*OF_AN_ARTICLE, *OF_THE_EDITION), required=True)
    command = add(commands.new)
    command.add_argument("file", help=HELP["text"])
    for name, (_, _, words) in OPTIONS.items():
        command.add_argument(f"--{name}", default="", help=words)
    command.add_argument("--caption", type=int, default=0, metavar="N", help=HELP["caption"])
    command.add_argument("--encoding", default="", help=HELP["encoding"])
    command = add(commands.sheet)
    command.add_argument("article", help=HELP["article"])
    way = command.add_mutually_exclusive_group()
    way.add_argument("--to", default="", metavar="FILE", help=HELP["to"])
    way.add_argument("--from", dest="source", default="", metavar="FILE", help=HELP["from"])
    command = add(commands.bring)
    command.add_argument("article", help=HELP["article"])
    command.add_argument("file", help=HELP["comments"])
    add(unpack)
    add(init).add_argument("folder", type=Path, help=HELP["folder"])
    return parser


def _version() -> str:
    try:
        return version("whosays")
    except PackageNotFoundError:  # the package is run from its folder, without being installed
        return "(not installed)"


def check(root: Path, options: Namespace) -> int:
    """List what is wrong in the edition’s files, what is left to do, and advice."""
    edition = open_edition(root, options.config_file.name, strictly=True)
    left = [line for article in edition.in_order for line in to_do(root, edition, article)]
    advice = [*sorted(advise(root, edition), key=in_order), *hard_to_read(edition)]
    articles = edition.articles.values()
    undecided = sum(len(article.undecided) for article in articles)
    passages = sum(len(article.notes) for article in articles) + undecided
    without = f" ({undecided:,} without a note)" if undecided else ""
    print(
        f"No faults: {counted(len(edition.articles), 'article')}, "
        f"{counted(passages, 'passage')}{without}, "
        f"{counted(len(edition.references), 'reference')}, "
        f"{counted(len(edition.terms), 'term')}."
    )
    if left:
        print(f"{len(left)} to do:", *left, sep="\n")
    if advice:
        print("Advice:", *advice, sep="\n")
    return 1 if advice and options.strict else 0


def schema(root: Path, options: Namespace) -> None:
    """Write schemas, so that VS Code and other editors can complete and explain the files."""
    texts = {}
    for name in SCHEMAS:
        text = json.dumps(json_schema(name), indent=2, ensure_ascii=False)
        texts[SCHEMA.format(name=name)] = f"{text}\n"
    write_all(root, texts)
    print(*(f"{path} written" for path in texts), sep="\n")


def pin(root: Path, options: Namespace) -> None:
    """Record the links to new passages, so that no later change can break them."""
    before = read_before(root, [PERMALINKS])
    edition = open_edition(root, options.config_file.name)
    pinned = read_permalinks(root)
    addresses = permalinks(edition.articles.values())
    new = [address for address in addresses if address not in set(pinned)]
    lines = "".join(f"{address}\n" for address in [*pinned, *new])
    write_all(root, {PERMALINKS: lines}, before)
    print(f"{PERMALINKS}: {counted(len(new), 'new link')}")


def references(root: Path, options: Namespace) -> None:
    """Print the references for Zotero, or turn a file from Zotero into references."""
    if options.source:
        try:
            print(read_references(read_outside(options.source).decode("utf-8-sig")), end="")
        except (ValueError, RecursionError):
            raise refusal(options.source, "not-csl") from None
    else:
        edition = open_edition(root, options.config_file.name)
        print(write_csl(list(edition.references.values())))


def export(root: Path, options: Namespace) -> None:
    """Write an article, or the whole edition, as a file for other tools."""
    edition = open_edition(root, options.config_file.name)
    name, form = options.article, options.format
    home = Home(public(edition.site))
    if form in OF_THE_EDITION:
        path, content = OF_THE_EDITION[form].ending, OF_THE_EDITION[form].write(edition, home)
    elif name in edition.articles:
        path = f"{name}{OF_AN_ARTICLE[form].ending}"
        content = OF_AN_ARTICLE[form].write(edition, edition.articles[name], home)
    else:
        sentence = unknown("article", name, edition.articles) if name else say("which-article")
        raise Faults([Fault(NOTES, 0, sentence)])
    write_all(Path(), {path: content})
    print(f"{path} written")
