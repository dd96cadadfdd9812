"""The site made another article's: the example steps back, or leaves with all that hangs on it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from whosays.aliases import AliasIndex
from whosays.edit.files import rehearse
from whosays.edit.pages import (
    relink,
    trim_lists,
    without_directives,
    without_term_links,
)
from whosays.edition import Article, Edition
from whosays.faults import Fault, Faults, unknown
from whosays.model.practice import Exercises
from whosays.pages import sets
from whosays.pages.exercise import name_block
from whosays.read.check.pages import linked_terms
from whosays.read.check.references import cited
from whosays.read.document import read_yaml
from whosays.read.load import CONFIG, EXERCISES, PERMALINKS, REFERENCES, load_edition
from whosays.read.quotations import Source, quotations

QUOTED = re.compile(r"(?m)^::: passage (.+)$")
OF_THIS_EDITION = "pytestmark = pytest.mark.edition\n"
"""What stands in a file of tests that are true of the example only."""
SETS = {f"docs/{page}.md" for page in sets.SETS}
"""Pages whose anchors carry an article's name unless it is the lead."""
OF_EXERCISES = {
    "docs/practice/warm-up.md",
    "docs/practice/contested.md",
    "docs/classroom/pre-post.md",
}
"""Pages whose anchors come from exercises and from passages on which readers split."""
NO_EXERCISES = "".join(
    f"{field.alias or key}: []\n" for key, field in Exercises.model_fields.items()
)


@dataclass
class Plan:
    """What will be done, and what is left to a person."""

    changes: dict[str, str | None] = field(default_factory=dict)
    yours: list[str] = field(default_factory=list)


def plan_only(root: Path, article: str, *, remove: bool) -> Plan:
    """Plan to make the site an article's. Raises Faults if the result would not be sound."""
    edition = load_edition(root)
    if article not in edition.articles:
        sentence = unknown("article", article, edition.articles)
        raise Faults([Fault("whosays only", 0, sentence)])
    if article == edition.lead and not (remove and edition.several):
        sentence = f"the site is the article’s already: “{article}” is the one that pages mean"
        raise Faults([Fault("whosays only", 0, sentence)])
    others = [one for one in edition.articles.values() if one.id != article]
    plan = Plan()
    pages = {
        path.relative_to(root).as_posix(): path.read_text("utf-8")
        for path in sorted((root / "docs").rglob("*.md"))
    }
    for path in sorted((root / "tests").glob("test_*.py")):
        if OF_THIS_EDITION in path.read_text("utf-8"):
            plan.changes[path.relative_to(root).as_posix()] = None
    if remove:
        gone = _Leaving(edition, edition.articles[article], others, pages)
        while True:
            changes = {**plan.changes, **gone.changes(root)}
            faults = rehearse(root, changes)
            more = {one.path for one in faults} & set(gone.term_pages())
            if not more:
                break
            gone.terms |= {Path(path).stem for path in more}
        plan.changes = changes
    else:
        plan.changes |= _step_back(edition, article, pages)
    plan.changes |= _config(root, edition.lead, article, [one.id for one in others], remove=remove)
    plan.changes[PERMALINKS] = _permalinks(root, edition, others if remove else [])
    if remove:
        plan.changes |= _readme(root, edition, article)
    before = {path: _read(root, path) for path in plan.changes}
    plan.changes = {path: text for path, text in plan.changes.items() if text != before[path]}
    if faults := rehearse(root, plan.changes):
        raise Faults(faults)
    after: dict[str, str | None] = {**pages}
    after |= {path: plan.changes[path] for path in pages if path in plan.changes}
    plan.yours = [
        *_emptied(pages, after),
        *_yours(after, edition.articles[article], others, remove=remove),
    ]
    return plan


def _read(root: Path, path: str) -> str | None:
    return (root / path).read_text("utf-8") if (root / path).is_file() else None


def _step_back(edition: Edition, article: str, pages: dict[str, str]) -> dict[str, str | None]:
    """Keep the example where pages quote it: only its anchors on the pages of sets change."""

    anchors = _anchors(edition.articles[edition.lead])

    def change(page: str, rest: str) -> str:
        head, _, anchor = rest.partition("#")
        if page in SETS and anchor in anchors:
            return f"{page}{head}#{edition.lead}-{anchor}"
        return page + rest

    return {path: relink(path, text, change) for path, text in pages.items()}


