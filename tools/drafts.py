"""What `whosays new` can be trusted with, measured on news that others have annotated.

    python -m tools.drafts FOLDER [LANGUAGE]

FOLDER holds CoNLL-U files, such as dep/GUM_news_*.conllu of github.com/amir-zeldes/gum (Wikinews,
CC BY 2.5; its annotations CC BY 4.0). They give paragraphs, sentences and, in GUM, the discourse
relation “attribution” of every clause: the truth that the table counts against. Texts that this
repository annotates itself are left out, and so are those on which the cues were tried.
"""

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from sentencex import get_sentence_boundaries
from whosays.edit.text.cues import in_quotation, says_so
from whosays.edit.text.new import sentences

ROOT = Path(__file__).parent.parent
TRIED_ON = {"asylum", "afghan", "clock", "crane", "defector", "election", "expo", "flag"}
"""The texts of GUM on which the cues were made: what they say of themselves proves nothing."""
PLAIN_VERBS = (
    "said says say saying told tells tell stated states state announced announces claimed claims "
    "claim argued argues added adds warned warns explained explains denied denies confirmed "
    "confirms insisted insists reported reports report accused accuses believes believed "
    "suggested suggests noted notes declared declares described wrote writes"
)
UNSPACED = {"zh", "ja", "th"}
Cut = Callable[[str], Iterable[str]]


@dataclass(frozen=True)
class Sentence:
    """A sentence of the truth, and whether it is put into somebody's mouth."""

    text: str
    attributed: bool


Paragraph = list[Sentence]


def read(path: Path) -> Iterator[Paragraph]:
    """Return the paragraphs of a CoNLL-U file; without any marks, five sentences are one."""
    paragraphs: list[Paragraph] = [[]]
    marked = "# newpar" in path.read_text("utf-8")
    for part in path.read_text("utf-8").split("\n\n"):
        text = re.search(r"(?m)^# text = (.*)$", part)
        name = re.search(r"(?m)^# sent_id = (\S+)", part)
        if not text or (name and re.match(r"w\d", name[1])):  # PUD's w… are from Wikipedia
            continue
        if re.search("(?m)^# newpar", part) if marked else len(paragraphs[-1]) == 5:
            paragraphs.append([])
        attributed = bool(re.search(r"[=;]attribution-(?:positive|negative)", part))
        paragraphs[-1].append(Sentence(text[1], attributed))
    return (paragraph for paragraph in paragraphs if paragraph)


def plain_cut(text: str) -> Iterable[str]:
    """Cut at every full stop, question mark or exclamation mark that a space follows."""
    return re.split(r"(?<=[.?!])\s+|(?<=[。？！])", text)


def edges(parts: Iterable[str]) -> set[int]:
    """Return where parts end, counted in letters and without the end of the whole."""
    at, found = 0, []
    for part in parts:
        at += len("".join(part.split()))
        found.append(at)
    return set(found[:-1])


def cutters(language: str) -> dict[str, Cut]:
    """Return every way to cut that can be tried here: other libraries only where they are."""
    ways: dict[str, Cut] = {
        "plain: at full stops": plain_cut,
        "sentencex": lambda text: (one["text"] for one in get_sentence_boundaries(language, text)),
        "ours: sentencex, and inside quotations": lambda text: sentences(text, language),
    }
    try:
        pysbd: Any = import_module("pysbd")
        segmenter: Any = pysbd.Segmenter(language=language, clean=False)
        ways["pysbd"] = segmenter.segment
    except (ImportError, ValueError):
        pass
    try:
        syntok: Any = import_module("syntok.segmenter")
        ways["syntok"] = lambda text: (
            "".join(f"{token.spacing}{token.value}" for token in sentence)
            for paragraph in syntok.process(text)
            for sentence in paragraph
        )
    except ImportError:
        pass
    return ways


def compare_cuts(texts: list[Paragraph], language: str) -> None:
    """Print of each way to cut how many true edges it finds, and how many it makes up."""
    between = "" if language in UNSPACED else " "
    print(f"\n| cut ({language}) | true edges found | edges made up | paragraphs wholly right |")
    print("|---|---|---|---|")
    for name, cut in cutters(language).items():
        found = wrong = whole = right = 0
        for paragraph in texts:
            truth = edges(sentence.text for sentence in paragraph)
            ours = edges(cut(between.join(sentence.text for sentence in paragraph)))
            found, wrong, whole = (
                found + len(truth & ours),
                wrong + len(ours - truth),
                whole + len(truth),
            )
            right += truth == ours
        print(f"| {name} | {found}/{whole} | {wrong} | {right}/{len(texts)} |")


def plain_notice(text: str) -> bool:
    """Notice a verb of a plain list, wherever it is."""
    return any(word.lower() in PLAIN_VERBS.split() for word in re.findall(r"\w+", text))


def compare_notices(texts: list[Paragraph]) -> None:
    """Print of each way to notice attribution how much it notices, and its false alarms.

    The credits of pictures, which GUM calls attribution too, are not counted.
    """
    every = [one for paragraph in texts for one in paragraph if not one.text.startswith("Image:")]
    truth = [sentence for sentence in every if sentence.attributed]
    print("\n| notice | attributed sentences noticed | false alarms |")
    print("|---|---|---|")
    ways: dict[str, Callable[[str], bool]] = {
        "plain: a list of verbs": plain_notice,
        "ours: the cue of saying": lambda text: bool(says_so(text)),
        "ours: saying, or in quotation marks": lambda t: bool(says_so(t)) or in_quotation(t),
    }
    for name, notices in ways.items():
        hits = sum(notices(sentence.text) for sentence in truth)
        alarms = sum(notices(s.text) for s in every if not s.attributed)
        print(f"| {name} | {hits}/{len(truth)} | {alarms}/{len(every) - len(truth)} |")


def _tried_on(path: Path) -> bool:
    return path.stem.removeprefix("GUM_news_") in TRIED_ON


def main(folder: Path, language: str = "en") -> None:
    """Print both tables for a folder."""
    own = {path.read_text("utf-8").split("\n")[0] for path in (ROOT / "seeds").glob("*.txt")}
    texts = []
    count = 0
    for path in sorted(folder.rglob("*.conllu")):
        paragraphs = list(read(path))
        if paragraphs and paragraphs[0][0].text not in own and not _tried_on(path):
            texts += paragraphs
            count += 1
    total = sum(len(paragraph) for paragraph in texts)
    print(f"{count} texts, {len(texts)} paragraphs, {total} sentences")
    compare_cuts(texts, language)
    if any(sentence.attributed for paragraph in texts for sentence in paragraph):
        compare_notices(texts)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:3])
