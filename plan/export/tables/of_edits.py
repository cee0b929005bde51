"""The tables of what is said of the text: corrections, notes, amendments."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from plan.export.tables.of_text import document_column, record_column, record_id
from plan.export.tables.table import Table, TableColumn, key_column, year_column
from plan.facts.remarks import EditRecord, Remark
from plan.facts.year import Year
from plan.ground.addresses import Slug
from plan.ground.model import Amendment, Correction, Document, Note

_FIELD = "Trường dữ liệu được nói đến, ví dụ text, lead, timing."


def _remarks(kind: type[EditRecord]) -> Callable[[Year], Iterable[Remark]]:
    """Return what finds the remarks of a kind: those of a document belong to no one plan and are told once."""

    def found(of: Year) -> Iterator[Remark]:
        is_newest = of.plan is of.archive.newest
        return (item for item in of.remarks if isinstance(item.edit, kind) and (is_newest or not _document(item)))

    return found


def _document(remark: Remark) -> str | None:
    return remark.at.owner.id if isinstance(remark.at.owner, Document) else None


_ID = TableColumn[Any](
    name="id",
    title="Mã ghi chú",
    description="Chỉ để phân biệt các dòng.",
    of=lambda it: it.item.anchor if _document(it.item) else f"{it.of.plan.year}-{it.item.anchor}",
    required=True,
)
_OUTSIDE = "Trống khi nói về một văn bản trong danh mục."
_PLACE = (
    _ID,
    TableColumn[Any](
        name="year",
        title="Năm",
        description=f"Năm của kế hoạch. {_OUTSIDE}",
        of=lambda it: None if _document(it.item) else it.of.plan.year,
        type="integer",
        refers="plans",
    ),
    record_column(
        f"Chỗ được nói đến. {_OUTSIDE}",
        of=lambda it: None if _document(it.item) else record_id(it.item.at),
        required=False,
    ),
    document_column("Văn bản được nói đến; trống khi nói về một chỗ của kế hoạch.", of=lambda it: _document(it.item)),
)
"""What a remark is about: a record of a plan, or a document."""


def _said(kind: Any, name: str, description: str, **more: Any) -> TableColumn[Any]:
    return key_column(kind, name, description, of=lambda it: getattr(it.item.edit, name), **more)


_ADDRESS = TableColumn[Any](
    name="address",
    title="Địa chỉ",
    description="Địa chỉ trên trang Hiệu đính.",
    of=lambda it: f"{it.to.plan(Slug.CORRECTIONS)}#{it.item.anchor}",
    type="address",
    required=True,
)

CORRECTIONS = Table[Remark](
    name="corrections",
    title="Hiệu đính",
    description="Mỗi dòng là một chỗ chữ đăng ở đây khác bản nguồn.",
    key=("id",),
    found=_remarks(Correction),
    columns=(
        *_PLACE,
        _said(Correction, "field", _FIELD),
        _said(Correction, "source", "Chữ trong bản nguồn."),
        _said(Correction, "published", "Chữ đăng trên trang này."),
        _said(Correction, "reason", "Vì sao chắc chắn là lỗi."),
        _ADDRESS,
    ),
)

NOTES = Table[Remark](
    name="notes",
    title="Ghi chú",
    description="Mỗi dòng là một điều nên biết về câu chữ được in như bản nguồn.",
    key=("id",),
    found=_remarks(Note),
    columns=(
        *_PLACE,
        _said(Note, "kind", "Ghi chú về điều gì."),
        _said(Note, "field", f"{_FIELD} Trống khi nói về cả chỗ ấy."),
        _said(Note, "quote", "Những chữ được ghi chú."),
        _said(Note, "text", "Lời ghi chú."),
        _ADDRESS,
    ),
)

AMENDMENTS = Table[Remark](
    name="amendments",
    title="Sửa đổi",
    description="Mỗi dòng là một chỗ chữ của kế hoạch mà một văn bản ban hành sau đã đổi; cả mục được bổ sung, bãi bỏ thì xem"
    " added_by, repealed_by của bảng tasks, activities, deliverables.",
    key=("id",),
    found=_remarks(Amendment),
    columns=(
        _ID,
        year_column(),
        record_column("Chỗ được sửa đổi.", of=lambda it: record_id(it.item.at)),
        document_column("Văn bản sửa đổi.", of=lambda it: it.item.edit.document, required=True),
        _said(Amendment, "date", "Ngày sửa đổi có hiệu lực.", type="date"),
        _said(Amendment, "field", _FIELD),
        _said(Amendment, "before", "Chữ trước đó; trống khi trước đó để trống.", required=False),
        _said(Amendment, "after", "Chữ có hiệu lực từ ngày ấy; trống khi nay để trống.", required=False),
        _ADDRESS,
    ),
)
