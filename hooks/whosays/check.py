"""Rules that hold between the parts of an edition; each gives the faults it finds."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import get_args

from whosays.aliases import AliasIndex
from whosays.codebook import CheckName, SignalName
from whosays.document import Document
from whosays.edition import Article, Block
from whosays.exercise import Answer, Exercises, NearMiss, WarmUpItem
from whosays.faults import Fault
from whosays.model import (
    AttributedClaim,
    Furniture,
    NotesFile,
    OfficialStatement,
    Reference,
    Term,
    UnattributedAnalysis,
)
from whosays.quotations import Source, missing, sources_of
from whosays.schema import nearest

MOST_PASSAGES = 12
"""In one paragraph; docs/assets/whosays.css has a rule for each place up to this one."""

JUDGEMENT: CheckName = "a judgement: nothing to check"
RECORDED: set[CheckName] = {"borne out", "borne out in part", "record differs"}
"""Checks that compare with a record, so that there must be one."""
SETTLED: dict[SignalName, CheckName] = {
    "no-record": "no record found",
    "record-differs": "record differs",
}
"""Signals that say what the check found."""

TERM_LINK = re.compile(r"\[\[(?P<term>[a-z0-9-]+)(?:\|(?P<words>[^\]|]+))?\]\]")
"""`[[quad]]` or `[[quad|the four]]`: how authors link a glossary page."""
ANY_TERM_LINK = re.compile(r"\[\[[^\[\]\n]*\]\]")
FENCED = re.compile(r"(?ms)^(```|~~~).*?^\1[^\n]*$")
INLINE_CODE = re.compile(r"`[^`\n]+`")

DIRECTIVE = re.compile(r"::: (?P<name>[a-z-]+)(?: (?P<argument>[a-z0-9/-]+))?")
DIRECTIVES: dict[str, str] = {
    "article": "article",
    "articles": "",
    "passage": "passage",
    "term": "term",
    "glossary": "",
    "references": "",
    "predict": "article",
    "warm-up": "",
    "contested": "",
    "worksheet": "article",
    "answer-key": "article",
    "card": "",
    "class-view": "article",
    "kinds": "",
    "checks": "",
    "signals": "",
    "flags": "",
    "manners": "",
}
"""Every directive, and what it must name; whosays.directives has what each shows."""


def check_seed(document: Document, file: NotesFile, seed: bytes) -> Iterator[Fault]:
    """Refuse a text that is not, byte for byte, the one that was annotated."""
    actual = hashlib.sha256(seed).hexdigest()
    if actual != file.seed.sha256:
        yield document.fault(
            ("seed", "sha256"),
            f"{file.seed.file} is not the text that was annotated: its SHA-256 is {actual}; "
            "restore the file, or annotate the new text and put this SHA-256 here",
        )


def check_ids(document: Document, file: NotesFile) -> Iterator[Fault]:
    """Refuse an id that is given twice and a file that bears another article's name."""
    stem = document.path.rsplit("/", 1)[-1].removesuffix(".yml")
    if file.article != stem:
        yield document.fault(
            ("article",), f"“{file.article}” must stand in a file called {file.article}.yml"
        )
    seen: set[str] = set()
    for index, passage in enumerate(file.passages):
        if isinstance(passage, Furniture):
            continue
        if passage.id in seen:
            yield document.fault(
                ("passages", index, "id"), f"passage “{passage.id}”: the id is given twice"
            )
        seen.add(passage.id)
        if passage.id.startswith("ws-"):
            yield document.fault(
                ("passages", index, "id"),
                f"passage “{passage.id}”: ids that begin with “ws-” belong to the page itself",
            )


