"""The frame of the two totals: what a class knew before a lesson, and what it knew after."""

import json
from xml.etree.ElementTree import Element

from whosays.codebook import KINDS
from whosays.edition import Edition
from whosays.pages.addresses import link_page
from whosays.pages.classroom.pre_post import kinds_asked
from whosays.pages.practice.exercise import kinds_data
from whosays.pages.tree import build


def render_test_totals(edition: Edition) -> Element:
    """Return the heading and the key of every form, whose codes theme/assets/test-totals.js counts.

    Without a test it is empty.
    """
    if not edition.exercises.tests:
        return build("div")
    key = {
        form.form: [KINDS[item.kind].slug for item in form.items]
        for form in edition.exercises.tests
    }
    test = link_page(edition, "classroom/pre-post.md", "the test")
    totals = build(
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
    intro = build(
        "p", {}, "Put in the codes of ", test, ", from before the lesson and from after it."
    )
    heading = build("h2", {"id": "test-before-and-after"}, "Test before and after")
    return build("div", {}, heading, intro, totals)
