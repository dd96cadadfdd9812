"""An edition: everything that was read from the files, checked, in order and frozen."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count, product
from typing import Literal

from whosays.aliases import AliasIndex, Match
from whosays.codebook import KINDS, Kind, KindName
from whosays.model.notes import AnyNote, NotesFile, Undecided
from whosays.model.practice import Exercises
from whosays.model.reference import Reference
from whosays.model.term import Term

NOTES = "docs/notes"
"""The folder with the notes of every article."""
RIGHT_TO_LEFT = {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"}
"""Languages that are written from right to left, by their ISO 639 codes."""
OTHER_BLOCKS = {"title": "H", "caption": "C"}
"""What stands for blocks that have no number."""


def notes_path(article: str) -> str:
    """Return the file of an article's notes, in the project's folder."""
    return f"{NOTES}/{article}.yml"


def page_path(article: str) -> str:
    """Return an article's page, below docs/."""
    return f"articles/{article}.md"


@dataclass(frozen=True)
class Segment:
    """A run of the article's text: a passage, furniture, or the space between."""

    text: str
    note: AnyNote | None = None
    furniture: bool = False
    undecided: Undecided | None = None


@dataclass(frozen=True)
class Block:
    """A paragraph of the article, or its title or caption."""

    role: Literal["title", "caption", "paragraph", "furniture"]
    number: int | None
    """Of a paragraph, counted from 1."""
    segments: tuple[Segment, ...]

    @property
    def code(self) -> str:
        """Return its code in addresses and answers: 12, H (headline), C (caption)."""
        return str(self.number) if self.number else OTHER_BLOCKS.get(self.role, "")

    @property
    def name(self) -> str:
        """Return what a teacher calls it: “Paragraph 3”, “Title”."""
        return f"Paragraph {self.number}" if self.number else self.role.capitalize()

    @property
    def slug(self) -> str:
        """Return its name in the addresses of pages: “paragraph-3”, “title”."""
        return self.name.lower().replace(" ", "-")

    @cached_property
    def text(self) -> str:
        """Return its words, white space included, as the seed has them."""
        return "".join(segment.text for segment in self.segments)

    @property
    def notes(self) -> Iterator[AnyNote]:
        """Return its passages' notes in order."""
        return (segment.note for segment in self.segments if segment.note)

    @property
    def undecided(self) -> Iterator[Undecided]:
        """Return its passages that have no note yet, in order."""
        return (segment.undecided for segment in self.segments if segment.undecided)

    def notes_between(self, start: int, end: int) -> Iterator[AnyNote]:
        """Yield the notes of the passages that a stretch of the block's text touches."""
        at = 0
        for segment in self.segments:
            if segment.note and start < at + len(segment.text) and end > at:
                yield segment.note
            at += len(segment.text)