def check_links(
    document: Document, file: NotesFile, references: set[str] | None
) -> Iterator[Fault]:
    """Refuse speakers and references that nobody has introduced, and speakers never heard."""
    if _lacks(references, file.found.reference):
        yield document.fault(
            ("found", "reference"), _unknown("reference", file.found.reference, references)
        )
    heard = set()
    for index, note in enumerate(file.passages):
        if isinstance(note, Furniture):
            continue
        place, owner = ("passages", index), f"passage “{note.id}”: "
        if isinstance(note, OfficialStatement | AttributedClaim):
            heard.add(note.speaker)
            if note.speaker not in file.speakers:
                sentence = _unknown("speaker", note.speaker, file.speakers)
                yield document.fault((*place, "speaker"), owner + sentence)
        for number, key in enumerate(note.references):
            if _lacks(references, key):
                sentence = _unknown("reference", key, references)
                yield document.fault((*place, "references", number), owner + sentence)
        if note.wire and _lacks(references, note.wire.reference):
            sentence = _unknown("reference", note.wire.reference, references)
            yield document.fault((*place, "wire", "reference"), owner + sentence)
    for speaker in sorted(set(file.speakers) - heard):
        yield document.fault(("speakers", speaker), f"no passage has the speaker “{speaker}”")


def check_pairs(document: Document, file: NotesFile) -> Iterator[Fault]:
    """Refuse what contradicts itself: two keys of one note that cannot both be true."""
    for index, note in enumerate(file.passages):
        if isinstance(note, Furniture):
            continue
        place, owner = ("passages", index), f"passage “{note.id}”: "
        if isinstance(note, UnattributedAnalysis) and note.check != SETTLED.get(
            note.signal, note.check
        ):
            yield document.fault(
                (*place, "check"),
                f"{owner}signal “{note.signal}” wants check “{SETTLED[note.signal]}”, not "
                f"“{note.check}”",
            )
        if isinstance(note, OfficialStatement | AttributedClaim) and note.check == JUDGEMENT:
            yield document.fault(
                (*place, "check"),
                f"{owner}whether somebody said it can be checked, so the check of an "
                f"{note.kind} is never “{JUDGEMENT}”",
            )
        if note.check in RECORDED and not (note.references or note.wire):
            yield document.fault(
                (*place, "check"),
                f"{owner}check “{note.check}” needs the record: give it under “references”",
            )
        if note.also and note.also.kind == note.kind:
            yield document.fault(
                (*place, "also", "kind"),
                f"{owner}“also” names the note’s own kind; name the other one, or take it out",
            )


def check_quotations(
    document: Document,
    file: NotesFile,
    text: str,
    sources: Mapping[str, list[Source]] | None,
) -> Iterator[Fault]:
    """Refuse a quotation that stands in no reference cited beside it, nor in the article."""
    if sources is None:
        return
    article = Source.of("the article", text)
    for index, note in enumerate(file.passages):
        if isinstance(note, Furniture):
            continue
        place, owner = ("passages", index), f"passage “{note.id}”: "
        cited = [*note.references, *([note.wire.reference] if note.wire else [])]
        known = [article, *sources_of(cited, sources)]
        texts: dict[tuple[str, ...], str] = {("gist",): note.gist, ("note",): note.note}
        if isinstance(note, UnattributedAnalysis):
            texts["evidence",] = note.evidence
        if note.also:
            texts["also", "because"], texts["also", "ours"] = note.also.because, note.also.ours
        for key, words in texts.items():
            for quotation, near in missing(words, known):
                yield document.fault((*place, *key), owner + _unquoted(quotation, near))
        if note.wire and note.wire.reference in sources:
            for quotation, near in missing(
                f"“{note.wire.words.replace('“', '').replace('”', '')}”",
                sources[note.wire.reference],
            ):
                yield document.fault((*place, "wire", "words"), owner + _unquoted(quotation, near))


def check_term_quotations(
    documents: Mapping[str, Document],
    terms: Mapping[str, Term],
    articles: Iterable[Article],
    sources: Mapping[str, list[Source]],
) -> Iterator[Fault]:
    """Refuse a glossary page's quotation that neither its references nor any article has."""
    texts = [
        Source.of(f"article {article.id}", "".join(block.text for block in article.blocks))
        for article in articles
    ]
    for name, term in terms.items():
        known = [*texts, *sources_of(term.references, sources)]
        for key, words in (("definition", term.definition), ("usage", term.usage)):
            for quotation, near in missing(words, known):
                yield documents[name].fault((key,), _unquoted(quotation, near))


