"""What the site's configuration says of an edition, whichever program read it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """What an edition needs to know of `mkdocs.yml`."""

    name: str = "Who Says?"
    """What the site is called."""
    lead: str = ""
    """The id of the article that a directive means when it names none; empty for the first."""
    contact: str = ""
    """An e-mail or web address at which readers can reach the editors; empty if there is none."""
    year: str = ""
    """The year that citations give; empty to give none."""
    licence: str = ""
    """The address of the licence for the notes; empty if the edition gives none."""
    left_out: frozenset[str] = frozenset()
    """The package's pages that the edition does not want, by their paths below docs/."""
    site: str = ""
    """The site's own address, as `site_url` gives it; empty if there is none."""
    repository: str = ""
    """Where the edition's files are, as `repo_url` gives it; empty if that is not known."""
    file: str = "mkdocs.yml"
    """The name of the configuration's file, for messages."""


NOT_CONFIGURED = Settings()
"""What an edition is read with where nobody asks the configuration."""
