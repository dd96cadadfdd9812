"""One passage with its glossary words lit, and what each of them means."""

from xml.etree.ElementTree import Element

from whosays.edition import Article, Edition
from whosays.model.notes import AnyNote
from whosays.pages.addresses import term_page
from whosays.pages.article.quotation import render_opening
from whosays.pages.tree import Child, build
from whosays.syntax import without_marks


def render_words(edition: Edition, article: Article, note: AnyNote) -> Element:
    """Give the passage, each word leading to its definition; the first definition is open."""
    matches = list(edition.aliases.find(note.quote))
    words: list[Child] = []
    at = 0
    for match in matches:
        to_definition = {"class": "ws-word", "href": f"#ws-word-{match.term}"}
        lit = build("a", to_definition, note.quote[match.start : match.end])
        words += [note.quote[at : match.start], lit]
        at = match.end
    definitions = [_define(edition, name) for name in dict.fromkeys(one.term for one in matches)]
    if definitions:
        definitions[0].set("open", "open")
    return render_opening(edition, article, note, [*words, note.quote[at:]], definitions)


def _define(edition: Edition, name: str) -> Element:
    term = edition.terms[name]
    more = build("a", {"href": term_page(name)}, "Who says it, and who objects")
    return build(
        "details",
        {"class": "ws-note", "name": "ws-word"},
        build("summary", {}, build("span", {"class": "ws-label"}, term.title)),
        build(
            "div",
            {"class": "ws-body", "id": f"ws-word-{name}"},
            build("p", {}, f"{without_marks(term.definition)} ", more),
        ),
    )
