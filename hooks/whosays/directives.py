"""What a page can ask for by `::: name argument`, each a function that returns an element."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from whosays.edition import Article, Edition
from whosays.faults import Fault, Faults, unknown
from whosays.model.notes import AnyNote
from whosays.pages.about import downloads, references, report, search
from whosays.pages.article import article, articles, home, legend, quotation
from whosays.pages.classroom import (
    answer_key,
    class_view,
    handouts,
    lesson,
    link_kit,
    pre_post,
    present,
    worksheet,
)
from whosays.pages.glossary import glossary
from whosays.pages.pictures import profile, strip
from whosays.pages.practice import ask, claims, contested, go, predict, three_questions, warm_up
from whosays.pages.sets import NOTHING, render_sets
from whosays.pages.tree import Element, build
from whosays.syntax import DIRECTIVES

Picked = TypeVar("Picked")

LESSON: dict[str, Callable[..., Element]] = {
    "hard-case": lesson.render_hard_case,
    "sort": lesson.render_sort,
    "sort-answers": lesson.render_sort_answers,
    "think-aloud": lesson.render_think_aloud,
}
"""Directives that show a part of the article they name, or of the first that has one."""
WHOLE: dict[str, Callable[[Edition], Element]] = {
    **LESSON,
    "articles": articles.render_articles,
    "card": lambda _: three_questions.render_card(),
    "checks": lambda _: legend.render_checks(),
    "claims": claims.render_claims,
    "class-set": lambda edition: pre_post.render_test(edition, "data-class-set"),
    "compare": profile.render_compare,
    "contact": report.render_contact,
    "contested": contested.render_contested,
    "downloads": downloads.render_downloads,
    "examples": legend.render_examples,
    "flags": lambda _: legend.render_flags(),
    "glossary": glossary.render_index,
    "go": go.render_go,
    "handouts": handouts.render_handouts,
    "home": home.render_home,
    "kinds": lambda _: legend.render_kinds(),
    "links": link_kit.render_links,
    "manners": lambda _: legend.render_manners(),
    "questions": lambda _: three_questions.render_questions(),
    "references": references.render_references,
    "search": search.render_search,
    "send": go.render_send,
    "signals": lambda _: legend.render_signals(),
    "tell-us": report.render_tell_us,
    "test": pre_post.render_test,
    "test-key": pre_post.render_test_key,
    "test-totals": pre_post.render_test_totals,
    "warm-up": warm_up.render_warm_up,
}
PASSAGE: dict[str, Callable[[Edition, Article, AnyNote], Element]] = {
    "ask": ask.render_ask,
    "passage": quotation.render_quotation,
    "words": glossary.render_words,
}
EACH: dict[str, Callable[[Edition, Article], Element]] = {
    "answer-key": answer_key.render_answer_key,
    "class-view": class_view.render_class_view,
    "predict": predict.render_predict,
    "present": present.render_present,
    "profile": profile.render_profile,
    "worksheet": worksheet.render_worksheet,
}
"""Directives that show the article they name, or every article."""
ARTICLE: dict[str, Callable[[Edition, Article], Element]] = {
    **LESSON,
    "article": article.render_article,
    "links": link_kit.render_links_of,  # on a page that is a part of another
    "strip": strip.render_small_strip,
}


def run_directive(edition: Edition, name: str, argument: str) -> Element:
    """Return what a directive shows. Raise Faults if there is no such directive or argument."""
    pick("directive", DIRECTIVES, name)
    if name == "term":
        pick("term", edition.terms, argument)
        return glossary.render_term(edition, argument)
    if name == "references" and argument:
        return references.render_references(edition, argument)
    if name in WHOLE and not argument:
        return WHOLE[name](edition)
    if name in EACH and not argument:
        return render_sets(edition, name, lambda one: EACH[name](edition, one))
    chosen = pick("article", edition.articles, argument.partition("/")[0])
    if name in PASSAGE:
        notes = {note.id: note for note in chosen.notes}
        return PASSAGE[name](edition, chosen, pick("passage", notes, argument.partition("/")[2]))
    if name in EACH:
        return EACH[name](edition, chosen) if chosen.notes else build("p", {}, NOTHING)
    return pick("directive", ARTICLE, name)(edition, chosen)


def pick(what: str, known: Mapping[str, Picked], name: str) -> Picked:
    """Return what has the name. Raise Faults that say what comes nearest to it."""
    if name not in known:
        raise Faults([Fault("docs", 0, unknown(what, name, known))])
    return known[name]
