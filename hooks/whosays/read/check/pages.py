"""Rules for the pages: directives, headings, links to terms and records, what would be blocked."""

import datetime
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from whosays import syntax
from whosays.edition import News
from whosays.faults import Fault, Faults, say, shorten, unknown
from whosays.model.fields import MONTHS, Data, Heading
from whosays.read.check.records import wrong_marks
from whosays.read.document import read_yaml
from whosays.read.schema import validate

FOREIGN = r"(?:https?:)?//[^\s\"'<>)]+"
IMAGE = re.compile(rf"!\[[^\]]*\]\(\s*<?(?P<address>{FOREIGN})", re.IGNORECASE)
"""A picture as Markdown writes it, of another site."""
TAG = re.compile(r"<(?P<name>[a-z][\w-]*)(?P<rest>(?:\s[^<>]*)?)>", re.IGNORECASE)
FETCHED = re.compile(
    rf"\s(?:src|srcset|data|poster|href)\s*=\s*[\"']?\s*(?P<address>{FOREIGN})", re.IGNORECASE
)
FETCHING = {"img", "iframe", "script", "link", "source", "video", "audio", "track", "embed"}
FETCHING |= {"object", "input", "image", "use"}
RUNS = re.compile(r"\s(?P<name>style|on[a-z]+)\s*=", re.IGNORECASE)
"""Attributes that are style or script."""

InLine = tuple[int, str]
"""What is wrong in a line of a page, counted from 1; 0 where the whole page is meant."""
CORRECTIONS = "about/corrections.md"
DATED = re.compile(r"## \d")
HEADING = re.compile(rf"## (\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}}): (.+?) \{{ #([a-z0-9-]+) \}}")


@dataclass(frozen=True)
class Targets:
    """What a page can name."""

    passages: Mapping[str, Collection[str]]
    """Of each article, the ids of its passages."""
    broken: set[str]
    """Articles that cannot be read, of which nothing more is said."""
    names: Mapping[str, Collection[str]]
    """Of terms, and of references if these can be read."""
    exercises: bool = True
    """Whether there are items for practice."""


@dataclass(frozen=True)
class PageText:
    """What a page names, and what is wrong with it."""

    directives: list[syntax.Line]
    terms: set[str]
    """That it links."""
    records: list[str]
    """That it marks."""
    faults: list[Fault]


class FrontMatter(Data, extra="ignore"):
    """What the site's theme prints of a page's front matter."""

    title: Heading = "-"
    description: Heading = "-"


def check_page(path: str, text: str, targets: Targets) -> PageText:
    """Find what a page names, and what a builder would stop at, or publish as text or as a gap."""
    plain = syntax.without_code(text)
    depth = path.count("/") - 1
    directives, records = list(syntax.find_directives(text)), syntax.marked(plain)
    terms, found = find_terms(plain, targets.names["term"])
    found += [*_check_directives(directives, targets, depth), *_check_blocked(plain)]
    for at, sentence in wrong_marks(plain, targets.names.get("reference")):
        found.append((_line(plain, at), sentence))
    if records and depth != 1:
        found.append((0, say("mark-elsewhere")))
    if terms and depth != 1:
        found.append((0, say("term-elsewhere")))
    faults = [Fault(path, line, sentence) for line, sentence in found]
    return PageText(directives, terms, records, faults)


def find_terms(text: str, known: Collection[str]) -> tuple[set[str], list[InLine]]:
    """Return the terms that a text links as `[[term]]`, and what is wrong with its links."""
    used: set[str] = set()
    wrong = []
    for found in syntax.ANY_TERM_LINK.finditer(text):
        line = _line(text, found.start())
        if not (match := syntax.TERM_LINK.fullmatch(found.group())):
            wrong.append((line, say("no-term-link", link=found.group())))
            continue
        used.add(match["term"])
        if match["words"] and text.split("\n")[line - 1].lstrip().startswith("|"):
            wrong.append((line, say("term-in-table", link=found.group(), term=match["term"])))
        if sentence := unknown("term", match["term"], known):
            wrong.append((line, sentence))
    return used, wrong


