"""What a machine can notice in a passage: words of saying, quotation marks, figures.

It never says what a passage rests on: that a verb of saying stands in it is no more than a cue.
The lists of words are English; quotation marks and figures are noticed in every language.
"""

import re
from collections.abc import Iterator

SAYING = (
    "accused accuses acknowledged acknowledges admitted admits alleged alleges announced announces "
    "argued argues asserted asserts believed believes commented complained concluded condemned "
    "condemns confirmed confirms contended criticised criticized declared declares demanded "
    "denies described describes emphasised emphasized explained explains expressed insisted "
    "insists maintained maintains pledged predicted predicts promised proposed quoted remarked "
    "replied reported reportedly allegedly reiterated responded revealed said saying says stated "
    "stressed suggest suggested suggests testified told tells tweeted urged urges vowed warned "
    "warns wrote writes"
)
"""Words that mostly mean: somebody says so."""
PERHAPS = (
    "added adds agreed believe asked asks called calls cited cites claim claimed claims estimated "
    "estimates expects expected fear feared fears feel feels felt found hope hoped hopes indicated "
    "indicates knew know knows note noted notes observed observes recalled report reports say "
    "showed shows state states tell think thinks thought understood write"
)
"""Words that mean it where “that” or its like follows, or a quotation stands beside them."""
PHRASES = "according to|in the words of|in a statement|in an interview|as quoted by"
UNNAMED = (
    r"(?:many|some|several|most|other|western|senior|unnamed|anonymous)\s+(?:\w+\s+)?"
    r"(?:analysts|experts|observers|critics|commentators|officials|sources|people|scientists|"
    r"researchers|diplomats|residents|witnesses|historians|economists)"
    r"|(?<!the )\b(?:analysts|experts|observers|critics|sources|insiders)\b"
    r"|it (?:is|was) (?:believed|said|thought|feared|reported|understood)"
    r"|(?:is|are|was|were) (?:widely |often )?(?:seen|regarded|viewed|portrayed) (?:\w+ )*?as"
    r"|rumou?r(?:s|ed)?"
)
LOADED = (
    "aggressive alarming assertive bloody brazen brutal chaotic controversial courageous cowardly "
    "crackdown crisis destabilise destabilising destabilizing devastating disastrous dramatic "
    "draconian escalating extremist extremists failed fanatic hardline hardliner heroic historic "
    "horrific humiliating infamous invasion lavish landmark massive notorious outrage propaganda "
    "provocation provocative puppet radical radicals regime ruthless scandal shocking slammed "
    "so-called staunch terrorist terrorists thugs tragic tyrant unprecedented vicious"
)
QUOTED = re.compile(
    r"“[^”]+(?:”|$)|„[^“”]+[“”]|«[^»]+»|「[^」]+」|『[^』]+』|(?<!\w)\"[^\"]+(?:\"|$)"
)
MONTH = (
    r"(?:January|February|March|April|June|July|August|September|October|November|December|May"
    r"(?= \d))"
)
FIGURE = re.compile(
    rf"(?:{MONTH} )?[$€£¥]?\d+(?:[.,:]\d+)*(?: ?(?:%|per ?cent|million|billion|{MONTH}))*"
    rf"(?: (?:19|20)\d\d(?!\d))?|{MONTH}"
)
MARK = '[“”"«»„「」]'
ANY_SAYING, ANY_PERHAPS, ANY_LOADED = ("|".join(one.split()) for one in (SAYING, PERHAPS, LOADED))
SAY = re.compile(
    rf"\b(?:{ANY_SAYING})\b|\b(?:{PHRASES})\b"
    rf"|\b(?:{ANY_PERHAPS})\b(?=[,:]? {MARK})"
    rf"|\b(?:{ANY_PERHAPS})\b(?= (?:that|what|how|whether|why|it|he|she|they|we)\b)"
    rf"|(?<=[,?!]{MARK} )\b(?:{ANY_PERHAPS})\b"
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
MOST = 6
"""Figures and words that a cue shows."""


def notice(words: str, language: str) -> tuple[str, ...]:
    """Give the cues of a passage, each a short line."""
    english = language.split("-")[0].lower() == "en"
    quoted = [match.group() for match in QUOTED.finditer(words)]
    cues: list[str] = []
    if english:
        said = says_so(words)
        cues += [_speaking(words, said)] if said else []
        if said and not quoted and not in_quotation(words):
            cues.append("no quotation marks: perhaps in the writer’s words")
    if in_quotation(words) and not quoted:
        begins = re.search("[„«「]", words)
        cues.append(
            "a quotation begins in it and ends after it"
            if begins
            else "a quotation that began before ends in it"
        )
    cues += [f"in quotation marks: {shorten(quote)}" for quote in quoted[:2]]
    if english:
        cues += _listed("people without names", re.findall(UNNAMED, words, re.IGNORECASE))
    cues += _listed("figures and dates", [match.group() for match in FIGURE.finditer(words)])
    if english:
        cues += _listed(
            "perhaps loaded", re.findall(rf"\b(?:{ANY_LOADED})\b", words, re.IGNORECASE)
        )
    return tuple(cues)


def says_so(words: str) -> re.Match[str] | None:
    """Return the first word by which an English passage may tell who said it."""
    return SAY.search(words)


def in_quotation(words: str) -> bool:
    """Tell whether more than a name or a borrowed word of a passage is in quotation marks.

    A mark without its fellow opens or closes a quotation that goes on beyond the passage.
    """
    straight, opened, closed = (len(re.findall(m, words)) for m in ('"', "[“„«「]", "[”»」]"))
    open_ended = straight % 2 or opened > closed or (closed > opened and "„" not in words)
    return bool(open_ended) or any(len(q.split()) >= 4 for q in QUOTED.findall(words))


def finer_cuts(words: str) -> Iterator[str]:
    """Give the places inside a sentence where it might be cut again, each shown by its words."""
    for match in FINER.finditer(words):
        edge = match.end()
        before, after = words[:edge].split(), words[edge:].split()
        if min(len(before), len(after)) >= 3:
            yield f"… {' '.join(before[-3:])} | {' '.join(after[:3])} …"


def shorten(words: str) -> str:
    """Show the beginning of a long run of words."""
    parts = words.split()
    return " ".join(parts) if len(parts) <= 8 else f"{' '.join(parts[:8])}…"


def _speaking(words: str, said: re.Match[str]) -> str:
    """Show the word of saying with what stands before it, a name if there is one."""
    before, after = words[: said.start()], words[said.end() :]
    phrase = said.group().lower() in PHRASES.split("|")
    ahead = [] if phrase else [name for name in NAME.findall(QUOTED.sub(" ", before)) if name]
    follows = NAME.match(after.lstrip()) if not before.strip(" “”\"',") or phrase else None
    if ahead:
        return f"“{said.group()}”; before it: {_without_stop(ahead[-1])}"
    if follows or (follows := NAME.match(after.lstrip())):
        return f"“{said.group()}”; after it: {_without_stop(follows.group())}"
    nearby = " ".join(before.split()[-5:])
    return f"“{said.group()}”; before it: {nearby}" if nearby else f"“{said.group()}”"


def _without_stop(name: str) -> str:
    """Take away the full stop that ends a sentence, and not the one of “U.S.”."""
    return name if "." in name.split()[-1][:-1] else name.rstrip(".")


def _listed(what: str, found: list[str]) -> list[str]:
    shown = list(dict.fromkeys(" ".join(one.split()) for one in found))
    dots = "…" if len(shown) > MOST else ""
    return [f"{what}: {', '.join(shown[:MOST])}{dots}"] if shown else []
