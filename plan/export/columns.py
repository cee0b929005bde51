"""The columns of a list's files: one dictionary for CSV, workbook, JSON, Table Schema and the page that explains them."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from plan.facts.duties import COUNTED, Role
from plan.facts.lists import Listed
from plan.facts.tables import TIMES
from plan.ground.addresses import Links
from plan.ground.files import Build
from plan.ground.model import Activity, Deliverable, Objective, Row, Task, told
from plan.reading.timing import deadline

ColumnType = Literal["id", "text", "texts", "code", "codes", "integers", "dates", "address"]
"""What stands in a cell. `texts`, `codes`, `integers` and `dates` may be several: see `SEPARATORS`."""

SEPARATORS: Mapping[ColumnType, str] = {"texts": "\n", "codes": ";", "integers": ";", "dates": ";"}
"""What stands between several values of a cell in CSV and workbook; in JSON they are a list."""
SEPARATOR_NAMES = {"\n": "dấu xuống dòng", ";": "dấu chấm phẩy, không kèm dấu cách"}
"""What the separators are called where the columns are explained."""


@dataclass(frozen=True)
class ListedRow:
    """A row as it stands in a list: all that its cells are made from. Most stand alike in many lists."""

    row: Row
    year: int
    root: str
    """The address of the site's root, as whole as it is known."""
    roles: tuple[Role, ...] = ()
    """Those of the agency that the list is about, in the row."""
    groups: tuple[tuple[Role, str], ...] = ()
    """The names of the groups through which roles come: none of a role in which the agency itself is named."""

    @property
    def item(self) -> Deliverable:
        """The row's deliverable."""
        return self.row.deliverable

    def via(self, role: Role) -> str | None:
        """Return the name of the group through which a role comes."""
        return dict(self.groups).get(role)

    @property
    def deadlines(self) -> tuple[str, ...]:
        """The last day of each quarter in which the row is due."""
        return tuple(deadline(quarter, self.year).isoformat() for quarter in self.item.timing.quarters)


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column."""

    name: str
    """For programs: heading in CSV, key in JSON."""
    title: str
    """For readers, the document's own where it is one of the eight of the Appendix: heading in the workbook."""
    type: ColumnType
    description: str
    of: Callable[[ListedRow], tuple[str, ...] | str | None]
    """What stands in its cell of a row: several values, one or none."""
    required: bool = False
    """Whether there is a value in every row; machines are told."""
    words: Mapping[str, str] = field(default_factory=dict)
    """What the codes mean; these words stand in the workbook."""


TIMING_WORDS: Mapping[str, str] = {"quarters": "Theo quý"} | {str(kind): name for kind, name in TIMES.items()}
ROLE_WORDS = {"lead": "Chủ trì", "coordinating": "Phối hợp"}
_UNDATED = "trống khi thường xuyên hoặc theo văn bản, sự kiện khác."
_GROUP = "Nhóm mà qua đó"
_WHICH = "Hai cột lead_via, coordinating_via cho biết nhóm ấy ứng với vai trò nào."
_NAMED = "Trống khi cơ quan không có vai trò ấy, hoặc được nêu đích danh trong vai trò ấy."

