"""From files to an edition: read once, check everything, report all faults together."""

import gc
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from whosays.aliases import AliasIndex
from whosays.edition import NOTES, Article, Edition, News, Settings, notes_path
from whosays.faults import Fault, Faults, refusal, say
from whosays.model.fields import SLUG
from whosays.model.notes import NotesFile
from whosays.model.practice import Exercises
from whosays.model.reference import Reference
from whosays.model.term import Term
from whosays.read import files
from whosays.read.article import read_article
from whosays.read.check import ids, pages, practice, records
from whosays.read.document import Document, Place, PlaceFault, read_document, read_yaml
from whosays.read.options import check_options
from whosays.read.quotations import Source
from whosays.read.schema import validate
from whosays.syntax import split_front_matter

Result = TypeVar("Result")


def load_edition(root: Path, settings: Settings | None = None) -> Edition:
    """Read and check the edition in a project's folder, as its configuration has it.

    Raise Faults with everything that is wrong in any file. Read again only when a file has
    changed since the last call: names, times and sizes are the key.
    """
    root = root.resolve()
    found = _load(root, settings or Settings(), frozenset(files.stamps(root)))
    if isinstance(found, Faults):
        raise Faults(found.faults)
    return found


@lru_cache(maxsize=1)
def _load(root: Path, settings: Settings, stamp: frozenset[files.Stamp]) -> Edition | Faults:
    collects = gc.isenabled()
    gc.disable()  # nearly all that is read stays, and looking through it for waste takes as long
    try:
        return _Loading(root, settings).edition()
    except Faults as found:
        return found
    finally:
        if collects:
            gc.enable()


def read_term(root: Path, name: str) -> tuple[Document, Term]:
    """Read a term by its name. Raise Faults where its page has no such front matter."""
    path = files.term_path(name)
    head, body = split_front_matter(files.read_text(root, path))
    if not head or not body:
        raise refusal(path, "no-front-matter", line=1)
    document = read_yaml(f"\n{head}", path)  # which begins on the second line
    return document, validate(Term, document)


