"""From files to an edition: read once, check everything, report all faults together."""

import os
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from pathlib import Path
from typing import TypeVar

import yaml

from whosays.aliases import AliasIndex
from whosays.edition import Article, Edition, News
from whosays.faults import Fault, Faults, unknown
from whosays.model.notes import Furniture, UnattributedAnalysis, Undecided, words_of
from whosays.model.notes_file import NotesFile
from whosays.model.practice import Exercises
from whosays.model.reference import Reference
from whosays.model.term import Term
from whosays.read.anchor import partition
from whosays.read.blocks import cut
from whosays.read.check import notes, pages, practice, quotations, references, terms
from whosays.read.corrections import PAGE as CORRECTIONS
from whosays.read.corrections import read_corrections
from whosays.read.document import Document, Place, read_text, read_yaml
from whosays.read.schema import validate
from whosays.syntax import find_directives

NOTES = "docs/notes"
GLOSSARY = "docs/glossary"
REFERENCES = "docs/references.yml"
EXERCISES = "docs/practice/items.yml"
HANDOUTS = "docs/classroom/handouts"
PERMALINKS = "docs/notes/permalinks.txt"
CONFIG = "mkdocs.yml"

Result = TypeVar("Result")
Stamp = frozenset[tuple[str, int, int]]


class Everything(set[str]):
    """Stands for a list that cannot be read: nothing is called missing from it."""

    def __contains__(self, key: object) -> bool:
        """Claim to have the key."""
        return True


def load_edition(root: Path) -> Edition:
    """Read and check the edition in a project's folder.

    Raises Faults with everything that is wrong in any file. Reads again only when a file has
    changed since the last call: names, times and sizes are the key.
    """
    root = root.resolve()
    return _load(root, frozenset(_stamps(root)))


def _stamps(root: Path) -> Iterator[tuple[str, int, int]]:
    for top in ("seeds", "docs"):
        for folder, folders, names in os.walk(root / top):
            folders[:] = [name for name in folders if name != "assets" and name[0] != "."]
            for name in names:
                if name.endswith((".yml", ".txt", ".md", ".pdf")) and name[0] != ".":
                    yield _stamp(f"{folder}/{name}")
    yield _stamp(f"{root}/{CONFIG}")


def _stamp(path: str) -> tuple[str, int, int]:
    try:
        about = os.stat(path)
    except OSError:
        return path, 0, 0
    return path, about.st_mtime_ns, about.st_size


@lru_cache(maxsize=1)
def _load(root: Path, stamp: Stamp) -> Edition:
    return _Loading(root).edition()


