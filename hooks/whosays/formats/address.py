"""Where a thing of the edition is on the web, for files that leave the site."""

from dataclasses import dataclass
from pathlib import Path

from whosays.edition import Article
from whosays.model.notes import AnyNote

ASSETS = Path(__file__).parents[1] / "theme/assets"


@dataclass(frozen=True)
class Home:
    """Where an edition lives on the web."""

    site: str
    """With a slash at its end; empty if it is nowhere on the web."""

    def page(self, path: str) -> str:
        """Give the address of `articles/talks/#held`: a name that stays if there is no site."""
        name = path.replace("/#", ":").replace("/", ":")
        return f"{self.site}{path}" if self.site else f"urn:whosays:{name}"

    def passage(self, article: Article, note: AnyNote) -> str:
        """Give the address of a passage."""
        return self.page(f"articles/{article.id}/#{note.id}")


def asset(name: str) -> bytes:
    """Return a file of our style, scripts or typeface."""
    return (ASSETS / name).read_bytes()
