"""What the columns of an appendix are for, and the cells of those that other plans need not have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from plan.ground.model.edits import Record
from plan.ground.model.fields import BODY, Text, key
from plan.ground.model.phrases import VERBATIM

ColumnKey = Literal["number", "objective", "task", "activity", "deliverable", "lead", "coordinating", "timing", "other"]
"""What a column of the appendix holds: a key of the records, or "other", of which a plan may have several."""

USUAL_COLUMNS: tuple[ColumnKey, ...] = (
    *("number", "objective", "task", "activity"),
    *("deliverable", "lead", "coordinating", "timing"),
)
"""What the columns hold where a plan does not say it."""
NEEDED_COLUMNS: tuple[ColumnKey, ...] = ("task", "deliverable", "lead", "timing")
"""Without these a row says neither who does what, nor until when."""
COLUMN_MEANINGS: dict[ColumnKey, str] = {
    "number": "số thứ tự",
    "objective": "mục tiêu",
    "task": "nhiệm vụ",
    "activity": "hoạt động",
    "deliverable": "sản phẩm",
    "lead": "cơ quan chủ trì",
    "coordinating": "cơ quan phối hợp",
    "timing": "thời gian thực hiện",
    "other": "cột khác (Kinh phí, Ghi chú …), ghi ở cells của từng sản phẩm",
}
"""What each key means, for editors of the data."""


@dataclass(frozen=True, kw_only=True)
class OwnCell(Record):
    """A cell of a column that this plan has and others need not ("Kinh phí", "Ghi chú")."""

    column: str = key(
        "Cột", "Tên cột, đúng như ở columns trong plan.yml; cột ấy có column_keys là other.", ("Kinh phí",), bare=True
    )
    text: Text = key(
        "Chữ trong ô",
        f"Chữ trong ô. {VERBATIM} Ô trống thì bỏ cả mục này.",
        ("500 triệu đồng",),
        wording=BODY,
        bare=True,
        default=(),
    )
