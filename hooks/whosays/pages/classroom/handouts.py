"""The sheets for a class as PDF files, where `make handouts` has made them."""

from collections.abc import Mapping

from whosays.edition import Edition
from whosays.pages.tree import Element, build, join, link
from whosays.read.files import HANDOUTS

PAPERS = {"a4": "A4", "letter": "US Letter"}
"""The sizes of paper, as files are named, and what readers call them."""


def pack_file(paper: str) -> str:
    """Return the name of the file with every sheet of the lessons."""
    return f"pack-{paper}.pdf"


def article_file(article: str, paper: str) -> str:
    """Return the name of the file with a whole article."""
    return f"article-{article}-{paper}.pdf"


def paragraph_file(number: int, paper: str) -> str:
    """Return the name of the file with one paragraph of the lead."""
    return f"paragraph-{number:02}-{paper}.pdf"


def link_handouts(edition: Edition, files: Mapping[str, str]) -> list[Element]:
    """Return a link to each of the files that has been made, in the words given for it."""
    place = f"../{HANDOUTS.removeprefix('docs/')}"
    made = ((file, words) for file, words in files.items() if file in edition.handouts)
    return [link(f"{place}/{file}", words) for file, words in made]


def render_handouts(edition: Edition) -> Element:
    """Return the files, the whole pack first, then each paragraph with its notes."""
    if not edition.handouts:
        words = "This copy of the site has no PDF files. Print the pages above instead."
        return build("p", {}, words)
    lead = edition.articles.get(edition.lead)
    numbers = [block.number for block in lead.blocks if block.number] if lead else []
    page = build("ul")
    for paper, name in PAPERS.items():
        pack = link_handouts(edition, {pack_file(paper): "all sheets in one file"})
        of_lead = link_handouts(edition, {paragraph_file(n, paper): str(n) for n in numbers})
        size, one = build("b", {}, f"{name}: "), "; one paragraph with its notes: "
        page.append(build("li", {}, size, *pack, one, *join(of_lead, " · ")))
    return page
