"""The test before and after a lesson: its forms, the scoring sheet, the key, and a class's totals.

Without script the forms are sheets of paper. test.js lets pupils take them on a screen, and
test-totals.js counts their codes.
"""

import json

from whosays.codebook import KINDS, Kind
from whosays.edition import Edition
from whosays.pages.practice.exercise import kinds_of
from whosays.pages.template import render
from whosays.pages.tree import Element, build


def render_test(edition: Edition, script: str = "data-test") -> Element:
    """Return every form, or say that there is none; `script` tells what works on them."""
    if not edition.exercises.tests:
        return build("p", {}, "There is no test yet.")
    return render("classroom/test.html", edition=edition, kinds=_kinds(edition), script=script)


def render_test_key(edition: Edition) -> Element:
    """Return the scoring sheet and the key, for a page that pupils are not sent to."""
    return render("classroom/test_key.html", edition=edition, kinds=_kinds(edition))


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
    kinds = _kinds(edition)
    return render("classroom/test_totals.html", edition=edition, kinds=kinds, key=json.dumps(key))


def _kinds(edition: Edition) -> list[Kind]:
    return kinds_of(item.kind for form in edition.exercises.tests for item in form.items)
