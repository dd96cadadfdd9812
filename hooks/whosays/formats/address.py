"""Where a thing of the edition is on the web, for files that leave the site."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Home:
    """Where an edition lives on the web."""

    site: str
    """With a slash at its end; empty if it is nowhere on the web."""

    def page(self, path: str) -> str:
        """Return the address of `articles/talks/#held`, or a lasting name without one."""
        name = path.replace("/#", ":").replace("/", ":")
        return f"{self.site}{path}" if self.site else f"urn:whosays:{name}"
