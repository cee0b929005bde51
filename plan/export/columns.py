"""The columns of a list's files: one dictionary for CSV, workbook, Table Schema and the page that explains them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from plan.export.listedrow import ListedRow
from plan.facts.duties import COUNTED, VERBS
from plan.facts.tables import TIMES
from plan.ground.addresses import Links
from plan.ground.files import Build
from plan.ground.model import Activity, Deliverable, Objective, Parties, Task, told

ColumnType = Literal["id", "ids", "text", "texts", "code", "integer", "integers", "dates", "address"]
"""What stands in a cell. `ids`, `texts`, `integers` and `dates` may be several: see `SEPARATORS`."""

SEPARATORS: Mapping[ColumnType, str] = {"texts": "\n", "ids": ";", "integers": ";", "dates": ";"}
"""What stands between several values of a cell."""
SEPARATOR_NAMES = {"\n": "dấu xuống dòng", ";": "dấu chấm phẩy, không kèm dấu cách"}
"""What the separators are called where the columns are explained."""


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column."""

    name: str
    """For programs: heading in CSV."""
    title: str
    """For readers, the document's own where it is one of the eight of the Appendix: heading in the workbook."""
    type: ColumnType
    description: str
    of: Callable[[ListedRow], tuple[str, ...] | str | None]
    """What stands in its cell of a row: several values, one or none."""
    required: bool = False
    """Whether there is a value in every row; machines are told."""
    words: Mapping[str, str] = field(default_factory=dict)
    """What the codes mean. Words for codes, and the name for an id, stand in the column with "_label" behind."""
    stands: Literal["all", "agencies", "others"] = "all"
    """In which lists it stands: in all, in those of an agency, or in all but those."""
    printed: bool = False
    """Whether it is on paper, too; else it is for programs."""


TIMING_WORDS: Mapping[str, str] = {"quarters": "Theo quý"} | {str(kind): name for kind, name in TIMES.items()}
ROLE_WORDS: Mapping[str, str] = {role: verb.capitalize() for role, verb in VERBS.items()}
_UNDATED = "trống khi thường xuyên hoặc theo văn bản, sự kiện khác."
_NAMED = "Trống khi văn bản nêu đích danh cơ quan."


def _ids(parties: Parties | None) -> tuple[str, ...]:
    return parties.agencies if parties else ()


