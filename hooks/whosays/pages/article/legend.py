"""The codebook's words and their meanings, for the guide and the method page."""

from collections.abc import Mapping
from typing import Any

from whosays.codebook import CHECKS, FLAGS, KINDS, MANNERS, SIGNALS, KindName
from whosays.edition import Article, Edition
from whosays.model.notes import AnyNote, UnattributedAnalysis
from whosays.pages.article.mark import render_mark
from whosays.pages.template import render
from whosays.pages.tree import Element
from whosays.read.check.notes import JUDGEMENT


def render_kinds() -> Element:
    """Return the kinds with their marks, in everyday words first."""
    rows = (
        ((render_mark(kind), f" {kind.letter} · {kind.words}"), kind.meaning)
        for kind in KINDS.values()
    )
    return render("article/meanings.html", heads=("Kind", "Who says so?"), rows=rows)


def render_checks() -> Element:
    """Return what a check can find, with its sign."""
    words = {f"{check.sign} {check.short}": check.meaning for check in CHECKS.values()}
    return _meanings("Check", "What it means", words)


def render_signals() -> Element:
    """Return what gives analysis away."""
    return _meanings("Clue", "What to look for", SIGNALS)


def render_flags() -> Element:
    """Return what else a note can warn of."""
    return _meanings("Flag", "What it means", FLAGS)


def render_manners() -> Element:
    """Return the ways in which words reach an article."""
    return _meanings("How the words are reported", "What it means", MANNERS)


def _meanings(word: str, meaning: str, words: Mapping[Any, str]) -> Element:
    rows = ((name.replace("-", " "), said) for name, said in words.items())
    return render("article/meanings.html", heads=(word, meaning), rows=rows)


def render_examples(edition: Edition) -> Element:
    """Return a section for each kind, with the edition's first passage that shows it clearly."""
    every = [(article, note) for article in edition.in_practice for note in article.notes]
    examples: dict[KindName, tuple[Article, AnyNote]] = {}
    for article, note in sorted(every, key=lambda pair: _is_doubtful(pair[1])):
        examples.setdefault(note.kind, (article, note))
    return render("article/examples.html", edition=edition, examples=examples)


def _is_doubtful(note: AnyNote) -> bool:
    """Return whether readers may choose another kind, or find analysis in a record after all."""
    return note.also is not None or (
        isinstance(note, UnattributedAnalysis) and note.check != JUDGEMENT
    )
