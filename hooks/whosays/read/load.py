"""From files to an edition: read once, check everything, report all faults together."""

import gc
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from pathlib import Path
from typing import TypeVar

from whosays.aliases import AliasIndex
from whosays.edition import Article, Edition, News
from whosays.faults import Fault, Faults, unknown
from whosays.model.practice import Exercises
from whosays.model.reference import Reference
from whosays.model.term import Term
from whosays.read import files
from whosays.read.article import read_article
from whosays.read.check import marks, pages, quotations, references, terms
from whosays.read.check.addresses import check_addresses
from whosays.read.corrections import PAGE as CORRECTIONS
from whosays.read.corrections import read_corrections
from whosays.read.document import Document, Place, read_yaml
from whosays.read.exercises import read_exercises
from whosays.read.options import option_line
from whosays.read.schema import validate
from whosays.read.term import read_term
from whosays.read.text import read_text
from whosays.settings import NOT_CONFIGURED, Settings
from whosays.syntax import find_directives

Result = TypeVar("Result")


class Everything(set[str]):
    """Stands for a list that cannot be read: nothing is called missing from it."""

    def __contains__(self, key: object) -> bool:
        """Claim to have the key."""
        return True


def load_edition(root: Path, settings: Settings = NOT_CONFIGURED) -> Edition:
    """Read and check the edition in a project's folder, as its configuration has it.

    Raises Faults with everything that is wrong in any file. Reads again only when a file has
    changed since the last call: names, times and sizes are the key.
    """
    root = root.resolve()
    found = _load(root, settings, frozenset(files.stamps(root)))
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


