"""A new article from a text: the seed, the notes with its sentences, the page, the reference."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pydantic import TypeAdapter, ValidationError
from sentencex import get_sentence_boundaries

from whosays.edit.text.cues import finer_cuts, notice
from whosays.edit.text.normalise import Received
from whosays.edit.yaml_lines import COULD_BE_CUT, latin_words, write_entry, write_value
from whosays.edition import notes_path, page_path
from whosays.faults import Fault, Faults, say
from whosays.formats.documents import fill
from whosays.lexicon import LEXICON
from whosays.model.fields import Address, Date, Language, Slug
from whosays.model.notes import FORMAT
from whosays.read.article import BLOCK
from whosays.read.check.advice import is_english
from whosays.read.files import REFERENCES

ENGLISH = "en"
OPTIONS = {
    "id": ("--id asylum-seekers", Slug, "the article’s name in links"),
    "publisher": ("--publisher Wikinews", str, "who published it"),
    "date": ("--date 2015-05-18", Date, "when it was published"),
    "url": ("--url https://…", Address, "where it can be read"),
    "language": ("--language de", Language, "the text’s language"),
}
"""What must be known of an article: how it is said, its kind, and what it means."""
ENOUGH = 50
"""Words that show a text’s language; a shorter one in Latin letters is taken for English."""
OPENING = "“„«「『"
TITLE = re.compile(r"\b(?:Ms|Mx|Amb|Insp|Ft)\.\s*$")
"""What the library takes for the end of a sentence; it knows “Mr.” and most other titles."""
MARKS = f'"”»」』{OPENING}'


@dataclass(frozen=True)
class About:
    """What is known of an article besides its text."""

    id: str
    publisher: str
    date: str
    url: str
    language: str = ENGLISH
    caption: int = 0
    """Which block is the caption, counted from 1 (the title); 0 for none."""


def blocks_of(text: str) -> list[str]:
    """Return the title and the paragraphs of a source text."""
    return [match.group() for match in BLOCK.finditer(text)]


def complete(received: Received, given: dict[str, str], caption: int) -> About:
    """Put together what was given and what the file says. Raise Faults for what is missing."""
    blocks = blocks_of(received.text)
    known = {"id": "-".join(latin_words(blocks[0])[:5]), **received.about}
    letters = [character for character in received.text if character.isalpha()]
    latin = 2 * sum(character < "\u0250" for character in letters) >= len(letters)
    if latin and (len(received.text.split()) < ENOUGH or is_english([received.text])):
        known.setdefault("language", ENGLISH)
    known |= {key: value for key, value in given.items() if value}
    faults = []
    for key, (option, kind, words) in OPTIONS.items():
        value = known[key] = known.get(key, "").strip()
        if not value:
            faults.append(say("say-what", words=words, option=option))
            continue
        try:
            TypeAdapter(kind).validate_python(value)
        except ValidationError as error:
            faults.append(f"{option.split()[0]}: {error.errors()[0]['msg']}")
    if caption and not 2 <= caption <= len(blocks):
        faults.append(f"--caption {caption}: {say('no-such-block', count=len(blocks))}")
    if faults:
        raise Faults(Fault("whosays new", 0, sentence) for sentence in faults)
    return About(caption=caption, **{key: known[key] for key in OPTIONS})


def files_of(article: str) -> tuple[str, str, str, str]:
    """Return a new article's files, in an order that is sound wherever writing them stops."""
    page = f"docs/{page_path(article)}"
    return f"seeds/{article}.txt", REFERENCES, notes_path(article), page


def new_article(root: Path, text: str, about: About) -> dict[str, str]:
    """Return every file that a new article needs. Raise Faults if one of them is there already."""
    source, references, notes, page = files_of(about.id)
    if there := [path for path in (source, notes, page) if (root / path).exists()]:
        raise Faults(Fault(path, 0, say("article-exists")) for path in there)
    fill_in = partial(fill, about=about, write_value=write_value, bare=_bare)
    title = " ".join(blocks_of(text)[0].split())
    known = (root / references).read_text("utf-8") if (root / references).is_file() else ""
    key = f"{'-'.join(latin_words(about.publisher)) or 'article'}-{about.date}"
    entry = fill_in("new/reference.yml", key=key, title=title)
    if entry not in known:
        if key in re.findall(r"(?m)^\s*- id: *[\"']?([\w-]+)", known):
            key = f"{key}-{about.id}"
            entry = fill_in("new/reference.yml", key=key, title=title)
        before = "" if known.strip() in ("", "[]") else known.rstrip("\n") + "\n\n"
        known = before + entry
    title = re.sub(r"[<>{}\"]", "", re.sub(r'"([^"]*)"', r"“\1”", title))
    return {
        source: text,
        references: known,
        notes: fill_in(
            "new/notes.yml",
            key=key,
            format=FORMAT,
            placeholders=LEXICON["placeholders"],
            source=source,
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            entries="\n".join(entries(text, about)),
        ),
        page: fill_in("new/page.md", title=title),
    }


def _bare(text: str) -> str:
    """Return a name or a date; one that could be taken for a number needs quotation marks."""
    return f'"{text}"' if text.isdecimal() else text


def entries(text: str, about: About) -> Iterator[str]:
    """Yield every passage as an undecided entry, with its cues, and a comment for each block."""
    paragraph = 0
    for number, block in enumerate(blocks_of(text), start=1):
        passages = [block] if number == 1 else sentences(block, about.language)
        comment = "  # title\n" if number == 1 else "  # caption\n"
        if 1 < number != about.caption:
            paragraph += 1
            comment = f"  # paragraph {paragraph}\n"
        for passage in passages:
            words = " ".join(passage.split())
            cues = notice(words, about.language)
            fields = {"undecided": words} | ({"cues": cues} if cues else {})
            cuts = (f"{COULD_BE_CUT}{cut}" for cut in finer_cuts(words))
            yield comment + write_entry(fields, cuts)
            comment = ""


def sentences(text: str, language: str) -> list[str]:
    """Return the sentences of a paragraph in order; together they are the paragraph."""
    found: list[str] = []
    begin = 0
    # signs without a word belong to the sentence after them, and at the end to the last one
    for end in (*_edges(text, language), len(text)):
        if any(character.isalnum() for character in text[begin:end]):
            found.append(text[begin:end])
            begin = end
    if text[begin:].strip():
        found[-1:] = ["".join(found[-1:]) + text[begin:]]
    return [sentence.strip() for sentence in found]


def _edges(text: str, language: str) -> Iterator[int]:
    """Yield where a new sentence begins.

    The library leaves quotations whole, and a quotation may hold several sentences: so it sees
    the text without its quotation marks. It breaks down where a space that is not ASCII comes
    before a full stop: so it sees common spaces.
    """
    places = [place for place, character in enumerate(text) if character not in MARKS]
    solid = re.sub(r"[^\S\x00-\x7f]", " ", "".join(text[place] for place in places))
    at = 0
    for sentence in get_sentence_boundaries(language.split("-")[0].lower(), solid):
        at += len(sentence["text"])
        if 0 < at < len(solid) and not TITLE.search(solid[:at]):
            yield _before_marks(text, places[at])


def _before_marks(text: str, edge: int) -> int:
    """Return where a sentence begins with the marks that open a quotation before it."""
    while edge and (text[edge - 1] in OPENING or text[max(0, edge - 2) : edge] in (' "', '\n"')):
        edge -= 1
    return edge
