"""sections.yml with tasks/ → the rows of the appendix, each with the cells that its records fill."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from plan.ground.problems import Place
from proof.fields import Field, Rebuilt, standing
from proof.nodes import Record
from proof.spots import COLUMNS, KEYS, NUMBER, TITLE, Spot, continued, in_order, named
from proof.undoing import published

Cells = Mapping[str, Field]
"""By their columns, as `spots.named` calls them."""


@dataclass(frozen=True)
class Row:
    """A row of the appendix and the cells of it that records fill."""

    record: str
    home: Place
    cells: Cells = field(default_factory=dict)


@dataclass(frozen=True)
class Appendix:
    """The rows of a plan."""

    sections: Sequence[Record]
    tasks: Sequence[Record]
    """In the order of their numbers."""
    columns: frozenset[str]
    """Those of the source's tables."""
    others: Mapping[str, str]
    """By the names that plan.yml gives further columns, how `spots.named` calls them."""
    numbered: frozenset[str]
    """The rows whose number the source prints."""

    def printed(self) -> Iterator[Rebuilt]:
        """Print each row: the cells of every column that the source has, and what else there is."""
        for row in self._rows():
            for column in in_order({*self.columns, *row.cells}):
                found = row.cells.get(column)
                if found or column in self.columns:
                    yield Rebuilt(Spot(row.record, column), row.home, found)

    def _rows(self) -> Iterator[Row]:
        """Rebuild the rows; tasks of no objective and no section come last, so that they are seen."""
        tasks: dict[str, list[Record]] = {}
        for task in standing(self.tasks):
            tasks.setdefault(task.text("id").rpartition(".")[0], []).append(task)
        for section in standing(self.sections):
            section_id = section.text("id")
            yield Row(section_id, section.place, _heading(section, f"Lĩnh vực {section_id}", "title"))
            yield from self._each(tasks.pop(section_id, []))
            for objective in standing(section.records("objectives")):
                yield from self._objective(objective, tasks.pop(objective.text("id"), []))
        yield from (row for homeless in tasks.values() for row in self._each(homeless))

    def _objective(self, objective: Record, tasks: Iterable[Record]) -> list[Row]:
        record_id = objective.text("id")
        heading = dict(_heading(objective, f"Mục tiêu {record_id}", "text"))
        if NUMBER not in self.columns:
            heading.pop(NUMBER)
        return _headed([*self._each(tasks)], heading, Row(record_id, objective.place))

    def _each(self, tasks: Iterable[Record]) -> Iterator[Row]:
        return (row for task in tasks for row in self._task(task))

    def _task(self, task: Record) -> list[Row]:
        """Rebuild the rows of a task; an activity without products continues the row above."""
        rows, above, more, task_id = list[Row](), task.text("id"), 0, task.text("id")
        for number, activity in enumerate(task.records("activities"), 1):
            if not standing([activity]):
                continue
            products = [self._product(record) for record in standing(activity.records("deliverables"))]
            above, more = (products[-1].record, 0) if products else (above, more + 1)
            text = Field(activity, "text", f"Nhiệm vụ {task_id}, hoạt động {number}")
            rows += _headed(products, self._activity(text), Row(continued(above, more), activity.place))
        heading = {**self._number(task, rows[0].record if rows else task_id), COLUMNS[2]: Field(task, "text", _name(task))}
        return _headed(rows, heading, Row(task_id, task.place))

    def _activity(self, text: Field) -> Cells:
        """Return the cell of an activity; none where the tables have no such column and there is nothing to show."""
        is_shown = COLUMNS[3] in self.columns or published(text.record, "text")
        return {COLUMNS[3]: text} if is_shown else {}

    def _product(self, record: Record) -> Row:
        record_id = record.text("id")
        keys = dict(zip(COLUMNS[4:], ("text", "lead", "coordinating", "timing"), strict=True))
        cells = {column: Field(record, key, _product_name(record)) for column, key in keys.items()}
        shown = {column: found for column, found in cells.items() if column in self.columns or published(record, found.key)}
        return Row(record_id, record.place, {**self._number(record, record_id), **shown, **self._others(record)})

    def _others(self, record: Record) -> Cells:
        """Return the cells of further columns; one whose column plan.yml lacks, or that stands twice, on its own."""
        found = dict[str, Field]()
        for number, cell in enumerate(record.records("cells"), 1):
            name = cell.text("column")
            column = self.others.get(name)
            key = column if column and column not in found else f"cells.{number}"
            found[key] = Field(cell, "text", f"{_product_name(record)}, cột {name}")
        return found

    def _number(self, record: Record, row: str) -> Cells:
        return {NUMBER: Field(record, "id", _name(record))} if row in self.numbered else {}


def others(plan: Record) -> dict[str, str]:
    """Return how `spots.named` calls the further columns of a plan, by the names that it gives them."""
    keys = column_keys(plan)
    names = (item.text or "" for item in plan.texts("columns"))
    return {name: column for name, column in zip(names, named(keys), strict=False) if column not in COLUMNS}


def column_keys(plan: Record) -> tuple[str, ...]:
    """Return what plan.yml says that its columns hold."""
    return tuple(item.text or "" for item in plan.texts("column_keys")) or KEYS


def _name(record: Record) -> str:
    return _product_name(record) if "lead" in record.fields else f"Nhiệm vụ {record.text('id')}"


def _product_name(record: Record) -> str:
    return f"Sản phẩm {record.text('id')}"


def _heading(record: Record, name: str, key: str) -> Cells:
    return {NUMBER: Field(record, "id", name), TITLE: Field(record, key, name)}


def _headed(rows: Sequence[Row], heading: Cells, alone: Row) -> list[Row]:
    """Print a heading in the first of its rows, or in a row of its own when it has none."""
    first, *rest = rows or [alone]
    return [Row(first.record, first.home, {**first.cells, **heading}), *rest]