COLUMNS: tuple[Column, ...] = (
    Column(
        name="id",
        title="Mã sản phẩm",
        type="id",
        description="Mã của sản phẩm, không bao giờ đổi.",
        of=lambda it: it.item.id,
        required=True,
        printed=True,
    ),
    Column(
        name="role_label",
        title="Vai trò",
        type="text",
        description=f"Vai trò của cơ quan mà danh sách nói về, bằng chữ; mỗi sản phẩm một dòng cho mỗi vai trò. {COUNTED}",
        of=lambda it: ROLE_WORDS[it.part.role] if it.part else None,
        required=True,
        stands="agencies",
        printed=True,
    ),
    Column(
        name="via_label",
        title="Qua nhóm",
        type="text",
        description=f"Tên nhóm mà qua đó việc đến với cơ quan. {_NAMED}",
        of=lambda it: it.via,
        stands="agencies",
        printed=True,
    ),
    Column(
        name="section",
        title="Lĩnh vực",
        type="text",
        description="Tên lĩnh vực, đúng lời văn bản.",
        of=lambda it: it.row.section.title,
        required=True,
        printed=True,
    ),
    Column(
        name="task_title",
        title=told(Task, "title").column,
        type="text",
        description="Tên rút gọn của nhiệm vụ, do nhóm thực hiện đặt; không phải lời văn bản.",
        of=lambda it: it.row.task.title,
        required=True,
        printed=True,
    ),
    Column(
        name="number",
        title="TT",
        type="id",
        description="Số thứ tự của mục tiêu trong lĩnh vực, như in trong Phụ lục.",
        of=lambda it: it.row.number,
        stands="others",
        printed=True,
    ),
    Column(
        name="objective",
        title=told(Objective, "text").column,
        type="texts",
        description="Đúng lời văn bản.",
        of=lambda it: it.row.objective.text,
        required=True,
        stands="others",
        printed=True,
    ),
    Column(
        name="task",
        title=told(Task, "text").column,
        type="texts",
        description="Đúng lời văn bản.",
        of=lambda it: it.row.task.text,
        required=True,
        stands="others",
        printed=True,
    ),
    Column(
        name="activity",
        title=told(Activity, "text").column,
        type="texts",
        description="Đúng lời văn bản; trống khi ô trong văn bản để trống.",
        of=lambda it: it.row.activity_text,
        printed=True,
    ),
    Column(
        name="deliverable",
        title=told(Deliverable, "text").column,
        type="texts",
        description="Đúng lời văn bản.",
        of=lambda it: it.item.text,
        required=True,
        printed=True,
    ),
    Column(
        name="lead",
        title=told(Deliverable, "lead").column,
        type="text",
        description="Đúng lời văn bản.",
        of=lambda it: it.item.lead.text,
        required=True,
        printed=True,
    ),
    Column(
        name="coordinating",
        title=told(Deliverable, "coordinating").column,
        type="text",
        description="Đúng lời văn bản; trống khi ô trong văn bản để trống.",
        of=lambda it: it.item.coordinating.text if it.item.coordinating else None,
        printed=True,
    ),
    Column(
        name="timing",
        title=told(Deliverable, "timing").column,
        type="text",
        description="Đúng lời văn bản.",
        of=lambda it: it.item.timing.text,
        required=True,
        printed=True,
    ),
    Column(
        name="timing_kind_label",
        title="Loại thời gian",
        type="text",
        description="Thời gian thực hiện thuộc loại nào, bằng chữ.",
        of=lambda it: TIMING_WORDS[it.item.timing.kind],
        required=True,
    ),
    Column(
        name="quarters",
        title="Các quý",
        type="integers",
        description=f"Các quý (1 đến 4) có hạn, cả bốn khi định kỳ hàng quý; {_UNDATED}",
        of=lambda it: tuple(map(str, it.item.timing.quarters)),
    ),
    Column(
        name="deadlines",
        title="Hạn",
        type="dates",
        description=f"Ngày văn bản ghi, hoặc ngày cuối của tháng, quý được ghi; dạng năm-tháng-ngày; {_UNDATED}",
        of=lambda it: it.deadlines,
    ),
    Column(
        name="role",
        title="Mã vai trò",
        type="code",
        description="Vai trò của cơ quan mà danh sách nói về.",
        of=lambda it: it.part.role if it.part else None,
        required=True,
        words=ROLE_WORDS,
        stands="agencies",
    ),
    Column(
        name="via",
        title="Mã nhóm",
        type="id",
        description=f"Mã của nhóm mà qua đó việc đến với cơ quan. {_NAMED}",
        of=lambda it: it.part.via if it.part else None,
        stands="agencies",
    ),
    Column(
        name="section_id",
        title="Mã lĩnh vực",
        type="id",
        description="Số La Mã của lĩnh vực trong Phụ lục.",
        of=lambda it: it.row.section.id,
        required=True,
    ),
    Column(
        name="objective_id",
        title="Mã mục tiêu",
        type="id",
        description="Mã của mục tiêu mà nhiệm vụ thuộc về.",
        of=lambda it: None if it.row.objective.is_implied else it.row.objective.id,
        required=True,
    ),
    Column(
        name="task_id",
        title="Mã nhiệm vụ",
        type="id",
        description="Mã của nhiệm vụ mà sản phẩm thuộc về.",
        of=lambda it: it.row.task.id,
        required=True,
    ),
    Column(
        name="lead_ids",
        title="Mã cơ quan chủ trì",
        type="ids",
        description="Mã của các cơ quan, nhóm cơ quan có tên ở cột chủ trì.",
        of=lambda it: _ids(it.item.lead),
        required=True,
    ),
    Column(
        name="coordinating_ids",
        title="Mã cơ quan phối hợp",
        type="ids",
        description="Mã của các cơ quan, nhóm cơ quan có tên ở cột phối hợp.",
        of=lambda it: _ids(it.item.coordinating),
    ),
    Column(
        name="timing_kind",
        title="Mã loại thời gian",
        type="code",
        description="Thời gian thực hiện thuộc loại nào.",
        of=lambda it: it.item.timing.kind,
        required=True,
        words=TIMING_WORDS,
    ),
    Column(
        name="address",
        title="Địa chỉ",
        type="address",
        description="Địa chỉ trang của sản phẩm.",
        of=lambda it: Links(it.root, it.year).deliverable(it.item.id),
        required=True,
    ),
    Column(
        name="year",
        title="Năm",
        type="integer",
        description="Năm của kế hoạch; cùng với mã, để nối với các bảng.",
        of=lambda it: str(it.year),
        required=True,
    ),
)
"""All columns, in their order: first what is read on paper, the eight of the Appendix together, as there."""


def own_column(name: str) -> Column:
    """Return the column of what a plan has in a column that others need not have, under its own name."""
    return Column(
        name=name,
        title=name,
        type="texts",
        description="Đúng lời văn bản; trống khi ô trong văn bản để trống.",
        of=lambda it: next((cell.text for cell in it.item.cells if cell.column == name), ()),
        printed=True,
    )


def whole(build: Build, address: str) -> str:
    """Return the whole address of a page or file; from the host's root while the site's own address is not known."""
    return f"{build.site_url or '/'}{address}"
