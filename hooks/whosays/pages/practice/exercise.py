"""The frame of every exercise: questions, and an answer key that explains each answer.

Without script a page is a worksheet with the key at its end; theme/assets/practice.js moves each
key to its question and shows it when the reader has answered.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from whosays.codebook import KINDS, Kind, KindName
from whosays.edition import Article, Block, Edition
from whosays.model.notes import Also, AnyNote
from whosays.pages.addresses import lesson
from whosays.pages.article.mark import render_mark
from whosays.pages.tree import Child, build, link


@dataclass(frozen=True)
class Choice:
    """An answer that is no kind, such as one of three extracts: a number and what it is called."""

    slug: str
    words: str

    @property
    def letter(self) -> str:
        """Return the number, which chooses it too."""
        return self.slug

    @property
    def basis(self) -> str:
        """Return what it is called."""
        return self.words


def kinds_data(kinds: Iterable[Kind | Choice]) -> str:
    """Return the answers that can be chosen, in order, as scripts read them."""
    known = ("slug", "letter", "basis", "words")
    return json.dumps(
        [{key: getattr(kind, key) for key in known} for kind in kinds], ensure_ascii=False
    )


def kinds_of(asked: Iterable[KindName]) -> list[Kind]:
    """Return the kinds that an exercise offers: the usual ones, and others that it asks for."""
    occur = set(asked)
    return [kind for kind in KINDS.values() if kind.always or kind.id in occur]


def render_passages(
    block: Block, attributes: Callable[[AnyNote], dict[str, str]]
) -> Iterator[Child]:
    """Yield a block's text, each passage in an element with the attributes that it gets."""
    for segment in block.segments:
        note = segment.note
        yield build("span", attributes(note), segment.text) if note else segment.text


def render_frame(
    look: str, data: dict[str, str], kinds: Iterable[Kind | Choice], *parts: Element
) -> Element:
    """Return what a script works on, with a place for its controls; search leaves it out."""
    attributes = {"class": look, **data, "data-kinds": kinds_data(kinds), "data-search-exclude": ""}
    return build("div", attributes, build("div", {"data-controls": ""}), *parts)


def render_exercise(
    name: str,
    reveal: str,
    kinds: Iterable[Kind | Choice],
    sections: Iterable[Element],
    keys: Iterable[Element] = (),
    article: Article | None = None,
    letters: str = "",
) -> Element:
    """Return an exercise; `reveal` says what is checked together, a paragraph or a question.

    The keys come last, if they are not with their questions. `letters` are the article's in
    answer codes.
    """
    data = {
        "data-practice": name,
        "data-reveal": reveal,
        "data-article-id": article.id if article else "",
        "data-letters": letters,
    }
    parts = [*sections, build("div", {"data-results": ""})]
    if answers := [*keys]:
        heading = build("h2", {} if article else {"id": "key"}, "Answer key")
        parts.append(build("section", {"class": "ws-keys"}, heading, *answers))
    return render_frame("ws-practice ws-no-contents", data, kinds, *parts)


def render_question(
    name: str,
    number: str,
    kind: KindName,
    sentence: Element,
    kinds: Sequence[Kind],
    *,
    group: str = "",
    also: Also | None = None,
) -> Element:
    """Return a question with its choices; `group` tells it apart from others of its name."""
    attributes = {"data-question": name, "data-kind": KINDS[kind].slug}
    if also:
        attributes["data-also"] = KINDS[also.kind].slug
    options = []
    for option in kinds:
        words = option.title.removesuffix(f" ({option.id})")
        options.append(render_option(f"q-{group or name}", option, words))
        options[-1][-1].append(build("small", {}, f" ({option.id})"))
    return render_sentence(attributes, number, sentence, options)


def render_sentence(
    data: dict[str, str], number: str, sentence: Element, options: Iterable[Element]
) -> Element:
    """Return a sentence to judge, with the answers that can be chosen."""
    legend = build("legend", {}, build("b", {}, f"{number}. "), sentence)
    attributes = {"class": "ws-question", **data}
    return build("fieldset", attributes, legend, build("div", {"class": "ws-options"}, *options))


def render_option(group: str, kind: Kind, words: str) -> Element:
    """Return a kind as one of the choices of a group, in the words that are given."""
    letter = build("kbd", {}, kind.letter)
    return render_choice(group, kind.slug, letter, " ", render_mark(kind), f" {words}")


def render_choice(group: str, value: str, *words: Child) -> Element:
    """Return one of the choices of a group, with what is stored if it is chosen."""
    radio = build("input", {"type": "radio", "name": group, "value": value})
    return build("label", {}, radio, build("span", {}, *words))


def verdict(answer: KindName, kind: KindName, also: Also | None) -> str:
    """Return what opens the reason for an answer, or against it."""
    if answer == kind:
        return f"Why {KINDS[answer].letter}: "
    if also and answer == also.kind:
        return f"Careful readers disagree here. Why some choose {KINDS[answer].letter}: "
    return f"Why not {KINDS[answer].letter}: "


def render_key(
    edition: Edition,
    name: str,
    number: str,
    kind: KindName,
    why: Mapping[KindName, str],
    *more: Child,
    also: Also | None = None,
) -> Element:
    """Return the answer with the reason for it, and against every other answer.

    Once the reader has answered, theme/assets/practice.js puts that answer's line first.
    """
    rows = [
        build(
            "li",
            {"data-for": KINDS[answer].slug},
            build("b", {}, verdict(answer, kind, also)),
            why[answer],
        )
        for answer in dict.fromkeys([kind, *KINDS])
        if answer in why
    ]
    label = build("b", {}, f" {KINDS[kind].title}")
    words, address = lesson(edition, KINDS[kind])
    guide = [link(address, words)] if address else []
    return build(
        "div",
        {"class": f"ws-answer ws-{KINDS[kind].slug}", "data-key": name},
        build("p", {}, f"{number}. ", render_mark(KINDS[kind]), label),
        build("ul", {}, *rows),
        build("p", {"class": "ws-more"}, *more, *guide),
    )
