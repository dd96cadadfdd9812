"""What is mostly markup is a template of `templates/`, which becomes elements like all the rest."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring, tostring

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.ext import Extension
from markupsafe import Markup

from whosays.codebook import CHECKS, KINDS, MANNERS
from whosays.faults import counted
from whosays.pages.addresses import article_page, link_article, passage
from whosays.pages.article.mark import name_kind, render_mark
from whosays.pages.article.reference import link_record, long_date
from whosays.pages.pictures import shares
from whosays.pages.tree import Element


class LineEnds(Extension):
    """Takes out the line ends between two tags of a template, which would be spaces on the page."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Make comments of them, so that errors still tell the line."""
        return re.sub(r"(?<=[>}])\n\s*(?=[<{])", r"{#\g<0>#}", source)


def show(value: object) -> Any:
    """Let a template print an element, and a series of elements and texts; None is nothing."""
    if isinstance(value, Element):
        return Markup(tostring(value, "unicode"))
    if isinstance(value, Iterable) and not isinstance(value, str):
        return Markup("").join(map(show, value))
    return "" if value is None else value


TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).with_name("templates")),
    extensions=[LineEnds],
    autoescape=True,
    undefined=StrictUndefined,
    finalize=show,
)
TEMPLATES.globals |= {
    "CHECKS": CHECKS,
    "KINDS": KINDS,
    "MANNERS": MANNERS,
    "article_page": article_page,
    "counted": counted,
    "link_article": link_article,
    "link_record": link_record,
    "long_date": long_date,
    "mark": render_mark,
    "name_kind": name_kind,
    "passage": passage,
    "words_in": shares.words,
}
TEMPLATES.filters["along"] = shares.along


def render(template: str, **values: object) -> Element:
    """Return a template's element; every value is text and is escaped, unless it is an element."""
    return fromstring(TEMPLATES.get_template(template).render(values))