@dataclass
class _Leaving:
    """What leaves with the example, found step by step."""

    edition: Edition
    article: Article
    others: list[Article]
    pages: dict[str, str]
    terms: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        kept = (self.edition.articles[self.article.id],)
        notes = " ".join(note.note for note in self.article.notes)
        needed = linked_terms(notes, self.edition.terms)
        for name, term in self.edition.terms.items():
            left = [alias for alias in term.aliases if _stands_in(alias, kept)]
            if term.shelf == "article" and not left and name not in needed:
                self.terms.add(name)

    def term_pages(self) -> list[str]:
        """Give the pages of the terms that are still there."""
        return [f"docs/glossary/{name}.md" for name in self.edition.terms if name not in self.terms]

    def changes(self, root: Path) -> dict[str, str | None]:
        """Give every file without what leaves."""
        changes: dict[str, str | None] = {}
        for one in self.others:
            changes |= dict.fromkeys((one.file.seed.file, one.path, _page_of(one.id)))
        names = {one.id for one in self.others}
        kept_terms = [term for name, term in self.edition.terms.items() if name not in self.terms]
        used = cited([self.article], kept_terms, Exercises())
        unused = set(self.edition.references) - used
        for path, before in self.pages.items():
            if path in changes:
                continue
            stem = Path(path).stem
            if path.startswith("docs/glossary/") and stem in self.terms:
                changes[path] = None
                continue
            text = without_directives(before, names, self.terms, self._instead)
            text = without_term_links(relink(path, text, self._target), self.terms, self.edition)
            if path.startswith("docs/glossary/") and stem in self.edition.terms:
                aliases = self.edition.terms[stem].aliases
                lost = {alias for alias in aliases if not _stands_in(alias, [self.article])}
                text = trim_lists(text, {"aliases": lost, "see": self.terms, "references": unused})
            changes[path] = text
        changes[REFERENCES] = _without_references(root, unused)
        if (exercises := _read(root, EXERCISES)) is not None:
            head = re.match(r"(?:#.*\n|\s*\n)*", exercises)
            changes[EXERCISES] = (head.group() if head else "") + NO_EXERCISES
        return changes

    def _instead(self, address: str) -> str:
        """Give a passage of the article for one that leaves: of its kind, if there is one."""
        name, _, passage = address.partition("/")
        left = self.edition.articles[name]
        kind = next((note.kind for note in left.notes if note.id == passage), None)
        notes = self.article.notes
        alike = next((note for note in notes if note.kind == kind), next(iter(notes), None))
        return f"{self.article.id}/{alike.id}" if alike else ""

    def _target(self, page: str, rest: str) -> str | None:
        name = Path(page).stem
        if page in {one.path for one in self.others}:
            return self.article.path if name == self.edition.lead else None
        if page.startswith("docs/articles/") and name in {one.id for one in self.others}:
            return None if rest or name != self.edition.lead else _page_of(self.article.id)
        if page.startswith("docs/glossary/") and name in self.terms:
            return None
        if page in OF_EXERCISES:
            return page
        if page in SETS and rest.partition("#")[2] in _anchors(
            self.edition.articles[self.edition.lead]
        ):
            return page
        return page + rest


def _anchors(article: Article) -> set[str]:
    """Give the anchors of the lead on pages of sets: those of any other carry its name."""
    return {name_block(b).lower().replace(" ", "-") for b in article.blocks} | {*article.numbers}


def _page_of(article: str) -> str:
    return f"docs/articles/{article}.md"


def _stands_in(alias: str, articles: Iterable[Article]) -> bool:
    alone = AliasIndex.of([(alias, "")])
    texts = (block.text for article in articles for block in article.blocks)
    return any(True for text in texts for _ in alone.find(text))


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


