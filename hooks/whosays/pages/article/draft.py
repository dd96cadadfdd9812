"""What tells readers, and search engines, that an article is not annotated to its end."""

from xml.etree.ElementTree import Element

from whosays.edition import Article, Block, Edition
from whosays.pages.tree import build
from whosays.syntax import find_directives

NOT_YET = "not yet annotated"


def is_draft(article: Article) -> bool:
    """Tell whether an article is shown as a draft: it says so, or is not finished."""
    return article.file.draft or bool(article.undecided)


def shows_draft(edition: Edition, page: str) -> bool:
    """Tell whether a page shows a draft."""
    return any(
        line.name == "article"
        and line.argument in edition.articles
        and is_draft(edition.articles[line.argument])
        for line in find_directives(page)
    )


def render_draft(article: Article) -> Element:
    """Say at the head of an article that it is a draft, and how much is left."""
    grey = f" Grey words are {NOT_YET}." if article.undecided else ""
    return build(
        "p", {"class": "ws-draft"}, build("b", {}, "A draft. "), f"{say_left(article)}{grey}"
    )


def say_left(article: Article) -> str:
    """Say how many passages have a note, and how many have none yet."""
    done, left = len(article.notes), len(article.undecided)
    if not left:
        return "Its notes may still change."
    return f"{done} of its {done + left} passages {'has' if done == 1 else 'have'} a note so far."


def render_left(block: Block) -> Element:
    """Say beside a block how many of its passages have no note yet."""
    count = len(list(block.undecided))
    words = NOT_YET.capitalize() if count == 1 else f"{count} passages {NOT_YET}"
    return build("div", {"class": "ws-left"}, build("p", {}, f"{words}."))
