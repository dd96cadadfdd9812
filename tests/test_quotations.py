"""Quotations: looked up word by word, wherever they are said to stand."""

import pytest
from whosays.read.quotations import Source, missing

RECORD = Source.of(
    "record", "Zhang said: “Today, we got acquainted” and he hoped for a *good* working relation."
)


@pytest.mark.parametrize(
    "text",
    [
        "He said “Today we got acquainted.”",
        "He said “today we got acquainted,” and left.",
        'He said "Today we got acquainted".',
        "“Today we … hoped for a good working relation”, he said.",
        "“Today we got acquainted” and “hoped for [only] a good working relation”.",
        "“Two words” are not looked up, nor “one”.",
        "He “hoped for a [[working-relation|good working]] relation”.",
        "Nothing is quoted here, and 5\" by 7\" is a size.",
    ],
)  # fmt: skip
def test_what_stands_there_is_found(text: str) -> None:
    assert list(missing(text, [RECORD])) == []


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("“Today we got acquainted at last”", "“today we got acquainted and he hoped"),
        ("“hoped for a good … today we got”", "“hoped for a good working relation”"),
        ("“hoped for good working relations”", "“hoped for a good working relation”"),
        ("“nothing of the kind”", ""),
    ],
)
def test_what_does_not_is_shown_beside_the_nearest_words(text: str, near: str) -> None:
    [(quotation, nearest)] = missing(text, [RECORD])
    assert quotation == text.strip("“”")
    assert nearest.startswith(near) and bool(nearest) == bool(near)


def test_a_quotation_is_not_patched_together_from_two_sources() -> None:
    two = [Source.of("a", "peace is near and"), Source.of("b", "war is over")]
    assert list(missing("“peace is near … war is over”", two))