def _unquoted(quotation: str, near: str) -> str:
    nearest_text = f"; the nearest is {near}" if near else ""
    return (
        f"“{' '.join(quotation.split())}” stands in no excerpt, translation or title of a "
        f"reference cited here, nor in the article{nearest_text}"
    )


def check_blocks(document: Document, file: NotesFile, blocks: Sequence[Block]) -> Iterator[Fault]:
    """Refuse passages that run from one paragraph into the next, and paragraphs too full."""
    places = {p.id: i for i, p in enumerate(file.passages) if not isinstance(p, Furniture)}
    for block in blocks:
        for segment in block.segments:
            if re.search(r"\n\s*\n", segment.text):
                place = ("passages", places[segment.note.id]) if segment.note else ("passages",)
                owner = segment.note.id if segment.note else " ".join(segment.text.split())
                yield document.fault(
                    place, f"“{owner}” runs over the end of a paragraph; cut it there"
                )
        notes = list(block.notes)
        if len(notes) > MOST_PASSAGES:
            yield document.fault(
                ("passages", places[notes[MOST_PASSAGES].id]),
                f"paragraph {block.number} has {len(notes)} passages; the page can light "
                f"{MOST_PASSAGES} in one paragraph at the most",
            )


def check_structure(
    document: Document, file: NotesFile, blocks: Sequence[Block]
) -> Iterator[Fault]:
    """Refuse a caption or a short practice of paragraphs that the article does not have."""
    numbers = {block.number for block in blocks}
    if file.seed.caption and file.seed.caption > len(blocks):
        yield document.fault(
            ("seed", "caption"),
            f"the seed has {len(blocks)} blocks, and none is number {file.seed.caption}",
        )
    for index, number in enumerate(file.ten_minutes):
        if number not in numbers:
            yield document.fault(("ten_minutes", index), f"there is no paragraph {number}")


def check_aliases(
    documents: Mapping[str, Document], terms: Mapping[str, Term], articles: Iterable[Article]
) -> Iterator[Fault]:
    """Refuse an alias that two terms claim, or that stands in no article."""
    texts = [block.text for article in articles for block in article.blocks]
    owners: dict[str, str] = {}
    for name, term in terms.items():
        for number, alias in enumerate(term.aliases):
            place = ("aliases", number)
            alone = AliasIndex.of([(alias, name)])
            owner = owners.setdefault(alias.lower(), name)
            if owner != name:
                sentence = f"“{alias}” is already an alias of “{owner}”"
                yield documents[name].fault(place, sentence)
            elif not any(True for text in texts for _ in alone.find(text)):
                yield documents[name].fault(
                    place,
                    f"no article contains “{alias}”; an alias stands exactly as in the text, "
                    "or in small letters to match in any case",
                )


def check_term_links(
    documents: Mapping[str, Document],
    terms: Mapping[str, Term],
    names: Iterable[str],
    references: set[str] | None,
) -> Iterator[Fault]:
    """Refuse a neighbour or a reference that does not exist."""
    names = list(names)
    for name, term in terms.items():
        for number, other in enumerate(term.see):
            if other not in names:
                yield documents[name].fault(("see", number), _unknown("term", other, names))
        for number, key in enumerate(term.references):
            if _lacks(references, key):
                sentence = _unknown("reference", key, references)
                yield documents[name].fault(("references", number), sentence)


def check_use(
    documents: Mapping[str, Document], terms: Mapping[str, Term], linked: set[str]
) -> Iterator[Fault]:
    """Refuse a glossary page that no alias, no page and no other term leads to."""
    linked = linked | {other for term in terms.values() for other in term.see}
    for name, term in terms.items():
        if not term.aliases and name not in linked:
            yield documents[name].fault(
                (), f"nothing uses the term “{name}”; give it an alias, link it, or delete the page"
            )


