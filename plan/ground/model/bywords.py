"""Words by which people look for pages."""

from __future__ import annotations

from dataclasses import dataclass

from plan.ground.model.fields import Placed, key


@dataclass(frozen=True, kw_only=True)
class Byword(Placed):
    """Words by which people look for a page, though nothing there uses them: this site's own choice, never the document's."""

    page: str = key(
        "Trang",
        "Địa chỉ của trang, tính từ gốc của trang web; không ghi năm thì là trang ấy của mọi kế hoạch.",
        ("gioi-thieu/", "2022/nhiem-vu/ii-6-3/"),
        bare=True,
    )
    words: tuple[str, ...] = key(
        "Chữ người đọc gõ",
        "Những cách người đọc gọi nội dung của trang ấy mà trang không viết, kể cả tiếng nước ngoài.",
        ("văn phòng ủy ban", "one stop shop"),
    )
