"""The files of a plan → the document: every cell and paragraph, in its order, with the record that it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from plan.ground.problems import Place
from proof.guide import Guide
from proof.nodes import Items, Record
from proof.spots import COLUMNS, LABEL, Spot, continued, item
from proof.undoing import Texts, is_amended, printed

Words = Mapping[str, str]


@dataclass(frozen=True)
class Data:
    """The files that hold a plan's document."""

    plan: Record
    sections: list[Record]
    tasks: list[Record]
    """In the order of their numbers."""


@dataclass(frozen=True)
class Field:
    """A key of a record that holds a text of the document."""

    record: Record
    key: str
    name: str = ""
    """What messages call the record: "Mục tiêu II.2"."""
    item: int | None = None
    """For a list with a place for each item, its position."""

    @property
    def texts(self) -> Texts:
        """The texts of the document, of an id its last number, as it is printed.

        Raises:
            UndoError: an amendment or correction cannot be undone.

        """
        found = printed(self.record, self.key, self.item)
        return tuple(text.rpartition(".")[2] for text in found) if self.key == "id" else found

    @property
    def is_amended(self) -> bool:
        """Whether a later document changed the text."""
        return is_amended(self.record, self.key)

    def place(self, position: int | None = None) -> Place:
        """Return where the text stands, of a list the item at a position, where the record begins if it is not there."""
        node = self.record.fields.get(self.key)
        at = self.item if self.item is not None else position
        if isinstance(node, Items) and at is not None and at < len(node.items):
            return node.items[at].place
        return self.record.at(self.key)


@dataclass(frozen=True)
class Rebuilt:
    """What the data give for one place."""

    spot: Spot
    home: Place
    """Where the record stands whose row or paragraph it is."""
    field: Field | None = None
    """Where the text comes from; None for a cell that is empty because no record fills it."""

    @property
    def texts(self) -> Texts:
        """The texts of the document; none for an empty cell."""
        return self.field.texts if self.field else ()


def document(data: Data, guide: Guide) -> list[Rebuilt]:
    """Rebuild the parts that a source holds, in its order."""
    readers = {"keys": _keys, "list": _list, "clauses": _parts, "rows": _appendix}
    return [cell for part in guide.layout for name in part.names for cell in readers[part.kind](data, name)]


def homes(data: Data) -> dict[str, Place]:
    """Return where a record of the appendix (by its id), a paragraph (by its id in brackets), a key of plan.yml stands."""
    return dict(_homes(data))


def standing(found: Sequence[Record]) -> list[Record]:
    """Return records without those that a later document has added, which the source cannot have."""
    return [record for record in found if not _is_added(record)]


def _is_added(record: Record) -> bool:
    return isinstance(record.fields.get("added_by"), Record)


def _keys(data: Data, key: str) -> Iterator[Rebuilt]:
    yield Rebuilt(Spot(key), data.plan.at(key), Field(data.plan, key))


def _list(data: Data, key: str) -> Iterator[Rebuilt]:
    for position in range(len(data.plan.texts(key))):
        found = Field(data.plan, key, item=position)
        yield Rebuilt(item(key, position + 1), found.place(), found)


def _parts(data: Data, key: str) -> Iterator[Rebuilt]:
    return _clauses(data.plan.records(key))


def _clauses(found: Sequence[Record]) -> Iterator[Rebuilt]:
    """Print paragraphs, each before those under it."""
    for record in standing(found):
        record_id = record.text("id")
        key = next((key for key in ("title", "agencies") if record.texts(key)), "text")
        name = f"Phần {record_id.replace('.', ', mục ', 1).replace('dd', 'đ')}"
        yield Rebuilt(Spot(record_id, LABEL), record.place, Field(record, "label", name))
        yield Rebuilt(Spot(record_id), record.place, Field(record, key, name))
        yield from _clauses(record.records("clauses"))


@dataclass(frozen=True)
class _Row:
    """A row of the appendix and the cells of it that records fill."""

    record: str
    home: Place
    cells: Mapping[str, Field] = field(default_factory=dict)


def _appendix(data: Data, _: str) -> Iterator[Rebuilt]:
    """Print all eight cells of each row."""
    for row in _rows(data):
        for column in COLUMNS:
            found = row.cells.get(column)
            yield Rebuilt(Spot(row.record, column), row.home, found)


def _rows(data: Data) -> Iterator[_Row]:
    """Rebuild the rows; tasks of no objective come last, so that they are seen."""
    tasks: dict[str, list[Record]] = {}
    for task in standing(data.tasks):
        tasks.setdefault(task.text("id").rpartition(".")[0], []).append(task)
    for section in standing(data.sections):
        yield _Row(section.text("id"), section.place, _heading(section, f"Lĩnh vực {section.text('id')}", "title"))
        for objective in standing(section.records("objectives")):
            yield from _objective_rows(objective, tasks.pop(objective.text("id"), []))
    yield from (row for homeless in tasks.values() for task in homeless for row in _task_rows(task))


def _heading(record: Record, name: str, key: str) -> dict[str, Field]:
    return {"TT": Field(record, "id", name), "Mục tiêu": Field(record, key, name)}


def _objective_rows(objective: Record, tasks: Iterable[Record]) -> list[_Row]:
    record_id = objective.text("id")
    rows = [row for task in tasks for row in _task_rows(task)]
    return _headed(rows, _heading(objective, f"Mục tiêu {record_id}", "text"), _Row(record_id, objective.place))


def _task_rows(task: Record) -> list[_Row]:
    """Rebuild the rows of a task; an activity without products continues the row above."""
    rows, above, more, task_id = list[_Row](), task.text("id"), 0, task.text("id")
    for number, activity in enumerate(task.records("activities"), 1):
        if _is_added(activity):
            continue
        products = [_product_row(record) for record in standing(activity.records("deliverables"))]
        above, more = (products[-1].record, 0) if products else (above, more + 1)
        heading = {"Hoạt động": Field(activity, "text", f"Nhiệm vụ {task_id}, hoạt động {number}")}
        rows += _headed(products, heading, _Row(continued(above, more), activity.place))
    heading = {"Nhiệm vụ": Field(task, "text", f"Nhiệm vụ {task_id}")}
    return _headed(rows, heading, _Row(task_id, task.place))


def _product_row(record: Record) -> _Row:
    record_id = record.text("id")
    keys = zip(COLUMNS[4:], ("text", "lead", "coordinating", "timing"), strict=True)
    cells = {column: Field(record, key, f"Sản phẩm {record_id}") for column, key in keys}
    return _Row(record_id, record.place, cells)


def _headed(rows: Sequence[_Row], heading: Mapping[str, Field], alone: _Row) -> list[_Row]:
    """Print a heading in the first of its rows, or in a row of its own when it has none."""
    first, *rest = rows or [alone]
    return [_Row(first.record, first.home, {**heading, **first.cells}), *rest]


def _homes(data: Data) -> Iterator[tuple[str, Place]]:
    yield from ((key, data.plan.at(key)) for key in data.plan.fields)
    yield from ((f"({record.text('id')})", record.place) for record in _within(data.plan, "parts", "clauses"))
    for found in (*data.sections, *data.tasks):
        yield found.text("id"), found.place
        yield from ((record.text("id"), record.place) for record in _within(found, "objectives"))
        products = (product for activity in _within(found, "activities") for product in _within(activity, "deliverables"))
        yield from ((record.text("id"), record.place) for record in products)


def _within(found: Record, *keys: str) -> Iterator[Record]:
    for key in keys:
        for inner in found.records(key):
            yield inner
            yield from _within(inner, "clauses")
