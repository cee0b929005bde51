"""What a picture says of itself: its message with the number that carries it, what is counted, where it is taken from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

from plan.facts.year import Year
from plan.ground.model import QUARTERS, ROMAN, ColumnKey, Plan

_TOLD = 3
"""How many that are equal are named."""


class PictureError(ValueError):
    """A picture does not say what a reader must be told of it."""

    def __init__(self, anchor: str, name: str) -> None:
        super().__init__(f'the picture "{anchor}" has no {name}')


@dataclass(frozen=True)
class Picture:
    """A table that is to be looked at: it is not drawn without its message, what is counted, and its source.

    Raises:
        PictureError: one of them is missing.

    """

    anchor: str
    message: str
    """Its heading, a sentence with a number: "Quý IV có nhiều sản phẩm đến hạn nhất: 19 trong 61"."""
    counted: str
    """Whole sentences."""
    source: str
    """Which part of the plan: "Phụ lục, cột Cơ quan chủ trì"; a link leads to the appendix."""

    def __post_init__(self) -> None:
        for field in fields(self):
            if not getattr(self, field.name).strip():
                raise PictureError(self.anchor, field.name)


def appendix(plan: Plan, *columns: ColumnKey) -> str:
    """Return as a source the columns of a plan's appendix that it has, by its own names.

    >>> appendix(plan, "lead", "timing")
    'Phụ lục, cột “Cơ quan chủ trì”, “Thời gian thực hiện”'
    """
    names = (f"“{name}”" for column in columns if (name := plan.column_names.get(column)))
    return f"Phụ lục, cột {', '.join(names)}"


def year_picture(of: Year) -> Picture:
    """Return what a picture of the year says: in which quarter most is due."""
    return Picture("ca-nam", _busiest(of), _quarters_counted(of), appendix(of.plan, "deliverable", "lead", "timing"))


def _busiest(of: Year) -> str:
    total = len(of.plan.rows)
    names, number = most({f"Quý {ROMAN[quarter]}": of.times[str(quarter)] for quarter in QUARTERS})
    if not number:
        return f"Không quý nào có hạn: {total} sản phẩm đều không ghi ngày hay quý"
    if len(names) == len(QUARTERS):
        return f"Quý nào cũng có {number} trong {total} sản phẩm đến hạn"
    quarters = listed(names)
    if len(names) > 1:
        return f"{quarters} cùng có nhiều sản phẩm đến hạn nhất: mỗi quý {number} trong {total}"
    return f"{quarters} có nhiều sản phẩm đến hạn nhất: {number} trong {total}"


def _quarters_counted(of: Year) -> str:
    every = of.times["quarterly"]
    also = f"kể cả {every} sản phẩm định kỳ hàng quý; " if every else ""
    return f"Số ở mỗi quý là số sản phẩm có hạn trong quý, {also}sản phẩm ghi nhiều quý được đếm ở từng quý."


def most(counted: Mapping[str, int]) -> tuple[list[str], int]:
    """Return the names with the greatest number, in their order, and that number; none and 0 of nothing.

    >>> most({"a": 1, "b": 2, "c": 2})
    (['b', 'c'], 2)
    """
    greatest = max(counted.values(), default=0)
    return [name for name, number in counted.items() if number == greatest], greatest


def listed(names: Sequence[str], noun: str = "") -> str:
    """Return names within a sentence; of many with a noun for them, only how many there are.

    >>> listed(["Quý I", "Quý II", "Quý IV"]), listed(["a", "b", "c", "d"], "cơ quan")
    ('Quý I, Quý II và Quý IV', '4 cơ quan')
    """
    if noun and len(names) > _TOLD:
        return f"{len(names)} {noun}"
    return " và ".join(filter(None, (", ".join(names[:-1]), names[-1])))
