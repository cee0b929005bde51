"""What an agency has to do and what a quarter brings, as the API publishes it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from plan.export.resources.records import Row
from plan.export.resources.referring import Ref, Url, said
from plan.export.resources.reports import Tally
from plan.facts.duties import COUNTED


@dataclass(frozen=True, kw_only=True)
class AgencySummary:
    """Một cơ quan hoặc nhóm cơ quan có trang riêng."""

    id: str = said("Mã, không đổi.", "so-noi-vu")
    name: str = said("Tên đầy đủ, như kế hoạch của năm gọi.", "Sở Nội vụ")
    kind: Literal["agency", "group"] = said("agency: một cơ quan; group: một nhóm cơ quan.", "agency")
    aliases: tuple[str, ...] = said("Cách viết khác trong Kế hoạch.")
    groups: tuple[Ref, ...] = said("Các nhóm mà cơ quan thuộc về trong năm này.")
    members: tuple[Ref, ...] = said("Thành viên của nhóm trong năm này; rỗng khi không phải nhóm hoặc chưa biết.")
    lead_count: int = said("Số sản phẩm chủ trì, kể cả qua nhóm.", 30)
    coordinating_count: int = said(f"Số sản phẩm phối hợp, kể cả qua nhóm. {COUNTED}", 30)
    url: Url = said("Địa chỉ trang cơ quan.")
    api_url: Url = said("Địa chỉ của riêng cơ quan này trong API.")
    years_url: Url = said("Địa chỉ trang chung của cơ quan cho mọi năm; không đổi.")
    short: str | None = said("Tên tắt do trang này đặt.", "SNV", default=None)
    progress: Tally | None = said(
        "Tiến độ những việc cơ quan chủ trì, đích danh hay qua nhóm, theo báo cáo của riêng nó; không có khi chưa có báo cáo"
        " nào được công bố, khi đó là một nhóm, hoặc không chủ trì việc nào.",
        default=None,
    )


@dataclass(frozen=True, kw_only=True)
class AgencyYear:
    """Một cơ quan trong kế hoạch của một năm."""

    year: int = said("Năm của kế hoạch.", 2022)
    name: str = said("Tên mà kế hoạch năm ấy gọi.", "Sở Nội vụ")
    lead_count: int = said("Số sản phẩm chủ trì, kể cả qua nhóm.", 30)
    coordinating_count: int = said(f"Số sản phẩm phối hợp, kể cả qua nhóm. {COUNTED}", 30)
    url: Url = said("Địa chỉ trang của năm ấy nói về cơ quan; có thể là trang của nhóm.")


@dataclass(frozen=True, kw_only=True)
class FormerName:
    """Một tên trước đây của cơ quan."""

    name: str = said("Tên.")
    until: int = said("Năm của kế hoạch cuối cùng gọi tên ấy.", 2022)


@dataclass(frozen=True, kw_only=True)
class Body:
    """Một cơ quan hoặc nhóm cơ quan qua các năm."""

    id: str = said("Mã, không đổi.", "so-noi-vu")
    name: str = said("Tên hiện nay.", "Sở Nội vụ")
    kind: Literal["agency", "group"] = said("agency: một cơ quan; group: một nhóm cơ quan.", "agency")
    former_names: tuple[FormerName, ...] = said("Những tên trước đây, cũ trước mới sau.")
    years: tuple[AgencyYear, ...] = said("Các kế hoạch giao việc cho cơ quan, năm mới trước.")
    predecessors: tuple[Ref, ...] = said("Các cơ quan mà cơ quan này kế tục.")
    url: Url = said("Địa chỉ trang chung của cơ quan cho mọi năm; không đổi.")
    successor: Ref | None = said("Cơ quan kế tục; không có khi cơ quan vẫn còn.", default=None)


@dataclass(frozen=True, kw_only=True)
class Assignment:
    """Một sản phẩm mà cơ quan chủ trì hoặc phối hợp."""

    deliverable: Ref = said("Sản phẩm; tên là nguyên văn. Mọi điều khác về nó có trong tasks.json, theo mã.")
    via: Ref | None = said("Nhóm mà qua đó cơ quan có vai trò này; không có khi Phụ lục nêu chính tên cơ quan.", default=None)


@dataclass(frozen=True, kw_only=True)
class Charge:
    """Một mục của Phần IV giao cho cơ quan."""

    id: str = said("Mã của đoạn.", "IV.1")
    text: str = said("Nguyên văn của mục.")
    paragraphs: tuple[str, ...] = said("Nguyên văn từng đoạn bên dưới, theo thứ tự của văn bản.")
    url: Url = said("Địa chỉ của mục trong toàn văn.")
    via: Ref | None = said("Nhóm mà qua đó mục này tới cơ quan; không có khi nêu chính tên cơ quan.", default=None)


@dataclass(frozen=True, kw_only=True)
class Agency:
    """Một cơ quan cùng mọi việc của nó."""

    summary: AgencySummary = said("Cơ quan.")
    lead: tuple[Assignment, ...] = said("Những sản phẩm chủ trì.")
    coordinating: tuple[Assignment, ...] = said(f"Những sản phẩm phối hợp. {COUNTED}")
    charges: tuple[Charge, ...] = said("Những mục của Phần IV giao cho cơ quan.")


@dataclass(frozen=True, kw_only=True)
class Quarter:
    """Một quý cùng mọi sản phẩm đến hạn, kể cả định kỳ hàng quý."""

    quarter: int = said("Quý, 1 đến 4.", 4)
    deadline: dt.date = said("Ngày cuối quý.", "2022-12-31")
    rows: tuple[Row, ...] = said("Các dòng của Phụ lục đến hạn trong quý.")
    url: Url = said("Địa chỉ trang của quý.")
