"""The site made another article's: the example steps back, or leaves with all that hangs on it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from whosays.edit.files import Changes, read_if_there, rehearse
from whosays.edit.leaving import SETS, Leaving, anchors_of_sets
from whosays.edit.pages import relink
from whosays.edit.yours import emptied, left_to_say
from whosays.edition import Article, Edition
from whosays.faults import Fault, Faults, unknown
from whosays.read.files import CONFIG, PERMALINKS, permalinks, read_permalinks
from whosays.read.load import load_edition

OF_THIS_EDITION = "pytestmark = pytest.mark.edition\n"
"""What stands in a file of tests that are true of the example only."""


@dataclass(frozen=True)
class Plan:
    """What will be done, and what is left to a person."""

    changes: Changes
    yours: list[str]


def plan_only(root: Path, article: str, *, remove: bool) -> Plan:
    """Plan to make the site an article's. Raises Faults if the result would not be sound."""
    edition = load_edition(root)
    if article not in edition.articles:
        sentence = unknown("article", article, edition.articles)
        raise Faults([Fault("whosays only", 0, sentence)])
    if article == edition.lead and not (remove and edition.several):
        sentence = f"the site is the article’s already: “{article}” is the one that pages mean"
        raise Faults([Fault("whosays only", 0, sentence)])
    ours = edition.articles[article]
    others = [one for one in edition.articles.values() if one.id != article]
    pages = _texts(root, "docs", "**/*.md")
    gone = others if remove else []
    tests = _texts(root, "tests", "test_*.py")
    changes: dict[str, str | None] = {
        PERMALINKS: _permalinks(root, edition, gone),
        **{path: None for path, text in tests.items() if OF_THIS_EDITION in text},
        **_config(root, edition.lead, article, [one.id for one in gone]),
    }
    if remove:
        changes |= _readme(root, edition, ours)
        changes |= Leaving(edition, ours, others, pages).changes(root, changes)
    else:
        changes |= _step_back(edition, pages)
    changes = {path: text for path, text in changes.items() if text != read_if_there(root, path)}
    if faults := rehearse(root, changes):
        raise Faults(faults)
    after = {path: changes.get(path, text) for path, text in pages.items()}
    left = left_to_say(after, ours, others, remove=remove)
    return Plan(changes, [*emptied(pages, after), *left])


def _texts(root: Path, folder: str, pattern: str) -> dict[str, str]:
    """Give the texts of a folder's files, by their paths in the project."""
    paths = sorted((root / folder).glob(pattern))
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in paths}


def _step_back(edition: Edition, pages: dict[str, str]) -> dict[str, str | None]:
    """Keep the example where pages quote it: only its anchors on the pages of sets change."""
    anchors = anchors_of_sets(edition.articles[edition.lead])

    def change(page: str, rest: str) -> str:
        head, _, anchor = rest.partition("#")
        if page in SETS and anchor in anchors:
            return f"{page}{head}#{edition.lead}-{anchor}"
        return page + rest

    return {path: relink(path, text, change) for path, text in pages.items()}


def _config(root: Path, lead: str, article: str, gone: list[str]) -> dict[str, str | None]:
    """Make the article the one that pages mean, and give it the example's place in the menu."""
    text = read_if_there(root, CONFIG)
    if text is None:
        return {}
    there = f"articles/{article}.md" in text
    lines = []
    for line in text.split("\n"):
        names = re.search(r"articles/([a-z0-9-]+)\.md\s*$", line)
        if names and names[1] == lead and not there:
            lines.append(line.replace(f"articles/{lead}.md", f"articles/{article}.md"))
        elif not (names and names[1] in gone):
            lines.append(re.sub(rf"^(\s+article: ){re.escape(lead)}\b", rf"\g<1>{article}", line))
    changed = "\n".join(lines)
    if not re.search(rf"(?m)^\s+article: {re.escape(article)}\b", changed):
        if re.search(r"(?m)^extra:", changed):
            changed = re.sub(r"(?m)^extra:.*$", rf"\g<0>\n  article: {article}", changed, count=1)
        else:
            changed = f"{changed.rstrip()}\n\nextra:\n  article: {article}\n"
    return {CONFIG: changed}


def _permalinks(root: Path, edition: Edition, gone: Sequence[Article]) -> str:
    """Give the promised addresses without those that leave, and with the new article's."""
    names = {one.id for one in gone}
    lines = dict.fromkeys((*read_permalinks(root), *permalinks(edition.articles.values())))
    return "".join(f"{line}\n" for line in lines if line.split("#")[0] not in names)


def _readme(root: Path, edition: Edition, article: Article) -> dict[str, str | None]:
    """Let the documents at the top name the article's files and not the example's."""
    first = f"#{article.notes[0].id}" if article.notes else ""
    changes: dict[str, str | None] = {}
    for path in ("README.md", "CONTRIBUTING.md"):
        text = read_if_there(root, path)
        if text is not None:
            passage = f"articles/{article.id}/{first}"
            text = re.sub(rf"articles/{re.escape(edition.lead)}/#[a-z0-9-]+", passage, text)
            changes[path] = text.replace(edition.lead, article.id)
    return changes
