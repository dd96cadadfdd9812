"""What an edition should change: unfinished articles, cut excerpts, words that are not plain.

How plain notes are is advice, and no fault, for a name can be long and cannot be helped.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from pyphen import Pyphen

from whosays.edition import Article, Edition
from whosays.faults import Fault, counted, say, shorten
from whosays.lexicon import LEXICON
from whosays.model.notes import FORMAT
from whosays.read.files import EXERCISES, REFERENCES, term_path
from whosays.read.options import moved_options, option_line
from whosays.read.quotations import QUOTED
from whosays.syntax import without_links, without_marks

PLACEHOLDERS: dict[str, str] = LEXICON["placeholders"]
"""What `whosays new` writes, and an editor should replace."""
NAMED = 5
"""So many of the records whose excerpts are cut are called by their keys."""
BEGINS = re.compile(r"[\s*_]*(?:…|\.\.\.|[\[(“„«‘\"'「『¿¡–—-]|\d)")
"""How an excerpt begins that is whole, or shows that it is cut; or with a capital letter."""
ENDS = re.compile(r"(?:…|[.?!。！？؟।])[\s\])”“»’‘\"'」』*_]*$")

GIST_GRADE = 8
NOTE_GRADE = 9
"""School grades: what a text should need at the most."""
EVERYDAY = frozenset(LEXICON["everyday"].split())
LEAST = 0.12
"""The share of such words in an English text; it is some 0.25."""
FEW = 5
"""Words; of fewer, the formula tells nothing."""
SENTENCE = re.compile(r"\b[^.!?]+[.!?]*")


def advise(root: Path, edition: Edition) -> Iterator[Fault]:
    """Yield what should be changed in an edition without faults, each with its line."""
    yield from moved_options(root / edition.file)
    for article in edition.articles.values():
        if article.file.format < FORMAT:
            path = root / article.path
            line = option_line(path, "format") or option_line(path, "article")
            yield Fault(article.path, line, say("older-format", format=FORMAT))
    every = edition.references.values()
    texts = ((one.id, text) for one in every for text in (*one.excerpts, *one.translations))
    if cut := [key for key, text in texts if is_cut(text)]:
        keys = [*dict.fromkeys(cut)]
        more = f" and {len(keys) - NAMED} more" if len(keys) > NAMED else ""
        excerpts = counted(len(cut), "excerpt begins or ends", "excerpts begin or end")
        shown = f"{', '.join(keys[:NAMED])}{more}"
        yield Fault(REFERENCES, 0, say("cut-excerpts", excerpts=excerpts, keys=shown))


def is_cut(text: str) -> bool:
    """Return whether an excerpt begins or ends inside a sentence and shows no “…” there."""
    first = next((one for one in text if one.isalpha()), "")
    # a script without capitals gives no sign of how a sentence begins
    return not ENDS.search(text) or (first.islower() and not BEGINS.match(text))


def to_do(root: Path, edition: Edition, article: Article) -> Iterator[str]:
    """Yield a line for each passage without a note, and for each placeholder of a new article."""
    for passage, line in article.undecided:
        words = shorten(passage.undecided, 40)
        begun = bool(passage.started)
        sentence = say("passage-begun", words=words) if begun else say("passage-to-do", words=words)
        yield f"{article.path}:{line}: {sentence}"
    file, path = article.file, root / article.path
    if file.found.remark == PLACEHOLDERS["remark"]:
        line = option_line(path, "found", "remark")
        yield f"{article.path}:{line}: {say('remark-to-do')}"
    if file.rights == PLACEHOLDERS["rights"]:
        line = option_line(path, "rights")
        yield f"{article.path}:{line}: {say('rights-to-do')}"
    if edition.references[file.found.reference].seen == "known":
        yield f"{REFERENCES}: {say('seen-to-do', key=file.found.reference)}"


def unfinished(articles: Iterable[Article]) -> list[Fault]:
    """Return a fault for each unfinished article that does not say that it is a draft."""
    faults = []
    for article in articles:
        if article.undecided and not article.file.draft:
            passages = counted(len(article.undecided), "passage has", "passages have")
            sentence = say("unfinished", passages=passages)
            faults.append(Fault(article.path, article.undecided[0][1], sentence))
    return faults


def hard_to_read(edition: Edition) -> Iterator[str]:
    """Yield a line for each English text of a note, term or claim that is too hard to read."""
    for where, field, text, most in _texts(edition):
        if len(text.split()) >= FEW and (found := grade(text)) > most:
            yield say("hard-to-read", where=where, field=field, found=found, most=most)


def _texts(edition: Edition) -> Iterator[tuple[str, str, str, int]]:
    """Yield each English text: where it is, its key, its words, and the grade it may need."""
    for article in edition.in_order:
        if not is_english(note.note for note in article.notes):
            continue
        for index, note in article.file.annotated:
            where = f"{article.path}:{article.lines[index]}: passage “{note.id}”"
            own = QUOTED.sub("this", note.why or "")  # the article's words are not ours to change
            yield where, "why", own, NOTE_GRADE
            yield where, "gist", note.gist, GIST_GRADE
            yield where, "note", note.note, NOTE_GRADE
    for name, term in edition.terms.items():
        if is_english([term.definition, term.usage]):
            yield term_path(name), "definition", term.definition, GIST_GRADE
            yield term_path(name), "usage", term.usage, NOTE_GRADE
    claims = [claim for _, claim in edition.exercises.all_claims]
    if is_english(claim.claim for claim in claims):
        for claim in claims:
            where = f"{EXERCISES}: {claim.id}"
            yield where, "claim", claim.claim, GIST_GRADE
            for one in claim.extracts:
                yield f"{where}: extract {claim.choice(one)}", "because", one.because, NOTE_GRADE


def is_english(texts: Iterable[str]) -> bool:
    """Return whether texts are in English, by its most frequent words."""
    words = [word for text in texts for word in _words(text)]
    return sum(word in EVERYDAY for word in words) > LEAST * len(words)


def grade(text: str) -> float:
    """Return the Flesch–Kincaid grade of an English text: the school year that it needs."""
    text = without_links(without_marks(text))
    words = _words(text)
    if not words:
        return 0.0
    sentences = sum(len(_words(one)) > 2 for one in SENTENCE.findall(text)) or 1
    # both averages are rounded to a tenth, as the textstat library does
    length = _tenth(len(words) / sentences)
    syllables = _tenth(sum(map(_syllables, words)) / len(words))
    return _tenth(0.39 * length + 11.8 * syllables - 15.59)


def _tenth(number: float) -> float:
    return int(number * 10 + 0.5) / 10 if number > 0 else 0.0


def _words(text: str) -> list[str]:
    """Return the words in small letters, each with its hyphens and apostrophes closed up."""
    return re.sub(r"[^\w\s]", "", text.lower()).split()


@cache
def _syllables(word: str) -> int:
    return len(_dictionary().positions(word)) + 1


@cache
def _dictionary() -> Pyphen:
    return Pyphen(lang="en_US")
