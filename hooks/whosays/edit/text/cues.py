"""What a machine can notice in a passage: words of saying, quotation marks, figures.

It never says what a passage is based on: a verb of saying in it is no more than a cue.
The words are English (content/en/lexicon.yml); quotation marks and figures are noticed everywhere.
"""

import re
from collections.abc import Iterator

from whosays.lexicon import LEXICON
from whosays.model.fields import MONTHS

WORDS = LEXICON["cues"]
SAYING, PERHAPS, LOADED = ("|".join(WORDS[key].split()) for key in ("saying", "perhaps", "loaded"))
PHRASES, UNNAMED = ("|".join(WORDS[key]) for key in ("phrases", "unnamed"))
QUOTED = re.compile(
    r"“[^”]+(?:”|$)|„[^“”]+[“”]|«[^»]+»|「[^」]+」|『[^』]+』|(?<!\w)\"[^\"]+(?:\"|$)"
)
MONTH = "(?:" + "|".join(MONTHS).replace("May", r"May(?= \d)") + ")"
FIGURE = re.compile(
    rf"(?:{MONTH} )?[$€£¥]?\d+(?:[.,:]\d+)*(?: ?(?:%|per ?cent|million|billion|{MONTH}))*"
    rf"(?: (?:19|20)\d\d(?!\d))?|{MONTH}"
)
MARK = '[“”"«»„「」]'
SAY = re.compile(
    rf"\b(?:{SAYING})\b|\b(?:{PHRASES})\b"
    rf"|\b(?:{PERHAPS})\b(?=[,:]? {MARK})"
    rf"|\b(?:{PERHAPS})\b(?= (?:that|what|how|whether|why|it|he|she|they|we)\b)"
    rf"|(?<=[,?!]{MARK} )\b(?:{PERHAPS})\b"
    r"|(?<!was )(?<!were )(?<!been )(?<!twice )\bdenied\b|\b(?:poll|study|report|survey) found\b",
    re.IGNORECASE,
)
FINER = re.compile(
    rf"[,;:—–”»]\s+(?={MARK}|(?:and|but|while|which|who|whose|although|though|after|as|because|"
    r"where|with|adding|saying|including|\w+ing|he|she|it|they)\b|[A-Z])"
    r"|\b(?:said|says|told|stated|added|claimed|warned|announced)\s+(?=that\b)"
)
"""Where a clause, a quotation or the words after a verb of saying may begin."""
NAME = re.compile(r"[A-Z][\w’'.-]*(?:\s+(?:(?:of|the|for|and|de|al|von|van)\s+)*[A-Z][\w’'.-]*)*")
NO_NAMES = {*MONTHS, *WORDS["capitals"].split()}
"""What begins with a capital letter and names nobody."""
SHOWN = 6
"""Figures and words that a cue shows."""


def notice(words: str, language: str) -> tuple[str, ...]:
    """Return the cues of a passage, each a short line."""
    english = language.split("-")[0].lower() == "en"
    said = says_so(words) if english else None
    quoted = [match.group() for match in QUOTED.finditer(words)]
    cues = [_speaking(words, said)] if said else []
    if in_quotation(words) and not quoted:
        begins = re.search("[„«「]", words)
        cues.append(
            "a quotation begins in it and ends after it"
            if begins
            else "a quotation that began before ends in it"
        )
    elif said and not quoted:
        cues.append("no quotation marks: perhaps in the writer’s words")
    cues += [f"in quotation marks: {first_words(quote)}" for quote in quoted[:2]]
    found = {"figures and dates": FIGURE.findall(words)}
    if english:
        unnamed = re.findall(UNNAMED, words, re.IGNORECASE)
        loaded = re.findall(rf"\b(?:{LOADED})\b", words, re.IGNORECASE)
        found = {"people without names": unnamed, **found, "perhaps loaded": loaded}
    for what, texts in found.items():
        shown = list(dict.fromkeys(" ".join(one.split()) for one in texts))
        dots = "…" if len(shown) > SHOWN else ""
        cues += [f"{what}: {', '.join(shown[:SHOWN])}{dots}"] if shown else []
    return tuple(cues)


def says_so(words: str) -> re.Match[str] | None:
    """Return the first word by which an English passage may tell who said it."""
    return SAY.search(words)


def in_quotation(words: str) -> bool:
    """Return whether more than a name or a borrowed word of a passage is in quotation marks."""
    straight, opened, closed = (len(re.findall(m, words)) for m in ('"', "[“„«「]", "[”»」]"))
    # without its fellow, a mark opens or closes a quotation that goes on beyond the passage
    open_ended = straight % 2 or opened > closed or (closed > opened and "„" not in words)
    return bool(open_ended) or any(len(q.split()) >= 4 for q in QUOTED.findall(words))


def finer_cuts(words: str) -> Iterator[str]:
    """Yield the places inside a sentence where it might be cut again, each shown by its words."""
    for match in FINER.finditer(words):
        edge = match.end()
        before, after = words[:edge].split(), words[edge:].split()
        if min(len(before), len(after)) >= 3:
            yield f"… {' '.join(before[-3:])} | {' '.join(after[:3])} …"


def first_words(words: str) -> str:
    """Return the first eight words of a text, and whether there are more."""
    parts = words.split()
    return " ".join(parts) if len(parts) <= 8 else f"{' '.join(parts[:8])}…"


def _speaking(words: str, said: re.Match[str]) -> str:
    """Return the word of saying with a name beside it, or with what is before it."""
    before, after = QUOTED.sub(" ", words[: said.start()]), words[said.end() :]
    phrase = said.group().lower() in PHRASES.split("|")
    clause = re.split("[,;:—–] ", before)[-1]
    if len(clause.split()) < 2:  # an aside ends there: “Ada Berg, the owner, said”
        clause = before
    names = [name for name in NAME.findall(clause) if name not in NO_NAMES]
    if names and not phrase:
        return f"“{said.group()}”; before it: {_without_stop(names[-1])}"
    if follows := NAME.match(after.lstrip()):
        return f"“{said.group()}”; after it: {_without_stop(follows.group())}"
    nearby = " ".join(clause.split()[-5:])
    return f"“{said.group()}”; before it: {nearby}" if nearby else f"“{said.group()}”"


def _without_stop(name: str) -> str:
    """Remove the full stop that ends a sentence, and not the one of “U.S.”."""
    return name if "." in name.split()[-1][:-1] else name.rstrip(".")
