"""The Python-Markdown extension: directives on ordinary pages, in any host that runs it."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown as Host
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from whosays.check import DIRECTIVE, TERM_LINK
from whosays.directives import LARGE, pick, pick_article, run_directive
from whosays.edition import Edition
from whosays.glossary import link_term, render_definition
from whosays.load import load_edition
from whosays.schema_org import json_ld
from whosays.tree import Markdown, build

MARKS = re.compile(r"[*_`\[<&\\]")
"""A text without any of these is the same in Markdown as without."""


class WhoSaysExtension(Extension):
    """Shows parts of an edition where a page says `::: name argument` or `[[term]]`."""

    def __init__(self, **options: Any) -> None:
        """Take the project's folder, or the edition itself where a host has read it already."""
        self.config = {
            "root": [".", "The project's folder, in which seeds/ and docs/ are"],
            "edition": ["", "The edition, so that its files need not be looked at for each page"],
        }
        super().__init__(**options)

    def edition(self) -> Edition:
        """Give the edition, read when a directive runs and not before."""
        return self.getConfig("edition") or load_edition(Path(self.getConfig("root")))

    def extendMarkdown(self, md: Host) -> None:
        """Register the directives and the links to terms."""
        late = LateElements(md)
        directives = Directives(md.parser, self.edition, late)
        # before any other block is tried
        md.parser.blockprocessors.register(directives, "whosays", 175)
        # before Markdown's own links (160) take the inner brackets
        md.inlinePatterns.register(TermLinks(self.edition), "whosays-term", 165)
        # after the table of contents (also 5, but registered earlier), before MkDocs, which comes
        # later at 5 to collect anchors and at 0 to resolve links
        md.treeprocessors.register(late, "whosays-late", 5)


class Directives(BlockProcessor):
    """A line `::: name argument` that stands alone becomes what it names."""

    def __init__(
        self, parser: BlockParser, edition: Callable[[], Edition], late: "LateElements"
    ) -> None:
        """Remember how to get the edition, and who puts large elements in place."""
        super().__init__(parser)
        self.edition = edition
        self.late = late

    def test(self, parent: Element, block: str) -> bool:
        """Tell whether the block is a directive."""
        return bool(DIRECTIVE.fullmatch(block.rstrip()))

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Put what the directive names in its place."""
        match = DIRECTIVE.fullmatch(blocks.pop(0).rstrip())
        assert match
        name, argument = match.group(1), match.group(2) or ""
        edition = self.edition()
        element = run_directive(edition, name, argument)
        parent.append(self.late.keep(element) if name in LARGE else _seal(element))
        if name == "article":
            # the stash is what keeps a script element as it is, in every host
            data = json_ld(edition, pick_article(edition, argument))
            stashed = self.parser.md.htmlStash.store(data)
            parent.append(build("div", {"hidden": "hidden"}, Markdown(stashed)))


class LateElements(Treeprocessor):
    """Puts large elements in their place last, so that no other processor walks through them.

    Only what asks to be read as Markdown is handed to the inline patterns.
    """

    def __init__(self, md: Host) -> None:
        """Begin with nothing kept."""
        super().__init__(md)
        self.kept: list[Element] = []

    def keep(self, element: Element) -> Element:
        """Keep an element for later and give what holds its place."""
        self.kept.append(element)
        return build("div", {"data-late": str(len(self.kept) - 1)})

    def run(self, root: Element) -> None:
        """Swap each place for its element."""
        for parent in [one for one in root.iter() if any("data-late" in c.attrib for c in one)]:
            for index, child in enumerate(parent):
                if "data-late" in child.attrib:
                    element = self.kept[int(child.attrib["data-late"])]
                    self._read_markdown(element)
                    element.tail = child.tail
                    parent[index] = element
        self.kept = []

    def _read_markdown(self, element: Element) -> None:
        readers = build("div", {}, *_with_markdown(element))
        _seal(element)
        self.md.treeprocessors["inline"].run(readers)


class TermLinks(InlineProcessor):
    """`[[quad]]` and `[[quad|the four]]` link to a glossary page and carry its definition."""

    def __init__(self, edition: Callable[[], Edition]) -> None:
        """Remember how to get the edition."""
        super().__init__(TERM_LINK.pattern)
        self.edition = edition

    def handleMatch(  # type: ignore[override]
        self, match: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        """Give the link with its definition."""
        terms = self.edition().terms
        name = match["term"]
        term = pick("term", terms, name)
        link = link_term(name, match["words"] or term.title)
        both = build("span", {"class": "ws-use"}, link, render_definition(name, term, "span"))
        return _seal(both), match.start(0), match.end(0)


def _with_markdown(element: Element) -> Iterator[Element]:
    for part in element.iter():
        if _asks(part.text) or any(_asks(child.tail) for child in part):
            yield part


def _asks(text: str | None) -> bool:
    return isinstance(text, Markdown) and MARKS.search(text) is not None


def _seal(element: Element) -> Element:
    """Keep every text from being read as Markdown, but for those that ask for it."""
    for part in element.iter():
        if part.text:
            part.text = _sealed(part.text)
        if part.tail:
            part.tail = _sealed(part.tail)
    return element


def _sealed(text: str) -> str:
    if isinstance(text, Markdown):
        return str(text)
    # Python-Markdown takes “&amp;” in a text for an entity; ours are letters
    return AtomicString(text.replace("&", "&amp;"))
