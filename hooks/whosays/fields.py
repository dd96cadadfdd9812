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


def _no_control(text: str) -> str:
    if found := re.search(r"[\x00-\x09\x0b-\x1f\x7f]", text):
        name = f"U+{ord(found.group()):04X}"
        raise PydanticCustomError("markup", "has a control character ({found})", {"found": name})
    return text


def _without(pattern: str, allowed: str) -> AfterValidator:
    def check(text: str) -> str:
        if found := re.search(pattern, text):
            raise PydanticCustomError(
                "markup",
                "has “{found}” in it; only {allowed} can stand here",
                {"found": found.group(), "allowed": allowed},
            )
        return text

    return AfterValidator(check)


HTML = r"<[A-Za-z/!?][^>\s]*>?"
LINK = r"!?\](?:\(|\[)[^)\]]*[)\]]?"
Text = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_no_control)
]
Plain = Annotated[Text, _without(rf"{HTML}|{LINK}|\[\[|[*`{{}}]", "plain words")]
"""Text that is shown as it is."""
Prose = Annotated[Text, _without(rf"{HTML}|{LINK}|!\[|[`{{}}]", "words, *emphasis* and [[terms]]")]
"""Text that is read as Markdown, of which it may use no more than that."""
DATE = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Date = Annotated[str, StringConstraints(pattern=DATE)]
Address = Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]
