"""The Python-Markdown extension: directives on ordinary pages, in any host that runs it."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar
from xml.etree.ElementTree import Element

from markdown import Markdown as Host
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from whosays import classroom, glossary, legend, practice, reference
from whosays.article import render_article, render_articles
from whosays.check import TERM_LINK
from whosays.edition import Article, Edition
from whosays.faults import Fault, Faults
from whosays.load import load_edition
from whosays.model import AnyNote
from whosays.schema import nearest
from whosays.schema_org import json_ld
from whosays.tree import Markdown, build

Found = TypeVar("Found")


class WhoSaysExtension(Extension):
    """Shows parts of an edition where a page says `::: name argument` or `[[term]]`."""

    def __init__(self, **options: Any) -> None:
        """Take the project's folder, in which seeds/ and docs/ are."""
        self.config = {"root": [".", "The project's folder"]}
        super().__init__(**options)

    def extendMarkdown(self, md: Host) -> None:
        """Register the directives and the links to terms."""
        root = Path(self.getConfig("root"))
        # before any other block is tried
        md.parser.blockprocessors.register(Directives(md.parser, root), "whosays", 175)
        # before Markdown's own links (160) take the inner brackets
        md.inlinePatterns.register(TermLinks(root), "whosays-term", 165)


class Directives(BlockProcessor):
    """A line `::: name argument` that stands alone becomes what it names."""

    LINE = re.compile(r"::: *([a-z-]+)(?: +([a-z0-9/-]+))? *$")

    def __init__(self, parser: BlockParser, root: Path) -> None:
        """Remember where the edition's files are; they are read when a directive runs."""
        super().__init__(parser)
        self.root = root

    def test(self, parent: Element, block: str) -> bool:
        """Tell whether the block is a directive."""
        return bool(self.LINE.match(block))

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Put what the directive names in its place."""
        match = self.LINE.match(blocks.pop(0))
        assert match
        name, argument = match.groups()
        edition = load_edition(self.root)
        parent.append(_seal(_pick("directive", DIRECTIVES, name)(edition, argument or "")))
        if name == "article":
            data = build("div", {"hidden": "hidden"})
            # the stash is what keeps a script element as it is, in every host
            data.text = self.parser.md.htmlStash.store(
                json_ld(edition, _article(edition, argument))
            )
            parent.append(data)


class TermLinks(InlineProcessor):
    """`[[quad]]` and `[[quad|the four]]` link to a glossary page and carry its definition."""

    def __init__(self, root: Path) -> None:
        """Remember where the edition's files are."""
        super().__init__(TERM_LINK.pattern)
        self.root = root

    def handleMatch(  # type: ignore[override]
        self, match: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        """Give the link with its definition."""
        terms = load_edition(self.root).terms
        name = match["term"]
        term = _pick("term", terms, name)
        words = match["words"] or term.title
        both = build(
            "span",
            {"class": "ws-use"},
            glossary.link_term(name, words),
            glossary.render_definition(name, term, "span"),
        )
        return _seal(both), match.start(0), match.end(0)


def _pick(what: str, known: Mapping[str, Found], name: str) -> Found:
    if name not in known:
        hint = nearest(name, list(known))
        raise Faults([Fault("a page", 0, f"there is no {what} “{name}”{hint}")])
    return known[name]


def _article(edition: Edition, name: str) -> Article:
    return _pick("article", edition.articles, name)


def _passage(edition: Edition, address: str) -> tuple[Article, AnyNote]:
    name, _, passage = address.partition("/")
    article = _article(edition, name)
    return article, _pick("passage", {note.id: note for note in article.notes}, passage)


DIRECTIVES: dict[str, Callable[[Edition, str], Element]] = {
    "article": lambda edition, name: render_article(edition, _article(edition, name)),
    "articles": lambda edition, _: render_articles(edition),
    "passage": lambda edition, address: glossary.render_quotation(*_passage(edition, address), "p"),
    "term": lambda edition, name: glossary.render_term(edition, name),
    "glossary": lambda edition, _: glossary.render_index(edition),
    "references": lambda edition, _: reference.render_references(edition),
    "predict": lambda edition, name: practice.render_predict(edition, _article(edition, name)),
    "warm-up": lambda edition, _: practice.render_warm_up(edition, edition.exercises),
    "contested": lambda edition, _: practice.render_contested(edition, edition.exercises),
    "worksheet": lambda edition, name: classroom.render_worksheet(_article(edition, name)),
    "answer-key": lambda edition, name: classroom.render_answer_key(
        edition, _article(edition, name)
    ),
    "card": lambda *_: classroom.render_card(),
    "class-view": lambda edition, name: classroom.render_class_view(_article(edition, name)),
    "kinds": lambda *_: legend.render_kinds(),
    "checks": lambda *_: legend.render_checks(),
    "signals": lambda *_: legend.render_signals(),
    "flags": lambda *_: legend.render_flags(),
    "manners": lambda *_: legend.render_manners(),
}


def _seal(element: Element) -> Element:
    """Keep every text from being read as Markdown, but for those that ask for it."""
    for part in element.iter():
        part.text, part.tail = _sealed(part.text), _sealed(part.tail)
    return element


def _sealed(text: str | None) -> str | None:
    if not text:
        return text
    if isinstance(text, Markdown):
        return str(text)
    # Python-Markdown takes “&amp;” in a text for an entity; ours are letters
    return AtomicString(text.replace("&", "&amp;"))
