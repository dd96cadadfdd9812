"""One passage as a question: each answer opens the reason for it or against it, without script."""

from whosays.edition import Article, Edition
from whosays.model.notes import AnyNote
from whosays.pages.article.mark import render_mark
from whosays.pages.article.quotation import render_opening
from whosays.pages.practice.reasons import reasons
from whosays.pages.tree import Element, build


def render_ask(edition: Edition, article: Article, note: AnyNote) -> Element:
    """Return the passage, an answer for each kind, and where it is from."""
    why = reasons(article, note)
    answers = []
    for kind in article.kinds:
        label = build("span", {"class": "ws-label"}, render_mark(kind), f" {kind.title}")
        said = "Yes. " if kind.id == note.kind else "No. "
        if note.also and kind.id == note.also.kind:
            said = "Careful readers disagree here. "
        right = build("b", {}, said)
        body = build("div", {"class": "ws-body"}, build("p", {}, right, why[kind.id]))
        attributes = {"class": f"ws-note ws-{kind.slug}", "name": "ws-ask"}
        answers.append(build("details", attributes, build("summary", {}, label), body))
    return render_opening(edition, article, note, [note.quote], answers, " ws-ask")