class _Loading:
    """One reading of the files: what was read so far, and every fault that was found."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.faults: list[Fault] = []
        self.references: dict[str, Reference] = {}
        self.known: set[str] = set()
        self.sources: quotations.Sources | None = None
        self.terms: dict[str, Term] = {}
        self.articles: dict[str, Article] = {}
        self.documents: dict[str, Document] = {}
        self.pictured: dict[str, str] = {}
        self.term_documents: dict[str, Document] = {}
        self.corrections: list[News] = []

    def edition(self) -> Edition:
        listed = self.read_references()
        term_names = self.read_terms()
        paths = _files(self.root / NOTES, "*.yml")
        for path in paths:
            self.attempt(partial(self.read_article, f"{NOTES}/{path.name}"))
        broken = {path.stem for path in paths} - set(self.articles)
        self.attempt(partial(self.check_permalinks, broken))
        extra = self.attempt(partial(_extra, self.root)) or {}
        self.check_lead(broken, *extra.get("article", ("", 0)))
        targets = pages.Targets(
            {one.id: set(one.numbers) for one in self.articles.values()},
            broken,
            term_names,
            (self.root / EXERCISES).exists(),
        )
        linked = self.check_pages(targets)
        exercises = Exercises()
        if not broken:  # or what a broken file lacks would be called missing everywhere else
            exercises = self.attempt(self.read_exercises) or exercises
            every = self.articles.values()
            self.faults += terms.check_aliases(self.term_documents, self.terms, every)
            if self.sources is not None:
                self.faults += quotations.check_term_quotations(
                    self.term_documents, self.terms, every, self.sources
                )
        self.faults += terms.check_neighbours(
            self.term_documents, self.terms, term_names, self.known
        )
        if not self.faults:  # unused things are worth a word only when all else is right
            self.faults += terms.check_use(self.term_documents, self.terms, linked)
            if listed and not any(one.undecided for one in self.articles.values()):
                used = references.cited(self.articles.values(), self.terms.values(), exercises)
                self.faults += references.check_references(listed, self.references, used)
        if self.faults:
            raise Faults(self.faults)
        aliases = AliasIndex.of(
            (alias, key) for key, term in self.terms.items() for alias in term.aliases
        )
        lead, _ = extra.get("article", (min(self.articles, default=""), 0))
        contact, _ = extra.get("contact", ("", 0))
        handouts = tuple(path.name for path in _files(self.root / HANDOUTS, "*.pdf"))
        name, _ = extra.get("site_name", (Edition.name, 0))
        return Edition(
            self.articles,
            self.references,
            self.terms,
            aliases,
            exercises,
            lead,
            contact,
            handouts,
            tuple(self.corrections),
            name,
            self.pictured,
        )

    def attempt(self, step: Callable[[], Result]) -> Result | None:
        """Take a step; where it raises Faults, keep them and go on without its result."""
        try:
            return step()
        except Faults as found:
            self.faults += found.faults
            return None

    def read_references(self) -> Document | None:
        document = self.attempt(lambda: read_yaml(read_text(self.root, REFERENCES), REFERENCES))
        if document and not isinstance(document.value, list):
            self.faults.append(
                document.fault((), "must be a list of references, each with “- id: …”")
            )
            document = None
        if not document:
            self.known = Everything()
            return None
        for index, value in enumerate(document.value):
            if isinstance(value, dict):
                self.known.add(str(value.get("id")))
            reference = self.attempt(partial(validate, Reference, document, (index,)))
            if reference and reference.id in self.references:
                sentence = f"the id “{reference.id}” is given twice"
                self.faults.append(document.fault((index,), sentence))
            elif reference:
                self.references[reference.id] = reference
        if len(self.references) == len(document.value):
            self.sources = quotations.sources_of(self.references)
        return document

    def read_article(self, path: str) -> None:
        document = read_yaml(read_text(self.root, path), path)
        if faults := notes.check_length(document):
            raise Faults(faults)
        file = validate(NotesFile, document)
        self.documents[file.article] = document
        text = read_text(self.root, file.seed.file)
        faults = [
            *notes.check_seed(document, file, text),
            *notes.check_ids(document, file),
            *notes.check_links(document, file, self.known),
            *notes.check_mentions(document, file),
            *notes.check_pairs(document, file),
        ]
        if self.sources is not None:
            faults += quotations.check_quotations(document, file, text, self.sources)
        spans, misfits = partition(text, [words_of(passage) for passage in file.passages])
        last = len(file.passages) - 1
        for misfit in misfits:
            owner = f"{_name(file, misfit.index)}: " if misfit.index <= last else ""
            place = ("passages", min(misfit.index, last))
            faults.append(document.fault(place, owner + misfit.sentence))
        if not misfits:
            blocks = tuple(cut(text, file, [span for span in spans if span]))
            faults += notes.check_blocks(document, file, blocks)
            faults += notes.check_structure(document, file, blocks)
        if faults:
            raise Faults(faults)
        lines = tuple(document.line(("passages", index)) for index in range(len(file.passages)))
        self.articles[file.article] = Article(file, blocks, lines, text)

    def read_terms(self) -> list[str]:
        names = [p.stem for p in _files(self.root / GLOSSARY, "*.md") if p.name != "index.md"]
        for name in names:
            if read := self.attempt(partial(_read_term, self.root, name)):
                self.term_documents[name], self.terms[name] = read
        return names

    def read_exercises(self) -> Exercises:
        if not (self.root / EXERCISES).exists():
            return Exercises()
        document = read_yaml(read_text(self.root, EXERCISES), EXERCISES)
        exercises = validate(Exercises, document)
        faults = practice.check_exercises(document, exercises, self.known)
        if self.sources is not None:
            faults += practice.check_item_quotations(document, exercises, self.sources)
        if faults:
            raise Faults(faults)
        return exercises

    def check_lead(self, broken: set[str], name: str, line: int) -> None:
        if name and name not in self.articles and name not in broken:
            sentence = "extra.article: " + unknown("article", name, self.articles)
            self.faults.append(Fault(CONFIG, line, sentence))

    def check_permalinks(self, broken: set[str]) -> None:
        addresses = {f"{one.id}#{note.id}" for one in self.articles.values() for note in one.notes}
        for number, line in enumerate(read_permalinks(self.root), start=1):
            if line not in addresses and line.split("#")[0] not in broken:
                sentence = (
                    f"the published address {line} has disappeared; give the passage its id "
                    "back, or whoever was sent the link loses it"
                )
                self.faults.append(Fault(PERMALINKS, number, sentence))

    def check_pages(self, targets: pages.Targets) -> set[str]:
        """Check every page and every text that links terms; give the terms that are linked."""
        linked: set[str] = set()
        shown: dict[str, str] = {}
        for file in _files(self.root / "docs", "**/*.md"):
            path = file.relative_to(self.root).as_posix()
            read = partial(read_text, self.root, path, empty=True, any_line_ends=True)
            text = self.attempt(read)
            if text is None:
                continue
            self.faults += pages.check_page(path, text, targets)
            linked |= pages.linked_terms(text, targets.terms) - {file.stem}
            if path == f"docs/{CORRECTIONS}":
                self.corrections = self.attempt(partial(read_corrections, path, text)) or []
            for directive in find_directives(text):
                if directive.name == "article" and not directive.fault:
                    shown.setdefault(path, directive.argument)
                if directive.name == "profile" and not directive.fault:
                    self.pictured.setdefault(directive.argument, path.removeprefix("docs/"))
        texts = [
            (self.documents[name], place, text)
            for name, article in self.articles.items()
            for place, text in _prose(article.file)
        ]
        texts += [(self.term_documents[n], ("usage",), t.usage) for n, t in self.terms.items()]
        for document, place, text in texts:
            path, line = document.path, document.line(place)
            used, found = pages.check_term_links(path, text, targets.terms, line)
            linked |= used - {Path(path).stem}
            self.faults += found
        for link in (self.root / "docs").rglob("*"):
            path = link.relative_to(self.root).as_posix()
            said = path in {fault.path for fault in self.faults}
            if link.is_symlink() and not said and not link.resolve().is_relative_to(self.root):
                sentence = "leads out of the project, and would be published; put a copy here"
                self.faults.append(Fault(path, 0, sentence))
        documents = {name: self.documents[name] for name in self.articles}
        self.faults += pages.check_article_pages(documents, shown)
        return linked


def read_permalinks(root: Path) -> list[str]:
    """Give the addresses that were promised to stay, in the order they were promised."""
    if not (root / PERMALINKS).exists():
        return []
    return read_text(root, PERMALINKS, empty=True).splitlines()


def _files(folder: Path, pattern: str) -> list[Path]:
    """Give the files in order, without those that editors and systems hide."""
    return sorted(path for path in folder.glob(pattern) if not path.name.startswith("."))


def _name(file: NotesFile, index: int) -> str:
    passage = file.passages[index]
    if isinstance(passage, Furniture):
        return f"furniture “{passage.furniture}”"
    if isinstance(passage, Undecided):
        return f"undecided “{passage.undecided}”"
    return f"passage “{passage.id}”"


def _prose(file: NotesFile) -> Iterator[tuple[Place, str]]:
    """Give every text of a notes file that may link a term."""
    yield ("found", "remark"), file.found.remark
    yield ("rights",), file.rights
    yield ("wire_remark",), file.wire_remark or ""
    for index, note, _ in notes.annotated(file):
        yield ("passages", index, "note"), note.note
        if isinstance(note, UnattributedAnalysis):
            yield ("passages", index, "evidence"), note.evidence


def _read_term(root: Path, name: str) -> tuple[Document, Term]:
    path = f"{GLOSSARY}/{name}.md"
    text = read_text(root, path)
    head, _, body = text.removeprefix("---\n").partition("\n---\n")
    if not text.startswith("---\n") or not body:
        raise Faults([Fault(path, 1, "must begin with front matter between two lines of “---”")])
    if (name, "term") not in {(line.argument, line.name) for line in find_directives(body)}:
        raise Faults([Fault(path, 0, f"lacks the line “::: term {name}”, which shows the term")])
    document = read_yaml(head, path, first_line=2)
    return document, validate(Term, document)


def _extra(root: Path) -> dict[str, tuple[str, int]]:
    """Give the site's name and the texts under `extra`, each with its line in the configuration.

    The configuration is the host's, and may hold tags of its own.
    """
    if not (root / CONFIG).exists():
        return {}
    try:
        node = yaml.compose(read_text(root, CONFIG, any_line_ends=True), Loader=yaml.CBaseLoader)
    except yaml.YAMLError:
        return {}  # the builder says what is wrong
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    extra = next((value for key, value in pairs if key.value == "extra"), None)
    inside = extra.value if isinstance(extra, yaml.MappingNode) else []
    inside += [pair for pair in pairs if pair[0].value == "site_name"]
    return {
        str(key.value): (str(value.value), value.start_mark.line + 1)
        for key, value in inside
        if isinstance(value, yaml.ScalarNode)
    }
