"""What a page can ask for by `::: name argument`, each an Edition and an argument → an Element."""

from collections.abc import Callable, Mapping
from typing import TypeVar
from xml.etree.ElementTree import Element

from whosays.edition import Article, Edition
from whosays.faults import Fault, Faults, unknown
from whosays.model.notes import AnyNote
from whosays.pages.about import contact, downloads, references, search
from whosays.pages.article import article, articles, examples, home, legend, quotation
from whosays.pages.classroom import (
    answer_key,
    class_view,
    handouts,
    lesson,
    present,
    worksheet,
)
from whosays.pages.classroom import link_kit as links
from whosays.pages.classroom import pre_post as test
from whosays.pages.glossary import glossary
from whosays.pages.glossary import passage_words as words
from whosays.pages.pictures import profile, strip
from whosays.pages.practice import ask, contested, predict, warm_up
from whosays.pages.practice import three_questions as questions
from whosays.pages.sets import NOTHING, render_sets
from whosays.pages.tree import build

Found = TypeVar("Found")
Render = Callable[[Edition, str], Element]


def run_directive(edition: Edition, name: str, argument: str) -> Element:
    """Give what a directive shows. Raises Faults if there is no such directive or argument."""
    return pick("directive", DIRECTIVES, name)(edition, argument)


def pick(what: str, known: Mapping[str, Found], name: str) -> Found:
    """Give what bears the name, or say what comes nearest to it."""
    if name not in known:
        raise Faults([Fault("docs", 0, unknown(what, name, known))])
    return known[name]


def _of_article(render: Callable[[Edition, Article], Element]) -> Render:
    return lambda edition, name: render(edition, pick("article", edition.articles, name))


def _of_each(directive: str, render: Callable[[Edition, Article], Element]) -> Render:
    """Show the article that is named, or every article."""

    def run(edition: Edition, name: str) -> Element:
        if name:
            one = pick("article", edition.articles, name)
            return render(edition, one) if one.notes else build("p", {}, NOTHING)
        return render_sets(edition, directive, lambda one: render(edition, one))

    return run


def _passage(edition: Edition, address: str) -> tuple[Article, AnyNote]:
    name, _, passage = address.partition("/")
    chosen = pick("article", edition.articles, name)
    return chosen, pick("passage", {note.id: note for note in chosen.notes}, passage)


def _term(edition: Edition, name: str) -> Element:
    pick("term", edition.terms, name)
    return glossary.render_term(edition, name)


def _links(edition: Edition, name: str) -> Element:
    if name:
        return links.render_links_of(edition, pick("article", edition.articles, name))
    return links.render_links(edition)


DIRECTIVES: dict[str, Render] = {
    "article": _of_article(article.render_article),
    "articles": lambda edition, _: articles.render_articles(edition),
    "home": lambda edition, _: home.render_home(edition),
    "passage": lambda edition, address: quotation.render_quotation(
        edition, *_passage(edition, address), "p"
    ),
    "ask": lambda edition, address: ask.render_ask(edition, *_passage(edition, address)),
    "words": lambda edition, address: words.render_words(edition, *_passage(edition, address)),
    "term": _term,
    "glossary": lambda edition, _: glossary.render_index(edition),
    "references": lambda edition, part: references.render_references(edition, part),
    "predict": _of_each("predict", predict.render_predict),
    "warm-up": lambda edition, _: warm_up.render_warm_up(edition),
    "contested": lambda edition, _: contested.render_contested(edition),
    "worksheet": _of_each("worksheet", worksheet.render_worksheet),
    "answer-key": _of_each("answer-key", answer_key.render_answer_key),
    "contact": lambda edition, _: contact.render_contact(edition),
    "downloads": lambda edition, _: downloads.render_downloads(edition),
    "search": lambda edition, _: search.render_search(edition),
    "card": lambda *_: questions.render_card(),
    "questions": lambda *_: questions.render_questions(),
    "examples": lambda edition, _: examples.render_examples(edition),
    "think-aloud": lambda edition, _: lesson.render_think_aloud(edition),
    "sort": lambda edition, _: lesson.render_sort(edition),
    "sort-answers": lambda edition, _: lesson.render_sort_answers(edition),
    "hard-case": lambda edition, _: lesson.render_hard_case(edition),
    "test": lambda edition, _: test.render_test(edition),
    "test-totals": lambda edition, _: test.render_test_totals(edition),
    "handouts": lambda edition, _: handouts.render_handouts(edition),
    "tell-us": lambda edition, _: contact.render_tell_us(edition),
    "class-view": _of_each("class-view", class_view.render_class_view),
    "present": _of_each("present", present.render_present),
    "links": _links,
    "strip": _of_article(strip.render_small_strip),
    "profile": _of_each("profile", profile.render_profile),
    "compare": lambda edition, _: profile.render_compare(edition),
    "kinds": lambda *_: legend.render_kinds(),
    "checks": lambda *_: legend.render_checks(),
    "signals": lambda *_: legend.render_signals(),
    "flags": lambda *_: legend.render_flags(),
    "manners": lambda *_: legend.render_manners(),
}
"""By the names of `whosays.syntax.DIRECTIVES`."""
