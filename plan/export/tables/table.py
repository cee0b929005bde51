"""What a table is: its columns, what a row of it is, which of its columns name a row of another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields, replace
from functools import partial
from typing import Any, Generic, Literal, TypeVar

from plan.facts.located import address
from plan.facts.year import Year, year_of
from plan.ground.addresses import Links, Slug
from plan.ground.model import Archive, Placed, field_of, told

T = TypeVar("T")

CellType = Literal["text", "code", "integer", "number", "date", "address"]
"""What stands in a cell: a number may have decimals, a code is one of those that `words` explains."""
TableValue = str | float | dt.date | tuple[str, ...] | None
"""What a column takes from a row; several texts stand in one cell, a line each."""
TableCell = str | float | None
"""What a file holds of it: a date as year-month-day, None for nothing."""
OWN_WORDS = "Đúng lời văn bản."
"""Said of a column of the document's own words; of one of several texts `LINES`, without a point."""
LINES = "Đúng lời văn bản, mỗi đoạn một dòng trong ô"


@dataclass(frozen=True)
class Tabled(Generic[T]):
    """What a row is of, with the plan that it belongs to; of no one plan, with the newest."""

    of: Year
    to: Links
    item: T


@dataclass(frozen=True, kw_only=True)
class TableColumn(Generic[T]):
    """A column of a table."""

    name: str
    """For programs; what other files and the API call it, too."""
    title: str
    description: str
    of: Callable[[Tabled[T]], TableValue]
    type: CellType = "text"
    required: bool = False
    """Whether there is a value in every row."""
    refers: str = ""
    """The name of the table of which a row is named here, by its key: with the year before it where rows are of plans."""
    words: Mapping[str, str] = field(default_factory=dict)
    """What the codes mean."""

    def cell(self, row: Tabled[T]) -> TableCell:
        """Return what stands in the cell of a row."""
        value = self.of(row)
        if isinstance(value, tuple):
            value = "\n".join(value)
        return value.isoformat() if isinstance(value, dt.date) else None if value == "" else value


@dataclass(frozen=True, kw_only=True)
class Table(Generic[T]):
    """A table of all plans together."""

    name: str
    title: str
    description: str
    """What a row is, and what there is to know before rows are counted."""
    key: tuple[str, ...]
    """The columns that tell one row from every other."""
    found: Callable[[Year], Iterable[T]]
    """What the rows are of, in their order; of what belongs to no one plan, asked of the newest alone."""
    columns: tuple[TableColumn[T], ...]
    is_optional: bool = False
    """Whether there is no such table where no plan has a row of it."""

    @property
    def is_of_plans(self) -> bool:
        """Whether each plan has rows of its own."""
        return any(column.name == "year" for column in self.columns)

    def rows(self, archive: Archive, root: str) -> Iterator[tuple[TableCell, ...]]:
        """Yield the cells of every row; `root` is the address of the site's root."""
        for plan in archive.plans if self.is_of_plans else (archive.newest,):
            of, to = year_of(archive, plan), Links(root, plan.year)
            for item in self.found(of):
                row = Tabled(of, to, item)
                yield tuple(column.cell(row) for column in self.columns)

    def count(self, archive: Archive) -> int:
        """Return the number of rows."""
        plans = archive.plans if self.is_of_plans else (archive.newest,)
        return sum(1 for plan in plans for _ in self.found(year_of(archive, plan)))


def year_column() -> TableColumn[Any]:
    """Return the column that says which plan a row is of."""
    return TableColumn(
        name="year",
        title="Năm",
        description="Năm của kế hoạch.",
        of=lambda it: it.of.plan.year,
        type="integer",
        required=True,
        refers="plans",
    )


def key_column(record: type[Placed], name: str, description: str, **more: Any) -> TableColumn[Any]:
    """Return a column of what a key of the YAML holds, named as the key is; always there where the key has no default."""
    default = next(item.default for item in fields(record) if item.name == field_of(name))
    said = told(record, name)
    kind = "code" if said.choices else "text"
    of = partial(_value, field_of(name))
    options = {"of": of, "type": kind, "required": default is MISSING, "words": said.choices, **more}
    return TableColumn(name=name, title=said.column, description=description, **options)


def _value(name: str, row: Tabled[Any]) -> TableValue:
    value: TableValue = getattr(row.item, name)
    return value


def id_column(title: str, description: str, **more: Any) -> TableColumn[Any]:
    """Return the column of the id by which other tables name a row."""
    options = {"of": lambda it: it.item.id, **more}
    return TableColumn(name="id", title=title, description=description, required=True, **options)


def address_column(record: Callable[[Any], Any] = lambda item: item) -> TableColumn[Any]:
    """Return the column of where a record of the plan is on the site; `record` finds it in what a row is of."""
    return TableColumn(
        name="address",
        title="Địa chỉ",
        description="Địa chỉ trên trang này.",
        of=lambda it: address(it.of.at[id(record(it.item))], it.of.plan, it.to),
        type="address",
        required=True,
    )


def glossary_column() -> TableColumn[Any]:
    """Return the column of where an abbreviation or a term is explained on the site."""
    return replace(address_column(), of=lambda it: f"{it.to.page(Slug.GLOSSARY)}#{it.item.anchor}")
