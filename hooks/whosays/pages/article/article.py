"""The article page: the text with its passages marked, and a note for each beside it."""

from xml.etree.ElementTree import Element

from whosays.codebook import CHECKS
from whosays.edition import Article, Edition
from whosays.pages.article.colophon import render_colophon
from whosays.pages.article.draft import is_draft, render_draft
from whosays.pages.article.mark import render_mark
from whosays.pages.article.row import first_uses, render_row
from whosays.pages.choices import join, render_choices
from whosays.pages.sets import render_ways
from whosays.pages.tree import Child, build


def render_article(edition: Edition, article: Article) -> Element:
    """Give the whole article: filter, text with notes, and how it was annotated."""
    rows = [
        render_row(edition, article, block, first_uses(block, matches))
        for block, matches in zip(article.blocks, edition.matches[article.id], strict=True)
    ]
    return build(
        "div",
        {
            "class": "ws-article ws-wide",
            "data-article": article.id,
            "data-search-exclude": "",
        },
        rows[0],  # the title first: it is what the page is
        *([render_draft(article)] if is_draft(article) else []),
        *([_filter(article)] if article.notes else []),
        *rows[1:],
        render_colophon(edition, article),
        render_ways(edition, article, "references", "exercise", "projector"),
    )


def _filter(article: Article) -> Element:
    def explain(meaning: str) -> Element:
        return build("small", {}, f" {meaning}")

    choices: list[tuple[str, list[Child]]] = [
        ("all", [build("b", {}, "Everything"), explain("The whole article with every note.")])
    ]
    for kind in article.kinds:
        if not article.with_kind(kind.name):
            continue
        name = build("b", {}, render_mark(kind), f" {kind.letter} · {kind.name.capitalize()}")
        count = build("span", {"class": "ws-count"}, str(len(article.with_kind(kind.name))))
        choices.append((kind.slug, [name, count, explain(kind.meaning)]))
    choices.append(
        ("clean", [build("b", {}, "Clean text"), explain("The article as it was found.")])
    )
    kinds = (
        build(
            "li",
            {},
            build("b", {}, render_mark(one), f" {one.letter} · {one.name.capitalize()}"),
            f" ({one.basis}): {one.meaning}",
        )
        for one in article.kinds
    )
    signs = (
        build("li", {}, build("b", {}, f"{check.sign} {check.short}"), f" {check.meaning}")
        for check in CHECKS.values()
    )
    return build(
        "div",
        {"class": "ws-key"},
        render_choices("Show", "ws-show", choices),
        *_start(article),
        build(
            "details",
            {"class": "ws-signs ws-plain"},
            build("summary", {}, "What the kinds and the signs mean"),
            build("ul", {}, *kinds, *signs),
        ),
    )


def _start(article: Article) -> list[Element]:
    """Lead a stranger to a few notes, if the article marks some."""
    if not article.file.start:
        return []
    links = (
        build("a", {"href": f"#{name}"}, f"note {article.numbers[name]}")
        for name in article.file.start
    )
    return [build("p", {"class": "ws-start"}, "New here? Begin with ", *join(links, ", "), ".")]
