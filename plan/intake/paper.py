"""What a received file holds, whatever kind it is of: paragraphs and tables in order, letter for letter.

Nothing here is normalised: decomposed letters, no-break spaces, soft hyphens, two spaces in a row stand as in the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

BREAK = " ¶ "
"""Between the paragraphs of a cell, where it is written on one line."""
Origin = Literal["docx", "doc", "odt", "xlsx", "text"]


class UnreadableError(Exception):
    """A file is not taken; the message says in Vietnamese what was found, where, and what to do."""


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of the body or of a cell."""

    text: str
    """Exactly as in the file, without the automatic number; a line break inside is "\\n", a tab "\\t"."""
    number: str = ""
    """The automatic number as Word shows it: "1.", "a)"; empty where there is none or where it is typed."""
    style: str = ""
    """The name of its style: "heading 1"."""
    where: str = ""
    """How messages call it: "đoạn 12"."""
    is_heading: bool = False

    @property
    def shown(self) -> str:
        """What a reader of the paper sees: the number, a space, the text.

        >>> Paragraph("Mục tiêu chung", number="1.1.").shown
        '1.1. Mục tiêu chung'
        """
        return f"{self.number} {self.text}" if self.number and self.text else self.number or self.text


@dataclass(frozen=True)
class GridCell:
    """A cell, in the row where it begins."""

    column: int
    """The first column of the grid that it covers, from 0."""
    span: int
    """How many columns it covers."""
    height: int
    """How many rows it covers."""
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True)
class GridRow:
    """The cells that begin in a row, from left to right: fewer than there are columns where others reach into it."""

    cells: tuple[GridCell, ...]
    is_head: bool = False
    """Whether the file says that the row is repeated on each page."""


@dataclass(frozen=True)
class Grid:
    """A table on an explicit grid of columns."""

    rows: tuple[GridRow, ...]
    width: int
    where: str
    """How messages call it: "bảng 2"."""
    is_layout: bool = False
    """Whether it only sets words side by side, as the head with the motto and the signature do."""


@dataclass(frozen=True)
class Aside:
    """What is no plain text of the body: a text box, a footnote, a field, a nested table, a picture."""

    where: str
    """"đoạn 12", "bảng 2, hàng 3, cột 4"."""
    said: str
    """What it is, with its words, in Vietnamese."""


@dataclass(frozen=True)
class Manuscript:
    """What a file holds."""

    blocks: tuple[Paragraph | Grid, ...]
    asides: tuple[Aside, ...]
    origin: Origin

    @property
    def paragraphs(self) -> Iterator[Paragraph]:
        """All paragraphs in order, those of cells too."""
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield block
            else:
                yield from (paragraph for row in block.rows for cell in row.cells for paragraph in cell.paragraphs)
