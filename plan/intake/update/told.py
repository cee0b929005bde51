"""What is told of a workbook: where, what was found and what to do."""

from __future__ import annotations

from typing import NamedTuple


class Spotted(NamedTuple):
    """A cell of a workbook."""

    sheet: str
    cell: str
    """"F12"; "" for the sheet as a whole."""

    def __str__(self) -> str:
        return f"trang “{self.sheet}”, ô {self.cell}" if self.cell else f"trang “{self.sheet}”"


class Telltale(NamedTuple):
    """One thing to tell."""

    where: Spotted | str
    """A cell, or the name of a file."""
    said: str

    def __str__(self) -> str:
        return f"{self.where}: {self.said}"


class RefusedWorkbookError(Exception):
    """A workbook is not taken, and nothing is written; `tales` says why, cell by cell."""

    def __init__(self, *tales: Telltale) -> None:
        self.tales = tales
        super().__init__("\n".join(map(str, tales)))
