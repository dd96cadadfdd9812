"""The Python-Markdown extension: directives on ordinary pages, in any host that runs it."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, cast

from markdown import Markdown as Host
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX, AtomicString

from whosays.configuration import EXTENSION, Refused, open_edition
from whosays.directives import pick, run_directive
from whosays.edition import Edition
from whosays.faults import Faults
from whosays.formats.json_ld import json_ld
from whosays.pages.article.editing import add_editing
from whosays.pages.article.reference import render_marks
from whosays.pages.glossary.glossary import AT_THE_END
from whosays.pages.glossary.terms import link_and_define, linked_terms, render_definitions
from whosays.pages.tree import Element, build, to_html
from whosays.syntax import AT_THE_TOP, RECORD_MARK, TERM_LINK, Line, find_directives, keys_of

SIGN = re.compile(f"{STX}whosays:([0-9]+){ETX}")
"""Holds a directive's place. Python-Markdown takes both signs out of every page before anything
else, so that nobody can write one."""
PLACE = re.compile(f"(<p>)?{SIGN.pattern}(?(1)</p>)")
"""A place in a page's HTML, with the paragraph that it is alone in."""
ENTITY = re.compile(r"&(?=#[0-9]+;|#x[0-9a-fA-F]+;|[0-9a-zA-Z]+;)")


class WhoSaysExtension(Extension):
    """Shows parts of an edition where a page says `::: name argument` or `[[term]]`."""

    def __init__(self, **options: Any) -> None:
        """Take the project's folder, or the edition itself where a host has read it already."""
        self.config = {name: [default, ""] for name, default in EXTENSION.items()}
        # all others are faults: reading the configuration says so, with the line
        super().__init__(**{name: value for name, value in options.items() if name in EXTENSION})

    def edition(self) -> Edition:
        """Return the edition, read when a directive runs and not before."""
        if edition := self.getConfig("edition"):
            return cast(Edition, edition)
        try:
            return open_edition(Path(self.getConfig("root")))
        except Faults as faults:
            raise Refused(f"\n{faults}") from None

    def extendMarkdown(self, md: Host) -> None:
        """Register the directives and the links to terms and records."""
        places = Places(self.edition, self.getConfigs())

        def link_term(match: re.Match[str]) -> Element:
            term = pick("term", places.edition().terms, match["term"])
            return link_and_define(match["term"], term, match["words"])

        def link_records(match: re.Match[str]) -> Element:
            references = places.edition().references
            return render_marks(pick("reference", references, k) for k in keys_of(match["keys"]))

        # before Markdown's own links (160) take the inner brackets
        md.inlinePatterns.register(InText(TERM_LINK, link_term), "whosays-term", 165)
        md.inlinePatterns.register(InText(RECORD_MARK, link_records), "whosays-record", 166)
        steps: list[tuple[Any, type, Callable[[Any], object], float]] = [
            # after line ends are plain (30), before fenced code (25) hides what lines there are
            (md.preprocessors, Preprocessor, places.find, 27),
            # after every processor that reads texts or attributes (attr_list 8, toc 5), before
            # MkDocs, which comes later at 5 to collect anchors and at 0 to resolve links
            (md.treeprocessors, Treeprocessor, places.lend, 5),
            (md.treeprocessors, Treeprocessor, places.take_back, -1),
            # after every processor that reads the HTML (raw HTML 30, entities 20, escapes 10)
            (md.postprocessors, Postprocessor, places.show, 0),
        ]
        for registry, kind, run, priority in steps:
            step: Any = kind(md)
            step.run = run
            registry.register(step, f"whosays-{run.__name__}", priority)


class Places:
    """The directives of a page: found in its text, lent to its tree, and shown in its HTML.

    A host resolves and checks links and anchors in the page's tree. All else never enters it: no
    processor can read a text as markup, and a long article is not walked by each of them.
    """

    def __init__(self, load: Callable[[], Edition], options: dict[str, Any]) -> None:
        """Remember how to get the edition, and who opens the page."""
        self.load = self.edition = load
        self.options = options
        self.found: list[Line] = []
        self.shown: dict[int, Element] = {}

    def find(self, lines: list[str]) -> list[str]:
        """Put a sign in the place of every directive, by the same rules as `whosays check`."""
        self.found = [line for line in find_directives("\n".join(lines)) if not line.fault]
        self.shown = {}
        self.edition = cache(self.load)  # looked up once for each page that needs it
        for index, line in enumerate(self.found):
            lines[line.number - 1] = f"{STX}whosays:{index}{ETX}"
        return lines

    def lend(self, root: Element) -> None:
        """Put into each paragraph that is a directive's place what the host must see of it."""
        for paragraph, number in list(_places(root)):
            element = self.shown[number] = self.make(self.found[number])
            for part in element.iter():
                if part.tag == "a" and not part.get("href", "").startswith(("https:", "http:")):
                    paragraph.append(part)
                elif name := part.get("id"):
                    paragraph.append(build("i", {"id": name}))

    def make(self, line: Line) -> Element:
        """Return what a directive shows."""
        edition = self.edition()
        element = run_directive(edition, line.name, line.argument)
        if line.name == "article":
            article = edition.articles[line.argument]
            if self.options["editor"]:
                add_editing(element, article, self.options["editor"])
            if self.options["offline"]:
                element.append(render_definitions(edition, sorted(linked_terms(element))))
            data = json_ld(edition, article)
            element.append(build("script", {"type": "application/ld+json"}, data))
        if line.name in AT_THE_TOP:
            for link in element.iter("a"):
                link.set("href", link.get("href", "").removeprefix("../"))
        return element

    def take_back(self, root: Element) -> None:
        """Leave the sign alone in its paragraph, once the host has resolved the links."""
        for paragraph, _ in _places(root):
            del paragraph[:]
            paragraph.attrib.clear()  # or it would not be the bare place that `show` looks for

    def show(self, text: str) -> str:
        """Replace each sign and its paragraph; inside other HTML the directive stays as text.

        What belongs at the end of a page goes there.
        """
        last = []

        def shown(match: re.Match[str]) -> str:
            alone, number = match[1], int(match[2])
            if not alone:
                return self.found[number].text
            element = self.shown[number]
            for part in element.findall(f"div[@class='{AT_THE_END}']"):
                element.remove(part)
                last.append(to_html(part))
            return to_html(element)

        return "".join([PLACE.sub(shown, text), *last])


class InText(InlineProcessor):
    """What authors write inside a text: `[[term]]`, or the mark of a record."""

    def __init__(self, pattern: re.Pattern[str], show: Callable[[re.Match[str]], Element]) -> None:
        """Take the pattern, and what makes an element of its match."""
        super().__init__(pattern.pattern)
        self.show = show

    def handleMatch(  # type: ignore[override]
        self, match: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        """Return the element. No text in it is Markdown, and no “&amp;” in it an entity."""
        element = self.show(match)
        for part in element.iter():
            if part.text:
                part.text = AtomicString(part.text.replace("&", "&amp;"))
            if part.tail:
                part.tail = AtomicString(part.tail.replace("&", "&amp;"))
            for name, value in part.items():
                if "&" in value:
                    part.set(name, ENTITY.sub("&amp;", value))
        return element, match.start(0), match.end(0)


def _places(root: Element) -> Iterator[tuple[Element, int]]:
    """Yield each paragraph that is a directive's place, with the directive's number."""
    for paragraph in root.iter("p"):
        if match := SIGN.fullmatch(paragraph.text or ""):
            yield paragraph, int(match[1])
