"""Claims that another page answers: extracts from three pages, and what each of them can show.

Without script each answer unfolds below its question; theme/assets/practice.js shows it when the
reader has chosen.
"""

import json

from whosays.edition import Edition
from whosays.pages.template import render
from whosays.pages.tree import Element, build


def render_claims(edition: Edition) -> Element:
    """Return every claim with its three extracts, the choices and the answer."""
    if not edition.exercises.claims:
        return build("p", {}, "There are no claims here yet.")
    names = {number: f"extract {number}" for number in "123"}
    extracts = [
        {"slug": number, "letter": number, "basis": name, "words": name}
        for number, name in names.items()
    ]
    return render("practice/claims.html", edition=edition, extracts=json.dumps(extracts))
