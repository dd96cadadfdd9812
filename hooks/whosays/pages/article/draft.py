"""What tells readers, and search engines, that an article is not annotated to its end."""

from whosays.edition import Article, Edition
from whosays.pages.tree import Element, build
from whosays.syntax import find_directives

NO_NOTE = "no note yet"


def is_draft(article: Article) -> bool:
    """Return whether an article is shown as a draft: it says so, or is not finished."""
    return article.file.draft or bool(article.undecided)


def shows_draft(edition: Edition, page: str) -> bool:
    """Return whether a page shows a draft."""
    shown = (line.argument for line in find_directives(page) if line.name == "article")
    return any(is_draft(edition.articles[one]) for one in shown if one in edition.articles)


def tell_progress(article: Article) -> str:
    """Say in a sentence how many passages of an unfinished article have a note."""
    done, left = len(article.notes), len(article.undecided)
    some = f"{done or 'None'} of its {done + left} passages {'have' if done > 1 else 'has'}"
    return f"{some} a note so far."


def render_draft(article: Article) -> Element | None:
    """Return what says that an article is a draft, and how much is left; None if it is none."""
    if not is_draft(article):
        return None
    words = "Its notes may still change."
    if article.undecided:
        words = f"{tell_progress(article)} Grey words have {NO_NOTE}."
    return build("p", {"class": "ws-draft"}, build("b", {}, "This is a draft. "), words)
