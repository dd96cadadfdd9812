"""Who is speaking: the words of each speaker and state, and who is never heard."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import assert_never

from whosays.codebook import MannerName
from whosays.edition import Article, Edition
from whosays.model.notes import (
    AnyNote,
    AttributedClaim,
    OfficialStatement,
    SourcedFact,
    Spoken,
    UnattributedAnalysis,
)
from whosays.pages.pictures import shares
from whosays.pages.prose import listed
from whosays.pages.template import render
from whosays.pages.tree import Element

HEIGHTS: dict[MannerName, int] = {"quoted": 22, "paraphrased": 14, "summarised": 6}
"""The closer to the very words, the taller."""
NO_STATE = "Not speaking for a country"
RECORDS, NOBODY, WRITER = "Records", "Nobody in particular", "The writer alone"
NO_SPEAKER = (RECORDS, NOBODY, WRITER)


@dataclass(frozen=True)
class Voice:
    """Somebody, or nobody, who says some passages."""

    name: str
    states: str
    """Those that a speaker speaks for: “Russia and China”; empty if none."""
    notes: Sequence[AnyNote]
    speaks: bool = True

    @property
    def group(self) -> str:
        """Return what it is counted with."""
        return self.states or (NO_STATE if self.speaks else self.name)

    @property
    def words(self) -> int:
        """Count its words."""
        return shares.total(self.notes)

    def words_in(self, manner: MannerName) -> int:
        """Count its words that are reported in a manner."""
        return shares.total(note for note in self.notes if _manner(note) == manner)


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
            case OfficialStatement() | AttributedClaim():
                said[note.speaker].append(note)
            case _:
                assert_never(note)
    speakers = article.file.speakers.items()
    found = [Voice(one.name, listed(one.states), said[key]) for key, one in speakers]
    weight = _by_group(found)
    found.sort(key=lambda one: (-weight[one.group], one.group, -one.words, one.name))
    return found + [Voice(name, "", notes, speaks=False) for name, notes in others.items()]


def words_by_states(article: Article) -> dict[str, int]:
    """Count the words of each state, or of states together, and those without a speaker."""
    return _by_group(voices(article))


def render_speakers(edition: Edition, article: Article) -> Element:
    """Return a bar a speaker, grouped by state, and below them who is never heard."""
    every = voices(article)
    most = max(voice.words for voice in every)
    cents = shares.per_cent({n: voice.words for n, voice in enumerate(every)}).values()
    of_group = shares.per_cent(_by_group(every))
    groups: dict[str, list[tuple[Voice, int]]] = {}
    for voice, cent in zip(every, cents, strict=True):
        title = f"{voice.group}: {of_group[voice.group]}%"
        found = groups.setdefault(title if voice.speaks else "Words without a speaker", [])
        found.append((voice, cent))
    return render(
        "pictures/speakers.html",
        edition=edition,
        article=article,
        told=_tell(every),
        voices=zip(every, cents, strict=True),
        groups=groups,
        bar=lambda voice: _bar(voice, most),
        heights=HEIGHTS,
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


def _bar(voice: Voice, most: int) -> Iterator[tuple[AnyNote, int, float, float]]:
    """Yield the passages of a bar, each with its height, its place and its width."""
    x = 0.0
    for note in sorted(voice.notes, key=lambda note: -HEIGHTS[_manner(note)]):
        width = shares.words(note) * 100 / most
        yield note, HEIGHTS[_manner(note)], x, width
        x += width
