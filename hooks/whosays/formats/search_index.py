"""A search index in small files, of which a browser fetches the few that its words need.

Words are kept as they stand, and theme/assets/find.js looks for all that begin as the word asked
for does, without its ending. So no language is guessed: notes are in English, what they quote may
be in any, and “Minister” finds “Ministerin”. Stemming German articles by German rules would need a
second index, and would find less: most words about them are English.
"""

import hashlib
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import accumulate, groupby, pairwise
from operator import attrgetter

from whosays.pages.about.search import RECORDS, Record

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


def write_search_index(records: Iterable[Record]) -> Iterator[tuple[str, str]]:
    """Yield the files of the index, each a name and JSON; `index.json` leads to the others.

    Records of a section and kind stand together, so that these are narrowed to without a list.
    """
    group = attrgetter("section", "kind")
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


def _postings(records: list[Record]) -> dict[str, list[int]]:
    """Return for each word its records and its weight in each, as one growing number's steps.

    The weight grows with the word's count and sinks with the record's length, as in BM25.
    """
    counts = []
    for record in records:
        title = words_in(record.title)
        counts.append(Counter(title * 4 + words_in(f"{record.text} {record.more}")))
    average = sum(one.total() for one in counts) / (len(counts) or 1)
    postings: defaultdict[str, list[int]] = defaultdict(list)
    size = STRONGEST + 1
    for number, found in enumerate(counts):
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
