"""The style with its typeface inside, for pages that a browser opens from a disk."""

import base64
import re

from whosays.formats.address import asset

FONT = re.compile(r'url\("(fonts/[\w.-]+)"\)')


def embed_fonts(style: str) -> str:
    """Put the typeface into the style: not every browser takes a font from another folder."""
    style = style.replace("font-display: optional", "font-display: block")  # it is here already

    def embed(match: re.Match[str]) -> str:
        data = base64.b64encode(asset(match[1])).decode()
        return f'url("data:font/woff2;base64,{data}")'

    return FONT.sub(embed, style)