def check_directives(
    path: str, text: str, passages: Mapping[str, set[str]], terms: Iterable[str], broken: set[str]
) -> Iterator[Fault]:
    """Refuse a line `::: …` of a page that would not become what it names."""
    lines = text.splitlines()
    for number, line in enumerate(lines, start=1):
        if not line.startswith(":::"):
            continue
        match = DIRECTIVE.fullmatch(line.rstrip())
        around = lines[max(0, number - 2) : number - 1] + lines[number : number + 1]
        if not match:
            yield Fault(path, number, f"“{line}” is not a directive; write “::: name argument”")
        elif any(neighbour.strip() for neighbour in around):
            yield Fault(path, number, f"“{line}” must stand alone between empty lines")
        elif match["name"] not in DIRECTIVES:
            yield Fault(path, number, _unknown("directive", match["name"], DIRECTIVES))
        elif sentence := _wrong_argument(match, passages, list(terms), broken):
            yield Fault(path, number, f"“{line}”: {sentence}")


def _wrong_argument(
    match: re.Match[str], passages: Mapping[str, set[str]], terms: list[str], broken: set[str]
) -> str | None:
    wanted, given = DIRECTIVES[match["name"]], match["argument"] or ""
    article, _, passage = given.partition("/")
    if not wanted:
        return f"“{match['name']}” takes no argument" if given else None
    if not given:
        return f"the name of {'an' if wanted == 'article' else 'a'} {wanted} is missing"
    if wanted == "term":
        return None if given in terms else _unknown("term", given, terms)
    if article in broken:
        return None
    if article not in passages:
        return _unknown("article", article, passages)
    if wanted == "passage" and passage not in passages[article]:
        return _unknown("passage", passage, passages[article])
    return None


def term_links(path: str, text: str, terms: Iterable[str]) -> tuple[set[str], list[Fault]]:
    """Give the terms that a text links as `[[term]]`, and a fault for each that is no link."""
    used: set[str] = set()
    faults: list[Fault] = []
    terms = list(terms)
    for found in ANY_TERM_LINK.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        match = TERM_LINK.fullmatch(found.group())
        if not match:
            sentence = f"“{found.group()}” links no term; write [[term]] or [[term|words]]"
            faults.append(Fault(path, line, sentence))
            continue
        used.add(match["term"])
        if match["term"] not in terms:
            faults.append(Fault(path, line, _unknown("term", match["term"], terms)))
    return used, faults


def without_code(text: str) -> str:
    """Blank out code, in which a directive or a link is only shown."""
    text = FENCED.sub(lambda match: "\n" * match.group().count("\n"), text)
    return INLINE_CODE.sub(lambda match: " " * len(match.group()), text)


def check_exercises(
    document: Document,
    exercises: Exercises,
    references: set[str] | None,
) -> Iterator[Fault]:
    """Refuse practice items without feedback for each wrong answer, or about what is not there."""
    lists: dict[str, Sequence[WarmUpItem | NearMiss]] = {
        "warm-up": exercises.warm_up,
        "near-misses": exercises.near_misses,
    }
    seen: set[str] = set()
    for key, items in lists.items():
        for index, item in enumerate(items):
            if item.id in seen:
                yield document.fault((key, index, "id"), f"{item.id}: the id is given twice")
            seen.add(item.id)
            if item.reference and _lacks(references, item.reference):
                yield document.fault(
                    (key, index, "reference"),
                    f"{item.id}: " + _unknown("reference", item.reference, references),
                )
    for index, item in enumerate(exercises.warm_up):
        wanted = set(get_args(Answer)) - {item.kind}
        if set(item.otherwise) != wanted:
            yield document.fault(
                ("warm-up", index, "if"),
                f"{item.id}: “if” needs feedback for {' and '.join(sorted(wanted))}, no other",
            )
        if item.kind != "unattributed analysis" and not item.reference:
            yield document.fault(("warm-up", index), f"{item.id}: a {item.kind} needs a reference")


def check_references(
    document: Document, references: Mapping[str, Reference], used: set[str]
) -> Iterator[Fault]:
    """Refuse a reference that nothing cites: the list shows what the edition rests on."""
    for index, key in enumerate(references):
        if key not in used:
            yield document.fault((index,), f"nothing cites “{key}”; use it or delete it")


def _lacks(references: set[str] | None, key: str) -> bool:
    return references is not None and key not in references


def _unknown(what: str, key: str, known: Iterable[str] | None) -> str:
    return f"there is no {what} “{key}”{nearest(key, list(known or ()))}"
