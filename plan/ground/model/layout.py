"""What the columns of an appendix are for."""

from __future__ import annotations

from typing import Literal

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
