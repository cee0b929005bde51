"""The columns of a list's files: one dictionary for CSV, workbook, JSON, Table Schema and the page that explains them."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from plan.facts.duties import COUNTED, ROLES, Assignment
from plan.facts.lists import Listed
from plan.ground.addresses import Links
from plan.ground.files import Build
from plan.ground.model import Row
from plan.reading.timing import deadline

Kind = Literal["id", "text", "texts", "code", "codes", "integers", "dates", "address"]
"""What stands in a cell. `texts`, `codes`, `integers` and `dates` may be several: see `SEPARATORS`."""

SEPARATORS: Mapping[Kind, str] = {"texts": "\n", "codes": ";", "integers": ";", "dates": ";"}
"""What stands between several values of a cell in CSV and workbook; in JSON they are a list."""
SEPARATOR_NAMES = {"\n": "dấu xuống dòng", ";": "dấu chấm phẩy, không kèm dấu cách"}
"""What the separators are called where the columns are explained."""


@dataclass(frozen=True)
class Column:
    """A column."""

    key: str
    """Its name for programs: heading in CSV, key in JSON."""
    title: str
    """Its name for readers, the document's own where it is one of the eight of the Appendix: heading in the workbook."""
    description: str
    kind: Kind
    words: Mapping[str, str] = field(default_factory=dict)
    """What the codes mean; these words stand in the workbook."""


TIMING_WORDS = {
    "quarters": "Theo quý",
    "quarterly": "Định kỳ hàng quý",
    "ongoing": "Thường xuyên",
    "conditional": "Theo văn bản, sự kiện khác",
}
ROLE_WORDS = {"lead": "Chủ trì", "coordinating": "Phối hợp"}
_UNDATED = "trống khi thường xuyên hoặc theo văn bản, sự kiện khác."
_GROUP = "Nhóm mà qua đó"
_WHICH = "Hai cột lead_via, coordinating_via cho biết nhóm ấy ứng với vai trò nào."
_NAMED = "Trống khi cơ quan không có vai trò ấy, hoặc được nêu đích danh trong vai trò ấy."

COLUMNS: tuple[Column, ...] = (
    Column("id", "Mã sản phẩm", "Mã của sản phẩm, không bao giờ đổi.", "id"),
    Column("section_id", "Mã lĩnh vực", "Số La Mã của lĩnh vực trong Phụ lục.", "id"),
    Column("section", "Lĩnh vực", "Tên lĩnh vực, đúng lời văn bản.", "text"),
    Column("number", "TT", "Số thứ tự của mục tiêu trong lĩnh vực, như in trong Phụ lục.", "id"),
    Column("objective", "Mục tiêu", "Đúng lời văn bản.", "texts"),
    Column("task", "Nhiệm vụ", "Đúng lời văn bản.", "texts"),
    Column("activity", "Hoạt động", "Đúng lời văn bản; trống khi ô trong văn bản để trống.", "texts"),
    Column("deliverable", "Sản phẩm", "Đúng lời văn bản.", "texts"),
    Column("lead", "Cơ quan chủ trì", "Đúng lời văn bản.", "text"),
    Column("coordinating", "Cơ quan phối hợp", "Đúng lời văn bản; trống khi ô trong văn bản để trống.", "text"),
    Column("timing", "Thời gian thực hiện", "Đúng lời văn bản.", "text"),
    Column("objective_id", "Mã mục tiêu", "Mã của mục tiêu mà nhiệm vụ thuộc về.", "id"),
    Column("task_id", "Mã nhiệm vụ", "Mã của nhiệm vụ mà sản phẩm thuộc về.", "id"),
    Column("task_title", "Tên gọi ngắn", "Tên rút gọn của nhiệm vụ, do nhóm thực hiện đặt; không phải lời văn bản.", "text"),
    Column("timing_kind", "Loại thời gian", "Thời gian thực hiện thuộc loại nào.", "code", TIMING_WORDS),
    Column("quarters", "Các quý", f"Các quý (1 đến 4) có hạn, cả bốn khi định kỳ hàng quý; {_UNDATED}", "integers"),
    Column("deadlines", "Hạn", f"Ngày cuối của mỗi quý có hạn, dạng năm-tháng-ngày; {_UNDATED}", "dates"),
    Column(
        "role", "Vai trò", f"Vai trò của cơ quan mà danh sách nói về; trống ở danh sách khác. {COUNTED}", "codes", ROLE_WORDS
    ),
    Column("via", "Qua nhóm", f"{_GROUP} việc đến với cơ quan; trống khi văn bản nêu đích danh. {_WHICH}", "texts"),
    Column("address", "Địa chỉ", "Địa chỉ trang của sản phẩm.", "address"),
    Column("lead_via", "Chủ trì qua nhóm", f"{_GROUP} cơ quan chủ trì. {_NAMED}", "text"),
    Column("coordinating_via", "Phối hợp qua nhóm", f"{_GROUP} cơ quan phối hợp. {_NAMED}", "text"),
)
"""All columns, in their order: the eight of the Appendix stand together, as there. New ones are only added at the end."""


Parts = tuple[tuple[str, ...], ...]
"""A row, a column as the values in it: one, several or none."""

MOST_KEPT = 4096
"""So many rows are kept in each form: most stand alike in many lists."""


def parts(listed: Listed, row: Row, build: Build) -> Parts:
    """Return a row of a list, a column as the values in it."""
    assigned = listed.assigned.get(row.deliverable.id, ())
    *of_plan, address = _of_plan(listed.plan.year, row, build.site_url)
    role, via, *by_role = _of_agency(listed, assigned)
    return (*of_plan, role, via, address, *by_role)


@functools.lru_cache(MOST_KEPT)
def _of_plan(year: int, row: Row, site_url: str) -> Parts:
    address = f"{site_url or '/'}{Links('', year).deliverable(row.deliverable.id)}"
    return (*_as_printed(row), *_read(year, row), (address,))


def _as_printed(row: Row) -> Parts:
    section, item = row.section, row.deliverable
    helps = (item.coordinating.text,) if item.coordinating else ()
    return (
        *((item.id,), (section.id,), (section.title,), (row.objective.id.rpartition(".")[2],)),
        *(row.objective.text, row.task.text, row.activity_text, item.text),
        *((item.lead.text,), helps, (item.timing.text,)),
    )


def _read(year: int, row: Row) -> Parts:
    timing, task = row.deliverable.timing, row.task
    days = (deadline(quarter, year).isoformat() for quarter in timing.quarters)
    return (
        *((row.objective.id,), (task.id,), (task.title,), (timing.kind,)),
        *(tuple(map(str, timing.quarters)), tuple(days)),
    )


def _of_agency(listed: Listed, assigned: Iterable[Assignment]) -> Parts:
    """Return the roles, the groups through which they come, and those of each role: it comes through one, or by name."""
    groups = {item.role: listed.names[item.via] for item in assigned if item.via}
    by_role = ((groups[role],) if role in groups else () for role in ROLES)
    return tuple(item.role for item in assigned), tuple(dict.fromkeys(groups.values())), *by_role


def whole(build: Build, address: str) -> str:
    """Return the whole address of a page or file; from the host's root while the site's own address is not known."""
    return f"{build.site_url or '/'}{address}"
