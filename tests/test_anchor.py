"""Anchoring: exact and in order, or refused."""

import random

import pytest
from whosays.read.anchor import partition

TEXT = "Ein Satz – mit „Zeichen“. Zweiter 🛰️ Satz, é und e\u0301; مرحبا بالعالم! <b>&amp;\n\nEnde."


@pytest.mark.parametrize("seed", range(40))
def test_any_cut_of_a_text_is_found_again(seed: int) -> None:
    chance = random.Random(seed)
    words = TEXT.split()
    edges = sorted(chance.sample(range(1, len(words)), chance.randint(1, 6)))
    quotes = [" ".join(words[a:b]) for a, b in zip([0, *edges], [*edges, len(words)], strict=True)]
    spans, misfits = partition(TEXT, quotes)
    assert misfits == []
    found = [TEXT[span.start : span.end] for span in spans if span]
    assert [" ".join(text.split()) for text in found] == quotes


@pytest.mark.parametrize("seed", range(40))
def test_one_wrong_letter_anywhere_is_refused(seed: int) -> None:
    chance = random.Random(seed)
    place = chance.choice([i for i, character in enumerate(TEXT) if character.isalpha()])
    wrong = TEXT[:place] + "¤" + TEXT[place + 1 :]
    assert partition(TEXT, [wrong])[1]


def test_a_deleted_quote_is_not_attached_elsewhere() -> None:
    spans, misfits = partition("One two three. Four five six.", ["One two four.", "Four five six."])
    assert spans[0] is None and spans[1] is not None
    assert [index for index, _ in misfits] == [0]


def test_the_same_words_twice_are_told_apart() -> None:
    spans, misfits = partition("Yes. No. Yes.", ["Yes.", "No.", "Yes."])
    assert misfits == []
    assert [span.start for span in spans if span] == [0, 5, 9]
