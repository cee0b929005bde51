"""The tables of plans and of what their Appendix is divided into: sections, objectives, tasks."""

from __future__ import annotations

from typing import Any

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
from plan.ground.model import Act, Objective, Plan, Section, Task, told

WITH_REPEALED = "Mục đã bãi bỏ vẫn có dòng: lấy những dòng có repealed_by trống thì được những gì đang có hiệu lực."
"""Said of tables that have such rows."""


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


ACT_COLUMNS = (*_of_act("added_by"), *_of_act("repealed_by"))
"""What later documents did to an item that has `added_by` and `repealed_by`."""

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
        key_column(Plan, "kind", OWN_WORDS),
        key_column(Plan, "title", OWN_WORDS),
        key_column(Plan, "number", "Số, ký hiệu; trống khi bản đăng là dự thảo, chưa có số.", required=False),
        key_column(Plan, "number_line", OWN_WORDS),
        key_column(Plan, "date_line", OWN_WORDS),
        key_column(Plan, "opening", OWN_WORDS),
        key_column(Plan, "signer", OWN_WORDS),
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
        key_column(Section, "title", OWN_WORDS),
        address_column(),
    ),
)

OBJECTIVES = Table[Objective](
    name="objectives",
    title="Mục tiêu",
    description="Mỗi dòng là một mục tiêu của một lĩnh vực.",
    key=("year", "id"),
    found=lambda of: of.plan.objectives,
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
        key_column(Objective, "text", f"{LINES}."),
        address_column(),
    ),
)

TASKS = Table[Task](
    name="tasks",
    title="Nhiệm vụ",
    description=f"Mỗi dòng là một nhiệm vụ của một mục tiêu. {WITH_REPEALED}",
    key=("year", "id"),
    found=lambda of: of.plan.tasks,
    columns=(
        year_column(),
        id_column("Mã nhiệm vụ", "Mã của nhiệm vụ, không đổi."),
        TableColumn(
            name="objective_id",
            title="Mã mục tiêu",
            description="Mục tiêu mà nhiệm vụ thuộc về.",
            of=lambda it: None if it.of.plan.objective[it.item.objective].is_implied else it.item.objective,
            required=True,
            refers="objectives",
        ),
        key_column(Task, "title", "Tên rút gọn do nhóm thực hiện đặt; không phải lời văn bản."),
        key_column(Task, "text", f"{LINES}."),
        *ACT_COLUMNS,
        address_column(),
        key_column(Task, "continues", "Năm, gạch chéo, mã của nhiệm vụ năm trước mà nhiệm vụ này làm tiếp.", type="text"),
    ),
)
