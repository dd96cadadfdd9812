"""Golden cases: what the machine makes of the small edition, on file, to be compared exactly.

`python -m tools.golden` writes every case anew; read the difference before you commit it.
A new case of tests/cases/html is a file with one line, `<!-- ::: name argument -->`; one of
tests/cases/commands is told of in tests/support/transcripts.py.
"""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import asdict
from html.parser import HTMLParser
from pathlib import Path

import yaml
from markdown import Markdown
from whosays.codebook import CHECKS, FLAGS, SIGNALS, CheckName, FlagName, KindName
from whosays.configuration import open_edition
from whosays.edition import Article, Edition
from whosays.extension import WhoSaysExtension
from whosays.formats.documents import Home
from whosays.formats.registry import OF_AN_ARTICLE, OF_THE_EDITION
from whosays.model.notes import AnyNote
from whosays.pages.about.search import search_records
from whosays.pages.practice.reasons import reasons
from whosays.pages.tree import VOID
from whosays.read.check.notes import FOUND_BY_CHECK, JUDGEMENT

from tests.conftest import ROOT, SMALL
from tests.support import pictures
from tests.support.transcripts import COMMANDS, transcript

CASES = ROOT / "tests/cases"
HTML = sorted((CASES / "html").glob("*.html"))
FRAME = CASES / "every-article.html"
"""What a directive such as `::: predict` shows around the articles."""
REASONS = CASES / "reasons.yml"
SEARCH = CASES / "search.jsonl"
EXPORTS = CASES / "exports"
BLOCKS = frozenset(
    {"article", "blockquote", "dd", "details", "div", "dl", "dt", "fieldset", "h1", "h2", "h3"}
    | {"label", "legend", "li", "nav", "noscript", "ol", "p", "section", "summary", "table"}
    | {"tbody", "td", "th", "thead", "tr", "ul", "input"}
    | {"desc", "g", "line", "path", "rect", "svg", "text", "title", "use"}
)
"""Elements that begin a line of their own; what is in a line stays as it is, to the letter."""


class Pretty(HTMLParser):
    """Writes HTML with a line for each block, indented by its depth; one without blocks in it is
    written in one line.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.lines = [""]
        self.depth = 0
        self.innermost = False
        """Whether the block that began last is still open."""

    def start(self) -> None:
        """Begin a line, unless one has just begun."""
        if self.lines[-1].strip():
            self.lines.append("")
        self.lines[-1] = "  " * self.depth

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS:
            self.start()
        self.lines[-1] += self.get_starttag_text() or ""
        if tag in BLOCKS:
            self.innermost = tag not in VOID
            self.depth += self.innermost
            self.lines.append("  " * self.depth)

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self.depth -= 1
            if self.innermost:
                content = self.lines.pop().removeprefix("  " * (self.depth + 1))
                self.lines[-1] += content
            else:
                self.start()
            self.innermost = False
        self.lines[-1] += f"</{tag}>"
        if tag in BLOCKS:
            self.lines.append("  " * self.depth)

    def handle_data(self, data: str) -> None:
        self.lines[-1] += data.replace("\n", " ") if data.strip() else " " * bool(data.strip("\n"))

    def handle_entityref(self, name: str) -> None:
        self.lines[-1] += f"&{name};"

    def handle_charref(self, name: str) -> None:
        self.lines[-1] += f"&#{name};"


def pretty(page: str) -> str:
    """Return HTML with a line for each block."""
    parser = Pretty()
    parser.feed(page)
    parser.close()
    return "\n".join(line.rstrip() for line in parser.lines if line.strip()) + "\n"


def render(edition: Edition, text: str) -> str:
    """Return the HTML of a page with this text."""
    return Markdown(extensions=[WhoSaysExtension(edition=edition)]).convert(text)


def frame(edition: Edition, directive: str) -> str:
    """Return what a directive shows around the articles: each has a case of its own."""
    page = render(edition, f"::: {directive}")
    for article in edition.articles:
        alone = render(edition, f"::: {directive} {article}")
        assert page.count(alone) == 1, f"{directive} {article} differs when shown by itself"
        page = page.replace(alone, "<p>…</p>")
    return pretty(page)


def source_of(case: str) -> str:
    """Return the Markdown that a case is about: the comment in its first line."""
    match = re.match(r"<!-- (.*) -->\n", case)
    assert match, "a case begins with its source in a comment"
    return match[1]


def html_case(edition: Edition, path: Path) -> str:
    """Write a case anew."""
    source = source_of(path.read_text("utf-8"))
    return f"<!-- {source} -->\n{pretty(render(edition, source))}"


def export_cases(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield every file that can be taken away, as text, with a name; of `talks` the table alone.

    Its notes add nothing to those of the other articles but a search that wants quotation marks.
    """
    home = Home("https://example.org/a-fork/")
    for whole in OF_THE_EDITION.values():
        yield f"{whole.ending}.txt", as_text(whole.write(edition, home))
    for article in edition.in_order:
        for name, form in OF_AN_ARTICLE.items():
            if article.id == "talks" and name != "csv":
                continue
            content = form.write(edition, article, home)
            yield f"{article.id}{form.ending}.txt", as_text(content)


