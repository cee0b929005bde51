"""A second appendix: targets as the table that the document prints."""

from __future__ import annotations

from dataclasses import dataclass

from plan.ground.model.edits import Record
from plan.ground.model.fields import BODY, FRAME, HEADING, Blanks, key
from plan.ground.model.phrases import VERBATIM


@dataclass(frozen=True, kw_only=True)
class TargetRow(Record):
    """A line of the table of targets."""

    cells: Blanks = key(
        "Các ô",
        f'Các ô của dòng, từ trái sang phải, đủ như các cột. {VERBATIM} Ô trống hoặc bị gộp thì viết "".',
        (["1", "Hồ sơ nộp trực tuyến", "%", "80", ""],),
        wording=BODY,
    )


@dataclass(frozen=True, kw_only=True)
class Targets(Record):
    """The appendix of targets."""

    label: str = key("Phụ lục", "Chữ “PHỤ LỤC II” đứng trên tên phụ lục.", ("PHỤ LỤC II",), wording=FRAME)
    title: str = key("Tên phụ lục", "Tên phụ lục chỉ tiêu, đúng như in.", wording=HEADING)
    reference: str = key("Kèm theo", "Dòng “Kèm theo …” dưới tên phụ lục, đúng như in.", wording=FRAME)
    columns: Blanks = key(
        "Tên các cột",
        "Tên các cột của bảng chỉ tiêu, từ trái sang phải.",
        (["TT", "Chỉ tiêu", "Đơn vị", "Mức", "Ghi chú"],),
        wording=FRAME,
    )
    rows: tuple[TargetRow, ...] = key("Các dòng", "Các dòng của bảng, theo thứ tự của văn bản.")
