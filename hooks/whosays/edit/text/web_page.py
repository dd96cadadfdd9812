"""The article that a saved web page holds, without what stands round it."""

from dataclasses import dataclass
from typing import Any

from trafilatura import bare_extraction, load_html

from whosays.edit.text.mend import check_size
from whosays.faults import Fault, Faults, shorten
from whosays.read.anchor import solid

SHOWN = 12
"""How many of the pieces that were left out are shown."""
MOST_BYTES = 20_000_000
"""Of a page with its pictures in it."""
MOST_CHARACTERS = 500_000
"""Of a page's text: an article has 2,000 passages at the most."""


@dataclass(frozen=True)
class WebPage:
    """The main text of a page: a title and paragraphs."""

    text: str
    dropped: tuple[str, ...]
    about: dict[str, str]


def read_web_page(data: bytes, name: str) -> WebPage:
    """Give a page's main text, word for word, and say what was left out."""
    check_size(len(data), name, "bytes", MOST_BYTES)
    tree = load_html(data)
    pieces = _pieces(tree) if tree is not None else []
    check_size(sum(map(len, pieces)), name, "characters", MOST_CHARACTERS)
    found: Any = bare_extraction(
        tree, with_metadata=True, include_comments=False, include_tables=False
    )
    if found is None or not (found.text or "").strip():
        sentence = "holds no article that can be told from the page round it; copy its text instead"
        raise Faults([Fault(name, 0, sentence)])
    whole = solid(" ".join(pieces))
    kept = [_as_it_stands(line, whole) for line in found.text.split("\n") if line.strip()]
    title = next((one for one in _headings(load_html(data)) if one), found.title or "")
    if title and solid(kept[0]) != solid(title):
        kept.insert(0, title)
    changed = [line for line in kept if solid(line) not in whole]
    dropped = [
        f"perhaps not word for word: “{shorten(line)}”; compare it with the page"
        for line in changed
    ]
    return WebPage("\n\n".join(kept), (*dropped, *_left_out(pieces, kept)), _about(found))


def _about(found: Any) -> dict[str, str]:
    facts = {
        "publisher": found.sitename,
        "date": found.date,
        "url": found.url,
        "language": found.language,
    }
    return {key: str(value) for key, value in facts.items() if value}


def _pieces(tree: Any) -> list[str]:
    """Give every piece of text of a page, a block's words together."""
    for part in tree.xpath("//script|//style|//noscript|//template"):
        part.drop_tree()
    blocks = tree.xpath(
        "//body//*[self::p or self::li or self::h1 or self::h2 or self::h3 or self::h4 or "
        "self::h5 or self::td or self::th or self::figcaption or self::blockquote or self::div "
        "or self::a or self::span][not(.//p or .//li or .//div or .//h1 or .//h2 or .//h3 or "
        ".//td)]"
    )
    texts = (" ".join(block.text_content().split()) for block in blocks)
    return [text for text in dict.fromkeys(texts) if text]


def _headings(tree: Any) -> list[str]:
    return [" ".join(one.text_content().split()) for one in tree.xpath("//h1")]


def _as_it_stands(line: str, whole: str) -> str:
    """Take back the sign that the library puts before an entry of a list."""
    bare = line.removeprefix("- ")
    return bare if solid(line) not in whole and solid(bare) in whole else line


def _left_out(pieces: list[str], kept: list[str]) -> list[str]:
    whole = solid(" ".join(kept))
    out = [piece for piece in pieces if solid(piece) not in whole]
    out = [piece for piece in out if not any(piece != other and piece in other for other in out)]
    more = [f"and {len(out) - SHOWN} more"] if len(out) > SHOWN else []
    return [*(f"left out: “{shorten(piece)}”" for piece in out[:SHOWN]), *more]