def search_case(edition: Edition) -> str:
    """Write what search knows of the edition, a line a record."""
    return "".join(
        f"{json.dumps(asdict(one), ensure_ascii=False)}\n" for one in search_records(edition)
    )


def as_text(content: bytes) -> str:
    """Return a file with a line for each element; of an archive, each of its files after its name.

    Styles and scripts are left out, and so is an archive's style: they have tests of their own.
    """
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        return "\n".join(
            f"[{name}]\n{'' if name.endswith('.css') else as_text(part)}"
            for name, part in parts.items()
        )
    text = content.decode("utf-8").replace("\r", "␍")
    text = re.sub("'sha256-[^']*'", "'sha256-…'", text)
    text = re.sub(r"(?s)<(style|script)\b([^>]*)>.*?</\1>", r"<\1\2/>", text)
    lines = text.split("\n")  # those of a template are short enough
    return "\n".join(line.replace("><", ">\n<") if len(line) > 300 else line for line in lines)


CHECKS_OF: dict[KindName, tuple[CheckName, ...]] = {
    "sourced fact": ("borne out", "borne out in part"),
    "official statement": tuple(check for check in CHECKS if check != JUDGEMENT),
    "attributed claim": tuple(check for check in CHECKS if check != JUDGEMENT),
    "unattributed analysis": tuple(CHECKS),
}


def notes_of_every_sort(article: Article) -> Iterator[tuple[str, AnyNote]]:
    """Return a note for each kind, signal, check and flag that the rules allow, and its name."""
    for kind, checks in CHECKS_OF.items():
        note = next(note for note in article.notes if note.kind == kind and not note.also)
        for signal in SIGNALS if kind == "unattributed analysis" else [None]:
            for check in checks:
                if signal and FOUND_BY_CHECK.get(signal, check) != check:
                    continue
                for flags in flags_of(kind):
                    changed: dict[str, object] = {"check": check, "flags": flags}
                    changed |= {"signal": signal} if signal else {}
                    name = " / ".join(one for one in (kind, signal, check, *flags) if one)
                    yield name, note.model_copy(update=changed)
    for note in article.notes:
        if note.also:
            yield f"{note.kind} / {note.check}, also {note.also.kind}", note


def flags_of(kind: KindName) -> tuple[tuple[FlagName, ...], ...]:
    """Return no flag and each flag, for the kinds whose reasons may depend on it."""
    spoken = kind in ("sourced fact", "official statement")
    return ((), *((flag,) for flag in FLAGS)) if spoken else ((),)


def reasons_case(edition: Edition) -> str:
    """Write every sentence of the answer key anew."""
    article = edition.articles["strike"]
    every = {name: dict(reasons(article, note)) for name, note in notes_of_every_sort(article)}
    return str(yaml.safe_dump(every, allow_unicode=True, sort_keys=False, width=10_000))


def main() -> None:
    """Write every case anew."""
    edition = open_edition(SMALL)
    for path in HTML:
        path.write_text(html_case(edition, path), "utf-8", newline="\n")
    FRAME.write_text(frame(edition, "predict"), "utf-8", newline="\n")
    REASONS.write_text(reasons_case(edition), "utf-8", newline="\n")
    SEARCH.write_text(search_case(edition), "utf-8", newline="\n")
    for name in pictures.DRAWN:
        path = pictures.CASES / f"profile-of-{name}.html"
        path.write_text(pictures.draw(name), "utf-8", newline="\n")
    for name, text in export_cases(edition):
        (EXPORTS / name).write_text(text, "utf-8", newline="\n")
    for path in COMMANDS:
        path.write_text(transcript(path.read_text("utf-8")), "utf-8", newline="\n")
