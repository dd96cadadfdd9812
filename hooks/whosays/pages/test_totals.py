"""The frame of the two totals: what a class knew before a lesson, and what it knew after."""

import json
from xml.etree.ElementTree import Element

from whosays.codebook import KINDS
from whosays.edition import Edition
from whosays.pages.exercise import kinds_data
from whosays.pages.test import kinds_asked
from whosays.pages.tree import build


def render_test_totals(edition: Edition) -> Element:
    """Give the key of every form to theme/assets/test-totals.js, which counts the codes."""
    key = {
        form.form: [KINDS[item.kind].slug for item in form.items]
        for form in edition.exercises.tests
    }
    return build(
        "section",
        {
            "class": "ws-class ws-test-totals",
            "data-test-totals": json.dumps(key),
            "data-kinds": kinds_data(kinds_asked(edition)),
            "data-search-exclude": "",
        },
        build("div", {"data-controls": ""}),
        build("div", {"data-results": ""}),
    )
