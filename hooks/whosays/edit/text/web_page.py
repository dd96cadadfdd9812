"""The article that a saved web page holds, without what surrounds it."""

from dataclasses import replace
from typing import Any

from trafilatura import bare_extraction, load_html

from whosays.edit.text.normalise import Received, check_size, normalise_text
from whosays.faults import refusal, shorten
from whosays.read.anchor import solid

BLOCKS = ("p", "li", "div", "h1", "h2", "h3", "td")
PIECES = (*BLOCKS, "h4", "h5", "th", "figcaption", "blockquote", "a", "span")
SHOWN = 12
"""How many of the pieces that were left out are shown."""
MAXIMUM_BYTES = 20_000_000
"""Of a page with its pictures in it."""
MAXIMUM_CHARACTERS = 500_000
"""Of a page's text: an article has 2,000 passages at the most."""


def read_web_page(data: bytes, name: str) -> Received:
    """Return a page's title and paragraphs, word for word, and say what was left out."""
    check_size(len(data), name, "bytes", MAXIMUM_BYTES)
    tree: Any = load_html(data)
    headings = (
        [] if tree is None else [" ".join(one.text_content().split()) for one in tree.iter("h1")]
    )
    pieces = _pieces(tree) if tree is not None else []
    check_size(sum(map(len, pieces)), name, "characters", MAXIMUM_CHARACTERS)
    found: Any = bare_extraction(
        tree, with_metadata=True, include_comments=False, include_tables=False
    )
    if found is None or not (found.text or "").strip():
        raise refusal(name, "no-article")
    whole = solid(" ".join(pieces))
    kept = [_without_bullet(line, whole) for line in found.text.split("\n") if line.strip()]
    title = next(filter(None, headings), found.title or "")
    if title and solid(kept[0]) != solid(title):
        kept.insert(0, title)
    changed = [
        f"perhaps not word for word: “{shorten(line)}”. Compare it with the page"
        for line in kept
        if solid(line) not in whole
    ]
    facts = {"publisher": found.sitename, "date": found.date, "url": found.url}
    facts["language"] = found.language
    about = {key: str(value) for key, value in facts.items() if value}
    after = [*changed, *_left_out(pieces, kept)]
    return replace(normalise_text("\n\n".join(kept), name, after=after), about=about)


def _pieces(tree: Any) -> list[str]:
    """Return every piece of text of a page, a block's words together."""
    for part in tree.xpath("//script|//style|//noscript|//template"):
        part.drop_tree()
    blocks = (one for one in tree.iter(*PIECES) if next(one.iterdescendants(*BLOCKS), None) is None)
    texts = (" ".join(block.text_content().split()) for block in blocks)
    return [text for text in dict.fromkeys(texts) if text]


def _without_bullet(line: str, whole: str) -> str:
    """Remove the sign that the library puts before an entry of a list."""
    bare = line.removeprefix("- ")
    return bare if solid(line) not in whole and solid(bare) in whole else line


def _left_out(pieces: list[str], kept: list[str]) -> list[str]:
    whole = solid(" ".join(kept))
    out = [piece for piece in pieces if solid(piece) not in whole]
    out = [piece for piece in out if not any(piece != other and piece in other for other in out)]
    more = [f"and {len(out) - SHOWN} more"] if len(out) > SHOWN else []
    return [*(f"left out: “{shorten(piece)}”" for piece in out[:SHOWN]), *more]
