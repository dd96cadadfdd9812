"""The kinds of text that an edition's files are made of, and what each must be like."""

import re
from typing import Annotated

from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError


def count_words(text: str) -> int:
    """Count as an editor does: runs of characters between spaces and dashes."""
    return len([word for word in re.split(r"[\s–—]+", text) if re.search(r"\w", word)])


def at_most(words: int) -> AfterValidator:
    """Refuse a text that has more words."""

    def check(text: str) -> str:
        enough = len(text.split()) + text.count("–") + text.count("—") <= words  # the common case
        if not enough and (found := count_words(text)) > words:
            raise PydanticCustomError(
                "words",
                "has {found} words; {most} is the most",
                {
                    "found": found,
                    "most": words,
                },
            )
        return text

    return AfterValidator(check)


def _no_markup(text: str) -> str:
    if found := re.search(r"<[A-Za-z/!?][^>\s]*>?", text):
        raise PydanticCustomError(
            "markup",
            "has HTML in it (“{found}”); write words and *emphasis* only",
            {"found": found.group()},
        )
    if found := re.search(r"(?i)\]\(\s*(javascript|data|vbscript):", text):
        raise PydanticCustomError(
            "markup",
            "has a “{found}:” link; only http, https and links to our pages are allowed",
            {"found": found.group(1)},
        )
    return text


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Words = Annotated[Text, AfterValidator(_no_markup)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Date = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d\d(-\d\d)?)?$")]
Address = Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]
