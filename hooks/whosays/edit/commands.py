"""The commands for editors: a new article, a spreadsheet there and back, comments brought in."""

import sys
from argparse import Namespace
from pathlib import Path

from whosays.edit.annotations import read_annotations
from whosays.edit.files import Before, read_before, rehearse, write_all
from whosays.edit.put_annotations import put_annotations
from whosays.edit.sheet.merge import put_rows, read_notes
from whosays.edit.sheet.tables import read_table, write_xlsx
from whosays.edit.text.new import OPTIONS, complete, files_of, new_article
from whosays.edit.text.received import read_outside, receive
from whosays.edition import notes_path
from whosays.faults import Faults, counted, refusal
from whosays.formats.rows import Row, to_table, write_csv
from whosays.lexicon import LEXICON
from whosays.read.files import read_text


def new(root: Path, options: Namespace) -> None:
    """Make an article from a text, a web page or a Word file, ready for your notes."""
    stream = options.file == "-"
    name = "standard input" if stream else options.file
    received = receive(read_outside(name, stream=stream), name, options.encoding)
    given = {key: getattr(options, key) for key in OPTIONS}
    if not stream and sys.stdin.isatty():  # what has a default is not asked
        for key in ("publisher", "date", "url"):
            if not given[key] and key not in received.about:
                option, _, words = OPTIONS[key]
                given[key] = input(f"{words.capitalize()} (as in {option.split()[1]})? ").strip()
    about = complete(received, given, options.caption)
    before = read_before(root, files_of(about.id))
    changes = new_article(root, received.text, about)
    if faults := rehearse(root, changes, before):
        raise Faults(faults)
    write_all(root, changes, before)
    seed, references, notes, page = files_of(about.id)
    passages, cues = (changes[notes].count(f"\n  {one}:") for one in ("- undecided", "  cues"))
    known = changes[references].encode() == before[references]
    for change in received.changes:
        print(f"{name}: {change}")
    made = {"seed": seed, "references": references, "notes": notes, "page": page}
    made["entry"] = "already has the article" if known else "1 new entry"
    counts = {"passages": passages, "cues": cues}
    print(LEXICON["made"]["article"].format(language=about.language, **made, **counts), end="")


def sheet(root: Path, options: Namespace) -> None:
    """Write an article’s notes as a spreadsheet, or read them back."""
    if options.source:
        before = read_before(root, [notes_path(options.article)])
        rows = read_table(read_outside(options.source), options.source)
        _merge(root, options.article, rows, options.source, before)
        return
    table = to_table(read_notes(root, options.article)[1])
    if not options.to:
        sys.stdout.buffer.write(write_csv(table))
        return
    path = Path(options.to)
    if path.suffix.lower() not in (".csv", ".xlsx"):
        raise refusal(options.to, "spreadsheet-ending")
    if path.exists():
        raise refusal(options.to, "file-exists")
    data = write_xlsx(table) if path.suffix.lower() == ".xlsx" else write_csv(table)
    write_all(path.parent, {path.name: data}, {path.name: None})
    print(f"{options.to}: written; {len(table) - 1} rows, one for each passage")


def bring(root: Path, options: Namespace) -> int:
    """Import comments from other tools, and list those that match no passage."""
    before = read_before(root, [notes_path(options.article)])
    annotations = read_annotations(read_outside(options.file), options.file)
    file = read_notes(root, options.article)[1]
    rows, left = put_annotations(file, read_text(root, file.seed.file), annotations)
    placed = len(annotations) - len(left)
    print(f"{options.file}: {placed} of {len(annotations)} comments matched to passages")
    for line in left:
        print(f"{options.file}: not matched: {line}")
    if placed:
        _merge(root, options.article, rows, options.file, before)
    return 0 if placed else 1


def _merge(root: Path, article: str, rows: list[Row], name: str, before: Before) -> None:
    """Put rows into a notes file, and say what they changed."""
    path = notes_path(article)
    text, said = put_rows(root, article, rows, name, before)
    if said:
        write_all(root, {path: text}, before)
    print(
        f"{path}: {counted(len(said), 'change') if said else 'nothing has changed'}",
        *said,
        sep="\n",
    )
