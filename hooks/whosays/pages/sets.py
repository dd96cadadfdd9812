"""Pages that hold the same thing for every article: one page, a section an article.

Of a large edition none becomes a giant: the plugin adds a page an article (`Edition.parts`).
"""

import re
from collections.abc import Callable, Collection, Iterator
from pathlib import PurePosixPath

import yaml

from whosays.edition import Article, Block, Edition
from whosays.pages import addresses
from whosays.pages.about.references import cut_references
from whosays.pages.lists import render_by_year
from whosays.pages.tree import Element, build, join, link
from whosays.syntax import Line, find_directives, split_front_matter

SETS = {
    addresses.PREDICT: "predict",
    addresses.PRESENT: "projector",
    addresses.WORKSHEET: "worksheet",
    addresses.ANSWER_KEY: "answer key",
    addresses.CLASS_VIEW: "class view",
}
"""The pages whose directive shows every article, and what a link calls each."""
NOTHING = "No passage has a note yet."
"""Shown in place of anything that needs notes."""
MOST_NOTES = 400
"""The maximum of notes on one page: some 80 KB, as sent, on the projector's page."""


def sets_of(edition: Edition) -> dict[str, str]:
    """Return the pages of `SETS` that the edition has, and what a link calls each."""
    return {page: words for page, words in SETS.items() if page in edition.pages}


def part_page(page: str, article: Article) -> str:
    """Return the page that shows only one article of what `page` shows of all."""
    return f"{page.removesuffix('.md')}-{article.id}.md"


def set_id(article: Article) -> str:
    """Return the id of an article's section."""
    return f"ws-set-{article.id}"


def exercise(edition: Edition, article: Article, block: Block) -> str:
    """Return the address of a block as an exercise; empty if the edition has none of it."""
    if addresses.PREDICT not in edition.pages or not any(block.notes):
        return ""
    page = ask_page(edition, article, addresses.PREDICT)
    return f"{page}{'&' if '?' in page else '?'}paragraph={block.code}"


def slide(edition: Edition, article: Article, block: Block) -> str:
    """Return the address of a block on the projector; empty if the edition does not show it."""
    if addresses.PRESENT not in edition.pages or block.role == "furniture":
        return ""
    page = set_page(edition, article, addresses.PRESENT).partition("#")[0]
    return f"{page}#{edition.anchor(article, block.slug)}"


def set_page(edition: Edition, article: Article, page: str) -> str:
    """Return the address of an article's section on such a page, or of the page of its own."""
    if (own := part_page(page, article)) in edition.parts:
        return f"../{own}"
    return f"../{page}#{set_id(article)}" if edition.several else f"../{page}"


def ask_page(edition: Edition, article: Article, page: str) -> str:
    """Return such a page's address, with a query for the article unless that is shown anyway."""
    if (own := part_page(page, article)) in edition.parts:
        return f"../{own}"
    return f"../{page}" if article.id == edition.lead else f"../{page}?article={article.id}"


def render_ways(edition: Edition, article: Article, *names: str) -> Element:
    """Return hidden links to pages of an article, for scripts: only the host knows addresses."""
    pages = {
        "exercise": addresses.PREDICT,
        "projector": addresses.PRESENT,
        "class view": addresses.CLASS_VIEW,
    }
    ways = {"article": addresses.article_page(article)}
    if addresses.REFERENCES in edition.pages:
        ways["references"] = f"../{addresses.REFERENCES}"
    for name, page in pages.items():
        if page in edition.pages:
            ways[name] = ask_page(edition, article, page)
    links = (build("a", {"data-way": name, "href": ways[name]}) for name in names if name in ways)
    return build("p", {"class": "ws-ways", "hidden": "hidden"}, *links)


def link_pictures(edition: Edition, article: Article, words: str) -> list[Element]:
    """Link the page that shows an article's pictures, if there is one."""
    if own := edition.pictured.get(article.id):
        return [link(f"../{own}", words)]
    if every := edition.pictured.get(""):
        return [link(set_page(edition, article, every), words)]
    return []


def link_sets(edition: Edition, article: Article) -> list[Element]:
    """Link what a class can do with an article, if there is anything."""
    links = link_pictures(edition, article, "charts")
    for page, words in sets_of(edition).items():
        links.append(link(set_page(edition, article, page), words))
    with_class = build("p", {"class": "ws-set-links"}, "Use it in class: ", *join(links, " · "))
    return [with_class] if links else []


def render_sets(edition: Edition, directive: str, render: Callable[[Article], Element]) -> Element:
    """Return what `render` makes of the one article, or a section for each of several.

    The style shows one section: the one whose address was followed, or else the first. An article
    with a page of its own has a link in place of a section.
    """
    if not edition.in_practice:
        return build("p", {}, NOTHING)
    if not edition.several:
        return render(next(iter(edition.articles.values())))
    pages = {PurePosixPath(page).stem: page for page in SETS}
    place = pages.get(directive) or edition.pictured.get("", "")

    def entry(article: Article) -> Element:
        own = part_page(place, article)
        target = {"href": f"#{set_id(article)}"}
        if own in edition.parts:
            prefix = {"data-set": article.id, "data-anchor": edition.anchor(article, "")}
            target = {"href": f"../{own}", "id": set_id(article), **prefix}
        return build("li", {}, build("a", {**target, **article.tongue}, article.title))

    choose = build("p", {}, "Choose an article:")
    links = render_by_year(edition.in_practice, entry)
    nav = build("nav", {"aria-label": "Choose an article"}, choose, links)
    page = build("div", {"class": "ws-sets"}, nav)
    for article in edition.in_practice:
        if part_page(place, article) not in edition.parts:
            heading = build("h2", article.tongue, article.title)
            attributes = {"id": set_id(article), "class": "ws-set", "data-set": article.id}
            page.append(build("section", attributes, heading, render(article)))
    return page


def make_parts(edition: Edition, read: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """Yield the path and the Markdown of pages that a large edition needs; `read` gives a text."""
    if sum(len(article.notes) for article in edition.articles.values()) > MOST_NOTES:
        for page in filter(None, [*SETS, addresses.LINKS, edition.pictured.get("")]):
            text = read(page)
            if line := _whole(text):
                for article in edition.in_practice:
                    if article.id != edition.lead:
                        part = _narrowed(text, line, article.id, article.title)
                        yield part_page(page, article), part
    text = read(addresses.REFERENCES)
    if line := _whole(text):
        for number in range(1, len(cut_references(edition)) + 1):
            yield (
                addresses.references_part(number),
                _narrowed(text, line, str(number), f"part {number}"),
            )


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