@dataclass(frozen=True)
class Article:
    """A news article, cut into passages with their notes."""

    file: NotesFile
    blocks: tuple[Block, ...]
    lines: tuple[int, ...] = ()
    """Where in its file each entry of `passages` begins, counted from 1."""
    text: str = ""
    """The seed, to the letter."""

    @property
    def id(self) -> str:
        """Return the name under which pages ask for it."""
        return self.file.article

    @cached_property
    def title(self) -> str:
        """Return the headline as the seed has it."""
        return self.blocks[0].text

    @cached_property
    def showpiece(self) -> Block | None:
        """Return the paragraph that pages show first; None if none has a note."""
        noted = [block for block in self.blocks if any(block.notes)]
        paragraphs = [block for block in noted if block.number] or noted
        # the one that its file names, or else the first of those with most kinds of passages
        named = (block for block in paragraphs if block.number == self.file.showpiece)
        mixed = max(paragraphs, key=lambda one: len({n.kind for n in one.notes}), default=None)
        return next(named, mixed)

    @cached_property
    def notes(self) -> tuple[AnyNote, ...]:
        """Return all notes in the article's order."""
        return tuple(note for block in self.blocks for note in block.notes)

    @property
    def path(self) -> str:
        """Return the file of its notes, in the project's folder."""
        return notes_path(self.id)

    @property
    def page(self) -> str:
        """Return its page, below docs/."""
        return page_path(self.id)

    @property
    def address(self) -> str:
        """Return that page's address, below the site's."""
        return f"{self.page.removesuffix('.md')}/"

    @cached_property
    def undecided(self) -> tuple[tuple[Undecided, int], ...]:
        """Return the passages that have no note yet, each with its line."""
        pairs = zip(self.file.passages, self.lines, strict=False)
        return tuple((passage, line) for passage, line in pairs if isinstance(passage, Undecided))

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Return each passage's number, counted from 1."""
        return {note.id: number for number, note in enumerate(self.notes, start=1)}

    @cached_property
    def first_cited(self) -> dict[str, tuple[AnyNote, int]]:
        """Return for each reference the first note that cites it, and its place there from 1."""
        found: dict[str, tuple[AnyNote, int]] = {}
        for note in self.notes:
            for place, key in enumerate(note.references, start=1):
                found.setdefault(key, (note, place))
        return found

    @cached_property
    def places(self) -> dict[str, tuple[int, int]]:
        """Return where each passage begins and ends in the seed, in characters from 0."""
        places: dict[str, tuple[int, int]] = {}
        at = 0
        for block in self.blocks:
            at = self.text.index(block.text, at)
            for segment in block.segments:
                if segment.note:
                    places[segment.note.id] = at, at + len(segment.text)
                at += len(segment.text)
        return places

    @cached_property
    def kinds(self) -> tuple[Kind, ...]:
        """Return the kinds to choose from: the usual three, and others that occur."""
        return tuple(k for k in KINDS.values() if k.always or self.with_kind(k.id))

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """Return the direction in which the article's language is written."""
        language, *parts = self.file.language.lower().split("-")
        return "rtl" if language in RIGHT_TO_LEFT or {"arab", "hebr"} & set(parts) else "ltr"

    @cached_property
    def tongue(self) -> dict[str, str]:
        """Return the attributes of an element that holds words of the article."""
        return {"lang": self.file.language, "dir": self.direction}

    def with_kind(self, kind: KindName) -> tuple[AnyNote, ...]:
        """Return the notes of one kind."""
        return tuple(note for note in self.notes if note.kind == kind)


@dataclass(frozen=True)
class News:
    """Something that readers who follow the site are told: a correction, or a new article."""

    date: str
    """A day, as exactly as it is known."""
    title: str
    page: str
    """Its address below the site's."""


@dataclass(frozen=True)
class Download:
    """A file beside the pages, for those who want to take something away."""

    path: str
    """Below the site's address."""
    name: str
    use: str
    size: int
    """In bytes."""
    article: str = ""
    """Whose it is; empty if it holds the whole edition."""


@dataclass(frozen=True)
class Settings:
    """What an edition needs to know of `mkdocs.yml`."""

    name: str = "Who Says?"
    lead: str = ""
    """The id of the article that a directive means when it names none; empty for the first."""
    contact: str = ""
    """An e-mail or web address at which readers can reach the editors; empty if there is none."""
    year: str = ""
    """The year that citations give; empty to give none."""
    licence: str = ""
    """The address of the licence for the notes; empty if the edition gives none."""
    left_out: frozenset[str] = frozenset()
    """The package's pages that the edition does not want, by their paths below docs/."""
    site: str = ""
    """The site's own address, as `site_url` gives it; empty if there is none."""
    repository: str = ""
    """Where the edition's files are, as `repo_url` gives it; empty if that is not known."""
    file: str = "mkdocs.yml"
    """The name of the configuration's file, for messages."""


