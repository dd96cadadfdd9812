"""A new article from a text: the seed, the notes file, the page and the reference."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from whosays.edit.entries import COULD_BE_CUT, write_entry, write_value
from whosays.edit.files import read_if_there
from whosays.edit.keys import latin_words
from whosays.edit.text.cues import finer_cuts, notice
from whosays.edit.text.mend import Received
from whosays.edit.text.sentences import sentences
from whosays.faults import Fault, Faults
from whosays.model.fields import Address, Date, Language, Slug
from whosays.model.notes import FORMAT
from whosays.read.article import BLOCK
from whosays.read.files import REFERENCES
from whosays.read.load import load_edition

ENGLISH = "en"
OPTIONS = {
    "id": ("--id asylum-seekers", Slug, "the article’s name in addresses"),
    "publisher": ("--publisher Wikinews", str, "who published it"),
    "date": ("--date 2015-05-18", Date, "when it was published"),
    "url": ("--url https://…", Address, "where it can be read"),
    "language": ("--language de", Language, "the text’s language"),
}
"""What must be known of an article: how it is said, its kind, and what it means."""


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
    """Give the title and the paragraphs of a seed."""
    return [match.group() for match in BLOCK.finditer(text)]


def suggest_id(text: str) -> str:
    """Make a short name from a title's first words; empty where it has no Latin letters."""
    return "-".join(latin_words(blocks_of(text)[0])[:5])


def complete(received: Received, given: dict[str, str], caption: int) -> About:
    """Put together what was given and what the file says. Raises Faults for what is missing."""
    known = {"id": suggest_id(received.text), **received.about}
    if _mostly_latin(received.text):
        known.setdefault("language", ENGLISH)
    known |= {key: value for key, value in given.items() if value}
    faults = []
    for key, (option, kind, words) in OPTIONS.items():
        value = known.get(key, "").strip()
        if not value:
            sentence = f"say {words}: {option}"
            faults.append(Fault("whosays new", 0, sentence))
            continue
        try:
            TypeAdapter(kind).validate_python(value)
        except ValidationError as error:
            sentence = f"{option.split()[0]}: {error.errors()[0]['msg']}"
            faults.append(Fault("whosays new", 0, sentence))
    count = len(blocks_of(received.text))
    if caption and not 2 <= caption <= count:
        sentence = f"--caption {caption}: the text has {count} blocks, and the first is its title"
        faults.append(Fault("whosays new", 0, sentence))
    if faults:
        raise Faults(faults)
    return About(caption=caption, **{key: known[key].strip() for key in OPTIONS})


