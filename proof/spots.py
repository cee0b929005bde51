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
"""The columns of the appendix; a section's title stands under "Mục tiêu"."""
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
        return self.column in COLUMNS


def item(key: str, number: int) -> Spot:
    """Return the place of an item of a list of plan.yml, counted from 1."""
    return Spot(f"{key}.{number}")


def continued(above: str, number: int) -> str:
    """Name a row without a product, the number-th below the row that it continues."""
    return f"{above}{MORE}{number})"
