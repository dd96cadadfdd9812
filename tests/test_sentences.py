"""Where sentences of our notes end, what figures they have, and what claims to have looked."""

import pytest
from whosays.read.check.advice import is_cut
from whosays.read.check.notes import sweeping_word
from whosays.read.quotations import figures, figures_in_record, sentences
from whosays.syntax import marked, without_marks


@pytest.mark.parametrize(
    "parts",
    [
        ["One.", "Two?", "Three!"],
        ["He told Zhang [@a].", "He told Dong [@b; @c]."],
        ["“It is over. We won”, he said [@a].", "Nobody replied."],
        ["He said: “It is over.”", "She did not."],
        ['He said: "It is over. We won."', "She did not."],
        ["The U.S. Navy sailed.", "It turned in the U.S.", "The rest is open."],
        ["Mr. Li met Gen. J. Smith on 3 Sept. 2024 at No. 7.", "Both left."],
        ["It fell … and rose.", "[[quad|The four]] met.", "(A site has it.)", "*Soll* is a plan."],
        ["A first paragraph", "A second, after an empty line."],
        ["The B.Z. (translated) has it e.g. here.", "3 came."],
    ],
)
def test_a_text_is_cut_into_its_sentences(parts: list[str]) -> None:
    between = "\n\n" if "paragraph" in parts[0] else " "
    assert list(sentences(between.join(parts))) == parts


@pytest.mark.parametrize(
    ("ours", "record"),
    [
        ("1,234 of them", "1.234 Leute"),
        ("46.3 per cent", "46,3 Prozent"),
        ("19 March 2011", "am 19.03.2011"),
        ("in 1953", "1950–53"),
        ("in 1950–53", "from 1950 to 1953"),
        ("the 12th", "the twelfth"),
        ("6 ships", "Six ships"),
        ("3 May 2024", "2024-05-03 (May)"),
        ("the 1990s", "the 1990s"),
    ],
)
def test_a_figure_is_known_however_it_is_written(ours: str, record: str) -> None:
    assert set(figures(ours)) <= figures_in_record(record)


@pytest.mark.parametrize(
    ("ours", "record"), [("46 per cent", "46.3 per cent"), ("1,234", "1,2345"), ("2011", "2012")]
)
def test_a_figure_is_not_another(ours: str, record: str) -> None:
    assert not set(figures(ours)) & figures_in_record(record)


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Nobody replied.", "nobody"),
        ("There is no record.", "no"),
        ("The first of its kind.", "first"),
        ("The article names nobody.", ""),
        ("In English: nobody is hurt.", ""),
        ("We read two releases and found none.", ""),
        ("He said “nobody was ever hurt”.", ""),
        ("It was No. 7.", ""),
        ("It is an annotation.", ""),
    ],
)
def test_a_word_that_claims_to_have_looked_everywhere(sentence: str, word: str) -> None:
    assert sweeping_word(sentence) == word


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("It is over.", False),
        ("… it is over.", False),
        ("“It is over.”", False),
        ("It is …", False),
        ("3 came!", False),
        ("会谈今日举行。", False),
        ("it is over.", True),
        ("It is over", True),
        ("«It is over», he", True),
    ],
)
def test_an_excerpt_is_whole_or_shows_where_it_is_cut(text: str, cut: bool) -> None:
    assert is_cut(text) is cut


def test_marks_are_read_over_a_line_end_and_leave_nothing() -> None:
    text = "He told Zhang\n[@tass-2024; @ria]. And [@so] on."
    assert marked(text) == ["tass-2024", "ria", "so"]
    assert without_marks(text) == "He told Zhang. And on."