def _mostly_latin(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    return 2 * sum(character < "\u0250" for character in letters) >= len(letters)


def files_of(article: str) -> tuple[str, str, str, str]:
    """Return the files that a new article needs: its text, the references, its notes, its page.

    This is the order in which they are written: whenever it stops, the edition is sound.
    """
    return (
        f"seeds/{article}.txt",
        REFERENCES,
        f"docs/notes/{article}.yml",
        f"docs/articles/{article}.md",
    )


def new_article(root: Path, text: str, about: About) -> dict[str, str]:
    """Give every file that a new article needs. Raises Faults if one of them is there already.

    A source text that is there and the same may be of an attempt that was cut short.
    """
    seed, references, notes, page = files_of(about.id)
    there = [path for path in (seed, notes, page) if (root / path).exists()]
    if there == [seed] and read_if_there(root, seed) == text:
        there = []
    if there:
        sentence = "is there already, and nothing is overwritten; give another name: --id NAME"
        raise Faults([Fault(path, 0, sentence) for path in there])
    key = _reference_key(root, text, about)
    return {
        seed: text,
        references: _with_reference(root, text, about, key),
        notes: _notes(text, about, key, seed),
        page: _page(text, about),
    }


def entries(text: str, about: About) -> Iterator[str]:
    """Give every passage as an entry that is not decided, with what a machine noticed in it."""
    paragraph = 0
    for number, block in enumerate(blocks_of(text), start=1):
        if number == 1:
            name, passages = "title", [block]
        elif number == about.caption:
            name, passages = "caption", sentences(block, about.language)
        else:
            paragraph += 1
            name, passages = f"paragraph {paragraph}", sentences(block, about.language)
        yield f"  # {name}\n"
        for passage in passages:
            words = " ".join(passage.split())
            fields: dict[str, object] = {"undecided": words}
            if cues := notice(words, about.language):
                fields["cues"] = [*cues]
            yield write_entry(fields, (f"{COULD_BE_CUT}{cut}" for cut in finer_cuts(words)))
            yield "\n"


def _notes(text: str, about: About, key: str, seed: str) -> str:
    caption = f"  caption: {about.caption}\n" if about.caption else ""
    language = f"language: {about.language}\n" if about.language != ENGLISH else ""
    return (
        "# yaml-language-server: $schema=notes.schema.json\n"
        "# One article's passages, in order, covering all of it. Fill them in here, or in a\n"
        f"# spreadsheet: whosays sheet {about.id} --to notes.xlsx, and then --from notes.xlsx\n"
        f"format: {FORMAT}\narticle: {_bare(about.id)}\n{language}"
        f"seed:\n  file: {seed}\n"
        f"  sha256: {hashlib.sha256(text.encode()).hexdigest()}\n{caption}"
        f"found:\n  publisher: {write_value(about.publisher)}\n  date: {_bare(about.date)}\n"
        f"  reference: {key}\n"
        "  # yours to say: how it was found, and what is not known of it\n"
        "  remark: The text is as we received it.\n"
        "# yours to settle before you publish: whose the text is, and why you may show it\n"
        "rights: The article’s text belongs to its publisher. It is shown here so that it can be "
        "studied.\n"
        "passages:\n" + "".join(entries(text, about)).rstrip("\n") + "\n"
    )


def _bare(text: str) -> str:
    """Write a name or a date; one that could be taken for a number needs quotation marks."""
    return f'"{text}"' if text.isdecimal() else text


def _page(text: str, about: About) -> str:
    title = " ".join(blocks_of(text)[0].split())
    title = re.sub(r'"([^"]*)"', r"“\1”", title)
    title = re.sub(r"[<>{}\"]", "", title)
    return (
        f"---\ntitle: {write_value(title)}\n"
        "description: A news article with a note beside every passage that tells who says so.\n"
        f"---\n\n::: article {about.id}\n"
    )


def _reference_key(root: Path, text: str, about: About) -> str:
    """Return the key of the article's reference: one that nothing has, unless it has just this."""
    publisher = "-".join(latin_words(about.publisher)) or "article"
    there = read_if_there(root, REFERENCES) or ""
    try:
        taken = set(load_edition(root).references)
    except Faults:
        taken = set(re.findall(r"(?m)^- id: *(\S+)", there))
    key = f"{publisher}-{about.date}"
    same = _reference(text, about, key) in there
    return key if key not in taken or same else f"{key}-{about.id}"


def _with_reference(root: Path, text: str, about: About, key: str) -> str:
    before, entry = read_if_there(root, REFERENCES) or "", _reference(text, about, key)
    if entry in before:
        return before
    before = before.rstrip("\n")
    return (f"{before}\n\n" if before and before.strip() != "[]" else "") + entry


def _reference(text: str, about: About, key: str) -> str:
    language = f"  language: {about.language}\n" if about.language != ENGLISH else ""
    return (
        f"- id: {key}\n  type: article-newspaper\n"
        f"  title: {write_value(' '.join(blocks_of(text)[0].split()))}\n"
        f"  publisher: {write_value(about.publisher)}\n"
        f'  issued: "{about.date}"\n  URL: {write_value(about.url)}\n{language}'
        "  standing: primary\n"
        "  seen: known # yours to say: opened, cited or known\n"
        "  remark: The article under study.\n"
    )
