"""The tables of plans and of what their Appendix holds: sections, objectives, tasks, activities, deliverables, deadlines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from plan.export.columns import TIMING_WORDS
from plan.export.tables.table import Table, TableColumn, address_column, id_column, key_column, year_column
from plan.facts.year import Year
from plan.ground.model import Act, Activity, Deliverable, Objective, Plan, Row, Section, Task, told
from plan.reading.timing import deadline

VERBATIM = "Đúng lời văn bản."
_LINES = "Đúng lời văn bản, mỗi đoạn một dòng trong ô"
_KEPT = "Mục đã bãi bỏ vẫn có dòng: lấy những dòng có repealed_by trống thì được những gì đang có hiệu lực."


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
        for quarter in row.deliverable.timing.quarters:
            yield _Deadline(row.deliverable.id, quarter, deadline(quarter, of.plan.year))


def _of_act(key: str) -> tuple[TableColumn[Any], TableColumn[Any]]:
    """Return the columns that say which document added or repealed an item, or what holds it, and from when."""
    did = told(Task, key).column

    def act(item: Any) -> Act | None:
        found: Act | None = getattr(item, key)
        return found

    by = TableColumn[Any](
        name=key,
        title=f"{did} theo văn bản",
        description=f"Mã của văn bản đã {did.lower()} mục này hoặc mục chứa nó; trống khi không có.",
        of=lambda it: found.document if (found := act(it.item)) else None,
        refers="documents",
    )
    since = TableColumn[Any](
        name=key.replace("_by", "_date"),
        title=f"{did} từ ngày",
        description=f"Ngày việc {did.lower()} có hiệu lực.",
        of=lambda it: found.date if (found := act(it.item)) else None,
        type="date",
    )
    return by, since


_ACTS = (*_of_act("added_by"), *_of_act("repealed_by"))

PLANS = Table[Plan](
    name="plans",
    title="Kế hoạch",
    description="Mỗi dòng là kế hoạch của một năm.",
    key=("year",),
    found=lambda of: [of.plan],
    columns=(
        key_column(Plan, "year", "Năm của kế hoạch.", type="integer"),
        key_column(Plan, "name", "Tên để gọi kế hoạch trên trang này."),
        key_column(Plan, "province", "Tỉnh, thành phố ban hành."),
        key_column(Plan, "province_id", "Mã của tỉnh, không đổi.", required=True),
        key_column(Plan, "issuer", "Như văn bản in."),
        key_column(Plan, "kind", VERBATIM),
        key_column(Plan, "title", VERBATIM),
        key_column(Plan, "number", "Số, ký hiệu; trống khi bản đăng là dự thảo, chưa có số.", required=False),
        key_column(Plan, "number_line", VERBATIM),
        key_column(Plan, "date_line", VERBATIM),
        key_column(Plan, "opening", VERBATIM),
        key_column(Plan, "signer", VERBATIM),
        address_column(),
    ),
)

SECTIONS = Table[Section](
    name="sections",
    title="Lĩnh vực",
    description="Mỗi dòng là một lĩnh vực của Phụ lục.",
    key=("year", "id"),
    found=lambda of: of.plan.sections,
    columns=(
        year_column(),
        id_column("Mã lĩnh vực", "Số La Mã của lĩnh vực trong Phụ lục."),
        key_column(Section, "slug", "Phần của lĩnh vực trong địa chỉ."),
        key_column(Section, "title", VERBATIM),
        address_column(),
    ),
)

OBJECTIVES = Table[Objective](
    name="objectives",
    title="Mục tiêu",
    description="Mỗi dòng là một mục tiêu của một lĩnh vực.",
    key=("year", "id"),
    found=lambda of: of.plan.objective.values(),
    columns=(
        year_column(),
        id_column("Mã mục tiêu", "Mã lĩnh vực, dấu chấm, số thứ tự in trong Phụ lục."),
        TableColumn(
            name="section_id",
            title="Mã lĩnh vực",
            description="Lĩnh vực của mục tiêu.",
            of=lambda it: it.item.id.partition(".")[0],
            required=True,
            refers="sections",
        ),
        key_column(Objective, "text", f"{_LINES}."),
        address_column(),
    ),
)

TASKS = Table[Task](
    name="tasks",
    title="Nhiệm vụ",
    description=f"Mỗi dòng là một nhiệm vụ của một mục tiêu. {_KEPT}",
    key=("year", "id"),
    found=lambda of: of.plan.tasks,
    columns=(
        year_column(),
        id_column("Mã nhiệm vụ", "Mã của nhiệm vụ, không đổi."),
        TableColumn(
            name="objective_id",
            title="Mã mục tiêu",
            description="Mục tiêu mà nhiệm vụ thuộc về.",
            of=lambda it: it.item.objective,
            required=True,
            refers="objectives",
        ),
        key_column(Task, "title", "Tên rút gọn do nhóm thực hiện đặt; không phải lời văn bản."),
        key_column(Task, "text", f"{_LINES}."),
        *_ACTS,
        address_column(),
    ),
)

ACTIVITIES = Table[_Activity](
    name="activities",
    title="Hoạt động",
    description=f"Mỗi dòng là một ô của cột “Hoạt động”. {_KEPT}",
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
            f"{_LINES}; trống khi ô trong văn bản để trống.",
            of=lambda it: it.item.activity.text,
        ),
        *_ACTS,
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
    description=f"Mỗi dòng là một sản phẩm: một dòng của Phụ lục. {_KEPT}",
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
        key_column(Deliverable, "text", f"{_LINES}.", of=lambda it: it.item.row.deliverable.text),
        _said("lead", f"{VERBATIM} Từng cơ quan: bảng assignments."),
        _said("coordinating", f"{VERBATIM} Trống khi ô trong văn bản để trống. Từng cơ quan: bảng assignments."),
        _said("timing", f"{VERBATIM} Từng quý: bảng deadlines."),
        TableColumn(
            name="timing_kind",
            title="Loại thời gian",
            description="Thời gian thực hiện thuộc loại nào.",
            of=lambda it: it.item.row.deliverable.timing.kind,
            type="code",
            required=True,
            words=TIMING_WORDS,
        ),
        *_ACTS,
        address_column(lambda item: item.row.deliverable),
    ),
)

DEADLINES = Table[_Deadline](
    name="deadlines",
    title="Hạn",
    description="Mỗi dòng là một quý có hạn của một sản phẩm đang có hiệu lực; việc định kỳ hàng quý có bốn dòng, việc thường"
    " xuyên và việc theo văn bản, sự kiện khác không có dòng nào.",
    key=("year", "deliverable_id", "quarter"),
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
            description="Quý, 1 đến 4.",
            of=lambda it: it.item.quarter,
            type="integer",
            required=True,
        ),
        TableColumn(
            name="deadline",
            title="Hạn",
            description="Ngày cuối quý, dạng năm-tháng-ngày.",
            of=lambda it: it.item.date,
            type="date",
            required=True,
        ),
    ),
)
