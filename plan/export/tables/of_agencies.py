"""The tables of who has what to do: agencies, groups and their members, parts in deliverables, items of part IV."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from plan.export.columns import ROLE_WORDS
from plan.export.tables.table import Table, TableColumn, id_column, key_column, year_column
from plan.facts.duties import COUNTED, Assignment, Charge
from plan.facts.year import Year
from plan.ground.model import Agency, Group


@dataclass(frozen=True)
class _Member:
    group: str
    agency: str


@dataclass(frozen=True)
class _Part:
    agency: str
    part: Assignment


@dataclass(frozen=True)
class _Charge:
    agency: str
    charge: Charge


def _members(of: Year) -> Iterator[_Member]:
    return (_Member(group.group, member) for group in of.plan.groups for member in group.members)


def _parts(of: Year) -> Iterator[_Part]:
    return (_Part(agency, part) for agency, parts in of.duties.assignments.items() for part in parts)


def _charges(of: Year) -> Iterator[_Charge]:
    return (_Charge(agency, charge) for agency, charges in of.duties.charges.items() for charge in charges)


def _agency_column(description: str) -> TableColumn[Any]:
    return TableColumn(
        name="agency_id",
        title="Mã cơ quan",
        description=description,
        of=lambda it: it.item.agency,
        required=True,
        refers="agencies",
    )


_VIA = "Nhóm mà qua đó việc đến với cơ quan; trống khi văn bản nêu đích danh."

AGENCIES = Table[Agency](
    name="agencies",
    title="Cơ quan",
    description="Mỗi dòng là một cơ quan hoặc một nhóm cơ quan, chung cho các năm. Không có danh sách riêng: ai không được"
    " giao việc nào, và thành viên của nhóm rất đông (việc ở danh sách của nhóm).",
    key=("id",),
    found=lambda of: of.archive.agencies,
    columns=(
        id_column("Mã cơ quan", "Mã của cơ quan, không đổi."),
        key_column(Agency, "name", "Tên đầy đủ hiện nay."),
        key_column(Agency, "kind", "Một cơ quan hay một nhóm cơ quan."),
        key_column(Agency, "short", "Tên tắt do trang này đặt."),
        key_column(Agency, "aliases", "Cách viết khác trong kế hoạch, mỗi cách một dòng trong ô."),
        key_column(Agency, "origin", "Tên lấy từ đâu, nếu kế hoạch không nêu."),
        key_column(
            Agency,
            "former_names",
            "Mỗi tên một dòng trong ô, với năm của kế hoạch cuối cùng gọi tên ấy.",
            of=lambda it: tuple(map(str, it.item.former_names)),
        ),
        key_column(Agency, "successor", "Cơ quan kế tục.", refers="agencies"),
    ),
)

GROUPS = Table[Group](
    name="groups",
    title="Nhóm cơ quan",
    description="Mỗi dòng là một nhóm mà thành viên trong năm đã biết. Việc giao cho nhóm khác của agencies chỉ có dòng của"
    " nhóm, không có dòng của thành viên.",
    key=("year", "id"),
    found=lambda of: of.plan.groups,
    columns=(
        year_column(),
        id_column("Mã nhóm", "Mã của nhóm trong bảng agencies.", of=lambda it: it.item.group, refers="agencies"),
        key_column(Group, "source", "Danh sách thành viên lấy từ đâu."),
    ),
)

GROUP_MEMBERS = Table[_Member](
    name="group_members",
    title="Thành viên của nhóm",
    description="Mỗi dòng là một cơ quan thuộc một nhóm trong năm.",
    key=("year", "group_id", "agency_id"),
    found=_members,
    columns=(
        year_column(),
        TableColumn(
            name="group_id",
            title="Mã nhóm",
            description="Nhóm.",
            of=lambda it: it.item.group,
            required=True,
            refers="groups",
        ),
        _agency_column("Thành viên."),
    ),
)

ASSIGNMENTS = Table[_Part](
    name="assignments",
    title="Phân công",
    description="Mỗi dòng là một vai trò của một cơ quan trong một sản phẩm đang có hiệu lực. Nhóm được nêu có dòng của nó,"
    f" và mỗi thành viên có dòng của mình với via là nhóm ấy. {COUNTED}",
    key=("year", "deliverable_id", "agency_id", "role"),
    found=_parts,
    columns=(
        year_column(),
        TableColumn(
            name="deliverable_id",
            title="Mã sản phẩm",
            description="Sản phẩm.",
            of=lambda it: it.item.part.row.deliverable.id,
            required=True,
            refers="deliverables",
        ),
        _agency_column("Cơ quan hoặc nhóm có vai trò."),
        TableColumn(
            name="role",
            title="Vai trò",
            description="Cơ quan chủ trì hay phối hợp.",
            of=lambda it: it.item.part.role,
            type="code",
            required=True,
            words=ROLE_WORDS,
        ),
        TableColumn(
            name="via", title="Qua nhóm", description=f"Mã nhóm. {_VIA}", of=lambda it: it.item.part.via, refers="agencies"
        ),
    ),
)

DUTIES = Table[_Charge](
    name="duties",
    title="Trách nhiệm theo Phần IV",
    description="Mỗi dòng là một mục của phần tổ chức thực hiện giao cho một cơ quan; lời của mục và các đoạn bên dưới ở bảng"
    " clauses.",
    key=("year", "agency_id", "clause_id"),
    found=_charges,
    columns=(
        year_column(),
        _agency_column("Cơ quan hoặc nhóm được giao."),
        TableColumn(
            name="clause_id",
            title="Mã đoạn",
            description="Mục giao việc.",
            of=lambda it: it.item.charge.clause.id,
            required=True,
            refers="clauses",
        ),
        TableColumn(
            name="via", title="Qua nhóm", description=f"Mã nhóm. {_VIA}", of=lambda it: it.item.charge.via, refers="agencies"
        ),
    ),
)
