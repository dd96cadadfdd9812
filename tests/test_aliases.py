"""Glossary words in a text."""

import pytest
from whosays.aliases import AliasIndex

INDEX = AliasIndex.of([
    ("the Quad", "quad"),
    ("“no limits” partnership", "no-limits"),
    ("partnership", "partnership"),
    ("war games", "drill"),
    ("PLA", "pla"),
    ("Moscow", "metonym"),
    ("international order", "order"),
    ("rules-based international order", "rules"),
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
        ("", []),
    ],
)
def test_find(text: str, found: list[tuple[str, str]]) -> None:
    assert [(text[m.start : m.end], m.term) for m in INDEX.find(text)] == found
