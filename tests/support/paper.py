"""What a browser printed: the text of each page, its smallest letters, and how much is empty."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

from pypdf import PageObject, PdfReader

Matrix = Sequence[float]


@dataclass(frozen=True)
class Sheet:
    """A printed page."""

    text: str
    smallest: float
    """The size of its smallest letters, in points; 0 on a blank page."""
    empty: float
    """How much of its height is empty below its last line, as a share."""


def read_paper(pdf: bytes) -> list[Sheet]:
    """Return the pages of a PDF file."""
    return [_read(page) for page in PdfReader(io.BytesIO(pdf)).pages]


def count_sheets(pdf: bytes) -> int:
    """Return the number of pages of a PDF file, without reading them."""
    return len(PdfReader(io.BytesIO(pdf)).pages)


def _read(page: PageObject) -> Sheet:
    sizes: list[float] = []
    heights: list[float] = []

    def see(text: str, cm: Matrix, tm: Matrix, font: object, size: float) -> None:
        if text.strip():
            sizes.append(size * abs(tm[3] * cm[3]))
            heights.append(tm[4] * cm[1] + tm[5] * cm[3] + cm[5])

    text = page.extract_text(visitor_text=see)
    height = float(page.mediabox.height)
    return Sheet(text, min(sizes, default=0), min(heights, default=height) / height)
