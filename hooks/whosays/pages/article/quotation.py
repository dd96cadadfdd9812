"""A passage quoted on another page."""

from whosays.codebook import KINDS
from whosays.edition import Article, Edition
from whosays.model.notes import AnyNote
from whosays.pages.addresses import passage
from whosays.pages.article.mark import name_kind
from whosays.pages.prose import quoted
from whosays.pages.tree import Element, build, link


def name_passage(edition: Edition, article: Article, note: AnyNote) -> str:
    """Return a passage's number, and its article where there are several."""
    name = f"Passage {article.numbers[note.id]}"
    return f"{name} of {quoted(article.title)}" if edition.several else name


def quote(article: Article, note: AnyNote) -> Element:
    """Return a passage's words in quotation marks, unless they begin or end with their own."""
    own = {note.quote[0], note.quote[-1]} & set('“”„‘’«»"')
    return build("span" if own else "q", article.tongue, note.quote)


def link_passage(edition: Edition, article: Article, note: AnyNote) -> Element:
    """Return a link to a passage, with that name."""
    return link(passage(article, note), name_passage(edition, article, note))


def render_quotation(edition: Edition, article: Article, note: AnyNote, tag: str = "p") -> Element:
    """Return a passage with its kind, its gist and its address."""
    kind = KINDS[note.kind]
    return build(
        tag,
        {"class": f"ws-quotation ws-{kind.slug}"},
        build("q", {"class": f"ws-passage ws-{kind.slug}", **article.tongue}, note.quote),
        " ",
        build("span", {"class": "ws-label"}, *name_kind(kind), ". "),
        f"{note.gist} ",
        link_passage(edition, article, note),
    )
