"""Made-up editions of any size, each article in words of its own, for what must stay small."""

import hashlib
import json
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import TextIO

SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo yu za bre dri flo gra"
COMMON = (
    "the of and to in a that it said is for on was with as by at from his they their talks "
    "council report which were has have not this week town year government people new after would"
)
KINDS = (
    {"kind": "sourced fact", "source_named": True, "check": "borne out"},
    {"kind": "official statement", "speaker": "quell", "manner": "quoted", "check": "borne out"},
    {
        "kind": "unattributed analysis",
        "signal": "motive",
        "check": "a judgement: nothing to check",
        "evidence": "A member’s own words.",
    },
    {
        "kind": "attributed claim",
        "speaker": "tolliver",
        "manner": "summarised",
        "worth": "She speaks for those who walked out.",
        "check": "no record found",
    },
)
SPEAKERS = {
    "quell": {"name": "Idris Quell", "office": "mayor", "states": ["Harrowmouth"]},
    "tolliver": {"name": "Mara Tolliver", "office": "president of the drivers’ union"},
}


class Language:
    """Words as uneven as those of a real language: a few everywhere, most of them rare."""

    def __init__(self, size: int = 30_000) -> None:
        """Make up so many words."""
        random, parts, usual = Random(0), SYLLABLES.split(), COMMON.split()
        made = {"".join(random.choices(parts, k=random.randint(2, 4))) for _ in range(size)}
        rare = sorted(made - set(usual))
        self.words = [*usual, *random.sample(rare, len(rare))]
        self.weights = list(accumulate(1 / (place + 3) for place in range(len(self.words))))

    def say(self, random: Random, count: int) -> str:
        """Return a sentence of so many words."""
        words = random.choices(self.words, cum_weights=self.weights, k=count)
        return f"{' '.join(words).capitalize()}."


def write_many(project: Path, articles: int, notes: int = 40, references: int = 100) -> None:
    """Add so many articles, of so many notes each, to an edition; each cites some references."""
    language = Language()
    with (project / "docs/references.yml").open("a", encoding="utf-8") as file:
        for number in range(references):
            _write_reference(file, number, language)
    for number in range(articles):
        _write_article(project, number, notes, references, language)


def _write_reference(file: TextIO, number: int, language: Language) -> None:
    random = Random(number)
    entry = {
        "id": f"source-{number}",
        "type": "webpage",
        "title": language.say(random, 8),
        "publisher": language.say(random, 2),
        "issued": f"{2000 + number % 30}-03",
        "URL": f"https://example.org/source/{number}",
        "standing": random.choice(["primary", "secondary", "reference work"]),
        "seen": "opened",
        "excerpts": [language.say(random, 25)],
    }
    file.write("- " + json.dumps(entry, ensure_ascii=False) + "\n")


def _write_article(
    project: Path, number: int, notes: int, references: int, language: Language
) -> None:
    name, random = f"made-{number}", Random(number)
    passages: list[dict[str, object]] = []
    cited = [f"source-{(number * notes + place) % references}" for place in range(notes)]
    for place in range(notes):
        passages.append(
            {
                "id": f"n{place}",
                "quote": language.say(random, 14),
                **KINDS[place if place < 4 else random.choice([0, 1, 1, 2, 2, 3])],
                "gist": language.say(random, 9),
                "note": language.say(random, 40),
                "references": [cited[place]],
            }
        )
    quotes = [str(passage["quote"]) for passage in passages]
    title, *rest = quotes
    paragraphs = [" ".join(rest[at : at + 4]) for at in range(0, len(rest), 4)]
    text = "\n\n".join([title, *paragraphs]) + "\n"
    (project / f"seeds/{name}.txt").write_text(text, "utf-8")
    year = 1990 + number % 40
    data = {
        "article": name,
        "seed": {
            "file": f"seeds/{name}.txt",
            "sha256": hashlib.sha256(text.encode()).hexdigest(),
        },
        "found": {
            "publisher": "The Daily",
            "date": f"{year}-05",
            "reference": cited[0],
            "remark": "Made up.",
        },
        "rights": "Nobody’s.",
        "speakers": SPEAKERS,
        "passages": passages,
    }
    written = json.dumps(data, ensure_ascii=False, indent=1)
    (project / f"docs/notes/{name}.yml").write_text(written, "utf-8")
    (project / f"docs/articles/{name}.md").write_text(f"::: article {name}\n", "utf-8")
