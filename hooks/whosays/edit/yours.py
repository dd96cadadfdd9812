"""What no program can rewrite when the site becomes another article's: a list for a person."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from whosays.edit.files import Changes
from whosays.edit.leaving import page_of
from whosays.edition import Article
from whosays.read.files import CONFIG, EXERCISES
from whosays.read.quotations import Source, quotations

QUOTED = re.compile(r"(?m)^::: passage (.+)$")


def left_to_say(
    pages: Changes, article: Article, others: Sequence[Article], *, remove: bool
) -> Iterable[str]:
    """List what no program can rewrite: pages that still quote or name what has left."""
    example = [Source.of(one.id, one.text) for one in others]
    ours = Source.of(article.id, article.text)
    names = set(_surnames(others)) - set(_surnames([article]))
    name = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(names))) or '(?!)'})\b")
    for path, text in pages.items():
        if text is None or path in {page_of(one.id) for one in others}:
            continue
        if not remove and path.startswith(("docs/glossary/", "docs/guide/")):
            continue  # there the example is meant
        found = []
        for number, line in enumerate(text.split("\n"), start=1):
            quotes = any(
                any(source.holds(parts) for source in example) and not ours.holds(parts)
                for _, parts in quotations(line)
            )
            if quotes or name.search(line):
                found.append(number)
        if found:
            where = ", ".join(map(str, found[:6])) + (", …" if len(found) > 6 else "")
            yield f"{path}: speaks of the example in line {where}"
    yield "docs/index.md, README.md: what the site says of itself; the two pictures in docs/assets"
    yield f"{CONFIG}: site_name, site_description and copyright"
    if remove:
        yield f"{EXERCISES}: the warm-up is empty; write sentences of your own"


def emptied(before: Mapping[str, str], after: Changes) -> Iterator[str]:
    """List the pages that quoted passages which leave."""
    for path, text in before.items():
        new, quoted = after[path], QUOTED.findall(text)
        if new is not None and QUOTED.findall(new) != quoted:
            passages = "a passage" if len(quoted) == 1 else f"{len(quoted)} passages"
            yield f"{path}: quoted {passages} of the example; what fits of yours is yours to say"


def _surnames(articles: Iterable[Article]) -> Iterator[str]:
    """Give the last words of the names of speakers, where they are names and no states."""
    for article in articles:
        for speaker in article.file.speakers.values():
            last = speaker.name.split()[-1]
            if last[0].isupper() and last not in " ".join(speaker.states):
                yield last