def check_front_matter(path: str, text: str) -> list[Fault]:
    """Return what is wrong with what a page begins with."""
    head, _ = syntax.split_front_matter(text)
    if not head.strip():
        return []
    try:
        document = read_yaml(f"\n{head}", path)  # which begins on the second line
        if isinstance(document.value, dict):
            validate(FrontMatter, document)
    except Faults as found:
        return found.faults
    return []


def _check_directives(
    lines: Iterable[syntax.Line], targets: Targets, depth: int
) -> Iterator[InLine]:
    seen: set[str] = set()
    for line in lines:
        shown = f"“{line.text.rstrip()}”"
        if line.fault:
            yield line.number, line.fault
            continue
        at_the_top = line.name in syntax.AT_THE_TOP
        if depth != (0 if at_the_top else 1):
            where = "directly in docs/" if at_the_top else "one folder below docs/"
            yield line.number, say("directive-elsewhere", shown=shown, where=where)
        if line.name not in syntax.DIRECTIVES:
            yield line.number, unknown("directive", line.name, syntax.DIRECTIVES)
        elif sentence := _wrong_argument(line, targets):
            yield line.number, f"{shown}: {sentence}"
        elif line.name in seen and line.name not in syntax.MANY:
            yield line.number, say("directive-twice", shown=shown, name=line.name)
        seen.add(line.name)


def _wrong_argument(line: syntax.Line, targets: Targets) -> str:
    """Return what is wrong with a directive's argument; empty if nothing is."""
    wants = syntax.DIRECTIVES[line.name]
    article, slash, passage = line.argument.partition("/")
    if line.name in {"warm-up", "claims"} and not targets.exercises:
        return say("no-exercises")
    if wants == "nothing":
        return say("directive-alone", name=line.name) if line.argument else ""
    if not line.argument and wants.startswith("an article or"):
        return "" if targets.passages or targets.broken else say("no-article-yet")
    if not line.argument:
        if wants == "passage":  # “article/its-id”, and no bare name
            return say("directive-wants-passage", name=line.name, article="article")
        return say("directive-without-name", what=f"{'an' if wants == 'article' else 'a'} {wants}")
    if wants == "term":
        return unknown("term", line.argument, targets.names["term"])
    if article in targets.broken:
        return ""
    if article not in targets.passages:
        return unknown("article", article, targets.passages)
    if wants != "passage":
        return say("directive-wants-article", name=line.name) if slash else ""
    if not slash:
        return say("directive-wants-passage", name=line.name, article=article)
    return unknown("passage", passage, targets.passages[article])


def _check_blocked(plain: str) -> Iterator[InLine]:
    """Yield what the policy blocks: files of other sites, and style and script in the page."""
    copy = say("copy-file")
    found = [(image.start(), image["address"], copy) for image in IMAGE.finditer(plain)]
    for tag in TAG.finditer(plain):
        name, rest = tag["name"].lower(), tag["rest"]
        fetched = FETCHED.search(rest) if name in FETCHING else None
        if fetched:
            found.append((tag.start(), fetched["address"], copy))
        elif name in ("script", "style") and "src=" not in rest and "json" not in rest:
            found.append((tag.start(), tag.group(), say("move-to-assets")))
        elif runs := RUNS.search(rest):
            found.append((tag.start(), runs.group().strip(), say("use-a-class")))
    for at, what, hint in found:
        yield _line(plain, at), say("blocked", what=shorten(what, 60), hint=hint)


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def read_corrections(path: str, text: str) -> list[News]:
    """Return a correction for each dated heading. Raise Faults for one of another form."""
    found, faults = [], []
    for number, line in enumerate(text.split("\n"), start=1):
        if not DATED.match(line):
            continue
        try:
            match = HEADING.fullmatch(line.rstrip())
            day, month, year, title, name = match.groups() if match else ("",) * 5
            date = datetime.date(int(year), MONTHS.index(month) + 1, int(day))
        except ValueError:  # of another form, or in no calendar
            faults.append(Fault(path, number, say("correction-heading")))
        else:
            words = f"Correction: {title[:1].upper()}{title[1:]}"
            found.append(News(date.isoformat(), words, f"about/corrections/#{name}"))
    if faults:
        raise Faults(faults)
    return found
