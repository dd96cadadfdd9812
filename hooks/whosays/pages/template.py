"""What is mostly markup is a template of `templates/`, which becomes elements like all the rest."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.ext import Extension
from markupsafe import Markup

from whosays.codebook import CHECKS, KINDS, MANNERS
from whosays.faults import counted
from whosays.pages import addresses, prose
from whosays.pages.article import mark, note, quotation, reference
from whosays.pages.glossary import terms
from whosays.pages.pictures import shares
from whosays.pages.practice import exercise, reasons
from whosays.pages.tree import Element, to_html
from whosays.syntax import marked, without_marks

FUNCTIONS = (
    addresses.article_page,
    addresses.link_article,
    addresses.link_page,
    addresses.passage,
    addresses.term_page,
    counted,
    exercise.kinds_data,
    mark.name_kind,
    mark.render_mark,
    marked,
    note.render_note,
    note.split,
    prose.read_prose,
    prose.quoted,
    quotation.link_passage,
    quotation.name_passage,
    quotation.quote,
    quotation.render_quotation,
    reference.link_record,
    reference.link_reference,
    reference.long_date,
    reference.name_agency,
    reference.name_record,
    reference.published,
    reference.render_reference,
    reasons.bold_words,
    reasons.can_tell,
    reasons.reasons,
    reasons.why,
    terms.link_term,
    without_marks,
)
"""What every template can call."""


class LineEnds(Extension):
    """Takes out the line ends between two tags of a template, which would be spaces on the page."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Make comments of them, so that errors still tell the line."""
        return re.sub(r"(?<=[>}])\n\s*(?=[<{])", r"{#\g<0>#}", source)


def show(value: object) -> Any:
    """Let a template print an element, and a series of elements and texts; None is nothing."""
    if isinstance(value, str | int) or value is None:
        return "" if value is None else value
    if isinstance(value, Element):
        return Markup(to_html(value, void=frozenset()))
    return Markup("").join(map(show, value)) if isinstance(value, Iterable) else value


TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).with_name("templates")),
    bytecode_cache=FileSystemBytecodeCache(),  # compiled once
    extensions=[LineEnds],
    autoescape=True,
    undefined=StrictUndefined,
    finalize=show,
)
TEMPLATES.filters["along"] = shares.along
TEMPLATES.globals |= {"CHECKS": CHECKS, "KINDS": KINDS, "MANNERS": MANNERS}
TEMPLATES.globals |= {"addresses": addresses, "shares": shares}
TEMPLATES.globals |= {function.__name__: function for function in FUNCTIONS}


def render(template: str, **values: object) -> Element:
    """Return a template's element; every value is text and is escaped, unless it is an element."""
    return fromstring(TEMPLATES.get_template(template).render(values))
