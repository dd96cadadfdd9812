"""What an article's page shows its editors, and only them: each note's line, and cues."""

from urllib.parse import quote

from whosays.edition import Article
from whosays.faults import shorten
from whosays.model.notes import Furniture, Undecided
from whosays.pages.tree import Child, Element, build, link

SHOWN = 40
"""The maximum of characters that a passage without a note is quoted with."""


def add_editing(page: Element, article: Article, folder: str) -> None:
    """Add a link to its line to every note, and to each passage that has none its cues.

    `folder` is the project's on the editor's own machine.
    """
    lines = {
        passage.id: line
        for passage, line in zip(article.file.passages, article.lines, strict=True)
        if not isinstance(passage, Undecided | Furniture)
    }
    unfinished = (block for block in article.blocks if any(block.undecided))
    waiting = iter(article.undecided)
    for part in list(page.iter()):
        match part.get("class"):
            case "ws-body":
                line = lines[part.get("id", "")]
                part.append(build("p", {"class": "ws-edit"}, *_link(article, folder, line)))
            case "ws-left":
                block = next(unfinished)
                entries = (_entry(article, folder, *next(waiting)) for _ in block.undecided)
                part.append(build("ol", {"class": "ws-edit"}, *entries))


def _link(article: Article, folder: str, line: int) -> list[Child]:
    """Return a link for editors that know such an address, and the path for all others."""
    address = f"vscode://file/{quote(f'{folder}/{article.path}'.lstrip('/'))}:{line}"
    return [link(address, "Edit"), " ", build("code", {}, f"{article.path}:{line}")]


def _entry(article: Article, folder: str, passage: Undecided, line: int) -> Element:
    begun = [f"{column.replace('_', ' ')}: {value}" for column, value in passage.started.items()]
    cues = [build("li", {}, cue) for cue in (*begun, *passage.cues)]
    return build(
        "li",
        {},
        build("q", article.tongue, shorten(passage.undecided, SHOWN)),
        " ",
        *_link(article, folder, line),
        build("ul", {}, *cues) if cues else None,
    )