class _Loading:
    """One reading of the files: what was read so far, and every fault that was found."""

    def __init__(self, root: Path, settings: Settings) -> None:
        self.root = root
        self.settings = settings
        self.faults: list[Fault] = []
        self.references: dict[str, Reference] = {}
        self.known: set[str] = set()
        self.sources: quotations.Sources | None = None
        self.articles: dict[str, Article] = {}
        self.documents: dict[str, Document] = {}
        self.broken: set[str] = set()
        self.terms: dict[str, Term] = {}
        self.term_documents: dict[str, Document] = {}
        self.linked: set[str] = set()
        self.marked: set[str] = set()
        """The records that pages mark."""
        self.pages: set[str] = set()
        self.pictured: dict[str, str] = {}
        self.corrections: list[News] = []

    def edition(self) -> Edition:
        listed = self.read_references()
        term_names = dict.fromkeys(self.read_terms())  # in order, and looked up at once
        self.read_articles()
        self.attempt(self.check_permalinks)
        self.check_lead(self.settings.lead)
        self.faults += check_addresses(self.root, self.settings)
        self.check_pages(
            pages.Targets(
                {one.id: set(one.numbers) for one in self.articles.values()},
                self.broken,
                term_names,
                (self.root / files.EXERCISES).exists(),
                self.known,
            )
        )
        self.check_links_out()
        exercises = Exercises()
        if not self.broken:  # or what a broken file lacks would be called missing everywhere else
            read = partial(read_exercises, self.root, self.known, self.sources)
            exercises = self.attempt(read) or exercises
            self.check_terms()
        self.faults += terms.check_neighbours(
            self.term_documents, self.terms, term_names, self.known
        )
        if not self.faults:  # unused things are worth a word only when all else is right
            self.faults += terms.check_use(self.term_documents, self.terms, self.linked)
            if listed and not self.is_begun():
                used = references.cited(self.articles.values(), self.terms.values(), exercises)
                used |= self.marked
                self.faults += references.check_references(listed, self.references, used)
        if self.faults:
            raise Faults(self.faults)
        aliases = ((alias, key) for key, term in self.terms.items() for alias in term.aliases)
        return Edition(
            self.articles,
            self.references,
            self.terms,
            AliasIndex.of(aliases),
            exercises,
            lead=self.settings.lead or min(self.articles, default=""),
            contact=self.settings.contact,
            licence=self.settings.licence,
            repository=self.settings.repository,
            site=self.settings.address,
            handouts=tuple(path.name for path in files.listed(self.root / files.HANDOUTS, "*.pdf")),
            corrections=tuple(self.corrections),
            name=self.settings.name,
            pictured=self.pictured,
            pages=frozenset(self.pages),
        )

    def is_begun(self) -> bool:
        """Tell whether an article is not finished: undecided, or a text that has no notes yet."""
        texts = {f"seeds/{path.name}" for path in files.listed(self.root / "seeds", "*.txt")}
        texts -= {one.file.seed.file for one in self.articles.values()}
        return bool(texts) or any(one.undecided for one in self.articles.values())

    def attempt(self, step: Callable[[], Result]) -> Result | None:
        """Take a step; where it raises Faults, keep them and go on without its result."""
        try:
            return step()
        except Faults as found:
            self.faults += found.faults
            return None

    def read_references(self) -> Document | None:
        if not (self.root / files.REFERENCES).exists() and not files.listed(
            self.root / files.NOTES, "*.yml"
        ):
            self.sources = {}
            return None  # an edition that has just begun
        document = self.attempt(
            lambda: read_yaml(read_text(self.root, files.REFERENCES), files.REFERENCES)
        )
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

    def read_terms(self) -> list[str]:
        names = [
            p.stem for p in files.listed(self.root / files.GLOSSARY, "*.md") if p.name != "index.md"
        ]
        for name in names:
            if read := self.attempt(partial(read_term, self.root, name)):
                self.term_documents[name], self.terms[name] = read
        return names

    def read_articles(self) -> None:
        for path in files.listed(self.root / files.NOTES, "*.yml"):
            here = f"{files.NOTES}/{path.name}"
            read = partial(read_article, self.root, here, self.known, self.sources)
            if found := self.attempt(read):
                self.documents[path.stem], self.articles[path.stem] = found
            else:
                self.broken.add(path.stem)

    def check_lead(self, name: str) -> None:
        if name and name not in self.articles and name not in self.broken:
            sentence = "plugins, whosays, article: " + unknown("article", name, self.articles)
            config = self.settings.file
            line = option_line(self.root / config, "plugins", "whosays", "article")
            self.faults.append(Fault(config, line, sentence))

    def check_permalinks(self) -> None:
        addresses = set(files.permalinks(self.articles.values()))
        for number, line in enumerate(files.read_permalinks(self.root), start=1):
            if line not in addresses and line.split("#")[0] not in self.broken:
                sentence = (
                    f"the published address {line} has disappeared; give the passage its id "
                    "back, or whoever was sent the link loses it"
                )
                self.faults.append(Fault(files.PERMALINKS, number, sentence))

    def check_pages(self, targets: pages.Targets) -> None:
        """Check every page and every text of the other files that links terms."""
        shown: dict[str, str] = {}
        last = self.root / "docs" / files.PICTURES  # one of the edition's own comes before ours
        for file in sorted(files.listed(self.root / "docs", "**/*.md"), key=last.__eq__):
            path = file.relative_to(self.root).as_posix()
            read = partial(read_text, self.root, path, empty=True, any_line_ends=True)
            text = self.attempt(read)
            if text is None:
                continue
            self.pages.add(path.removeprefix("docs/"))
            self.faults += pages.check_page(path, text, targets)
            self.linked |= pages.linked_terms(text, targets.terms) - {file.stem}
            self.marked |= set(pages.marked_records(text))
            if path == f"docs/{CORRECTIONS}":
                self.corrections = self.attempt(partial(read_corrections, path, text)) or []
            for directive in find_directives(text):
                if directive.name == "article" and not directive.fault:
                    shown.setdefault(path, directive.argument)
                if directive.name == "profile" and not directive.fault:
                    self.pictured.setdefault(directive.argument, path.removeprefix("docs/"))
        self.add_packaged_pages()
        for document, place, text in self.prose():
            path, line = document.path, document.line(place)
            used, faults = pages.check_term_links(path, text, targets.terms, line)
            self.linked |= used - {Path(path).stem}
            self.faults += faults
        finished = {
            name: document
            for name, document in self.documents.items()
            if self.articles[name].file.draft or not self.articles[name].undecided
        }
        self.faults += pages.check_article_pages(finished, shown)

    def add_packaged_pages(self) -> None:
        """Note which of our own pages are added to the edition's."""
        for path in files.packaged_pages():
            if path not in self.pages and path not in self.settings.left_out:
                self.pages.add(path)
                if path == files.PICTURES:
                    self.pictured.setdefault("", path)

    def prose(self) -> Iterator[tuple[Document, Place, str]]:
        """Give every text outside the pages that may link a term."""
        for name, article in self.articles.items():
            for place, text in pages.prose(article.file):
                yield self.documents[name], place, text
        for name, term in self.terms.items():
            yield self.term_documents[name], ("usage",), term.usage

    def check_links_out(self) -> None:
        said = {fault.path for fault in self.faults}
        for link in (self.root / "docs").rglob("*"):
            path = link.relative_to(self.root).as_posix()
            if (
                link.is_symlink()
                and path not in said
                and (sentence := files.wrong_link(self.root, link))
            ):
                self.faults.append(Fault(path, 0, sentence))

    def check_terms(self) -> None:
        articles = self.articles.values()
        self.faults += terms.check_aliases(self.term_documents, self.terms, articles)
        if self.sources is not None:
            self.faults += quotations.check_term_quotations(
                self.term_documents, self.terms, articles, self.sources
            )
            self.faults += marks.check_term_marks(
                self.term_documents, self.terms, articles, self.known, self.sources
            )
