"""The Python-Markdown extension: directives on ordinary pages, in any host that runs it."""

import re
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown as Host
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.util import AtomicString

from whosays.article import json_ld, render_article
from whosays.faults import Fault, Faults
from whosays.load import load_edition
from whosays.schema import nearest
from whosays.tree import Markdown


class WhoSaysExtension(Extension):
    """Shows parts of an edition where a page says `::: name argument`."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - Python-Markdown's own signature
        """Take the project's folder, in which seeds/ and docs/ are."""
        self.config = {"root": [".", "The project's folder"]}
        super().__init__(**options)

    def extendMarkdown(self, md: Host) -> None:  # noqa: N802 - Python-Markdown's name
        """Register the directives."""
        directives = Directives(md.parser, Path(self.getConfig("root")))
        md.parser.blockprocessors.register(
            directives, "whosays", 175
        )  # before any other block is tried


class Directives(BlockProcessor):
    """A line `::: name argument` that stands alone becomes what it names."""

    LINE = re.compile(r"::: *([a-z-]+)(?: +([a-z0-9-]+))? *$")

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
        if name not in DIRECTIVES:
            raise Faults([Fault("a page", 0, f"“::: {name}” is not a directive"
                                f"{nearest(name, list(DIRECTIVES))}")])
        parent.extend([_seal(element) for element in getattr(self, DIRECTIVES[name])(argument)])

    def show_article(self, name: str | None) -> list[Element]:
        """Show an article with its notes: `::: article russia-china-talks`."""
        edition = load_edition(self.root)
        article = edition.articles.get(name or "")
        if article is None:
            raise Faults([Fault("a page", 0, f"“::: article {name}”: there is no docs/notes/{name}.yml"
                                f"{nearest(name or '', list(edition.articles))}")])
        data = Element("div", {"hidden": "hidden"})
        data.text = self.parser.md.htmlStash.store(json_ld(edition, article))
        return [render_article(edition, article), data]


DIRECTIVES = {"article": "show_article"}


def _seal(element: Element) -> Element:
    """Keep every text from being read as Markdown, but for those that ask for it."""
    for part in element.iter():
        if part.text:
            part.text = str(part.text) if isinstance(part.text, Markdown) else AtomicString(part.text)
        if part.tail:
            part.tail = str(part.tail) if isinstance(part.tail, Markdown) else AtomicString(part.tail)
    return element