def _config(
    root: Path, lead: str, article: str, others: list[str], *, remove: bool
) -> dict[str, str | None]:
    """Make the article the one that pages mean, and give it the example's place in the menu."""
    text = _read(root, CONFIG)
    if text is None:
        return {}
    there = f"articles/{article}.md" in text
    lines = []
    for line in text.split("\n"):
        names = re.search(r"articles/([a-z0-9-]+)\.md\s*$", line)
        if names and names[1] == lead and not there:
            lines.append(line.replace(f"articles/{lead}.md", f"articles/{article}.md"))
        elif not (names and remove and names[1] in others):
            lines.append(re.sub(rf"^(\s+article: ){re.escape(lead)}\b", rf"\g<1>{article}", line))
    changed = "\n".join(lines)
    if not re.search(rf"(?m)^\s+article: {re.escape(article)}\b", changed):
        if re.search(r"(?m)^extra:", changed):
            changed = re.sub(r"(?m)^extra:.*$", rf"\g<0>\n  article: {article}", changed, count=1)
        else:
            changed = f"{changed.rstrip()}\n\nextra:\n  article: {article}\n"
    return {CONFIG: changed}


def _permalinks(root: Path, edition: Edition, gone: list[Article]) -> str:
    """Give the promised addresses without those that leave, and with the new article's."""
    names = {one.id for one in gone}
    lines = (_read(root, PERMALINKS) or "").splitlines()
    kept = [line for line in lines if line.split("#")[0] not in names]
    every = [f"{a.id}#{n.id}" for a in edition.articles.values() for n in a.notes]
    kept += [one for one in every if one.split("#")[0] not in names and one not in set(kept)]
    return "".join(f"{line}\n" for line in kept)


def _readme(root: Path, edition: Edition, article: str) -> dict[str, str | None]:
    """Let the documents at the top name the article's files and not the example's."""
    first = next((note.id for note in edition.articles[article].notes), "")
    changes: dict[str, str | None] = {}
    for path in ("README.md", "CONTRIBUTING.md"):
        text = _read(root, path)
        if text is not None:
            passage = f"articles/{article}/#{first}" if first else f"articles/{article}/"
            text = re.sub(rf"articles/{re.escape(edition.lead)}/#[a-z0-9-]+", passage, text)
            changes[path] = text.replace(edition.lead, article)
    return changes


def _yours(
    pages: dict[str, str | None], article: Article, others: list[Article], *, remove: bool
) -> Iterable[str]:
    """List what no program can rewrite: pages that still quote or name what has left."""
    example = [Source.of(one.id, "".join(block.text for block in one.blocks)) for one in others]
    ours = Source.of(article.id, "".join(block.text for block in article.blocks))
    names = set(_surnames(others)) - set(_surnames([article]))
    name = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(names))) or '(?!)'})\b")
    for path, text in pages.items():
        if text is None or path in {_page_of(one.id) for one in others}:
            continue
        if not remove and path.startswith(("docs/glossary/", "docs/guide/")):
            continue  # there the example is meant
        found = []
        for number, line in enumerate(text.split("\n"), start=1):
            words = [list(Source.of("", one).words) for one in quotations(line)]
            quotes = any(
                any(source.find(one) >= 0 for source in example) and ours.find(one) < 0
                for one in words
            )
            if quotes or name.search(line):
                found.append(number)
        if found:
            where = ", ".join(map(str, found[:6])) + (", …" if len(found) > 6 else "")
            yield f"{path}: speaks of the example in line {where}"
    yield "docs/index.md, README.md: what the site says of itself; the two pictures in docs/assets"
    yield f"{CONFIG}: site_name, site_description and copyright"
    if remove:
        yield f"{EXERCISES}: the warm-up is empty; write sentences of your own"


def _emptied(before: dict[str, str], after: dict[str, str | None]) -> Iterator[str]:
    """List the pages that quoted passages which leave."""
    for path, text in before.items():
        new, quoted = after[path], QUOTED.findall(text)
        if new is not None and QUOTED.findall(new) != quoted:
            passages = "a passage" if len(quoted) == 1 else f"{len(quoted)} passages"
            yield f"{path}: quoted {passages} of the example; what fits of yours is yours to say"


def _surnames(articles: Iterable[Article]) -> Iterator[str]:
    """Give the last words of the names of speakers, where they are names and no states."""
    for article in articles:
        for speaker in article.file.speakers.values():
            last = speaker.name.split()[-1]
            if last[0].isupper() and last not in " ".join(speaker.states):
                yield last
