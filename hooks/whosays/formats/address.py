"""Where a thing of the edition is on the web, for files that leave the site."""

from dataclasses import dataclass
from pathlib import Path

from whosays.edition import Article
from whosays.model.notes import AnyNote

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
"""Of our words; the article's belong to its publisher."""


@dataclass(frozen=True)
class Home:
    """Where an edition lives: on the web, and its style and scripts on this disk."""

    site: str
    """With a slash at its end; empty if it is nowhere on the web."""
    assets: Path
    """The folder with the style, the scripts and the typeface."""

    def page(self, path: str) -> str:
        """Give the address of `articles/talks/#held`: a name that stays if there is no site."""
        name = path.replace("/#", ":").replace("/", ":")
        return f"{self.site}{path}" if self.site else f"urn:whosays:{name}"

    def passage(self, article: Article, note: AnyNote) -> str:
        """Give the address of a passage."""
        return self.page(f"articles/{article.id}/#{note.id}")

    def asset(self, name: str) -> bytes:
        """Give a file of the style and scripts."""
        return (self.assets / name).read_bytes()
