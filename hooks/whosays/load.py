"""From files to an edition: read once, check everything, report all faults together."""

import os
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from pathlib import Path
from typing import TypeVar

from whosays import check
from whosays.aliases import AliasIndex
from whosays.anchor import partition
from whosays.blocks import cut
from whosays.document import Document, read_text, read_yaml
from whosays.edition import Article, Edition
from whosays.exercise import Exercises
from whosays.faults import Fault, Faults
from whosays.model import Furniture, NotesFile, Reference, Term
from whosays.quotations import Source
from whosays.schema import validate

NOTES = "docs/notes"
GLOSSARY = "docs/glossary"
REFERENCES = "docs/references.yml"
EXERCISES = "docs/practice/items.yml"
PERMALINKS = "docs/notes/permalinks.txt"

Result = TypeVar("Result")
Known = set[str] | None
"""The ids in the list of references; None where the list cannot be read."""
Sources = dict[str, list[Source]] | None
"""The words of each reference, where a quotation may stand; None where not all can be read."""
Stamp = frozenset[tuple[str, int, int]]


def load_edition(root: Path) -> Edition:
    """Read and check the edition in a project's folder.

    Raises Faults with everything that is wrong in any file. Reads again only when a file has
    changed since the last call: names, times and sizes are the key.
    """
    root = root.resolve()
    return _load(root, frozenset(_stamps(root)))


def _stamps(root: Path) -> Iterator[tuple[str, int, int]]:
    folders = ["seeds", "docs", *(f"docs/{d.name}" for d in _folders(root / "docs"))]
    for folder in folders:
        if (root / folder).is_dir():
            with os.scandir(root / folder) as entries:
                for entry in entries:
                    if entry.name.endswith((".yml", ".txt", ".md")) and entry.name[0] != ".":
                        stat = entry.stat()
                        yield entry.path, stat.st_mtime_ns, stat.st_size


def _folders(folder: Path) -> list[os.DirEntry[str]]:
    if not folder.is_dir():
        return []
    with os.scandir(folder) as entries:
        return [entry for entry in entries if entry.is_dir() and entry.name != "assets"]


@lru_cache(maxsize=1)
def _load(root: Path, stamp: Stamp) -> Edition:
    faults: list[Fault] = []
    listed, references = _read_references(root, faults)
    known = {str(r.get("id")) for r in listed.value if isinstance(r, dict)} if listed else None
    sources = _sources(references) if known == set(references) else None
    terms, documents, term_names = _read_terms(root, faults)
    articles: dict[str, Article] = {}
    broken: set[str] = set()
    for path in _files(root / NOTES, "*.yml"):
        article = _try(faults, partial(_read_article, root, path.name, known, sources))
        if article:
            articles[article.id] = article
        else:
            broken.add(path.stem)
    _try(faults, partial(_check_permalinks, root, articles, broken))
    passages = {article.id: set(article.numbers) for article in articles.values()}
    linked = _check_pages(root, passages, term_names, broken, faults)
    exercises = Exercises()
    if not broken:  # or what a broken file lacks would be called missing everywhere else
        read = partial(_read_exercises, root, known)
        exercises = _try(faults, read) or exercises
        faults += check.check_aliases(documents, terms, articles.values())
        if sources is not None:
            faults += check.check_term_quotations(documents, terms, articles.values(), sources)
    faults += check.check_term_links(documents, terms, term_names, known)
    if not faults:  # unused things are worth a word only when all else is right
        faults += check.check_use(documents, terms, linked)
        if listed:
            faults += check.check_references(listed, references, _cited(articles, terms, exercises))
    if faults:
        raise Faults(faults)
    aliases = AliasIndex.of((alias, key) for key, term in terms.items() for alias in term.aliases)
    return Edition(articles, references, terms, aliases, exercises)


def _files(folder: Path, pattern: str) -> list[Path]:
    """Give the files in order, without those that editors and systems hide."""
    return sorted(path for path in folder.glob(pattern) if not path.name.startswith("."))


def _try(faults: list[Fault], step: Callable[[], Result]) -> Result | None:
    try:
        return step()
    except Faults as found:
        faults.extend(found.faults)
        return None


def _read_references(
    root: Path, faults: list[Fault]
) -> tuple[Document | None, dict[str, Reference]]:
    document = _try(faults, lambda: read_yaml(read_text(root, REFERENCES), REFERENCES))
    if document and not isinstance(document.value, list):
        faults.append(document.fault((), "must be a list of references, each with “- id: …”"))
        document = None
    references: dict[str, Reference] = {}
    for index in range(len(document.value) if document else 0):
        assert document
        reference = _try(faults, partial(validate, Reference, document, (index,)))
        if reference and reference.id in references:
            faults.append(document.fault((index,), f"the id “{reference.id}” is given twice"))
        elif reference:
            references[reference.id] = reference
    return document, references


