"""Who is speaking: the words of each speaker and state, and who is never heard."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whosays.codebook import KINDS, MANNERS, MannerName
from whosays.edition import Article, Edition
from whosays.faults import counted
from whosays.model.notes import AnyNote, SourcedFact, Spoken, UnattributedAnalysis
from whosays.pages.pictures import picture, shares
from whosays.pages.prose import listed
from whosays.pages.tree import Cell, Child, Element, build

HEIGHTS: dict[MannerName, int] = {"quoted": 22, "paraphrased": 14, "summarised": 6}
"""The closer to the very words, the taller."""
TALLEST = max(HEIGHTS.values())
NO_STATE = "Not speaking for a country"
RECORDS, NOBODY, WRITER = "Records", "Nobody in particular", "The writer alone"
NO_SPEAKER = (RECORDS, NOBODY, WRITER)


@dataclass(frozen=True)
class Voice:
    """Somebody, or nobody, who says some passages."""

    name: str
    group: str
    """The states that a speaker speaks for: “Russia and China”."""
    notes: Sequence[AnyNote]
    speaks: bool = True

    @property
    def words(self) -> int:
        """Count its words."""
        return shares.total(self.notes)


def voices(article: Article) -> list[Voice]:
    """Return the speakers, those of one state together, and then what has no speaker."""
    said: dict[str, list[AnyNote]] = {key: [] for key in article.file.speakers}
    others: dict[str, list[AnyNote]] = {name: [] for name in NO_SPEAKER}
    for note in article.notes:
        match note:
            case SourcedFact():
                others[RECORDS].append(note)
            case UnattributedAnalysis():
                others[NOBODY if note.signal == "unnamed-source" else WRITER].append(note)
            case _:
                said[note.speaker].append(note)
    found = [
        Voice(one.name, listed(one.states) or NO_STATE, said[key])
        for key, one in article.file.speakers.items()
    ]
    weight = _by_group(found)
    found.sort(key=lambda one: (-weight[one.group], one.group, -one.words, one.name))
    return found + [Voice(name, name, notes, speaks=False) for name, notes in others.items()]


def words_by_states(article: Article) -> dict[str, int]:
    """Count the words of each state, or of states together, and those without a speaker."""
    return _by_group(voices(article))


def render_speakers(edition: Edition, article: Article) -> Element:
    """Return a bar a speaker, grouped by state, and below them who is never heard."""
    every = voices(article)
    most = max(voice.words for voice in every)
    cents = [*shares.per_cent({n: voice.words for n, voice in enumerate(every)}).values()]
    groups = shares.per_cent(_by_group(every))
    bars: dict[str, list[Element]] = {}
    for voice, cent in zip(every, cents, strict=True):
        title = (
            f"{voice.group}: {groups[voice.group]}%" if voice.speaks else "Words without a speaker"
        )
        bars.setdefault(title, []).append(_bar(article, voice, cent, most))
    parts: list[Child] = []
    for title, items in bars.items():
        parts += [build("h3", {}, title), build("ul", {"class": "ws-bars"}, *items)]
    return picture.render(
        edition.anchor(article, "speakers"),
        "Who is speaking",
        f"We counted the words in the passages where each of them speaks. {_tell(every)}",
        _key(),
        *parts,
        *_silent(article),
        _table(article, every, cents),
    )


def _by_group(every: Sequence[Voice]) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for voice in every:
        counts[voice.group] += voice.words
    return counts


def _manner(note: AnyNote) -> MannerName:
    return note.manner if isinstance(note, Spoken) else "quoted"


def _tell(every: Sequence[Voice]) -> str:
    heard = [voice for voice in every if voice.speaks]
    if not heard:
        return "Nobody speaks in this article."
    loudest = max(heard, key=lambda voice: voice.words)
    spoken = sum(voice.words for voice in heard)
    cent = round(spoken * 100 / sum(voice.words for voice in every))
    if len(heard) == 1:
        return f"One speaker has {cent}% of the words: {loudest.name}."
    return f"{len(heard)} speakers have {cent}% of the words. {loudest.name} has the most."


def _bar(article: Article, voice: Voice, cent: int, most: int) -> Element:
    marks, x = [], 0.0
    for note in sorted(voice.notes, key=lambda note: -HEIGHTS[_manner(note)]):
        width, tall = shares.words(note) * 100 / most, HEIGHTS[_manner(note)]
        shapes = [picture.rectangle(tall)] if voice.speaks else picture.fill(note.kind, tall)
        drawn = picture.cell(x, width, *shapes, y=TALLEST - tall)
        look = f"ws-cell ws-{KINDS[note.kind].slug}"
        marks.append(picture.mark(article, note, look, drawn))
        x += width
    count = f" – {counted(voice.words, 'word')}, {cent}%"
    label = build("span", {}, build("bdi", {}, voice.name), count)
    return build("li", {}, label, picture.draw(TALLEST, *marks) if marks else None)


def _key() -> Element:
    entries: list[list[Child]] = []
    for manner, tall in HEIGHTS.items():
        shape = picture.rectangle(tall, TALLEST - tall)
        sample = picture.draw(TALLEST, shape, width="16", look="ws-official-statement")
        entries.append([sample, f" {manner}: {MANNERS[manner]}"])
    return picture.key(entries)


def _silent(article: Article) -> Iterator[Element]:
    if article.file.silent:
        yield build("h3", {}, "Talked about but never heard")
        items = build("ul")
        for one in article.file.silent:
            where = picture.link_passages(article, one.passages)
            items.append(build("li", {}, build("bdi", {}, one.name), " (", *where, ")"))
        yield items


def _table(article: Article, every: Sequence[Voice], cents: Sequence[int]) -> Element:
    rows: list[list[Cell]] = []
    for voice, cent in zip(every, cents, strict=True):
        states = voice.group if voice.speaks and voice.group != NO_STATE else "–"
        row: list[Cell] = [build("bdi", {}, voice.name), states]
        for manner in HEIGHTS:
            count = shares.total(note for note in voice.notes if _manner(note) == manner)
            row.append(str(count) if voice.speaks else "–")
        links = [*picture.link_numbers(article, (note.id for note in voice.notes))]
        rows.append([*row, f"{voice.words} ({cent}%)", links or "–"])
    manners = (name.capitalize() for name in HEIGHTS)
    return picture.as_table(("Who", "State", *manners, "Words", "Passages"), rows)
