"""Who speaks: the words that rest on each speaker and state, and who is never heard."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import assert_never
from xml.etree.ElementTree import Element

from whosays.codebook import KINDS, MANNERS, MannerName
from whosays.edition import Article, Edition
from whosays.model.notes import (
    AnyNote,
    AttributedClaim,
    OfficialStatement,
    SourcedFact,
    Speaker,
    Spoken,
    UnattributedAnalysis,
)
from whosays.pages.addresses import passage
from whosays.pages.pictures import shares, svg
from whosays.pages.pictures.picture import (
    behind,
    link_number,
    link_numbers,
    picture_id,
    render_picture,
    render_table,
)
from whosays.pages.pictures.strip import describe
from whosays.pages.tree import Child, build

HEIGHTS: dict[MannerName, int] = {"quoted": 22, "paraphrased": 14, "summarised": 6}
"""The closer to the very words, the taller."""
NO_STATE = "Speaking for no state"
RECORDS, NOBODY, WRITER = "Records", "Nobody in particular", "The writer alone"
NO_SPEAKER = (RECORDS, NOBODY, WRITER)


@dataclass(frozen=True)
class Voice:
    """Somebody, or nobody, on whom passages rest."""

    name: str
    states: str
    """“Russia and China”; empty for whoever speaks for none."""
    notes: tuple[AnyNote, ...]
    speaks: bool = True

    @property
    def words(self) -> int:
        """Count the words that rest on it."""
        return shares.total(self.notes)


def voices(article: Article) -> tuple[Voice, ...]:
    """Give the speakers, those of one state together, and then what rests on no speaker."""
    found = [
        Voice(speaker.name, states_of(speaker), _said_by(article, key))
        for key, speaker in article.file.speakers.items()
    ]
    weight = {
        states: sum(voice.words for voice in found if voice.states == states)
        for states in {voice.states for voice in found}
    }
    found.sort(key=lambda one: (-weight[one.states], one.states, -one.words, one.name))
    others: dict[str, list[AnyNote]] = {name: [] for name in NO_SPEAKER}
    for note in article.notes:
        match note:
            case SourcedFact():
                others[RECORDS].append(note)
            case UnattributedAnalysis():
                others[NOBODY if note.signal == "unnamed-source" else WRITER].append(note)
            case OfficialStatement() | AttributedClaim():
                pass  # said by one of the speakers
            case _:
                assert_never(note)
    return (*found, *(Voice(name, "", tuple(notes), False) for name, notes in others.items()))


def states_of(speaker: Speaker) -> str:
    """Name the states that somebody speaks for."""
    return shares.join(speaker.states) if speaker.states else ""


def words_by_states(article: Article) -> dict[str, int]:
    """Count the words that rest on each state, or states together, and on no speaker."""
    counts: dict[str, int] = {}
    for voice in voices(article):
        name = (voice.states or NO_STATE) if voice.speaks else voice.name
        counts[name] = counts.get(name, 0) + voice.words
    return counts


def render_speakers(edition: Edition, article: Article) -> Element:
    """Give a bar a speaker, grouped by state, and below them who is never heard."""
    every = voices(article)
    cents = shares.per_cent({place: voice.words for place, voice in enumerate(every)})
    most = max(voice.words for voice in every)
    groups = shares.per_cent(words_by_states(article))
    parts: list[Child] = []
    titles = [(voice.states or NO_STATE) if voice.speaks else "" for voice in every]
    for title in dict.fromkeys(titles):
        bars = [
            _bar(article, voice, cents[place], most)
            for place, voice in enumerate(every)
            if titles[place] == title
        ]
        name = f"{title}: {groups[title]}%" if title else "On no speaker"
        parts += [build("h3", {}, name), build("ul", {"class": "ws-bars"}, *bars)]
    return render_picture(
        picture_id(edition, article, "speakers"),
        "Who speaks",
        f"We counted the words of the passages in which each one speaks. {_tell(every)}",
        _key(),
        *parts,
        *_silent(article),
        behind("The same as a table", _table(article, every, cents)),
    )


def _said_by(article: Article, key: str) -> tuple[AnyNote, ...]:
    said = (n for n in article.notes if isinstance(n, Spoken))
    return tuple(note for note in said if note.speaker == key)


def _manner(note: AnyNote) -> MannerName:
    return note.manner if isinstance(note, Spoken) else "quoted"


def _tell(every: Sequence[Voice]) -> str:
    heard = [voice for voice in every if voice.speaks]
    if not heard:
        return "Nobody speaks in this article."
    loudest = max(heard, key=lambda voice: voice.words)
    counts = {True: sum(voice.words for voice in heard)}
    counts[False] = sum(voice.words for voice in every) - counts[True]
    cent = shares.per_cent(counts)[True]
    if len(heard) == 1:
        return f"One speaker has {cent}% of them: {loudest.name}."
    return f"{len(heard)} speakers have {cent}% of them, most of all {loudest.name}."


def _bar(article: Article, voice: Voice, cent: int, most: int) -> Element:
    height = max(HEIGHTS.values())
    marks, x = [], 0.0
    for note in sorted(voice.notes, key=lambda note: [*HEIGHTS].index(_manner(note))):
        width = shares.words(note) * 100 / most
        tall = HEIGHTS[_manner(note)]
        shapes = [svg.rectangle(tall)] if voice.speaks else list(svg.fill(note.kind, tall))
        look = f"ws-cell ws-{KINDS[note.kind].slug}"
        address, words = passage(article, note), describe(article, note)
        drawn = svg.cell(x, width, *shapes, y=height - tall)
        marks.append(svg.mark(address, note.id, look, words, drawn))
        x += width
    label = build(
        "span",
        {},
        build("bdi", {}, voice.name),
        f" – {shares.say(voice.words, 'word')}, {cent}%",
    )
    return build("li", {}, label, *([svg.draw(height, *marks)] if marks else []))


def _key() -> Element:
    tallest = max(HEIGHTS.values())
    entries = []
    for manner, tall in HEIGHTS.items():
        shape = svg.rectangle(tall, tallest - tall)
        sample = svg.sample(tallest, "ws-official-statement", shape)
        entries.append(build("li", {}, sample, f" {manner}: {MANNERS[manner]}"))
    return build("ul", {"class": "ws-picture-key"}, *entries)


def _silent(article: Article) -> Iterable[Element]:
    if not article.file.silent:
        return
    by_id = {note.id: note for note in article.notes}
    yield build("h3", {}, "Talked about, and never heard")
    entries = []
    for one in article.file.silent:
        first, *more = (by_id[passage] for passage in one.passages)
        links: list[Child] = [link_number(article, first, f"passage {article.numbers[first.id]}")]
        for note in more:
            links += [", ", link_number(article, note)]
        entries.append(build("li", {}, build("bdi", {}, one.name), " (", *links, ")"))
    yield build("ul", {}, *entries)


def _table(article: Article, every: Sequence[Voice], cents: dict[int, int]) -> Element:
    rows = []
    for place, voice in enumerate(every):
        by_manner = [
            str(shares.total(note for note in voice.notes if _manner(note) == manner))
            if voice.speaks
            else "–"
            for manner in HEIGHTS
        ]
        row: list[list[Child]] = [[build("bdi", {}, voice.name)], [voice.states or "–"]]
        row += [[cell] for cell in by_manner]
        row += [
            [f"{voice.words} ({cents[place]}%)"],
            [*link_numbers(article, voice.notes)] or ["–"],
        ]
        rows.append(row)
    heads = [
        ["Who"],
        ["State"],
        *([name.capitalize()] for name in HEIGHTS),
        ["Words"],
        ["Passages"],
    ]
    return render_table(heads, rows)
