"""The frame of the class view: the article as cells that a script colours by a class's answers."""

from whosays.codebook import KINDS
from whosays.edition import OTHER_BLOCKS, Article, Edition
from whosays.model.notes import AnyNote
from whosays.pages.practice.exercise import render_frame, render_passages
from whosays.pages.practice.reasons import can_tell
from whosays.pages.sets import render_ways
from whosays.pages.tree import Element, build

NEEDS_SCRIPTS = (
    "This page needs scripts, because it reads the files here on your device. "
    "The articles and their notes work without."
)


def render_class_view(edition: Edition, article: Article) -> Element:
    """Return the article as cells that theme/assets/class.js colours by a class's answers."""

    def mark(note: AnyNote) -> dict[str, str]:
        also = {"data-also": KINDS[note.also.kind].slug} if note.also else {}
        number, kind = str(article.numbers[note.id]), KINDS[note.kind].slug
        look = {} if can_tell(note) else {"data-look": ""}
        return {"data-cell": note.id, "data-kind": kind, "data-number": number, **also, **look}

    strip = build("div", {"class": "ws-strip", "hidden": "hidden"})
    for block in article.blocks:
        place = {"data-paragraph": block.code, "data-name": block.name.lower()}
        attributes = {"class": "ws-text", **place, **article.tongue}
        strip.append(build("p", attributes, *render_passages(block, mark)))
    data = {
        "data-class": article.id,
        "data-anchor": edition.anchor(article, ""),
        "data-letters": edition.letters[article.id],
        "data-others": "".join(OTHER_BLOCKS.values()),
    }
    parts = (
        render_ways(edition, article, "article", "projector"),
        build("noscript", {}, build("p", {}, NEEDS_SCRIPTS)),
        build("div", {"data-results": ""}),
        strip,
    )
    return render_frame("ws-class ws-no-contents", data, article.kinds, *parts)
