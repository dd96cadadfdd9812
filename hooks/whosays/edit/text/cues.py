"""What a machine can notice in a passage: words of saying, quotation marks, figures.

It never says what a passage is based on: a verb of saying in it is no more than a cue.
The words are English (content/en/lexicon.yml); quotation marks and figures are noticed everywhere.
"""

import re
from collections.abc import Iterator

from whosays.lexicon import LEXICON
from whosays.model.fields import MONTHS
from whosays.read.quotations import QUOTATION_MARKS, QUOTED, SHORTENED, sentences

ANY = {
    key: "|".join(words.split() if isinstance(words, str) else words)
    for key, words in LEXICON["cues"].items()
}
MARK = f"[{QUOTATION_MARKS}]"
NO_APOSTROPHE = re.sub("['‘’‚‛]", "", QUOTATION_MARKS)
EVEN = r"(?=[^\"]*(?:\"[^\"]*\"[^\"]*)*$)"
"""Followed by an even number of straight marks."""
CLOSING = (
    rf"(?:(?<=[^\s\d(\[])|(?<=\d\d\d))(?:”|\"(?!\w){EVEN})",  # not the marks of inches: 5"
    "[」』]",
    r"\s?[»›](?!\w)",
    r"(?<=[\w.,?!…])[“«‹](?!\w)",  # as in German
)
OPENING = (
    "[“„「『]",
    r"(?<![^\s(\[–—:])(?:[«‹]\s?|[»›”\"])",
    rf"(?:^|(?<=[,:.?!] ))['‘‚](?i:{SHORTENED})",
)
ENDED = (
    rf"^[^{NO_APOSTROPHE}]*?(?:{'|'.join(CLOSING)})"
    rf"|^(?:(?!(?<!\w)['‘‚])[^{NO_APOSTROPHE}])*?(?<=[.,?!…])(?<![A-Z]\.)[‘’'](?!\w)"
)
BEGUN = rf"(?:{'|'.join(OPENING)})(?=[\w'‘‚\[…$£€]|\.\.)[^{NO_APOSTROPHE}]*$"
SINGLE = rf"(?<!\w)‘{SHORTENED}[^‘{NO_APOSTROPHE}]*?[.,?!…]’(?!\w)"  # ‘The workers’ day is here.’
QUOTATION = re.compile(f"(?P<ended>{ENDED})|{SINGLE}|{QUOTED.pattern}|(?P<begun>{BEGUN})")
"""A quotation, or the part of one that began before the passage or goes on after it."""
MONTH = r"\b(?:" + "|".join(MONTHS).replace("May", r"May(?= \d)") + r")\b"
FIGURE = re.compile(
    rf"(?:{MONTH} )?[$€£¥]?\d+(?:[.,:]\d+)*(?: ?(?:%|per ?cent|million|billion|{MONTH}))*"
    rf"(?: (?:19|20)\d\d(?!\d))?|{MONTH}"
)
SAY = re.compile(
    rf"\b(?:{ANY['saying']})\b|\b(?:{ANY['phrases']})\b"
    rf"|\b(?:{ANY['perhaps']})\b(?=[,:]? {MARK})"
    rf"|\b(?:{ANY['perhaps']})\b(?= (?:that|what|how|whether|why|it|he|she|they|we)\b)"
    rf"|(?<=[,?!]{MARK} )\b(?:{ANY['perhaps']})\b"
    r"|(?<!was )(?<!were )(?<!been )(?<!twice )\bdenied\b"
    r"|(?:(?<=\bpoll )|(?<=\bstudy )|(?<=\breport )|(?<=\bsurvey ))found\b",
    re.IGNORECASE,
)
FINER = re.compile(
    rf"[,;:—–”»]\s+(?={MARK}|(?:and|but|while|which|who|whose|although|though|after|as|because|"
    r"where|with|adding|saying|including|\w+ing|he|she|it|they)\b|[A-Z])"
    r"|\b(?:said|says|told|stated|added|claimed|warned|announced)\s+(?=that\b)"
)
"""Where a clause, a quotation or the words after a verb of saying may begin."""
CAPITALS = "|".join([*MONTHS, ANY["days"], ANY["capitals"], ANY["prepositions"].title()])
NOBODY = rf"(?:{CAPITALS}|{CAPITALS.lower()})(?![\w’'-]|\.\s?\w)"
"""What names nobody, though it may begin with a capital letter."""
NO_PLACE = "".join(rf"(?<!\b(?i:{one}) )" for one in ANY["prepositions"].split("|"))
ONE = rf"(?:al-)?[{''.join(filter(str.isupper, map(chr, range(0x2000))))}][\w’'.\u0300-\u036f-]*"
"""A word with a capital letter, also of another language."""
NAME = rf"((?!{NOBODY})(?>{ONE}(?:\s+(?:(?:{ANY['particles']})\s+)*(?!{ANY['days']}){ONE})*))"
BEFORE = re.compile(rf"(?:{NOBODY}\s+)*{NO_PLACE}{NAME}")
AFTER = re.compile(rf"(?:(?:[Tt]he|an?)\s+(?:[a-z ]+,\s+)?)?{NAME}(?=\s*(?:[^\w\s]|$)|\s+{NOBODY})")
HELPERS = re.compile(r"(?:\s+(?:also|ha[sd]|have|later|[a-z]+edly))+$")
BREAK = re.compile(r"\s*[;—]+\s*|[,:–](?:\s+|$)|\s+-\s+")
SHOWN = 6
"""Figures and words that a cue shows."""


