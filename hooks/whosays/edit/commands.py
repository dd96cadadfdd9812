"""The commands for editors: a new article, a spreadsheet there and back, comments brought in."""

import argparse
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from whosays.configuration import open_edition
from whosays.edit.annotations.bring import bring
from whosays.edit.annotations.parse import read_annotations
from whosays.edit.files import Before, read_before, rehearse, undisturbed, uninterrupted, write_all
from whosays.edit.sheet.spreadsheet import put_rows, read_notes, read_table
from whosays.edit.sheet.tables import write_xlsx
from whosays.edit.text.new import OPTIONS, About, complete, files_of, new_article
from whosays.edit.text.received import read_outside, read_standard_input, receive
from whosays.faults import Fault, Faults, counted, unknown
from whosays.formats.rows import Row, to_table, write_csv
from whosays.read.files import NOTES
from whosays.read.text import read_text

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
    parser = commands.add_parser("sheet", help="print an article’s notes as a spreadsheet, or back")
    parser.add_argument("article", help="its id")
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--to", default="", metavar="FILE", help="write .csv or .xlsx")
    way.add_argument("--from", dest="source", default="", metavar="FILE", help="take .csv or .xlsx")
    parser.set_defaults(run=sheet)
    parser = commands.add_parser("bring", help="put in what people wrote on the text elsewhere")
    parser.add_argument("article", help="its id")
    parser.add_argument("file", help="Hypothesis’ JSON, W3C Web Annotations, or a .docx")
    parser.set_defaults(run=bring_in)
    parser = commands.add_parser("where", help="say in which file and line a passage stands")
    parser.add_argument("passage", help="its number on the page, or its id")
    parser.add_argument("article", nargs="?", default="", help="where there are several")
    parser.set_defaults(run=where)


def new(root: Path, options: argparse.Namespace) -> int:
    """Write the files of a new article, and say what was done and what comes next."""
    stream = options.file == "-"
    name = "standard input" if stream else options.file
    data = read_standard_input(name) if stream else read_outside(options.file)
    received = receive(data, name, options.encoding)
    given = {key: getattr(options, key) for key in OPTIONS}
    if not stream and sys.stdin.isatty():
        given = _ask(given, received.about)
    about = complete(received, given, options.caption)
    with undisturbed(root):
        before = read_before(root, files_of(about.id))
        changes = new_article(root, received.text, about)
        if faults := rehearse(root, changes):
            raise Faults(faults)
    said = [f"{name}: {change}" for change in received.changes]
    with uninterrupted():
        write_all(root, changes, before)
        print(*said, *_done(about, before, changes), sep="\n")
    return 0


def _done(about: About, before: Before, changes: Mapping[str, str]) -> Iterator[str]:
    """Say what was written, and what comes next."""
    seed, references, notes, page = files_of(about.id)
    passages, cues = (changes[notes].count(f"\n  {one}:") for one in ("- undecided", "  cues"))
    yield f"{seed}: written"
    yield (
        f"{notes}: {passages} passages, none decided; {cues} carry cues; language: {about.language}"
    )
    yield f"{page}: written"
    if changes[references].encode() == before[references]:
        yield f"{references}: has the article already"
    else:
        yield f"{references}: 1 entry more; how it was read is yours to say"
    yield "Next: mkdocs serve"


def sheet(root: Path, options: argparse.Namespace) -> int:
    """Give an article's notes as a spreadsheet, or put what came back into its file."""
    if options.source:
        before = read_before(root, [f"{NOTES}/{options.article}.yml"])
        rows = read_table(read_outside(options.source), options.source)
        return _merge(root, options.article, rows, options.source, before)
    table = to_table(read_notes(root, options.article)[1])
    if not options.to:
        sys.stdout.buffer.write(write_csv(table))
        return 0
    path = Path(options.to)
    if path.exists():
        sentence = "is there already, and nothing is overwritten; give another name"
        raise Faults([Fault(options.to, 0, sentence)])
    data = write_xlsx(table) if options.to.lower().endswith(".xlsx") else write_csv(table)
    with uninterrupted():
        write_all(path.parent, {path.name: data}, {path.name: None})
        print(f"{options.to}: {len(table) - 1} rows, one a passage")
    return 0


def bring_in(root: Path, options: argparse.Namespace) -> int:
    """Put what people wrote elsewhere beside the passages, and list what has no place."""
    before = read_before(root, [f"{NOTES}/{options.article}.yml"])
    annotations = read_annotations(read_outside(options.file), options.file)
    file = read_notes(root, options.article)[1]
    brought = bring(file, read_text(root, file.seed.file), annotations)
    placed = len(annotations) - len(brought.left)
    print(f"{options.file}: {placed} of {len(annotations)} annotations have their place")
    for line in brought.left:
        print(f"{options.file}: not placed: {line}")
    return _merge(root, options.article, brought.rows, options.file, before) if placed else 1


def where(root: Path, options: argparse.Namespace) -> int:
    """Say in which file and line a passage stands, for editors that open “file:line”."""
    edition = open_edition(root, options.config_file.name)
    known = {article.id: article for article in edition.in_order}
    if options.article and options.article not in known:
        raise Faults([Fault("whosays where", 0, unknown("article", options.article, known))])
    articles = [known[options.article]] if options.article else list(known.values())
    found = [
        f"{one.path}:{one.lines[index]}: {one.numbers[note.id]}, {note.id}"
        for one in articles
        for index, note in one.file.annotated
        if options.passage in (str(one.numbers[note.id]), note.id)
    ]
    if not found:
        most = max((len(one.numbers) for one in articles), default=0)
        ids = [note.id for one in articles for note in one.notes]
        sentence = unknown("passage", options.passage, ids)
        sentence += f"; the numbers go up to {most}" if options.passage.isdecimal() else ""
        raise Faults([Fault("whosays where", 0, sentence)])
    print(*found, sep="\n")
    return 0


def _merge(root: Path, article: str, rows: list[Row], name: str, before: Before) -> int:
    """Put rows into a notes file, and say what they changed."""
    with undisturbed(root):
        merged = put_rows(root, article, rows, name)
    path = f"{NOTES}/{article}.yml"
    if not merged.said:
        print(f"{path}: nothing to change")
        return 0
    with uninterrupted():
        write_all(root, {path: merged.text}, before)
        print(f"{path}: {counted(len(merged.said), 'change')}", *merged.said, sep="\n")
    return 0


def _ask(given: dict[str, str], known: dict[str, str]) -> dict[str, str]:
    """Ask the person at the keyboard for what is missing; what has a default is not asked."""
    answers = dict(given)
    for key in ("publisher", "date", "url"):
        if not answers[key] and key not in known:
            option, _, words = OPTIONS[key]
            answers[key] = input(f"{words.capitalize()} (as in {option.split()[1]})? ").strip()
    return answers
