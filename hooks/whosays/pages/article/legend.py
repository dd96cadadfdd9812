"""The codebook's words and their meanings, as tables for the guide and the method page."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from whosays.codebook import CHECKS, FLAGS, KINDS, MANNERS, SIGNALS
from whosays.pages.article.mark import render_mark
from whosays.pages.tree import Child, build

Row = tuple[Sequence[Child], Sequence[Child]]


def render_kinds() -> Element:
    """Give the kinds with their marks, in everyday words first."""
    rows: list[Row] = [
        (
            (render_mark(kind), f" {kind.letter} · {kind.basis} ({kind.name})"),
            (kind.meaning,),
        )
        for kind in KINDS.values()
    ]
    return _table(("Kind", "Who says so?"), rows)


def render_checks() -> Element:
    """Give what a check can find, with its sign."""
    rows = (([f"{check.sign} {check.short}"], [check.meaning]) for check in CHECKS.values())
    return _table(("Check", "What it means"), rows)


def render_signals() -> Element:
    """Give what gives analysis away."""
    return _table(("Signal", "What to look for"), _plain(SIGNALS))


def render_flags() -> Element:
    """Give what else a note can warn of."""
    return _table(("Flag", "What it means"), _plain(FLAGS))


def render_manners() -> Element:
    """Give the ways in which words reach an article."""
    return _table(("How the words came", "What it means"), _plain(MANNERS))


def _plain(words: Mapping[Any, str]) -> Iterable[Row]:
    return (([name.replace("-", " ")], [meaning]) for name, meaning in words.items())


def _table(heads: tuple[str, str], rows: Iterable[Row]) -> Element:
    return build(
        "table",
        {},
        build("thead", {}, build("tr", {}, *(build("th", {"scope": "col"}, h) for h in heads))),
        build(
            "tbody",
            {},
            *(
                build("tr", {}, build("th", {"scope": "row"}, *first), build("td", {}, *second))
                for first, second in rows
            ),
        ),
    )
