"""One passage as a question: each answer opens the reason for it or against it, without script."""

from whosays.edition import Article, Edition
from whosays.model.notes import AnyNote
from whosays.pages.practice.reasons import reasons
from whosays.pages.template import render
from whosays.pages.tree import Element


def render_ask(edition: Edition, article: Article, note: AnyNote) -> Element:
    """Return the passage, an answer for each kind, and where it is from."""
    why = reasons(article, note)
    return render("practice/ask.html", edition=edition, article=article, note=note, reasons=why)