@dataclass(frozen=True, kw_only=True)
class Edition(Settings):
    """Everything that was read from the files, checked and frozen."""

    articles: dict[str, Article]
    references: dict[str, Reference]
    terms: dict[str, Term]
    aliases: AliasIndex
    exercises: Exercises
    handouts: tuple[str, ...] = ()
    """The names of the PDF files in docs/classroom/handouts, which `make handouts` puts there."""
    corrections: tuple[News, ...] = ()
    pages: frozenset[str] = frozenset()
    """The sources of all pages below docs/, ours that an edition has not replaced among them."""
    pictured: Mapping[str, str] = field(default_factory=dict)
    """Of each article, the page that shows its pictures; under “” the page that shows all."""
    downloads: tuple[Download, ...] = ()
    """What the host writes beside the pages; a host without our plugin writes nothing."""
    parts: frozenset[str] = frozenset()
    """Pages that our plugin adds where one page of all would be too large."""

    @cached_property
    def matches(self) -> dict[str, list[list[Match]]]:
        """Return for each article, block by block, every glossary word in it."""
        return {
            article.id: [list(self.aliases.find(block.text)) for block in article.blocks]
            for article in self.articles.values()
        }

    @cached_property
    def uses(self) -> dict[str, list[tuple[Article, AnyNote]]]:
        """Return for each term every passage that has one of its aliases, in order."""
        uses: dict[str, dict[tuple[str, str], tuple[Article, AnyNote]]] = {}
        for article in self.articles.values():
            for block, matches in zip(article.blocks, self.matches[article.id], strict=True):
                for match in matches:
                    for note in block.notes_between(match.start, match.end):
                        found = uses.setdefault(match.term, {})
                        found[article.id, note.id] = (article, note)
        return {term: list(found.values()) for term, found in uses.items()}

    @cached_property
    def citations(self) -> dict[str, list[tuple[Article, AnyNote | None]]]:
        """Return for each reference what uses it: a passage, or the article that was found."""
        found: dict[str, list[tuple[Article, AnyNote | None]]] = {}
        for article in self.in_order:
            found.setdefault(article.file.found.reference, []).append((article, None))
            for note in article.notes:
                for key in note.records:
                    found.setdefault(key, []).append((article, note))
        return found

    @property
    def news(self) -> Iterator[News]:
        """Yield the corrections, and every article that says when it was added."""
        yield from self.corrections
        for one in self.articles.values():
            if one.file.added:
                yield News(one.file.added, f"New: {one.title}", one.address)

    @property
    def several(self) -> bool:
        """Return whether pages must say which article they mean."""
        return len(self.articles) > 1

    @cached_property
    def in_order(self) -> tuple[Article, ...]:
        """Return the articles, the lead first."""
        return tuple(sorted(self.articles.values(), key=lambda one: (one.id != self.lead, one.id)))

    @cached_property
    def letters(self) -> dict[str, str]:
        """Return the letters of each article in answer codes, no two alike: its id's initials.

        Figures are left out. An article whose initials are taken has a letter more, the lead never.
        """
        owners: dict[str, str] = {}
        endings: defaultdict[str, Iterator[str]] = defaultdict(_endings)
        for article in self.in_order:
            words = (word.lstrip("0123456789") for word in article.id.split("-"))
            initials = "".join(word[:1] for word in words).upper() or "A"
            letters = (initials + ending for ending in endings[initials])
            owners[next(one for one in letters if one not in owners)] = article.id
        return {article: letters for letters, article in owners.items()}

    @property
    def in_practice(self) -> tuple[Article, ...]:
        """Return the articles of which something is annotated, the lead first."""
        return tuple(article for article in self.in_order if article.notes)

    def anchor(self, article: Article, name: str) -> str:
        """Return an id that no other article has on a page that shows several."""
        return name if article.id == self.lead else f"{article.id}-{name}"

    @cached_property
    def contested(self) -> tuple[tuple[Article, AnyNote], ...]:
        """Return the passages on which careful readers split, in order."""
        return tuple(
            (article, note) for article in self.in_order for note in article.notes if note.also
        )


def _endings() -> Iterator[str]:
    """Yield “”, “A”, “B” … without the letters of headlines and captions."""
    for length in count():
        yield from map("".join, product("ABDEFGIJKLMNOPQRSTUVWXYZ", repeat=length))
