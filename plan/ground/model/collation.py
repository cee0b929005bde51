"""What says that the text of a plan was compared with the signed document."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from plan.ground.model.fields import Placed, key


@dataclass(frozen=True, kw_only=True)
class Collation(Placed):
    """With which copy a body has compared the source, and when: the Word file is not the signed document."""

    document: str = key(
        "Bản đã so",
        "Văn bản đã ký mà câu chữ ở đây được so từng chữ với nó: bản nào, số nào.",
        ("Bản PDF ký số, số 12/KH-UBND",),
        settled=True,
    )
    by: str = key("Cơ quan đã so", "Cơ quan, đơn vị đã so; không ghi tên người.", ("Văn phòng UBND tỉnh",), settled=True)
    date: dt.date = key(
        "Ngày so", "Ngày so xong, viết năm-tháng-ngày; không trước ngày ký, không sau hôm nay.", ("2031-01-20",), settled=True
    )

    def __str__(self) -> str:
        day = "/".join(reversed(f"{self.date}".split("-")))
        return f"{self.document} ({self.by} so ngày {day})"
