"""The sheets for a class as PDF files, where `make handouts` has made them."""

import re
from xml.etree.ElementTree import Element

from whosays.edition import Edition
from whosays.pages.tree import build, join

PAPERS = {"a4": "A4", "letter": "US Letter"}


def render_handouts(edition: Edition) -> Element:
    """Give the files, the whole pack first, then each paragraph with its notes."""
    if not edition.handouts:
        words = "This copy of the site holds no PDF files. Print from the pages above."
        return build("p", {"class": "ws-handouts"}, words)
    items = []
    for paper, name in PAPERS.items():
        files = [file for file in edition.handouts if file.endswith(f"-{paper}.pdf")]
        packs = [_link(file, "all sheets in one file") for file in files if "pack" in file]
        paragraphs = sorted((number, file) for file in files if (number := _number(file)))
        links = (_link(file, str(number)) for number, file in paragraphs)
        items.append(
            build(
                "li",
                {},
                build("b", {}, f"{name}: "),
                *join(packs, ", "),
                "; one paragraph with its notes: ",
                *join(links, " · "),
            )
        )
    return build("ul", {"class": "ws-handouts"}, *items)


def _link(file: str, words: str) -> Element:
    return build("a", {"href": f"handouts/{file}"}, words)


def _number(file: str) -> int:
    found = re.search(r"paragraph-(\d+)", file)
    return int(found[1]) if found else 0
