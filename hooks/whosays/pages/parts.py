"""A large edition's pages in parts, so that none becomes a giant: a page an article.

The plugin adds them (`Edition.parts`). Without it, everything is on one page.
"""

import re
from collections.abc import Callable, Collection, Iterator
from pathlib import PurePosixPath

import yaml

from whosays.edition import Edition
from whosays.pages.about.references import cut_references
from whosays.pages.addresses import LINKS, REFERENCES, references_part
from whosays.pages.sets import SETS, part_page
from whosays.syntax import Line, find_directives, split_front_matter

MOST_NOTES = 400
"""The maximum of notes on one page: some 80 KB, as sent, on the projector's page."""


def make_parts(edition: Edition, read: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """Yield the path and the Markdown of pages that a large edition needs; `read` gives a text."""
    if sum(len(article.notes) for article in edition.articles.values()) > MOST_NOTES:
        for page in filter(None, [*SETS, LINKS, edition.pictured.get("")]):
            text = read(page)
            if line := _whole(text):
                for article in edition.in_practice:
                    if article.id != edition.lead:
                        part = _narrowed(text, line, article.id, article.title)
                        yield part_page(page, article), part
    text = read(REFERENCES)
    if line := _whole(text):
        for number in range(1, len(cut_references(edition)) + 1):
            yield references_part(number), _narrowed(text, line, str(number), f"part {number}")


def menu_page(page: str, listed: Collection[str]) -> str:
    """Return the page of the menu that a page is below: of a part the whole, else its folder's."""
    folder, _, name = page.removesuffix(".md").rpartition("/")
    while "-" in name:
        name = name.rpartition("-")[0]
        if f"{folder}/{name}.md" in listed:
            return f"{folder}/{name}.md"
    return f"{folder}/index.md"


def _whole(text: str) -> Line | None:
    """Return the directive of a page that shows all articles or references; None if it has none."""
    names = {PurePosixPath(page).stem for page in SETS} | {"links", "profile", "references"}
    lines = find_directives(text)
    return next((one for one in lines if one.name in names and not one.argument), None)


def _narrowed(text: str, line: Line, argument: str, title: str) -> str:
    """Return a page's text with its directive cut down to an argument, and a title that says so."""
    lines = text.split("\n")
    letters = "".join(one if one.isalnum() or one == " " else f"&#{ord(one)};" for one in title)
    lines[line.number - 1] = f"## {letters} {{ .ws-part }}\n\n::: {line.name} {argument}"
    head, body = split_front_matter("\n".join(lines))
    written = yaml.safe_load(head)
    data = written if isinstance(written, dict) else {}
    heading = re.search(r"(?m)^# (.+?)(?: \{.*\})?$", body)
    name = data.get("title") or (heading[1] if heading else "")
    # as plain text: whatever prints a title of the front matter must escape it
    data["title"] = f"{name}: {title}" if name else title
    return f"---\n{yaml.safe_dump(data, allow_unicode=True, sort_keys=False)}---\n{body}"
