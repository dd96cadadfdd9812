"""The test before and after a lesson: its forms, the scoring sheet and the key.

Without script the forms are sheets of paper; test.js lets pupils take them on a screen.
"""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from whosays.codebook import KINDS, Kind
from whosays.edition import Edition
from whosays.model.practice import Item, TestForm
from whosays.pages.article.mark import render_mark
from whosays.pages.article.reference import link_reference
from whosays.pages.practice.exercise import kinds_data, render_option
from whosays.pages.tree import Child, build


def kinds_asked(edition: Edition) -> list[Kind]:
    """Give the kinds that a test offers: the usual ones, and others that occur."""
    occur = {item.kind for form in edition.exercises.tests for item in form.items}
    return [kind for kind in KINDS.values() if kind.always or kind.name in occur]


def render_test(edition: Edition) -> Element:
    """Give every form, then the scoring sheet and the key."""
    forms, kinds = edition.exercises.tests, kinds_asked(edition)
    return build(
        "div",
        {
            "class": "ws-test ws-no-contents",
            "data-test": "",
            "data-kinds": kinds_data(kinds),
            "data-search-exclude": "",
        },
        build("div", {"data-controls": ""}),
        *(_form(form, kinds) for form in forms),
        _scoring(forms, kinds),
        _key(edition, forms),
    )


def _form(form: TestForm, kinds: list[Kind]) -> Element:
    return build(
        "section",
        {
            "class": "ws-test-form ws-new-page",
            "id": f"form-{form.form.lower()}",
            "data-form": form.form,
        },
        build("h2", {}, f"Form {form.form}"),
        build("p", {"class": "ws-blank"}, "Number or nickname: ____________________"),
        build(
            "p",
            {},
            "Who says so? Choose one answer for each sentence. “Not sure” is a fair answer.",
        ),
        build("p", {}, "; ".join(f"{kind.letter}: {kind.words}" for kind in kinds), "."),
        *(_question(item, kinds) for item in form.items),
    )


def _question(item: Item, kinds: list[Kind]) -> Element:
    group = f"t-{item.id}"
    unsure = build("input", {"type": "radio", "name": group, "value": "-"})
    return build(
        "fieldset",
        {"class": "ws-question", "data-item": item.id},
        build("legend", {}, build("b", {}, f"{item.id.upper()}. "), build("q", {}, item.sentence)),
        build(
            "div",
            {"class": "ws-options"},
            *(render_option(group, kind, kind.basis) for kind in kinds),
            build("label", {}, unsure, build("span", {}, "not sure")),
        ),
    )


def _scoring(forms: Iterable[TestForm], kinds: list[Kind]) -> Element:
    heads = ["Kind"]
    for form in forms:
        heads += [f"Form {form.form}: hits on", f"Form {form.form}: false alarms on"]
    rows = [
        [
            kind.basis,
            *(
                _names(item for item in form.items if (item.kind == kind.name) is hit)
                for form in forms
                for hit in (True, False)
            ),
        ]
        for kind in kinds
    ]
    empty = [[kind.basis, "", "", "", ""] for kind in kinds]
    empty.append(["“not sure”", "", "", "–", "–"])
    counts = ("Kind", "Hits before", "Hits after", "False alarms before", "False alarms after")
    return build(
        "section",
        {"id": "scoring-sheet", "class": "ws-new-page"},
        build("h2", {}, "Scoring sheet"),
        _table(heads, rows),
        build("p", {}, "Count the first test, all forms together, and then the second."),
        build("p", {}, "Pupils who took both: ______"),
        _table(counts, empty),
    )


def _names(items: Iterable[Item]) -> str:
    return ", ".join(item.id.upper() for item in items)


def _key(edition: Edition, forms: Iterable[TestForm]) -> Element:
    heads = ("No.", "Who says so?", "Why", "Why not another", "The record")
    tables: list[Element] = []
    for form in forms:
        rows = [_answer(edition, item) for item in form.items]
        tables += [build("h3", {}, f"Key to form {form.form}"), _table(heads, rows)]
    attributes = {"id": "key", "class": "ws-test-key ws-new-page"}
    return build("section", attributes, build("h2", {}, "Key"), *tables)


def _answer(edition: Edition, item: Item) -> list[Child]:
    kind = KINDS[item.kind]
    others = [
        build("span", {}, build("i", {}, f"{KINDS[name].letter}: "), f"{words} ")
        for name, words in item.otherwise.items()
    ]
    record: Child = "–"
    if item.reference:
        reference = edition.references[item.reference]
        words = reference.title_short or reference.title
        record = build("span", {}, link_reference(reference, words), f", {reference.publisher}")
    mark = build("span", {}, render_mark(kind), f" {kind.letter} · {kind.basis}")
    return [item.id.upper(), mark, item.because, build("span", {}, *others), record]


def _table(heads: Iterable[str], rows: Iterable[Iterable[Child]]) -> Element:
    head = build("tr", {}, *(build("th", {"scope": "col"}, words) for words in heads))
    lines = []
    for first, *rest in rows:
        cells = (build("td", {}, cell) for cell in rest)
        lines.append(build("tr", {}, build("th", {"scope": "row"}, first), *cells))
    return build("table", {}, build("thead", {}, head), build("tbody", {}, *lines))
