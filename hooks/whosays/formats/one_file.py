"""An article as one HTML file with everything in it, to mail or to keep."""

import base64
import hashlib
from pathlib import Path

from markupsafe import Markup

from whosays.edition import Article, Edition
from whosays.formats.address import Home
from whosays.formats.documents import FOLDER, fill
from whosays.formats.offline import ASSETS, embed_fonts
from whosays.formats.whole import render_whole
from whosays.pages.tree import to_html


def write_one_file(edition: Edition, article: Article, home: Home) -> bytes:
    """Return the article with its notes, style and scripts inside."""
    style = embed_fonts(_joined(ASSETS / "whosays.css", FOLDER / "one_file.css"))
    script = _joined(FOLDER / "one_file.js", ASSETS / "terms.js", ASSETS / "article.js")
    return fill(
        "one_file.html",
        edition=edition,
        article=article,
        style=Markup(style),
        script=Markup(script),
        style_hash=_digest(style),
        script_hash=_digest(script),
        address=home.page(f"articles/{article.id}/") if home.site else "",
        page=Markup(to_html(render_whole(edition, article, home))),
    ).encode()


def _joined(*files: Path) -> str:
    return "".join(file.read_text("utf-8") for file in files)


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