COLUMNS: tuple[Column, ...] = (
    Column(
        name="id",
        title="Mã sản phẩm",
        type="id",
        description="Mã của sản phẩm, không bao giờ đổi.",
        of=lambda it: it.item.id,
        required=True,
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
        name="section",
        title="Lĩnh vực",
        type="text",
        description="Tên lĩnh vực, đúng lời văn bản.",
        of=lambda it: it.row.section.title,
        required=True,
    ),
    Column(
        name="number",
        title="TT",
        type="id",
        description="Số thứ tự của mục tiêu trong lĩnh vực, như in trong Phụ lục.",
        of=lambda it: it.row.objective.id.rpartition(".")[2],
    ),
    Column(
        name="objective",
        title=told(Objective, "text").column,
        type="texts",
        description="Đúng lời văn bản.",
        of=lambda it: it.row.objective.text,
        required=True,
    ),
    Column(
        name="task",
        title=told(Task, "text").column,
        type="texts",
        description="Đúng lời văn bản.",
        of=lambda it: it.row.task.text,
        required=True,
    ),
    Column(
        name="activity",
        title=told(Activity, "text").column,
        type="texts",
        description="Đúng lời văn bản; trống khi ô trong văn bản để trống.",
        of=lambda it: it.row.activity_text,
    ),
    Column(
        name="deliverable",
        title=told(Deliverable, "text").column,
        type="texts",
        description="Đúng lời văn bản.",
        of=lambda it: it.item.text,
        required=True,
    ),
    Column(
        name="lead",
        title=told(Deliverable, "lead").column,
        type="text",
        description="Đúng lời văn bản.",
        of=lambda it: it.item.lead.text,
        required=True,
    ),
    Column(
        name="coordinating",
        title=told(Deliverable, "coordinating").column,
        type="text",
        description="Đúng lời văn bản; trống khi ô trong văn bản để trống.",
        of=lambda it: it.item.coordinating.text if it.item.coordinating else None,
    ),
    Column(
        name="timing",
        title=told(Deliverable, "timing").column,
        type="text",
        description="Đúng lời văn bản.",
        of=lambda it: it.item.timing.text,
        required=True,
    ),
    Column(
        name="objective_id",
        title="Mã mục tiêu",
        type="id",
        description="Mã của mục tiêu mà nhiệm vụ thuộc về.",
        of=lambda it: it.row.objective.id,
    ),
    Column(
        name="task_id",
        title="Mã nhiệm vụ",
        type="id",
        description="Mã của nhiệm vụ mà sản phẩm thuộc về.",
        of=lambda it: it.row.task.id,
    ),
    Column(
        name="task_title",
        title=told(Task, "title").column,
        type="text",
        description="Tên rút gọn của nhiệm vụ, do nhóm thực hiện đặt; không phải lời văn bản.",
        of=lambda it: it.row.task.title,
    ),
    Column(
        name="timing_kind",
        title="Loại thời gian",
        type="code",
        description="Thời gian thực hiện thuộc loại nào.",
        of=lambda it: it.item.timing.kind,
        required=True,
        words=TIMING_WORDS,
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
        description=f"Ngày cuối của mỗi quý có hạn, dạng năm-tháng-ngày; {_UNDATED}",
        of=lambda it: it.deadlines,
    ),
    Column(
        name="role",
        title="Vai trò",
        type="codes",
        description=f"Vai trò của cơ quan mà danh sách nói về; trống ở danh sách khác. {COUNTED}",
        of=lambda it: it.roles,
        words=ROLE_WORDS,
    ),
    Column(
        name="via",
        title="Qua nhóm",
        type="texts",
        description=f"{_GROUP} việc đến với cơ quan; trống khi văn bản nêu đích danh. {_WHICH}",
        of=lambda it: tuple(dict.fromkeys(name for _, name in it.groups)),
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
        name="lead_via",
        title="Chủ trì qua nhóm",
        type="text",
        description=f"{_GROUP} cơ quan chủ trì. {_NAMED}",
        of=lambda it: it.via("lead"),
    ),
    Column(
        name="coordinating_via",
        title="Phối hợp qua nhóm",
        type="text",
        description=f"{_GROUP} cơ quan phối hợp. {_NAMED}",
        of=lambda it: it.via("coordinating"),
    ),
)
"""All columns, in their order: the eight of the Appendix stand together, as there. New ones are only added at the end."""


Parts = tuple[tuple[str, ...], ...]
"""A row, a column as the values in it: one, several or none."""

MOST_KEPT = 4096
"""So many rows are kept in each form."""


def parts(listed: Listed, row: Row, build: Build) -> Parts:
    """Return a row of a list, a column as the values in it."""
    assigned = listed.assigned.get(row.deliverable.id, ())
    groups = tuple((item.role, listed.names[item.via]) for item in assigned if item.via)
    return _parts(ListedRow(row, listed.plan.year, whole(build, ""), tuple(item.role for item in assigned), groups))


@functools.lru_cache(MOST_KEPT)
def _parts(it: ListedRow) -> Parts:
    return tuple(_values(column.of(it)) for column in COLUMNS)


def _values(found: tuple[str, ...] | str | None) -> tuple[str, ...]:
    if isinstance(found, tuple):
        return found
    return () if found is None else (found,)


def whole(build: Build, address: str) -> str:
    """Return the whole address of a page or file; from the host's root while the site's own address is not known."""
    return f"{build.site_url or '/'}{address}"
