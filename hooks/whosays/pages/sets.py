"""Pages that hold the same thing for every article: one page, a section an article."""

from collections.abc import Callable
from xml.etree.ElementTree import Element

from whosays.edition import Article, Block, Edition
from whosays.pages.addresses import REFERENCES, article_page
from whosays.pages.choices import join
from whosays.pages.practice.exercise import block_id
from whosays.pages.tree import build
from whosays.pages.years import render_by_year

PREDICT = "practice/predict"
PRESENT = "classroom/present"
CLASS_VIEW = "classroom/class-view"
SETS = {
    PREDICT: "predict",
    PRESENT: "projector",
    "classroom/worksheet": "worksheet",
    "classroom/answer-key": "answer key",
    CLASS_VIEW: "class view",
}
"""The pages whose directive shows every article, and what a link calls each."""
NOTHING = "No passage is annotated yet."
"""Shown in place of anything that needs notes."""


def sets_of(edition: Edition) -> dict[str, str]:
    """Return the pages of `SETS` that the edition has, and what a link calls each."""
    return {page: words for page, words in SETS.items() if f"{page}.md" in edition.pages}


def exercise(edition: Edition, article: Article, block: Block) -> str:
    """Return the address of a paragraph as an exercise; empty if the edition has no such page."""
    if PREDICT not in sets_of(edition):
        return ""
    page = ask_page(edition, article, PREDICT)
    return f"{page}{'&' if '?' in page else '?'}paragraph={block.code}"


def slide(edition: Edition, article: Article, block: Block) -> str:
    """Return the address of a paragraph on the projector; empty if there is no such page."""
    if PRESENT not in sets_of(edition):
        return ""
    page = set_page(edition, article, PRESENT).partition("#")[0]
    return f"{page}#{block_id(edition, article, block)}"


def set_page(edition: Edition, article: Article, page: str) -> str:
    """Give the address of an article's section on such a page, or of the page of its own."""
    if (own := part_page(page, article)) in edition.parts:
        return f"../{own}"
    return f"../{page}.md#{set_id(article)}" if edition.several else f"../{page}.md"


def ask_page(edition: Edition, article: Article, page: str) -> str:
    """Return such a page's address, with a query for the article unless that is shown anyway."""
    if (own := part_page(page, article)) in edition.parts:
        return f"../{own}"
    which = "" if article.id == edition.lead else f"?article={article.id}"
    return f"../{page}.md{which}"


def render_ways(edition: Edition, article: Article, *names: str) -> Element:
    """Return hidden links to pages of an article, for scripts: only the host knows addresses."""
    every = {
        "article": article_page(article),
        "references": f"../{REFERENCES}",
        "exercise": ask_page(edition, article, PREDICT),
        "projector": ask_page(edition, article, PRESENT),
        "class view": ask_page(edition, article, CLASS_VIEW),
    }
    pages = {"references": REFERENCES, "exercise": f"{PREDICT}.md", "projector": f"{PRESENT}.md"}
    pages["class view"] = f"{CLASS_VIEW}.md"
    links = (
        build("a", {"data-way": name, "href": every[name]})
        for name in names
        if name not in pages or pages[name] in edition.pages
    )
    return build("p", {"class": "ws-ways", "hidden": "hidden"}, *links)


def link_pictures(edition: Edition, article: Article, words: str) -> list[Element]:
    """Link the page that shows an article's pictures, if there is one."""
    own, every = edition.pictured.get(article.id), edition.pictured.get("")
    if not own and not every:
        return []
    page = f"../{own}" if own else set_page(edition, article, str(every).removesuffix(".md"))
    return [build("a", {"href": page}, words)]


def link_sets(edition: Edition, article: Article) -> list[Element]:
    """Link what a class can do with an article, if there is anything."""
    links = link_pictures(edition, article, "pictures")
    links += [
        build("a", {"href": set_page(edition, article, page)}, words)
        for page, words in sets_of(edition).items()
    ]
    if not links:
        return []
    return [build("p", {"class": "ws-set-links"}, "With a class: ", *join(links, " · "))]


def part_page(page: str, article: Article) -> str:
    """Give the page that shows only one article of what `page` shows of all."""
    return f"{page}-{article.id}.md"


def set_id(article: Article) -> str:
    """Give the id of an article's section."""
    return f"ws-set-{article.id}"


def render_sets(edition: Edition, directive: str, render: Callable[[Article], Element]) -> Element:
    """Give what `render` makes of the one article, or a section for each of several.

    The style shows one section: the one whose address was followed, or else the first. An article
    with a page of its own has a link in place of a section.
    """
    if not edition.in_practice:
        return build("p", {}, NOTHING)
    if not edition.several:
        return render(next(iter(edition.articles.values())))
    every = {
        **{page.rpartition("/")[2]: page for page in SETS},
        "profile": edition.pictured.get(""),
    }
    place = str(every[directive]).removesuffix(".md")

    def link(article: Article) -> Element:
        own = part_page(place, article)
        target = {"href": f"#{set_id(article)}"}
        if own in edition.parts:
            prefix = {"data-set": article.id, "data-anchor": edition.anchor(article, "")}
            target = {"href": f"../{own}", "id": set_id(article), **prefix}
        return build("li", {}, build("a", {**target, **article.tongue}, article.title))

    links = render_by_year(edition.in_practice, link)
    choose = build("p", {}, "Choose an article:")
    nav = build("nav", {"aria-label": "Articles"}, choose, *links)
    page = build("div", {"class": "ws-sets"}, nav)
    for article in edition.in_practice:
        if part_page(place, article) in edition.parts:
            continue
        heading = build("h2", article.tongue, article.title)
        attributes = {"id": set_id(article), "class": "ws-set", "data-set": article.id}
        page.append(build("section", attributes, heading, render(article)))
    return page
