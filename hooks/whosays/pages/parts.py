"""A large edition's pages in parts, so that none becomes a giant: a page an article.

The host adds them (`Edition.parts`). One without our hooks shows all on one page.
"""

import json
import re
from collections.abc import Callable, Collection, Iterator

from whosays.edition import Edition
from whosays.model.reference import Reference
from whosays.pages.sets import SETS, part_page
from whosays.syntax import find_directives

MOST_NOTES = 400
"""So many notes are still one page: some 80 KB, as sent, on the projector's page."""
MOST_REFERENCES = 360
"""So many references are still one page: some 100 KB, as sent."""
A_PART = 200
"""So many stand on each page of a list in parts."""
REFERENCES_PAGE = "about/references.md"


def make_parts(edition: Edition, read: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """Give the pages that a large edition needs, each its path and Markdown.

    Each is the page of all articles, with the directive naming one; `read` gives a page's text.
    """
    if sum(len(article.notes) for article in edition.articles.values()) > MOST_NOTES:
        pages = [*SETS, "classroom/links"]
        if every := edition.pictured.get(""):
            pages.append(every.removesuffix(".md"))
        for page in pages:
            text = read(f"{page}.md")
            for article in edition.in_practice if text else ():
                if article.id != edition.lead:
                    yield part_page(page, article), _narrowed(text, article.id, article.title)
    text = read(REFERENCES_PAGE)
    for number in range(1, len(cut_references(edition)) + 1) if text else ():
        yield references_part(number), _narrowed(text, str(number), f"part {number}")


def menu_page(page: str, listed: Collection[str]) -> str:
    """Return the page of the menu that a page is below: of a part the whole, else its folder's."""
    folder, _, name = page.removesuffix(".md").rpartition("/")
    while "-" in name:
        name = name.rpartition("-")[0]
        if f"{folder}/{name}.md" in listed:
            return f"{folder}/{name}.md"
    return f"{folder}/index.md"


def ordered_references(edition: Edition) -> list[Reference]:
    """Give the references in the order of their page: by standing, then by voice and date."""
    order = ("primary", "secondary", "reference work")
    return sorted(
        edition.references.values(),
        key=lambda one: (
            order.index(one.standing),
            one.voice_of or one.publisher,
            one.issued or "",
        ),
    )


def cut_references(edition: Edition) -> list[list[Reference]]:
    """Give the references in the order of their page, cut into parts; no parts if there are few."""
    entries = ordered_references(edition)
    if len(entries) <= MOST_REFERENCES:
        return []
    return [entries[at : at + A_PART] for at in range(0, len(entries), A_PART)]


def references_part(number: int) -> str:
    """Give the page of a part of the references."""
    return f"about/references-{number}.md"


def _narrowed(text: str, argument: str, title: str) -> str:
    """Give a page's text with its directive cut down to an argument, and a title that says so."""
    lines = text.split("\n")
    names = {page.rpartition("/")[2] for page in SETS} | {"links", "profile", "references"}
    line = next(one for one in find_directives(text) if one.name in names and not one.argument)
    letters = "".join(one if one.isalnum() or one == " " else f"&#{ord(one)};" for one in title)
    lines[line.number - 1] = f"## {letters} {{ .ws-part }}\n\n::: {line.name} {argument}"
    return re.sub(
        r"(?m)\A---\ntitle: (.*)$",
        lambda match: f"---\ntitle: {json.dumps(f'{match[1]}: {title}', ensure_ascii=False)}",
        "\n".join(lines),
    )
