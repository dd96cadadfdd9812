"""The codebook: kinds, checks, signals and flags, with what content/en/lexicon.yml says of each."""

from dataclasses import dataclass
from typing import Literal

from whosays.faults import counted
from whosays.lexicon import LEXICON

KindName = Literal[
    "sourced fact", "official statement", "unattributed analysis", "attributed claim"
]
CheckName = Literal[
    "borne out",
    "borne out in part",
    "record differs",
    "no record found",
    "a judgement: nothing to check",
]
SignalName = Literal[
    "motive",
    "cause",
    "significance",
    "trend",
    "prediction",
    "generalisation",
    "unnamed-source",
    "no-record",
    "record-differs",
]
MannerName = Literal["quoted", "paraphrased", "summarised"]
FlagName = Literal["loaded-word", "one-sided"]


@dataclass(frozen=True)
class Kind:
    """One answer to the question: who says so?"""

    id: KindName
    """As the files of an edition have it."""
    label: str
    """What pages call it."""
    letter: str
    """For answers on paper and in codes."""
    basis: str
    """The same answer in everyday words."""
    short_for: str
    """What the letter is short for."""
    share: str
    """Says how much of an article is of this kind: “24% come from officials”."""
    noun: str
    """What one passage of it is called."""
    nouns: str
    mark: str
    meaning: str
    lesson: str
    """The page of the guide that explains it."""
    always: bool = True
    """Whether practice asks for it in every article, or only where the article has some."""

    @property
    def slug(self) -> str:
        """Return the id in the page's data and style."""
        return self.id.replace(" ", "-")

    def count(self, number: int) -> str:
        """Return how many there are: “1 fact”, “2 facts”, “2 passages of analysis”."""
        return counted(number, self.noun, self.nouns)

    @property
    def words(self) -> str:
        """Return the everyday words and the term, as a sentence uses them."""
        return f"{self.basis} ({self.label})"

    @property
    def title(self) -> str:
        """Return the same, as they open a line."""
        return f"{self.words[0].upper()}{self.words[1:]}"


@dataclass(frozen=True)
class Check:
    """What was found when the passage was compared with records."""

    name: CheckName
    sign: str
    short: str
    meaning: str

    @property
    def slug(self) -> str:
        """Return the name in the page's data and style."""
        return self.name.split(":")[0].removeprefix("a ").replace(" ", "-")


KINDS: dict[KindName, Kind] = {id: Kind(id, **said) for id, said in LEXICON["kind"].items()}
CHECKS: dict[CheckName, Check] = {
    name: Check(name, **said) for name, said in LEXICON["check"].items()
}
SIGNALS: dict[SignalName, str] = LEXICON["signal"]
FLAGS: dict[FlagName, str] = LEXICON["flag"]
MANNERS: dict[MannerName, str] = LEXICON["manner"]
