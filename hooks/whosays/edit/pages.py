"""Pages of which something leaves: what named it goes, and the words round it stay."""

import posixpath
import re
from collections.abc import Callable, Container
from urllib.parse import urlsplit

from whosays.edit.entries import dump_kept, load_kept
from whosays.edition import Edition
from whosays.syntax import DIRECTIVES, TERM_LINK, Line, find_directives

LINK = re.compile(
    r"(?<!!)\[(?P<words>(?:[^\[\]]|\[[^\]]*\])*)\]\((?P<target>[^()\s]+)\)(?P<more>\{[^}\n]*\})?"
)


def without_directives(
    text: str, articles: Container[str], terms: Container[str], instead: Callable[[str], str]
) -> str:
    """Take out every directive about an article or a term that leaves, and an empty line.

    In the place of the first passage that a page quotes, of the one that it asks about and of the
    one whose words it lights stands what `instead` gives, if anything.
    """
    lines = text.split("\n")
    found = list(find_directives(text))
    gone = [line for line in found if _about(line, articles, terms)]
    first = {line.name: line for line in reversed(gone) if DIRECTIVES[line.name] == "passage"}
    for line in reversed(gone):
        new = instead(line.argument) if line is first.get(line.name) else ""
        if new:
            lines[line.number - 1] = f"::: {line.name} {new}"
            continue
        end = line.number + (line.number < len(lines) and not lines[line.number].strip())
        del lines[line.number - 1 : end]
    return "\n".join(lines)


def is_only_about(text: str, articles: Container[str]) -> bool:
    """Tell whether a page has nothing but headings and directives about articles that leave."""
    gone = {one.number for one in find_directives(text) if _about(one, articles, ())}
    lines = text.split("\n")
    first = lines.index("---", 1) + 1 if lines[0] == "---" else 0
    rest = (line for number, line in enumerate(lines, start=1) if number not in gone)
    more = (line for line in [*rest][first:] if line.strip() and not line.startswith("#"))
    return bool(gone) and not any(more)


def _about(line: Line, articles: Container[str], terms: Container[str]) -> bool:
    """Tell whether a directive names what leaves."""
    if line.name == "term":
        return line.argument in terms
    return line.argument.partition("/")[0] in articles


def relink(path: str, text: str, change: Callable[[str, str], str | None]) -> str:
    """Change the target of every link, or leave its words alone where there is none any more.

    `change` takes the file that a link leads to and what follows (“?show=clean#quad”), and gives
    the new page and rest, or None.
    """

    def one(match: re.Match[str]) -> str:
        target = match["target"]
        parts = urlsplit(target)
        if parts.scheme or not parts.path or parts.path.startswith("/"):
            return match.group()
        here = posixpath.dirname(path)
        page = posixpath.normpath(posixpath.join(here, parts.path))
        new = change(page, target[len(parts.path) :])
        if new is None:
            return match["words"]
        if new == page + target[len(parts.path) :]:
            return match.group()
        return f"[{match['words']}]({posixpath.relpath(new, here)}){match['more'] or ''}"

    return LINK.sub(one, text)


def without_term_links(text: str, gone: Container[str], edition: Edition) -> str:
    """Leave the words of a link to a term that leaves."""

    def one(match: re.Match[str]) -> str:
        if match["term"] not in gone:
            return match.group()
        return match["words"] or edition.terms[match["term"]].title

    return TERM_LINK.sub(one, text)


def trim_lists(text: str, gone: dict[str, set[str]]) -> str:
    """Take entries out of the lists of a page's front matter, and lists that are then empty."""
    head, between, body = text.removeprefix("---\n").partition("\n---\n")
    data = load_kept(head)
    changed = False
    for key, entries in gone.items():
        for entry in [one for one in data.get(key, ()) if one in entries]:
            data[key].remove(entry)
            changed = True
        if key in data and not data[key]:
            del data[key]
    if not changed:
        return text
    return f"---\n{dump_kept(data).rstrip()}{between}{body}"