class _Loading:
    """One reading of the files: what was read so far, and every fault that was found."""

    def __init__(self, root: Path, settings: Settings) -> None:
        self.root = root
        self.settings = settings
        self.faults: list[Fault] = []
        self.names: dict[str, Collection[str]] = {}
        """What files can name: terms, and references unless their list cannot be read."""
        self.references: dict[str, Reference] = {}
        self.sources: records.Sources | None = None
        """The words of the references; None if one of them cannot be read."""
        self.articles: dict[str, Article] = {}
        self.broken: set[str] = set()
        self.terms: dict[str, Term] = {}
        self.files: dict[str, tuple[Document, NotesFile | Term]] = {}
        """Of each article and term that could be read, by its path."""
        self.linked: set[str] = set()
        self.marked: set[str] = set()
        self.pages: set[str] = set()
        self.pictured: dict[str, str] = {}
        self.corrections: list[News] = []

    def edition(self) -> Edition:
        root, articles = self.root, self.articles
        references = self.read_references()
        self.read_terms()
        self.read_articles()
        self.attempt(self.keep, files.lost_permalinks(root, articles.values(), self.broken))
        self.keep(check_options(root, self.settings, articles.keys() | self.broken))
        self.check_pages()
        self.check_prose()
        said = {fault.path for fault in self.faults}
        self.keep(one for one in files.wrong_links(root) if one.path not in said)
        exercises = Exercises()
        if not self.broken:  # or what a broken file lacks would be called missing everywhere else
            exercises = self.attempt(self.read_exercises) or exercises
            self.check_terms()
        for name, term in self.terms.items():
            self.say(files.term_path(name), ids.check_names(term, self.names))
        if not self.faults:  # unused things are worth a word only when all else is right
            for name, found in ids.check_use(self.terms, self.linked):
                self.say(files.term_path(name), [found])
            if references and not self.is_begun():
                self.keep(references.faults(self.unused_references(exercises)))
        if self.faults:
            raise Faults(self.faults)
        aliases = ((alias, key) for key, term in self.terms.items() for alias in term.aliases)
        return Edition(
            **vars(self.settings) | {"lead": self.settings.lead or min(articles, default="")},
            articles=articles,
            references=self.references,
            terms=self.terms,
            aliases=AliasIndex.of(aliases),
            exercises=exercises,
            handouts=tuple(path.name for path in files.listed(root / files.HANDOUTS, "*.pdf")),
            corrections=tuple(self.corrections),
            pictured=self.pictured,
            pages=frozenset(self.pages),
        )

    def attempt(self, step: Callable[..., Result], *given: Any, **named: bool) -> Result | None:
        """Take a step; where it raises Faults, keep them and go on without its result."""
        try:
            return step(*given, **named)
        except Faults as found:
            self.keep(found.faults)
            return None

    def keep(self, faults: Iterable[Fault]) -> None:
        self.faults += faults

    def say(self, path: str, found: Iterable[PlaceFault]) -> None:
        """Keep what is wrong in an article's file or a term's."""
        self.keep(self.files[path][0].faults(found))

    def read_references(self) -> Document | None:
        path = files.REFERENCES
        if not (self.root / path).exists() and not files.listed(self.root / NOTES, "*.yml"):
            self.names["reference"], self.sources = [], {}
            return None  # an edition that has just begun
        document = self.attempt(read_document, self.root, path)
        if not document:
            return None
        if not isinstance(document.value, list):
            self.keep([document.fault((), say("not-a-list"))])
            return None
        # the keys of faulty ones, too
        entries = (value for value in document.value if isinstance(value, dict))
        self.names["reference"] = {str(entry.get("id")) for entry in entries}
        names: list[tuple[Place, str]] = []
        for index in range(len(document.value)):
            if reference := self.attempt(validate, Reference, document, (index,)):
                self.references.setdefault(reference.id, reference)
                names.append(((index,), reference.id))
        self.keep(document.faults(ids.check_twice(names)))
        if len(self.references) == len(document.value):
            self.sources = records.sources_of(self.references)
        return document

    def read_terms(self) -> None:
        pages = files.listed(self.root / files.GLOSSARY, "*.md")
        names = [path.stem for path in pages if path.name != "index.md"]
        self.names["term"] = dict.fromkeys(names)  # in order, and looked up at once
        for name in names:
            if read := self.attempt(read_term, self.root, name):
                self.files[files.term_path(name)] = read
                self.terms[name] = read[1]

    def read_articles(self) -> None:
        for path in files.listed(self.root / NOTES, "*.yml"):
            here = notes_path(path.stem)
            if read := self.attempt(read_article, self.root, here, self.names, self.sources):
                document, article = read
                self.articles[path.stem] = article
                self.files[here] = document, article.file
            else:
                self.broken.add(path.stem)

    def read_exercises(self) -> Exercises:
        if not (self.root / files.EXERCISES).exists():
            return Exercises()
        document = read_document(self.root, files.EXERCISES)
        exercises = validate(Exercises, document)
        names = [(place, item.id) for place, item in exercises.items]
        names += ((place, claim.id) for place, claim in exercises.all_claims)
        found = [*ids.check_twice(names), *ids.check_names(exercises, self.names)]
        self.keep(document.faults([*found, *practice.check_exercises(exercises, self.sources)]))
        return exercises

    def check_pages(self) -> None:
        """Check every page, and whether each article has one."""
        passages = {one.id: {note.id for note in one.notes} for one in self.articles.values()}
        exercises = (self.root / files.EXERCISES).exists()
        targets = pages.Targets(passages, self.broken, self.names, exercises)
        shown: dict[str, str] = {}
        last = self.root / "docs" / files.PICTURES  # one of the edition's own comes before ours
        for file in sorted(files.listed(self.root / "docs", "**/*.md"), key=last.__eq__):
            path = file.relative_to(self.root).as_posix()
            place = path.removeprefix("docs/")
            text = self.attempt(files.read_text, self.root, path, empty=True, any_line_ends=True)
            if text is None:
                continue
            page = pages.check_page(path, text, targets)
            self.pages.add(place)
            self.keep(page.faults)
            if path not in self.files:  # what a term's page begins with is checked already
                self.keep(pages.check_front_matter(path, text))
            elif not re.fullmatch(SLUG, file.stem):
                self.keep([Fault(path, 0, say("term-file-name"))])
            elif ("term", file.stem) not in ((one.name, one.argument) for one in page.directives):
                self.keep([Fault(path, 0, say("no-term-directive", name=file.stem))])
            self.linked |= page.terms - {file.stem}
            self.marked |= {*page.records}
            if place == pages.CORRECTIONS:
                self.corrections = self.attempt(pages.read_corrections, path, text) or []
            for directive in page.directives:
                if directive.name == "article":
                    shown.setdefault(path, directive.argument)
                if directive.name == "profile":
                    self.pictured.setdefault(directive.argument, place)
        ours = {*files.packaged_pages()} - self.pages - self.settings.left_out
        self.pages |= ours
        if files.PICTURES in ours:
            self.pictured.setdefault("", files.PICTURES)
        for name, article in self.articles.items():
            path = f"docs/{article.page}"
            if shown.get(path) != name and (article.file.draft or not article.undecided):
                self.say(article.path, [((), say("article-not-shown", path=path, name=name))])

    def check_prose(self) -> None:
        """Check the links to terms in the files of articles and terms."""
        for path, (document, file) in self.files.items():
            for what, (place, text), _ in ids.held(file):
                if what == "prose":
                    used, wrong = pages.find_terms(text, self.names["term"])
                    self.linked |= used - {Path(path).stem}
                    first = document.line(place) - 1
                    self.keep(Fault(path, first + line, sentence) for line, sentence in wrong)

    def check_terms(self) -> None:
        articles = self.articles.values()
        for name, found in ids.check_aliases(self.terms, articles):
            self.say(files.term_path(name), [found])
        if self.sources is not None:
            texts = [Source(f"article {article.id}", article.text) for article in articles]
            for name, term in self.terms.items():
                wrong = records.check_term_records(self.sources, texts, term)
                self.say(files.term_path(name), wrong)

    def is_begun(self) -> bool:
        """Return whether an article is not finished: undecided, or a text that has no notes yet."""
        texts = {f"seeds/{path.name}" for path in files.listed(self.root / "seeds", "*.txt")}
        texts -= {one.file.seed.file for one in self.articles.values()}
        return bool(texts) or any(one.undecided for one in self.articles.values())

    def unused_references(self, exercises: Exercises) -> Iterator[PlaceFault]:
        every = [exercises, *(file for _, file in self.files.values())]
        texts = (one for file in every for one in ids.held(file))
        used = self.marked | {key for what, (_, key), _ in texts if what == "reference"}
        for index, key in enumerate(self.references):
            if key not in used:
                yield (index,), say("reference-unused", key=key)
