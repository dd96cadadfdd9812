"""What a built page says: its article's letters, its words, and its main part."""

import html
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin


class Marked(HTMLParser):
    """Collects the text of passages and of furniture."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = 0
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = set((dict(attrs).get("class") or "").split())
        if self.depth or classes & {"ws-passage", "ws-furniture"}:
            self.depth += 1

    def handle_endtag(self, tag: str) -> None:
        self.depth = max(0, self.depth - 1)

    def handle_data(self, data: str) -> None:
        if self.depth:
            self.text += data


def marked_text(page: str) -> str:
    """Return the article as a page marks it, white space aside."""
    parser = Marked()
    parser.feed(page)
    return "".join(parser.text.split())


def words_of(page: str) -> str:
    """Take the tags out of a page, and all white space."""
    return "".join(html.unescape(re.sub(r"</?[a-z][^<>]*>", "", page)).split())


def main_of(page: str) -> str:
    """Cut out what a page says, without the theme's frame and the hook's citations."""
    start = page.index('<article class="md-content__inner')
    end = page.rindex("</article>")
    return re.sub(r'<details class="ws-cite.*?</details>', "", page[start:end], flags=re.DOTALL)


def squeeze(page: str, place: str) -> str:
    """Take away what hosts may differ in: white space between tags, and how links are spelt."""
    page = re.sub(r' data-search-exclude(="")?|<a id="__skip"[^>]*></a>', "", page)
    page = re.sub(r"\s+", " ", html.unescape(page))
    page = re.sub(r"> <", "><", page).strip()

    def resolve(match: re.Match[str]) -> str:
        return f'href="{urljoin(f"/{place}", match[1]).replace("index.html", "")}"'

    return re.sub(r'href="([^"]*)"', resolve, page)


def assert_same(one: Path, other: Path, page: Path) -> None:
    """Compare what two sites say on a page."""
    first, second = (
        squeeze(main_of((site / page).read_text("utf-8")), page.as_posix()) for site in (one, other)
    )
    assert first == second, page
