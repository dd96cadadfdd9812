"""Quotations: looked up word by word, wherever they are said to be."""

import pytest
from whosays.read.quotations import Source, missing

RECORD = Source(
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
        "He said ‘today we got acquainted’, and »Today we got« «acquainted».",
        "The drivers’ union and the teachers’ union don’t agree, it’s said.",
        "The drivers' union and the teachers' union don't agree, it's said.",
        "In the ’90s, ‘90s or '90s it was the drivers’ union that they’d join.",
        "Rock ‘n’ roll was no fun for the drivers’ union.",
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
    two = [Source("a", "peace is near and"), Source("b", "war is over")]
    assert list(missing("“peace is near … war is over”", two))


MARKS = (
    *("“”", '""', "„“", "„”", '„"', "””", "«»", "»«", "»»", "‹›", "›‹"),
    *("‘’", "‚‘", "‚’", "''", "「」", "『』"),
)


@pytest.mark.parametrize("marks", MARKS)
def test_every_form_of_quotation_marks_is_looked_up(marks: str) -> None:
    space = "\u00a0" if marks in ("«»", "‹›") else ""
    for words, count in (("we got acquainted", 0), ("wasn’t getting it’s due", 1)):
        text = f"Er sagte: {marks[0]}{space}{words}{space}{marks[1]}, und ging."
        assert len(list(missing(text, [RECORD]))) == count, text


def test_chinese_is_counted_by_its_characters() -> None:
    source = Source("record", "双方就两军关系深入交换意见。")
    assert not list(missing("「两军关系深入交换」", [source]))
    assert list(missing("「两军关系没有交换」", [source]))
    assert not list(missing("「没有」", [source]))