def notice(words: str, language: str) -> tuple[str, ...]:
    """Return the cues of a passage, each a short line."""
    english = language.split("-")[0].lower() == "en"
    said = says_so(words) if english else None
    cues = [_speaking(words, said)] if said else []
    parts = [*QUOTATION.finditer(words)]
    cues += ["a quotation that began before ends in it"] if parts and parts[0]["ended"] else []
    cues += ["a quotation begins in it and ends after it"] if parts and parts[-1]["begun"] else []
    if said and not parts and not {*NO_APOSTROPHE} & {*words}:
        cues.append("no quotation marks: perhaps in the writer’s words")
    quoted = [part.group() for part in parts if not part.lastgroup]
    cues += [f"in quotation marks: {first_words(quote)}" for quote in quoted[:2]]
    found = {"figures and dates": FIGURE.findall(words)}
    if english:
        unnamed, loaded = (
            re.findall(rf"\b(?:{ANY[key]})\b", words, re.IGNORECASE)
            for key in ("unnamed", "loaded")
        )
        found = {"people without names": unnamed, **found, "perhaps loaded": loaded}
    for what, texts in found.items():
        shown = list(dict.fromkeys(" ".join(one.split()) for one in texts))
        dots = "…" if len(shown) > SHOWN else ""
        cues += [f"{what}: {', '.join(shown[:SHOWN])}{dots}"] if shown else []
    return tuple(cues)


def says_so(words: str) -> re.Match[str] | None:
    """Return the word by which an English passage may tell who said it, or one in a quotation."""
    outside = QUOTATION.sub(lambda part: re.sub(r"\w", " ", part.group()), words)
    return SAY.search(outside) or SAY.search(words)


def in_quotation(words: str) -> bool:
    """Return whether more than a name or a borrowed word of a passage is in quotation marks."""
    return any(len(one[0].split()) >= 4 or one.lastgroup for one in QUOTATION.finditer(words))


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
    """Return the word of saying, and beside it a name that may be the speaker’s, or the words."""
    verb, shown = said.group().lower(), f"“{said.group()}”"
    outside = QUOTATION.sub(lambda part: ";" * len(part.group()), words)
    if outside[said.start()] == ";":
        return shown
    before = HELPERS.sub("", ["", *sentences(outside[: said.start()])][-1])
    after = next(sentences(outside[said.end() :]), "")
    *parts, clause = BREAK.split(before)
    parts, follows = [*filter(None, parts)], BREAK.split(after)[0]
    phrase = verb in ANY["phrases"].split("|")
    nearby = _without_stop(" ".join(follows.split()[:5]))
    inverted = verb in ("said", "says") or before.rstrip(",–—- ").endswith(";")
    if phrase or (inverted and not clause and verb != "saying"):
        if name := AFTER.match(follows if phrase else after):
            return f"{shown}; after it: {_without_stop(name[1])}"
        article = nearby.startswith(("the ", "a ", "an ")) and not (parts or phrase)
        if article or (nearby and verb.endswith((" to", " of", " by"))):
            return f"{shown}; after it: {nearby}"
    if not clause and len(parts) > 1 and before[-1] in ",–—-":  # “Ada Berg, 45, the mayor, said”
        people = [part for part in parts[:-1] if not part.isdecimal()]
        clause = before if parts[-1][0].isupper() else ["", *people][-1]
    elif verb == "saying" or clause in ("who", "and", "but"):
        clause = before
    name = BEFORE.fullmatch(clause)
    nearby = name[1] if name else " ".join(clause.split(";")[-1].split()[-5:])
    return f"{shown}; before it: {nearby}" if nearby and not phrase else shown


def _without_stop(name: str) -> str:
    """Remove the full stop that ends a sentence, and not the one of “U.S.”."""
    return name if re.search(r"\.\S*\.$", name) else name.rstrip(".")
