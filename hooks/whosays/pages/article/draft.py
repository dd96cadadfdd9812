"""What tells readers, and search engines, that an article is not annotated to its end."""

from whosays.edition import Article, Edition
from whosays.pages.tree import Element, build
from whosays.syntax import find_directives

NOT_YET = "not yet annotated"


def is_draft(article: Article) -> bool:
    """Return whether an article is shown as a draft: it says so, or is not finished."""
    return article.file.draft or bool(article.undecided)


def shows_draft(edition: Edition, page: str) -> bool:
    """Return whether a page shows a draft."""
    shown = (line.argument for line in find_directives(page) if line.name == "article")
    return any(is_draft(edition.articles[one]) for one in shown if one in edition.articles)


def render_draft(article: Article) -> Element | None:
    """Return what says that an article is a draft, and how much is left; None if it is none."""
    if not is_draft(article):
        return None
    done, left = len(article.notes), len(article.undecided)
    words = "Its notes may still change."
    if left:
        some = f"{done} of its {done + left} passages {'has' if done == 1 else 'have'}"
        words = f"{some} a note so far. Grey words are {NOT_YET}."
    return build("p", {"class": "ws-draft"}, build("b", {}, "This is a draft. "), words)
