"""The words of the codebook: kinds, checks, signals and flags, and what each one means."""

from dataclasses import dataclass
from typing import Literal

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
    """Says of a share of an article’s words that they are of this kind: “officials say” 24%."""
    nouns: tuple[str, str]
    """What one passage of it is called, and several."""
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
        return f"{number} {self.nouns[number != 1]}"

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


_KINDS = (
    Kind(
        "sourced fact",
        "sourced fact",
        "R",
        "a record",
        "record",
        "records back",
        ("fact", "facts"),
        "●",
        "A record says so, and anyone can look it up.",
        "sourced-facts",
    ),
    Kind(
        "official statement",
        "official statement",
        "O",
        "an official’s word",
        "official",
        "officials say",
        ("statement", "statements"),
        "◆",
        "A government, a ministry, an armed force or an official says so.",
        "official-statements",
    ),
    Kind(
        "unattributed analysis",
        "unattributed analysis",
        "W",
        "the writer’s word",
        "writer",
        "only the writer says",
        ("passage of analysis", "passages of analysis"),
        "○",
        "Only the writer says so.",
        "unattributed-analysis",
    ),
    Kind(
        "attributed claim",
        "attributed claim",
        "N",
        "a named person’s word",
        "named person",
        "named people say",
        ("claim", "claims"),
        "◇",
        "Somebody else says so, by name.",
        "who-is-speaking",
        always=False,
    ),
)
KINDS = {kind.id: kind for kind in _KINDS}

_CHECKS = (
    Check("borne out", "✓", "a record agrees", "A record says the same."),
    Check(
        "borne out in part",
        "½",
        "a record agrees in part",
        "A record says part of it, or says it less strongly.",
    ),
    Check(
        "record differs", "≠", "a record differs", "There is a record, but it says something else."
    ),
    Check(
        "no record found",
        "?",
        "no record found",
        "We looked and found no record. It may still be true.",
    ),
    Check(
        "a judgement: nothing to check",
        "–",
        "can’t be checked",
        "It is a judgement or a forecast, so no record can prove it.",
    ),
)
CHECKS = {check.name: check for check in _CHECKS}

SIGNALS: dict[SignalName, str] = {
    "motive": "It says what somebody wants, fears or plans, but nobody is quoted as saying so.",
    "cause": "It says that one thing happened because of another.",
    "significance": "It says how much something matters.",
    "trend": "It says that something is rising or falling, without two figures and their dates.",
    "prediction": "It says what will happen.",
    "generalisation": "It makes one claim about many things, or about many years.",
    "unnamed-source": "It relies on people without names: “many analysts”, “concerns”.",
    "no-record": "A record could prove it, but we found none.",
    "record-differs": "A record could prove it, but the one we found says something else.",
}

FLAGS: dict[FlagName, str] = {
    "loaded-word": "One word passes judgement. Without it, you can still check the claim.",
    "one-sided": "It speaks for both sides, but only one side’s record confirms it.",
}

MANNERS: dict[MannerName, str] = {
    "quoted": "the words themselves, in quotation marks",
    "paraphrased": "one statement, in the writer’s words",
    "summarised": "several statements, summed up in the writer’s words",
}
