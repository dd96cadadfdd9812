"""What leaves the site together with articles: their files, and all that nothing else needs."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from whosays.aliases import AliasIndex
from whosays.edit.files import Changes, read_if_there, rehearse
from whosays.edit.pages import (
    is_only_about,
    relink,
    trim_lists,
    without_directives,
    without_term_links,
)
from whosays.edition import Article, Edition
from whosays.model.practice import Exercises
from whosays.pages import sets
from whosays.pages.exercise import name_block
from whosays.read.check.pages import linked_terms
from whosays.read.check.references import cited
from whosays.read.document import read_yaml
from whosays.read.files import EXERCISES, GLOSSARY, REFERENCES

SETS = {f"docs/{page}.md" for page in sets.SETS}
"""Pages whose anchors carry an article's name unless it is the lead."""
OF_EXERCISES = {
    "docs/practice/warm-up.md",
    "docs/practice/contested.md",
    "docs/classroom/pre-post.md",
}
"""Pages whose anchors come from exercises and from passages on which readers split."""
NO_EXERCISES = "".join(f"{one.alias or key}: []\n" for key, one in Exercises.model_fields.items())


@dataclass
class Leaving:
    """What leaves when an article stays alone, found step by step."""

    edition: Edition
    article: Article
    others: list[Article]
    pages: dict[str, str]
    terms: set[str] = field(default_factory=set)
    empty: set[str] = field(default_factory=set)
    """Pages that are about articles that leave, and about nothing else."""

    def __post_init__(self) -> None:
        """Begin with the terms that neither the article nor its notes use."""
        names = {one.id for one in self.others}
        self.empty = {path for path, text in self.pages.items() if is_only_about(text, names)}
        notes = " ".join(note.note for note in self.article.notes)
        needed = linked_terms(notes, self.edition.terms)
        for name, term in self.edition.terms.items():
            used = name in needed or any(_stands_in(one, self.article) for one in term.aliases)
            if term.shelf == "article" and not used:
                self.terms.add(name)

    def changes(self, root: Path, besides: Changes) -> dict[str, str | None]:
        """Give every file without what leaves, a term that nothing uses any more included.

        `besides` is what else changes: an edition that is unsound elsewhere hides such terms.
        """
        while True:
            changes = self.without(root)
            faulty = {Path(fault.path) for fault in rehearse(root, {**besides, **changes})}
            more = {path.stem for path in faulty if path.parent == Path(GLOSSARY)}
            more = more & set(self.edition.terms) - self.terms
            if not more:
                return changes
            self.terms |= more

    def without(self, root: Path) -> dict[str, str | None]:
        """Give every file without the articles, and without the terms that leave so far."""
        kept = [term for name, term in self.edition.terms.items() if name not in self.terms]
        unused = set(self.edition.references) - cited([self.article], kept, Exercises())
        changes = {path: self._page(path, text, unused) for path, text in self.pages.items()}
        for one in self.others:
            changes |= dict.fromkeys((one.file.seed.file, one.path, page_of(one.id)))
        changes[REFERENCES] = _without_references(root, unused)
        if (exercises := read_if_there(root, EXERCISES)) is not None:
            head = re.match(r"(?:#.*\n|\s*\n)*", exercises)
            changes[EXERCISES] = (head.group() if head else "") + NO_EXERCISES
        return changes

    def _page(self, path: str, text: str, unused: set[str]) -> str | None:
        term = Path(path).stem if path.startswith(f"{GLOSSARY}/") else ""
        if term in self.terms or path in self.empty:
            return None
        text = without_directives(text, {one.id for one in self.others}, self.terms, self._instead)
        text = without_term_links(relink(path, text, self._target), self.terms, self.edition)
        if term not in self.edition.terms:
            return text
        aliases = self.edition.terms[term].aliases
        lost = {alias for alias in aliases if not _stands_in(alias, self.article)}
        return trim_lists(text, {"aliases": lost, "see": self.terms, "references": unused})

    def _instead(self, address: str) -> str:
        """Give a passage of the article for one that leaves: of its kind, if there is one."""
        name, _, passage = address.partition("/")
        left = self.edition.articles[name]
        kind = next((note.kind for note in left.notes if note.id == passage), None)
        notes = self.article.notes
        alike = next((note for note in notes if note.kind == kind), next(iter(notes), None))
        return f"{self.article.id}/{alike.id}" if alike else ""

    def _target(self, page: str, rest: str) -> str | None:
        """Give where a link leads when all is done; None if its page has left."""
        name = Path(page).stem
        if page in {one.path for one in self.others}:
            return self.article.path if name == self.edition.lead else None
        if page in {page_of(one.id) for one in self.others}:
            return None if rest or name != self.edition.lead else page_of(self.article.id)
        if page in self.empty or (page.startswith(f"{GLOSSARY}/") and name in self.terms):
            return None
        anchors = anchors_of_sets(self.edition.articles[self.edition.lead])
        lost = page in SETS and rest.partition("#")[2] in anchors
        return page if lost or page in OF_EXERCISES else page + rest


def anchors_of_sets(lead: Article) -> set[str]:
    """Give the anchors of the lead on pages of sets: those of any other carry its name."""
    return {name_block(b).lower().replace(" ", "-") for b in lead.blocks} | {*lead.numbers}


def page_of(article: str) -> str:
    """Give the page that shows an article."""
    return f"docs/articles/{article}.md"


def _stands_in(alias: str, article: Article) -> bool:
    alone = AliasIndex.of([(alias, "")])
    return any(True for block in article.blocks for _ in alone.find(block.text))


def _without_references(root: Path, gone: set[str]) -> str:
    """Take entries out of the list of references; every other line stays as it is."""
    text = (root / REFERENCES).read_text("utf-8")
    document = read_yaml(text, REFERENCES)
    lines = text.split("\n")
    starts = [document.line((index,)) - 1 for index in range(len(document.value))]
    kept = lines[: starts[0]] if starts else lines
    for entry, start, end in zip(document.value, starts, [*starts[1:], len(lines)], strict=True):
        if entry["id"] not in gone:
            kept += lines[start:end]
    whole = "\n".join(kept).rstrip("\n")
    return f"{whole}\n" if len(gone) < len(starts) else f"{whole}\n[]\n"