def _sources(references: dict[str, Reference]) -> dict[str, list[Source]]:
    """Give the words of every reference: excerpts, translations and titles, each by itself."""
    return {
        key: [
            Source.of(key, text)
            for text in (one.title, one.title_short or "", *one.excerpts, *one.translations)
        ]
        for key, one in references.items()
    }


def _read_article(root: Path, name: str, references: Known, sources: Sources) -> Article:
    path = f"{NOTES}/{name}"
    document = read_yaml(read_text(root, path), path)
    file = validate(NotesFile, document)
    text = read_text(root, file.seed.file)
    faults = [
        *check.check_seed(document, file, text.encode()),
        *check.check_ids(document, file),
        *check.check_links(document, file, references),
        *check.check_pairs(document, file),
        *check.check_quotations(document, file, text, sources),
    ]
    spans, misfits = partition(
        text, [p.furniture if isinstance(p, Furniture) else p.quote for p in file.passages]
    )
    for misfit in misfits:
        last = len(file.passages) - 1
        owner = f"{_name(file, misfit.index)}: " if misfit.index <= last else ""
        place = ("passages", min(misfit.index, last))
        faults.append(document.fault(place, owner + misfit.sentence))
    blocks = tuple(cut(text, file, [span for span in spans if span])) if not misfits else ()
    if blocks:
        faults += check.check_blocks(document, file, blocks)
        faults += check.check_structure(document, file, blocks)
    if faults:
        raise Faults(faults)
    return Article(file, blocks)


def _name(file: NotesFile, index: int) -> str:
    passage = file.passages[index]
    if isinstance(passage, Furniture):
        return f"furniture “{passage.furniture}”"
    return f"passage “{passage.id}”"


def _read_terms(
    root: Path, faults: list[Fault]
) -> tuple[dict[str, Term], dict[str, Document], list[str]]:
    terms: dict[str, Term] = {}
    documents: dict[str, Document] = {}
    names = [p.stem for p in _files(root / GLOSSARY, "*.md") if p.name != "index.md"]
    for name in names:
        term = _try(faults, partial(_read_term, root, f"{name}.md"))
        if term:
            documents[name], terms[name] = term
    return terms, documents, names


def _read_term(root: Path, name: str) -> tuple[Document, Term]:
    path = f"{GLOSSARY}/{name}"
    text = read_text(root, path)
    head, _, body = text.removeprefix("---\n").partition("\n---\n")
    stem = name.removesuffix(".md")
    if not text.startswith("---\n") or not body:
        raise Faults([Fault(path, 1, "must begin with front matter between two lines of “---”")])
    if f"\n\n::: term {stem}\n" not in f"\n\n{body}\n":
        raise Faults([Fault(path, 0, f"lacks the line “::: term {stem}”, which shows the term")])
    document = read_yaml(head, path, first_line=2)
    return document, validate(Term, document)


def _read_exercises(root: Path, references: Known) -> Exercises:
    if not (root / EXERCISES).exists():
        return Exercises()
    document = read_yaml(read_text(root, EXERCISES), EXERCISES)
    exercises = validate(Exercises, document)
    faults = list(check.check_exercises(document, exercises, references))
    if faults:
        raise Faults(faults)
    return exercises


def read_permalinks(root: Path) -> list[str]:
    """Give the addresses that were promised to stay, in the order they were promised."""
    if not (root / PERMALINKS).exists():
        return []
    return read_text(root, PERMALINKS, empty=True).splitlines()


def _check_permalinks(root: Path, articles: dict[str, Article], broken: Iterable[str]) -> None:
    faults: list[Fault] = []
    addresses = {
        f"{article.id}#{note.id}" for article in articles.values() for note in article.notes
    }
    for number, line in enumerate(read_permalinks(root), start=1):
        if line not in addresses and line.split("#")[0] not in broken:
            sentence = (
                f"the published address {line} has disappeared; give the passage its id back, "
                "or whoever was sent the link loses it"
            )
            faults.append(Fault(PERMALINKS, number, sentence))
    if faults:
        raise Faults(faults)


def _check_pages(
    root: Path,
    passages: dict[str, set[str]],
    terms: list[str],
    broken: set[str],
    faults: list[Fault],
) -> set[str]:
    linked: set[str] = set()
    for path in [*_files(root / "docs", "**/*.md"), *_files(root / NOTES, "*.yml")]:
        name = path.relative_to(root).as_posix()
        text = check.without_code(path.read_text("utf-8", errors="replace"))
        if path.suffix == ".md":
            faults += check.check_directives(name, text, passages, terms, broken)
        used, found = check.term_links(name, text, terms)
        linked |= used - {path.stem}
        faults += found
    return linked


def _cited(articles: dict[str, Article], terms: dict[str, Term], exercises: Exercises) -> set[str]:
    used = {key for term in terms.values() for key in term.references}
    used.update(item.reference for item in exercises.warm_up if item.reference)
    used.update(pair.reference for pair in exercises.near_misses if pair.reference)
    for article in articles.values():
        used.add(article.file.found.reference)
        for note in article.notes:
            used.update(note.references)
            if note.wire:
                used.add(note.wire.reference)
    return used
