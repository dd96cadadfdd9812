"""The model and what must follow it: a key that is added to it appears in the spreadsheet."""

import ast
import re
from string import Formatter
from typing import Annotated, Any, get_args

import pytest
from pydantic import Field, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo
from whosays import codebook
from whosays.formats.registry import OF_AN_ARTICLE, OF_THE_EDITION
from whosays.formats.rows import COLUMNS, LISTS, OF_SPEAKER, ORDER, PARTS
from whosays.lexicon import LEXICON
from whosays.model import notes, practice, reference, term
from whosays.model.fields import Data
from whosays.model.notes import Also, AnyNote, Speaker, Undecided, Wire

from tests.conftest import ROOT

KINDS = get_args(AnyNote)
KEYS = {name for kind in KINDS for name in kind.model_fields}
NOT_IN_A_TABLE = {"wire_record"}
"""What only the file can say; a table leaves it as it is."""


def test_the_lexicon_has_all_that_the_code_names() -> None:
    for names, words in (
        (codebook.KindName, codebook.KINDS),
        (codebook.CheckName, codebook.CHECKS),
        (codebook.SignalName, codebook.SIGNALS),
        (codebook.MannerName, codebook.MANNERS),
        (codebook.FlagName, codebook.FLAGS),
        (reference.Standing, LEXICON["standing"]),
        (reference.Seen, LEXICON["seen"]),
    ):
        assert get_args(names) == tuple(words)
    assert {*OF_AN_ARTICLE, *OF_THE_EDITION, "site"} == set(LEXICON["download"])


def test_every_sentence_of_a_fault_is_said_with_its_gaps_filled() -> None:
    sentences = {
        name: {gap for _, gap, _, _ in Formatter().parse(sentence) if gap}
        for name, sentence in LEXICON["fault"].items()
    }
    said = {}
    for path in (ROOT / "hooks/whosays").rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            match call:
                case ast.Call(ast.Name("say"), [ast.Constant(str(name))], gaps):
                    said[name] = {gap.arg for gap in gaps}
                case ast.Call(ast.Name("refusal"), [_, ast.Constant(str(name))], gaps):
                    said[name] = {gap.arg for gap in gaps} - {"line"}
    assert said == sentences


def test_a_note_is_written_with_every_key() -> None:
    assert set(ORDER) == KEYS and len(ORDER) == len(KEYS)


def test_the_spreadsheet_has_a_column_for_every_key() -> None:
    parts = {
        f"{key}_{name}"
        for key, model in (("also", Also), ("wire", Wire))
        for name in model.model_fields
    }
    own = (KEYS - {"quote", "also", "wire"}) | {"words", "cues"} | set(OF_SPEAKER)
    assert set(COLUMNS) == own | parts - NOT_IN_A_TABLE
    assert {f"{key}_{name}" for key, names in PARTS.items() for name in names} == (
        parts - NOT_IN_A_TABLE
    )


def test_the_spreadsheet_knows_which_keys_are_lists() -> None:
    lists = {
        name
        for kind in KINDS
        for name, field in kind.model_fields.items()
        if "tuple" in str(field.annotation)
    }
    assert {*LISTS, "looked"} == lists  # whose entries are lines in one cell
    assert set(OF_SPEAKER) == set(Speaker.model_fields) - {"name"}
    assert "cues" in Undecided.model_fields


SAID = [
    pytest.param(field, int(found[1] or found[2]), id=f"{model.__name__}.{name}")
    for module in (notes, practice, reference, term)
    for model in vars(module).values()
    if isinstance(model, type) and issubclass(model, Data)
    for name, field in model.model_fields.items()
    if (found := re.search(r"in (\d+) words or fewer|: (\d+) words", field.description or ""))
]


@pytest.mark.parametrize(("field", "most"), SAID)
def test_a_key_is_described_with_the_words_that_it_may_have(field: FieldInfo, most: int) -> None:
    kind: Any = Annotated[field.annotation, Field(), *field.metadata]
    check: TypeAdapter[str] = TypeAdapter(kind)
    check.validate_python("word " * most)
    with pytest.raises(ValidationError, match=f"has {most + 1} words. The maximum is {most}"):
        check.validate_python("word " * (most + 1))
