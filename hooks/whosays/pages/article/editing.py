"""What an article's page shows its editors, and only them: where each note stands, and cues."""

from urllib.parse import quote
from xml.etree.ElementTree import Element

from whosays.edition import Article
from whosays.model.notes import Furniture, Undecided
from whosays.pages.tree import Child, build


def add_editing(page: Element, article: Article, folder: str) -> None:
    """Put a link to its line under every note, and to each passage that has none its cues.

    `folder` is where the project lies on the editor's own machine.
    """
    lines: dict[str, int] = {}
    waiting: list[tuple[Undecided, int]] = []
    for passage, line in zip(article.file.passages, article.lines, strict=True):
        if isinstance(passage, Undecided):
            waiting.append((passage, line))
        elif not isinstance(passage, Furniture):
            lines[passage.id] = line
    for part in page.iter():
        if part.get("class") == "ws-body" and (line := lines.get(part.get("id", ""), 0)):
            part.append(build("p", {"class": "ws-edit"}, *_link(article, folder, line)))
    for row, block in zip(_rows(page), article.blocks, strict=True):
        count = len(list(block.undecided))
        if count:
            left = next(part for part in row.iter() if part.get("class") == "ws-left")
            entries = [_entry(article, folder, *waiting.pop(0)) for _ in range(count)]
            left.append(build("ol", {"class": "ws-edit"}, *entries))


def _rows(page: Element) -> list[Element]:
    return [part for part in page.iter() if part.get("class") == "ws-row"]


def _link(article: Article, folder: str, line: int) -> list[Child]:
    """Link the line for editors that know the address, and show the path for all others."""
    address = f"vscode://file/{quote(f'{folder}/{article.path}'.lstrip('/'))}:{line}"
    path = build("code", {}, f"{article.path}:{line}")
    return [build("a", {"href": address}, "Edit"), " ", path]


def _entry(article: Article, folder: str, passage: Undecided, line: int) -> Element:
    begun = [f"{column.replace('_', ' ')}: {value}" for column, value in passage.started.items()]
    cues = [build("li", {}, cue) for cue in (*begun, *passage.cues)]
    return build(
        "li",
        {},
        build("q", article.tongue, _beginning(passage.undecided)),
        " ",
        *_link(article, folder, line),
        *([build("ul", {}, *cues)] if cues else []),
    )


def _beginning(words: str) -> str:
    first = words.split()
    return " ".join(first) if len(first) <= 6 else f"{' '.join(first[:6])}…"
