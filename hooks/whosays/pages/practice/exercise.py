"""The frame of every exercise: questions, and a key that explains each answer.

Without script a page is a worksheet with the key at its end; theme/assets/practice.js moves each
key to its question and shows it when the reader has answered.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from xml.etree.ElementTree import Element

from whosays.codebook import KINDS, Kind, KindName
from whosays.edition import Article, Block, Edition
from whosays.model.notes import Also
from whosays.pages.addresses import lesson
from whosays.pages.article.mark import render_mark
from whosays.pages.tree import Child, build


def kinds_data(kinds: Iterable[Kind]) -> str:
    """Tell scripts the kinds that can be chosen, in order."""
    known = ("slug", "letter", "basis", "words")
    return json.dumps(
        [{key: getattr(kind, key) for key in known} for kind in kinds], ensure_ascii=False
    )


def name_block(block: Block) -> str:
    """Name a block as a teacher would: “Paragraph 3”, “Title”."""
    return f"Paragraph {block.number}" if block.number else block.role.capitalize()


def block_id(edition: Edition, article: Article, block: Block) -> str:
    """Give the id of what a page shows of a block: “paragraph-3”."""
    return edition.anchor(article, name_block(block).lower().replace(" ", "-"))


def render_exercise(
    name: str,
    reveal: str,
    kinds: Iterable[Kind],
    sections: Iterable[Element],
    keys: Iterable[Element],
    article: Article | None = None,
    letters: str = "",
    ways: Iterable[Element] = (),
) -> Element:
    """Return the frame; `reveal` says what is checked together, a paragraph or a question.

    `letters` are the article's in answer codes, `ways` its links for scripts.
    """
    return build(
        "div",
        {
            "class": "ws-practice ws-no-contents",
            "data-practice": name,
            "data-reveal": reveal,
            "data-article-id": article.id if article else "",
            "data-letters": letters,
            "data-kinds": kinds_data(kinds),
            "data-search-exclude": "",
        },
        *ways,
        build("div", {"data-controls": ""}),
        *sections,
        build("div", {"data-results": ""}),
        build(
            "section",
            {"class": "ws-keys"},
            build("h2", {"id": "key"} if not article else {}, "Key"),
            *keys,
        ),
    )


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
    """Give a question with its choices; `group` tells it apart from others of its name."""
    options = (render_option(f"q-{group or name}", option, option.label) for option in kinds)
    attributes = {"class": "ws-question", "data-question": name, "data-kind": KINDS[kind].slug}
    if also:
        attributes["data-also"] = KINDS[also.kind].slug
    return build(
        "fieldset",
        attributes,
        build("legend", {}, build("b", {}, f"{number}. "), sentence),
        build("div", {"class": "ws-options"}, *options),
    )


def render_option(group: str, kind: Kind, words: str) -> Element:
    """Give a kind as one of the choices of a group, in the words that are given."""
    return build(
        "label",
        {},
        build("input", {"type": "radio", "name": group, "value": kind.slug}),
        build(
            "span",
            {},
            build("kbd", {}, kind.letter),
            " ",
            render_mark(kind),
            f" {words}",
        ),
    )


def verdict(answer: KindName, kind: KindName, also: Also | None) -> str:
    """Say whether an answer is the key's."""
    if answer == kind:
        return "Yes: "
    other = KINDS[answer].words
    split = also and answer == also.kind
    return f"Careful readers split; some call it {other}: " if split else f"Not {other}: "


def render_key(
    edition: Edition,
    name: str,
    number: str,
    kind: KindName,
    why: Mapping[KindName, str],
    *more: Child,
    also: Also | None = None,
) -> Element:
    """Give the answer with the reason for it, and against every other answer."""
    rows = [
        build(
            "li",
            {"data-for": KINDS[answer].slug},
            build("b", {}, verdict(answer, kind, also)),
            why[answer],
        )
        for answer in sorted(why, key=lambda answer: (answer != kind, [*KINDS].index(answer)))
    ]
    words, address = lesson(edition, KINDS[kind])
    guide = [build("a", {"href": address}, words)] if address else []
    return build(
        "div",
        {"class": f"ws-answer ws-{KINDS[kind].slug}", "data-key": name},
        build(
            "p",
            {},
            f"{number}. ",
            render_mark(KINDS[kind]),
            build("b", {}, f" {KINDS[kind].label}"),
        ),
        build("ul", {}, *rows),
        build("p", {"class": "ws-more"}, *more, *guide),
    )
