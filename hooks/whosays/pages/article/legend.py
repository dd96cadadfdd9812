"""The codebook's words and their meanings, for the guide and the method page."""

from collections.abc import Mapping
from itertools import islice
from typing import Any

from whosays.codebook import CHECKS, FLAGS, KINDS, MANNERS, SIGNALS, Kind
from whosays.edition import Edition
from whosays.pages.article.mark import render_mark
from whosays.pages.article.quotation import link_passage
from whosays.pages.tree import Element, build, render_table


def render_kinds() -> Element:
    """Return the kinds with their marks, in everyday words first."""
    rows = (
        ((render_mark(kind), f" {kind.letter} · {kind.words}"), kind.meaning)
        for kind in KINDS.values()
    )
    return render_table(("Kind", "Who says so?"), rows)


def render_checks() -> Element:
    """Return what a check can find, with its sign."""
    rows = ((f"{check.sign} {check.short}", check.meaning) for check in CHECKS.values())
    return render_table(("Check", "What it means"), rows)


def render_signals() -> Element:
    """Return what gives analysis away."""
    return _plain("Clue", "What to look for", SIGNALS)


def render_flags() -> Element:
    """Return what else a note can warn of."""
    return _plain("Flag", "What it means", FLAGS)


def render_manners() -> Element:
    """Return the ways in which words reach an article."""
    return _plain("How the words are reported", "What it means", MANNERS)


def _plain(word: str, meaning: str, words: Mapping[Any, str]) -> Element:
    rows = ((name.replace("-", " "), said) for name, said in words.items())
    return render_table((word, meaning), rows)


def render_examples(edition: Edition) -> Element:
    """Return a section for each kind, with the edition's first passage of it.

    `lesson` of `whosays.pages.addresses` links to their ids.
    """
    sections = (_example(edition, kind) for kind in KINDS.values())
    return build("div", {"class": "ws-examples"}, *sections)


def _example(edition: Edition, kind: Kind) -> Element:
    every = ((one, note) for one in edition.in_practice for note in one.with_kind(kind.id))
    example = build("p", {}, "No passage here is of this kind yet.")
    for article, note in islice(every, 1):
        check = CHECKS[note.check]
        words = build("span", {"class": f"ws-passage ws-{kind.slug}"}, note.quote)
        found = build("span", {"class": "ws-check"}, f"{check.sign} {check.short}.")
        example = build(
            "div",
            {"class": f"ws-quotation ws-{kind.slug}"},
            build("p", {"class": "ws-text", **article.tongue}, words),
            build("p", {}, found, f" {note.gist} ", link_passage(edition, article, note)),
        )
    heading = build("h3", {"id": kind.slug}, render_mark(kind), f" {kind.letter} · {kind.title}")
    return build("section", {}, heading, build("p", {}, kind.meaning), example)
