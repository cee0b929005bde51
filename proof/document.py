"""The files of a plan → the document: every cell and paragraph, in its order, with the record that it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from plan.ground.problems import Place
from proof.fields import Field, Rebuilt, each, standing
from proof.guide import Guide
from proof.layout import ROWS, TARGETS, Part
from proof.nodes import Record
from proof.rows import Appendix, others
from proof.spots import LABEL, Spot, cell, item


@dataclass(frozen=True)
class Data:
    """The files that hold a plan's document."""

    plan: Record
    sections: list[Record]
    tasks: list[Record]
    """In the order of their numbers."""
    targets: Record = Record({}, {}, Place("", 1, 1))
    """Empty for a plan without a second appendix."""


def document(data: Data, guide: Guide) -> list[Rebuilt]:
    """Rebuild the parts that a source holds, in its order."""
    appendix = Appendix(data.sections, data.tasks, guide.columns, others(data.plan), guide.numbered)
    readers = {"keys": _keys, "list": _list, "clauses": _clauses_of, "head": _head, "table": _table}
    found = dict[str, list[Rebuilt]]()
    for part in guide.layout:
        if part.names[0] not in found:
            found[part.names[0]] = [*(appendix.printed() if part.names[0] == ROWS else readers[part.kind](data, part))]
    return [cell for cells in found.values() for cell in cells]


def homes(data: Data) -> dict[str, Place]:
    """Return where a record of the appendix (by its id), a paragraph (by its id in brackets), a key of plan.yml stands."""
    return dict(_homes(data))


def _keys(data: Data, part: Part) -> Iterator[Rebuilt]:
    for name in part.names:
        record, key = _owner(data, name)
        yield Rebuilt(Spot(name), record.at(key), Field(record, key))


def _owner(data: Data, name: str) -> tuple[Record, str]:
    """Return the record that a name of the layout is of, and its key: of targets.yml behind a dot, else of plan.yml."""
    table, _, key = name.rpartition(".")
    return (data.targets, key) if table == TARGETS else (data.plan, name)


def _list(data: Data, part: Part) -> Iterator[Rebuilt]:
    return _items(data, part.names[0])


def _items(data: Data, name: str) -> Iterator[Rebuilt]:
    record, key = _owner(data, name)
    for position in range(len(record.texts(key))):
        found = Field(record, key, item=position)
        yield Rebuilt(item(name, position + 1), found.place(), found)


def _head(data: Data, part: Part) -> Iterator[Rebuilt]:
    leaves, *groups = part.head_keys
    yield from _items(data, leaves)
    for name in groups:
        record, key = _owner(data, name)
        yield from (Rebuilt(item(name, n), found.place(), found) for n, found in enumerate(each(record, key), 1))


def _table(data: Data, part: Part) -> Iterator[Rebuilt]:
    for number, row in enumerate(data.targets.records("rows"), 1):
        for column, found in enumerate(each(row, "cells", f"Phụ lục chỉ tiêu, dòng {number}, ô"), 1):
            yield Rebuilt(cell(part.names[0], number, column), row.place, replace(found, name=f"{found.name} {column}"))


def _clauses_of(data: Data, part: Part) -> Iterator[Rebuilt]:
    return _clauses(data.plan.records(part.names[0]))


def _clauses(found: Sequence[Record]) -> Iterator[Rebuilt]:
    """Print paragraphs, each before those under it."""
    for record in standing(found):
        record_id = record.text("id")
        key = next((key for key in ("title", "agencies") if record.texts(key)), "text")
        name = f"Phần {record_id.replace('.', ', mục ', 1).replace('dd', 'đ')}"
        yield Rebuilt(Spot(record_id, LABEL), record.place, Field(record, "label", name))
        yield Rebuilt(Spot(record_id), record.place, Field(record, key, name))
        yield from _clauses(record.records("clauses"))


def _homes(data: Data) -> Iterator[tuple[str, Place]]:
    yield from ((key, data.plan.at(key)) for key in data.plan.fields)
    yield from ((f"({record.text('id')})", record.place) for record in _within(data.plan, "parts", "clauses"))
    yield TARGETS, data.targets.place
    yield f"({TARGETS})", data.targets.place
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
