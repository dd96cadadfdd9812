"""Glossary words in a text."""

from collections.abc import Iterator

import pytest
from whosays.aliases import AliasIndex, Match
from whosays.edition import Edition
from whosays.read.check.ids import check_aliases

INDEX = AliasIndex.of([
    ("the Quad", "quad"),
    ("“no limits” partnership", "no-limits"),
    ("partnership", "partnership"),
    ("war games", "drill"),
    ("PLA", "pla"),
    ("Moscow", "metonym"),
    ("international order", "order"),
    ("rules-based international order", "rules"),
    ("港口", "port"),
    ("インド", "india"),
])  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Similarly, the Quad, an", [("the Quad", "quad")]),
        ("a “no limits” partnership in", [("“no limits” partnership", "no-limits")]),
        ("WAR GAMES and war games", [("WAR GAMES", "drill"), ("war games", "drill")]),
        ("plays and PLAYS are not (PLA)", [("PLA", "pla")]),
        ("Moscow’s", [("Moscow", "metonym")]),
        ("moscow", []),
        ("a rules-based international order", [("rules-based international order", "rules")]),
        ("partnerships", []),
        ("周一港口关闭，PLA在场", [("港口", "port"), ("PLA", "pla")]),
        ("インドの港とインドネシア", [("インド", "india")]),
        ("", []),
    ],
)
def test_find(text: str, found: list[tuple[str, str]]) -> None:
    assert [(text[m.start : m.end], m.term) for m in INDEX.find(text)] == found


def test_a_word_inside_another_is_found_too() -> None:
    text = "a rules-based international order"
    assert [match.alias for match in INDEX.find_all(text)] == [
        "rules-based international order",
        "international order",
    ]


def test_each_text_is_read_once_however_many_terms_there_are(
    small: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    (name, term), *_ = small.terms.items()
    many = {f"{name}-{n}": term.model_copy(update={"aliases": (f"a{n}",)}) for n in range(50)}
    read: list[str] = []
    find_all = AliasIndex.find_all

    def counted(self: AliasIndex, text: str) -> Iterator[Match]:
        read.append(text)
        return find_all(self, text)

    monkeypatch.setattr(AliasIndex, "find_all", counted)
    assert len(list(check_aliases(many, small.articles.values()))) == len(many)
    assert len(read) == sum(len(article.blocks) for article in small.articles.values())
