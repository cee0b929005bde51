"""The places of a document, by the ids that their order gives them: the same names for the source and for the data."""

from __future__ import annotations

from typing import NamedTuple

COLUMNS = (
    "TT",
    "Mục tiêu",
    "Nhiệm vụ",
    "Hoạt động",
    "Sản phẩm",
    "Cơ quan chủ trì",
    "Cơ quan phối hợp",
    "Thời gian thực hiện",
)
"""The columns that the appendix of any plan may have, whatever it calls them; a section's title is kept under "Mục tiêu"."""
NUMBER, TITLE = COLUMNS[:2]
KEYS = ("number", "objective", "task", "activity", "deliverable", "lead", "coordinating", "timing")
"""What proof.yml and plan.yml call them."""
OTHER = "other"
"""What both call any further column."""
_OTHER = "cột khác "

LABEL, BODY = "đánh số", "nội dung"
"""The two fields of a paragraph: "a)" and what follows it. What plan.yml holds under a key is a body."""


MORE = " (tiếp "
"""Stands in the name of a row without a product, behind that of the product above."""


class Spot(NamedTuple):
    """A cell or paragraph: the id of its record (or the key of plan.yml), and the column or field."""

    record: str
    column: str = BODY

    @property
    def is_cell(self) -> bool:
        """Whether it is one of the appendix."""
        return self.column in COLUMNS or self.column.startswith(_OTHER)


def item(key: str, number: int) -> Spot:
    """Return the place of an item of a list of plan.yml, counted from 1."""
    return Spot(f"{key}.{number}")


def cell(table: str, row: int, column: int) -> Spot:
    """Return the place of a cell of a table of its own, counted from 1."""
    return Spot(f"{table}.{row}", f"ô {column}")


def continued(above: str, number: int) -> str:
    """Name a row without a product, the number-th below the row that it continues."""
    return f"{above}{MORE}{number})"


def named(keys: tuple[str, ...]) -> tuple[str, ...]:
    """Name the columns of a table by their keys; further ones are counted from 1.

    >>> named(("number", "task", "other", "timing", "other"))
    ('TT', 'Nhiệm vụ', 'cột khác 1', 'Thời gian thực hiện', 'cột khác 2')
    """
    others = [number for number, key in enumerate(keys) if key not in KEYS]
    return tuple(
        COLUMNS[KEYS.index(key)] if key in KEYS else f"{_OTHER}{others.index(number) + 1}" for number, key in enumerate(keys)
    )


def in_order(columns: set[str]) -> list[str]:
    """Return columns in the order in which rows are compared, whatever the order of the table."""
    return [*filter(columns.__contains__, COLUMNS), *sorted(columns - {*COLUMNS}, key=lambda name: (len(name), name))]
