"""The search index: small files, of which a browser fetches the few that its words need.

Words are kept as they are, and theme/assets/find.js looks for all that begin as the word asked
for does, without its ending. So no language is guessed: notes are in English, what they quote may
be in any, and “Minister” finds “Ministerin”. Stemming German articles by German rules would need a
second index, and would find less: most words about them are English.
"""

import hashlib
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from itertools import accumulate, groupby, pairwise
from operator import attrgetter
from pathlib import Path

from whosays.edition import Edition
from whosays.pages.about.search import RECORDS, SECTIONS, SearchRecord, search_records
from whosays.pages.addresses import ARTICLES, GLOSSARY, REFERENCES, SEARCH
from whosays.pages.tree import VOID

FOLDERS = [page.removesuffix("index.md") for page in (ARTICLES, GLOSSARY)]
MADE_FROM_DATA = (*FOLDERS, REFERENCES, SEARCH)
"""Pages that records stand for."""
LEFT_OUT = {"ws-cite", "ws-definition"}
"""Classes of what is on a page and not found by search, beside `data-search-exclude`."""
HEADINGS = {"h1", "h2", "h3", "h4"}

SHARD = 12_000
"""About so many characters of words are a file; some 5 KB as sent."""
BATCH = 8
"""So many records are a file: few of a file's are shown at once."""
COMMON = 0.2
"""A word in more of the records than that tells nothing."""
FEW = 200
"""Up to so many records no word is too common."""
STRONGEST = 7
"""The greatest weight of a word in a record; with it a record's number is one number."""
UNSPACED = "\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
"""Thai, Lao, Khmer, Japanese and Chinese, in which nothing parts words: each letter is one."""
WORD = re.compile(rf"[{UNSPACED}]|[^\W_{UNSPACED}]+")
"""theme/assets/find.js cuts alike; the index tells it which are unspaced."""
MARK = re.compile("[\u0300-\u1fff\u2028-\U0010ffff]")
"""Where accents and other marks begin, once a letter and its accent are two signs."""


def write_index(edition: Edition, site: Path, pages: Mapping[str, tuple[str, str]]) -> None:
    """Write the index into the built site; `pages` gives of each source its address and HTML."""
    records = [
        replace(record, page=pages[record.page][0])
        for record in search_records(edition)
        if record.page in pages
    ]
    for source, (address, content) in pages.items():
        if not source.startswith(MADE_FROM_DATA):
            records += _parts(source, address, content)
    for folder in ("words", "records"):
        (site / "search" / folder).mkdir(parents=True, exist_ok=True)
    for name, text in write_search_index(records):
        (site / "search" / name).write_text(text, "utf-8")


def _parts(source: str, address: str, content: str) -> Iterator[SearchRecord]:
    """Yield a record for each part of a page that has a heading, with the section of its folder."""
    section = source.split("/")[0].capitalize()
    reader = _Parts()
    reader.feed(content)
    page = " ".join(reader.parts[0][1].split())
    for anchor, title, text in reader.parts:
        words, heading = " ".join(text.split()), " ".join(title.split())
        name = ": ".join(dict.fromkeys(filter(None, (page, heading))))
        if words and name:
            yield SearchRecord(address, anchor, name, words, section if section in SECTIONS else "")


class _Parts(HTMLParser):
    """Cuts a page at its headings, and leaves out what search shall not find."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[list[str]] = [["", "", ""]]
        """Of each part its anchor, its heading and its text."""
        self.in_heading = False
        self.skipped: list[str] = []
        """The open elements of the name of one that is left out; empty outside."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = dict(attrs)
        left_out = LEFT_OUT & {*(own.get("class") or "").split()}
        if self.skipped:
            self.skipped += [tag] if tag == self.skipped[0] else []
        elif left_out or "data-search-exclude" in own or tag in ("script", "style"):
            self.skipped += [tag] if tag not in VOID else []
        elif tag in HEADINGS:
            self.parts += [[own.get("id") or "", "", ""]] if tag != "h1" else []
            self.in_heading = True
        self.parts[-1][2] += " "

    def handle_endtag(self, tag: str) -> None:
        if self.skipped and tag == self.skipped[0]:
            self.skipped.pop()
        elif tag in HEADINGS:
            self.in_heading = False

    def handle_data(self, data: str) -> None:
        if not self.skipped:
            self.parts[-1][1 if self.in_heading else 2] += data


def write_search_index(records: Iterable[SearchRecord]) -> Iterator[tuple[str, str]]:
    """Yield the files of the index, each a name and JSON; `index.json` leads to the others."""
    group = attrgetter("section", "kind")
    # records of one section and kind are side by side, so narrowing to them needs no list
    ordered = sorted(records, key=group)
    groups = [[*key, len([*found])] for key, found in groupby(ordered, key=group)]
    shards = list(_shards(_postings(ordered)))
    starts = [next(iter(shard)) for shard in shards]
    for number, shard in enumerate(shards):
        yield f"words/{number}.json", _json(shard)
    for at in range(0, len(ordered), BATCH):
        batch = [[one.page, one.anchor, one.title, one.text] for one in ordered[at : at + BATCH]]
        yield f"records/{at // BATCH}.json", _json(batch)
    content = repr([groups, ordered])
    version = hashlib.sha256(content.encode()).hexdigest()[:8]
    how = {"unspaced": UNSPACED, "weights": STRONGEST + 1, "batch": BATCH, "last": RECORDS}
    yield "index.json", _json({"version": version, **how, "groups": groups, "words": starts})


def words_in(text: str) -> list[str]:
    """Return a text's words in small letters without accents, and y at an end as before “-es”."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        if MARK.search(text):
            text = "".join(sign for sign in text if unicodedata.category(sign)[0] != "M")
    return list(map(_fold, WORD.findall(text)))


@cache
def _fold(word: str) -> str:
    word = word.lower()
    return f"{word[:-1]}i" if re.search("[^aeiou]y$", word) else word


def _postings(records: list[SearchRecord]) -> dict[str, list[int]]:
    """Return for each word its records and its weight in each, as one growing number's steps."""
    counts = []
    for record in records:
        title = words_in(record.title)
        counts.append(Counter(title * 4 + words_in(f"{record.text} {record.more}")))
    average = sum(one.total() for one in counts) / (len(counts) or 1)
    postings: defaultdict[str, list[int]] = defaultdict(list)
    size = STRONGEST + 1
    for number, found in enumerate(counts):
        # the weight grows with the word's count and sinks with the record's length, as in BM25
        ease = 1.2 * (0.25 + 0.75 * found.total() / average) if average else 1
        for word, count in found.items():
            weight = 1 + int((STRONGEST - 1) * count / (count + ease))
            postings[word].append(number * size + weight)
    commonest = max(FEW, COMMON * len(records))
    return {
        word: [now - before // size * size for before, now in pairwise([0, *found])]
        if len(found) <= commonest
        else []
        for word, found in postings.items()
    }


def _shards(postings: dict[str, list[int]]) -> Iterator[dict[str, list[int]]]:
    """Cut the words, from A to Z, into files of much the same size."""
    words = sorted(postings)
    ends = accumulate(len(word) + 4 * len(postings[word]) for word in words)
    for _, group in groupby(zip(words, ends, strict=True), key=lambda pair: pair[1] // SHARD):
        yield {word: postings[word] for word, _ in group}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
