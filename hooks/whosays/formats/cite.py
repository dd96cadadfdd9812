"""Citations of our own pages in MLA, APA and Chicago.

A page has a title, a site, a year and an address, and no author of its own, so none is made up.
The forms are those of the MLA Handbook (9th edition), the APA Publication Manual (7th) and the
Chicago Manual of Style (author-date) for such a page.
"""

import html
import re

from whosays.lexicon import LEXICON

SMALL = frozenset(LEXICON["small"].split())
"""Words that stay small inside a headline."""


def cite(url: str, title: str, site: str, year: str) -> dict[str, str]:
    """Return the citation of a page in every style, as HTML; `year` is the edition's, if any."""
    headline, plain, site = (html.escape(t, quote=False) for t in (capitalise(title), title, site))
    address = html.escape(url)
    link = f'<a href="{address}">{address}</a>'
    in_year = f"{year}, " if year else ""
    year = year or "n.d."
    return {
        "MLA": f"“{_ended(headline)}” <em>{site}</em>, {in_year}{link}.",
        "APA": f"<em>{plain}</em>{'' if plain[-1] in '?!' else '.'} ({year}). {site} {link}",
        "Chicago": f"{_ended(site)} {_ended(year)} “{_ended(headline)}” {link}.",
    }


def capitalise(title: str) -> str:
    """Return a title as a headline: capitals for all but small words inside it."""
    words = title.split(" ")
    return " ".join(
        word
        if word.lower() in SMALL and 0 < place < len(words) - 1
        else re.sub(r"[^\W\d_]", lambda match: match[0].upper(), word, count=1)
        for place, word in enumerate(words)
    )


def render_citations(citations: dict[str, str]) -> str:
    """Return the box at the end of a page."""
    entries = "".join(f"<dt>{style}</dt><dd>{entry}</dd>" for style, entry in citations.items())
    return (
        '<details class="ws-cite ws-plain" data-search-exclude><summary>Cite this page</summary>'
        f"<dl>{entries}</dl></details>"
    )


def _ended(text: str) -> str:
    return text if text[-1] in ".?!" else f"{text}."
