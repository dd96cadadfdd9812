"""Rules for the pages: directives, links to terms, and what the site's theme prints."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from whosays.faults import Fault, Faults, unknown
from whosays.model.fields import Data, Heading
from whosays.model.notes import UnattributedAnalysis
from whosays.model.notes_file import NotesFile
from whosays.read.check.blocked import check_blocked
from whosays.read.check.marks import check_form
from whosays.read.document import Document, Place, read_yaml
from whosays.read.schema import validate
from whosays.syntax import (
    ANY_TERM_LINK,
    AT_THE_TOP,
    DIRECTIVES,
    TERM_LINK,
    Line,
    find_directives,
    marked,
    split_front_matter,
    without_code,
)

MANY = {"passage", "strip", "kinds", "checks", "signals", "flags", "manners"}
"""Directives that may stand on a page more than once: they have no ids."""


@dataclass(frozen=True)
class Targets:
    """What a page can name."""

    passages: Mapping[str, set[str]]
    """Of each article, the ids of its passages."""
    broken: set[str]
    """Articles that cannot be read, of which nothing more is said."""
    terms: Collection[str]
    exercises: bool = True
    """Whether there are items for the warm-up."""
    references: Collection[str] = ()


class FrontMatter(Data, extra="ignore"):
    """What the site's theme prints of a page's front matter."""

    title: Heading = "-"
    """Of the page."""
    description: Heading = "-"
    """For search engines and link previews."""


def check_page(path: str, text: str, targets: Targets) -> list[Fault]:
    """Refuse what a builder would stop at without saying where, or would publish as text."""
    faults = [*_check_front_matter(path, text), *_check_directives(path, text, targets)]
    faults += check_blocked(path, text)
    links, found = check_term_links(path, without_code(text), targets.terms)
    faults += found
    deep = path.count("/") - 1
    for line in find_directives(text):
        if not line.fault and deep != (0 if line.name in AT_THE_TOP else 1):
            where = "in docs/ itself" if line.name in AT_THE_TOP else "one folder below docs/"
            sentence = f"“{line.text.rstrip()}” works only on a page that lies {where}"
            faults.append(Fault(path, line.number, sentence))
    plain = without_code(text)
    for at, sentence in check_form(plain, None, targets.references):
        faults.append(Fault(path, plain.count("\n", 0, at) + 1, sentence))
    if marked_records(text) and deep != 1:
        sentence = "marks a record, [@key], so it must lie one folder below docs/"
        faults.append(Fault(path, 0, sentence))
    if links and deep != 1:
        sentence = "uses a [[term]], so it must lie one folder below docs/"
        faults.append(Fault(path, 0, sentence))
    return faults


def marked_records(text: str) -> list[str]:
    """Return the keys of the records that a page marks."""
    return marked(without_code(text))


def linked_terms(text: str, terms: Collection[str]) -> set[str]:
    """Give the terms that a page links."""
    return check_term_links("", without_code(text), terms)[0]


def check_term_links(
    path: str, text: str, terms: Collection[str], first_line: int = 1
) -> tuple[set[str], list[Fault]]:
    """Give the terms that a text links as `[[term]]`, and a fault for each that is no link."""
    used: set[str] = set()
    faults: list[Fault] = []
    for found in ANY_TERM_LINK.finditer(text):
        line = text.count("\n", 0, found.start()) + first_line
        match = TERM_LINK.fullmatch(found.group())
        if not match:
            sentence = f"“{found.group()}” links no term; write [[term]] or [[term|words]]"
            faults.append(Fault(path, line, sentence))
            continue
        used.add(match["term"])
        if match["term"] not in terms:
            faults.append(Fault(path, line, unknown("term", match["term"], terms)))
    return used, faults


def prose(file: NotesFile) -> Iterator[tuple[Place, str]]:
    """Give every text of a notes file that may link a term."""
    yield ("found", "remark"), file.found.remark
    yield ("rights",), file.rights
    yield ("wire_remark",), file.wire_remark or ""
    for index, note in file.annotated:
        yield ("passages", index, "note"), note.note
        if isinstance(note, UnattributedAnalysis):
            yield ("passages", index, "evidence"), note.evidence


def check_article_pages(documents: Mapping[str, Document], shown: Mapping[str, str]) -> list[Fault]:
    """Refuse an article that has no page; `shown` gives of each page that shows one its path."""
    return [
        document.fault(
            (),
            f"no page shows the article; write docs/articles/{name}.md with the line "
            f"“::: article {name}”",
        )
        for name, document in documents.items()
        if shown.get(f"docs/articles/{name}.md") != name
    ]


def _check_front_matter(path: str, text: str) -> list[Fault]:
    head, _ = split_front_matter(text)
    if not head.strip():
        return []
    try:
        document = read_yaml(head, path, first_line=2)
        if isinstance(document.value, dict):
            validate(FrontMatter, document)
    except Faults as found:
        return found.faults
    return []


def _check_directives(path: str, text: str, targets: Targets) -> Iterator[Fault]:
    seen: set[str] = set()
    for line in find_directives(text):
        if line.fault:
            yield Fault(path, line.number, line.fault)
        elif line.name not in DIRECTIVES:
            yield Fault(path, line.number, unknown("directive", line.name, DIRECTIVES))
        elif sentence := _wrong_argument(line, targets):
            yield Fault(path, line.number, f"“{line.text.rstrip()}”: {sentence}")
        elif line.name in seen and line.name not in MANY:
            sentence = f"“{line.text.rstrip()}” is the second “{line.name}” here; a page has one"
            yield Fault(path, line.number, sentence)
        seen.add(line.name)


def _wrong_argument(line: Line, targets: Targets) -> str:
    wants = DIRECTIVES[line.name]
    article, slash, passage = line.argument.partition("/")
    if line.name == "warm-up" and not targets.exercises:
        return "there are no items for it; write docs/practice/items.yml, or take this page out"
    if wants == "nothing":
        return f"“{line.name}” takes no argument" if line.argument else ""
    if not line.argument:
        if wants == "an article or none":
            return "" if targets.passages or targets.broken else "there is no article yet"
        return f"the name of {'an' if wants == 'article' else 'a'} {wants} is missing"
    if wants == "term":
        return (
            "" if line.argument in targets.terms else unknown("term", line.argument, targets.terms)
        )
    if article in targets.broken:
        return ""
    if article not in targets.passages:
        return unknown("article", article, targets.passages)
    if wants != "passage":
        return f"“{line.name}” wants an article, not a passage" if slash else ""
    if not slash:
        return f"a passage is missing; write “::: {line.name} {article}/its-id”"
    if passage not in targets.passages[article]:
        return unknown("passage", passage, targets.passages[article])
    return ""
