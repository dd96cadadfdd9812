"""The test before and after a lesson: its forms, the scoring sheet, the key, and a class's totals.

Without script the forms are sheets of paper. test.js lets pupils take them on a screen, and
test-totals.js counts their codes.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from xml.etree.ElementTree import Element

from whosays.codebook import KINDS, Kind
from whosays.edition import Edition
from whosays.model.practice import Claim, Item, TestForm
from whosays.pages.addresses import PRE_POST, link_page
from whosays.pages.article.mark import render_mark
from whosays.pages.article.reference import link_record, link_reference
from whosays.pages.practice.claims import render_choices, render_claim
from whosays.pages.practice.exercise import (
    kinds_of,
    render_choice,
    render_frame,
    render_option,
    render_sentence,
)
from whosays.pages.tree import Cell, build, render_table

TASK = "Who says so? Choose one answer for each sentence. “Not sure” is fine too."
LEAVE = "Somebody claims this. Which extract from another page tells you if it’s true?"
EXTRACT = "the extract"
"""What the question about a claim is called where results are counted."""
COUNTS = ("Kind", "Hits before", "Hits after", "False alarms before", "False alarms after")


def render_test(edition: Edition, script: str = "data-test") -> Element:
    """Return every form, or say that there is none; `script` tells what works on them."""
    if not edition.exercises.tests:
        return build("p", {}, "There is no test yet.")
    kinds = _kinds(edition)
    forms = [_form(edition, form, kinds) for form in edition.exercises.tests]
    return render_frame("ws-test ws-no-contents", {script: ""}, kinds, *forms)


def render_test_key(edition: Edition) -> Element:
    """Return the scoring sheet and the key, for a page that pupils are not sent to."""
    forms = edition.exercises.tests
    attributes = {"class": "ws-test ws-no-contents", "data-search-exclude": ""}
    return build("div", attributes, _scoring(forms, _kinds(edition)), _key(edition, forms))


def render_test_totals(edition: Edition) -> Element:
    """Return a heading and the answers of every form for the script; nothing without a test."""
    forms = edition.exercises.tests
    if not forms:
        return build("div")
    key = {
        form.form: [KINDS[item.kind].slug for item in form.items]
        + ([form.claim.right] if form.claim else [])
        for form in forms
    }
    data, results = {"data-test-totals": json.dumps(key)}, build("div", {"data-results": ""})
    test = link_page(edition, PRE_POST, "the test")
    return build(
        "div",
        {},
        build("h2", {"id": "test-before-and-after"}, "Test before and after"),
        build("p", {}, "Paste the codes of ", test, " from before and after the lesson."),
        render_frame("ws-class ws-test-totals", data, _kinds(edition), results),
    )


def _kinds(edition: Edition) -> list[Kind]:
    return kinds_of(item.kind for form in edition.exercises.tests for item in form.items)


def _form(edition: Edition, form: TestForm, kinds: Sequence[Kind]) -> Element:
    attributes = {"class": "ws-test-form ws-new-page", "id": f"form-{form.form.lower()}"}
    return build(
        "section",
        {**attributes, "data-form": form.form},
        build("h2", {}, f"Form {form.form}"),
        build("p", {"class": "ws-blank"}, "Number or nickname: ____________________"),
        build("p", {}, TASK),
        build("p", {}, "; ".join(f"{kind.letter}: {kind.words}" for kind in kinds), "."),
        *(_question(item, kinds) for item in form.items),
        *_claim(edition, form),
    )


def _question(item: Item, kinds: Sequence[Kind]) -> Element:
    group = f"t-{item.id}"
    options = [render_option(group, kind, kind.basis) for kind in kinds]
    options.append(render_choice(group, "-", "not sure"))
    sentence = build("q", {}, item.sentence)
    return render_sentence({"data-item": item.id}, item.id.upper(), sentence, options)


def _claim(edition: Edition, form: TestForm) -> Iterator[Element]:
    """Yield the claim that a form ends with, and what is asked of it."""
    if form.claim:
        yield build("p", {}, LEAVE)
        name = form.claim.id
        choices = [*render_choices(f"t-{name}"), render_choice(f"t-{name}", "-", "not sure")]
        yield render_claim(edition, {"data-item": name}, name.upper(), form.claim, *choices)


def _scoring(forms: Sequence[TestForm], kinds: Sequence[Kind]) -> Element:
    heads, rows = ["Kind"], [[kind.basis] for kind in kinds]
    for form in forms:
        heads += [f"Form {form.form}: hits on", f"Form {form.form}: false alarms on"]
        for kind, row in zip(kinds, rows, strict=True):
            hits = [item.id.upper() for item in form.items if item.kind == kind.id]
            others = [item.id.upper() for item in form.items if item.kind != kind.id]
            row += [", ".join(hits), ", ".join(others)]
    empty = [[kind.basis, "", "", "", ""] for kind in kinds]
    if any(form.claim for form in forms):
        names = [form.claim.id.upper() if form.claim else "–" for form in forms]
        rows.append([EXTRACT, *(cell for name in names for cell in (name, "–"))])
        empty.append([EXTRACT, "", "", "–", "–"])
    return build(
        "section",
        {"id": "scoring-sheet"},
        build("h2", {}, "Scoring sheet"),
        render_table(heads, rows),
        build("p", {}, "Count the first test for all forms together, then the second."),
        build("p", {}, "Pupils who took both: ______"),
        render_table(COUNTS, [*empty, ["“not sure”", "", "", "–", "–"]]),
    )


def _key(edition: Edition, forms: Iterable[TestForm]) -> Element:
    heads = ("No.", "Who says so?", "Why", "Why not the others", "The record")
    key = build("section", {"id": "key", "class": "ws-test-key ws-new-page"})
    key.append(build("h2", {}, "Answer key"))
    for form in forms:
        rows = [_answer(edition, item) for item in form.items]
        if form.claim:
            rows.append(_answer_to_claim(edition, form.claim))
        key.extend([build("h3", {}, f"Answers to form {form.form}"), render_table(heads, rows)])
    return key


def _answer(edition: Edition, item: Item) -> list[Cell]:
    kind = KINDS[item.kind]
    mark = (render_mark(kind), f" {kind.letter} · {kind.basis}")
    others = [
        build("span", {}, build("i", {}, f"{KINDS[name].letter}: "), f"{words} ")
        for name, words in item.otherwise.items()
    ]
    record: Cell = "–"
    if item.reference:
        reference = edition.references[item.reference]
        words = reference.title_short or reference.title
        record = (link_reference(reference, words), f", {reference.publisher}")
    return [item.id.upper(), mark, item.because, others, record]


def _answer_to_claim(edition: Edition, claim: Claim) -> list[Cell]:
    right = next(one for one in claim.extracts if claim.choice(one) == claim.right)
    others = [
        build("span", {}, build("i", {}, f"{claim.choice(one)}: "), f"{one.because} ")
        for one in claim.extracts
        if one != right
    ]
    reference = edition.references[right.reference]
    record = (link_record(reference), f", {reference.publisher}")
    return [claim.id.upper(), f"extract {claim.right}", right.because, others, record]
