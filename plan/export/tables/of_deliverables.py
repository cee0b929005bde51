"""The tables of the rows of the Appendix: activities, deliverables and their deadlines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from plan.export.columns import TIMING_WORDS
from plan.export.tables.of_plans import ACT_COLUMNS, WITH_REPEALED
from plan.export.tables.table import (
    LINES,
    OWN_WORDS,
    Table,
    TableColumn,
    address_column,
    id_column,
    key_column,
    year_column,
)
from plan.facts.year import Year
from plan.ground.model import Act, Activity, Deliverable, Row, Task
from plan.reading.timing import counted_in, deadlines


@dataclass(frozen=True)
class _Held:
    """What a later document may add or repeal, or else what holds it."""

    added_by: Act | None
    repealed_by: Act | None


@dataclass(frozen=True)
class _Activity(_Held):
    task: Task
    activity: Activity
    number: int
    """Which one it is in its task, from 1."""
    first: Activity
    """The one at whose row it stands: itself, or the one above with whose cell the document merges its own."""


@dataclass(frozen=True)
class _Deliverable(_Held):
    row: Row
    position: int
    """Which row of the Appendix it is, from 1."""


@dataclass(frozen=True)
class _Deadline:
    deliverable: str
    quarter: int
    date: dt.date


def _activities(of: Year) -> Iterator[_Activity]:
    for task in of.plan.tasks:
        first = task.activities[0]
        for number, activity in enumerate(task.activities, start=1):
            first = activity if activity.deliverables else first
            added, repealed = activity.added_by or task.added_by, activity.repealed_by or task.repealed_by
            yield _Activity(added, repealed, task, activity, number, first)


def _deliverables(of: Year) -> Iterator[_Deliverable]:
    for position, row in enumerate(of.plan.all_rows, start=1):
        yield _Deliverable(row.added_by, row.repealed_by, row, position)


def _deadlines(of: Year) -> Iterator[_Deadline]:
    for row in of.plan.rows:
        for day in deadlines(row.deliverable.timing, of.plan.year):
            yield _Deadline(row.deliverable.id, counted_in(day, of.plan.year), day)


ACTIVITIES = Table[_Activity](
    name="activities",
    title="Hoạt động",
    description=f"Mỗi dòng là một ô của cột “Hoạt động”. {WITH_REPEALED}",
    key=("year", "id"),
    found=_activities,
    columns=(
        year_column(),
        id_column(
            "Mã hoạt động",
            "Chỉ để nối bảng: số trong mã đổi khi có hoạt động được thêm vào phía trên.",
            of=lambda it: it.of.at[id(it.item.activity)].anchor,
        ),
        TableColumn(
            name="task_id",
            title="Mã nhiệm vụ",
            description="Nhiệm vụ mà hoạt động thuộc về.",
            of=lambda it: it.item.task.id,
            required=True,
            refers="tasks",
        ),
        TableColumn(
            name="number",
            title="Thứ tự",
            description="Hoạt động thứ mấy của nhiệm vụ, từ 1.",
            of=lambda it: it.item.number,
            type="integer",
            required=True,
        ),
        TableColumn(
            name="row_id",
            title="Cùng dòng với",
            description="Hoạt động có các sản phẩm của dòng này: chính nó, hoặc hoạt động ở trên khi văn bản gộp ô.",
            of=lambda it: it.of.at[id(it.item.first)].anchor,
            required=True,
            refers="activities",
        ),
        key_column(
            Activity,
            "text",
            f"{LINES}; trống khi ô trong văn bản để trống.",
            of=lambda it: it.item.activity.text,
        ),
        *ACT_COLUMNS,
    ),
)


def _said(name: str, description: str, **more: Any) -> TableColumn[Any]:
    """Return a column of the words of a cell that has more to it than words."""
    return key_column(
        Deliverable,
        name,
        description,
        of=lambda it: cell.text if (cell := getattr(it.item.row.deliverable, name)) else None,
        **more,
    )


DELIVERABLES = Table[_Deliverable](
    name="deliverables",
    title="Sản phẩm",
    description=f"Mỗi dòng là một sản phẩm: một dòng của Phụ lục. {WITH_REPEALED}",
    key=("year", "id"),
    found=_deliverables,
    columns=(
        year_column(),
        id_column("Mã sản phẩm", "Mã của sản phẩm, không đổi.", of=lambda it: it.item.row.deliverable.id),
        TableColumn(
            name="task_id",
            title="Mã nhiệm vụ",
            description="Nhiệm vụ mà sản phẩm thuộc về.",
            of=lambda it: it.item.row.task.id,
            required=True,
            refers="tasks",
        ),
        TableColumn(
            name="activity_id",
            title="Mã hoạt động",
            description="Hoạt động mà sản phẩm thuộc về: có thể nhiều, là những dòng của activities có row_id này.",
            of=lambda it: it.of.at[id(it.item.row.activities[0])].anchor,
            required=True,
            refers="activities",
        ),
        TableColumn(
            name="position",
            title="Thứ tự",
            description="Dòng thứ mấy của Phụ lục, từ 1.",
            of=lambda it: it.item.position,
            type="integer",
            required=True,
        ),
        key_column(Deliverable, "text", f"{LINES}.", of=lambda it: it.item.row.deliverable.text),
        _said("lead", f"{OWN_WORDS} Từng cơ quan: bảng assignments."),
        _said("coordinating", f"{OWN_WORDS} Trống khi ô trong văn bản để trống. Từng cơ quan: bảng assignments."),
        _said("timing", f"{OWN_WORDS} Từng quý: bảng deadlines."),
        TableColumn(
            name="timing_kind",
            title="Loại thời gian",
            description="Thời gian thực hiện thuộc loại nào.",
            of=lambda it: it.item.row.deliverable.timing.kind,
            type="code",
            required=True,
            words=TIMING_WORDS,
        ),
        *ACT_COLUMNS,
        address_column(lambda item: item.row.deliverable),
    ),
)


DEADLINES = Table[_Deadline](
    name="deadlines",
    title="Hạn",
    description="Mỗi dòng là một hạn của một sản phẩm đang có hiệu lực; việc định kỳ hàng quý có bốn dòng, việc thường"
    " xuyên và việc theo văn bản, sự kiện khác không có dòng nào. Hai ngày trong một quý là hai dòng.",
    key=("year", "deliverable_id", "quarter", "deadline"),
    found=_deadlines,
    columns=(
        year_column(),
        TableColumn(
            name="deliverable_id",
            title="Mã sản phẩm",
            description="Sản phẩm đến hạn.",
            of=lambda it: it.item.deliverable,
            required=True,
            refers="deliverables",
        ),
        TableColumn(
            name="quarter",
            title="Quý",
            description="Quý tính hạn ấy, 1 đến 4.",
            of=lambda it: it.item.quarter,
            type="integer",
            required=True,
        ),
        TableColumn(
            name="deadline",
            title="Hạn",
            description="Ngày văn bản ghi, hoặc ngày cuối của tháng, quý được ghi; dạng năm-tháng-ngày.",
            of=lambda it: it.item.date,
            type="date",
            required=True,
        ),
    ),
)
