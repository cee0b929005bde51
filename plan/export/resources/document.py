"""The plan as a document and what it cites, counts and abbreviates, as the API publishes it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from plan.export.resources.records import Parties, Place
from plan.export.resources.referring import Url, said
from plan.export.resources.reports import ReportedFigure, Tally


@dataclass(frozen=True, kw_only=True)
class Clause:
    """Một tiêu đề hoặc đoạn của các phần I–IV, cùng những gì bên dưới."""

    id: str = said("Mã, không đổi.", "I.1.1")
    text: str = said("Nguyên văn, không kể phần đánh số.")
    clauses: tuple[Clause, ...] = said("Các tiêu đề, đoạn bên dưới.")
    url: Url = said("Địa chỉ của đoạn trong toàn văn.")
    label: str | None = said("Phần đánh số, như văn bản viết.", "a)", default=None)


@dataclass(frozen=True, kw_only=True)
class PlanSummary:
    """Một kế hoạch năm."""

    year: int = said("Năm.", 2022)
    name: str = said("Tên gọi.")
    province: str = said("Tỉnh.", "Ninh Bình")
    province_id: str = said("Mã của tỉnh, không đổi.", "ninh-binh")
    is_draft: bool = said("Bản đăng chưa có số; không thay thế văn bản đã ký.", example=True)
    task_count: int = said("Số nhiệm vụ.")
    deliverable_count: int = said("Số sản phẩm.")
    url: Url = said("Địa chỉ trang kế hoạch.")
    api_url: Url = said("Địa chỉ của kế hoạch trong API.")
    number: str | None = said("Số, ký hiệu; không có khi chưa có số.", default=None)
    progress: Tally | None = said("Tiến độ; không có khi chưa có báo cáo nào được công bố.", default=None)


@dataclass(frozen=True, kw_only=True)
class AppendixColumn:
    """Một cột của Phụ lục."""

    key: Literal["number", "objective", "task", "activity", "deliverable", "lead", "coordinating", "timing", "other"] = said(
        "Cột ấy chứa gì; other: một cột mà không phải kế hoạch nào cũng có.", "lead"
    )
    name: str = said("Tên cột, như văn bản in.", "Cơ quan chủ trì")
    group: str | None = said("Chữ ở dòng trên của đầu bảng; không có khi cột ấy không có.", default=None)


@dataclass(frozen=True, kw_only=True)
class Targets:
    """Phụ lục chỉ tiêu, như văn bản in."""

    label: str = said("Chữ “PHỤ LỤC …”.")
    title: str = said("Tên phụ lục.")
    reference: str = said("Dòng “Kèm theo …”.")
    columns: tuple[str, ...] = said("Tên các cột.")
    rows: tuple[tuple[str, ...], ...] = said("Các dòng, mỗi dòng các ô từ trái sang phải; chuỗi rỗng khi ô để trống.")
    url: Url = said("Địa chỉ.")


@dataclass(frozen=True, kw_only=True)
class Collation:
    """Lần so câu chữ của kế hoạch với văn bản đã ký."""

    document: str = said("Bản đã so.", "Bản PDF ký số, số 12/KH-UBND")
    by: str = said("Cơ quan đã so.", "Văn phòng UBND tỉnh")
    date: dt.date = said("Ngày so.", "2027-01-20")


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Một kế hoạch: thể thức và lời văn của bốn phần I–IV."""

    summary: PlanSummary = said("Kế hoạch.")
    issuer: str = said("Cơ quan ban hành, như văn bản in.")
    number_line: str = said("Dòng số, ký hiệu, như văn bản in.")
    date_line: str = said("Dòng địa danh, ngày tháng, như văn bản in.")
    kind: str = said("Tên loại văn bản.")
    title: str = said("Trích yếu.")
    opening: str = said("Phần mở đầu.")
    parts: tuple[Clause, ...] = said("Các phần I–IV.")
    columns: tuple[AppendixColumn, ...] | None = said(
        "Các cột của Phụ lục, từ trái sang phải; không có khi đó là tám cột thường có.", default=None
    )
    targets: Targets | None = said("Phụ lục chỉ tiêu; không có khi Kế hoạch chỉ có một phụ lục.", default=None)
    recipients: tuple[Parties, ...] = said("Nơi nhận.")
    authority: tuple[str, ...] = said("Quyền hạn, chức vụ của người ký.")
    signer: str = said("Người ký.")
    compared: Collation | None = said("Lần so với văn bản đã ký; không có khi chưa ai so.", default=None)


@dataclass(frozen=True, kw_only=True)
class Document:
    """Một văn bản được viện dẫn hoặc sửa đổi Kế hoạch."""

    id: str = said("Mã, không đổi.", "76-nq-cp-2021")
    kind: str = said("Loại văn bản.", "Nghị quyết")
    number: str = said("Số, ký hiệu.", "76/NQ-CP")
    cited_at: tuple[Place, ...] = said("Những chỗ Kế hoạch nhắc tới.")
    url: Url = said("Địa chỉ.")
    date: dt.date | None = said("Ngày ban hành.", "2021-07-15", default=None)
    issuer: str | None = said("Cơ quan ban hành.", "Chính phủ", default=None)
    subject: str | None = said("Trích yếu.", default=None)


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """Một chỉ tiêu có con số hoặc thứ hạng."""

    id: str = said("Mã, không đổi.")
    title: str = said("Tên do trang này đặt.")
    value: str = said("Mức.", "100%")
    quote: str = said("Câu văn của Kế hoạch.")
    at: Place = said("Nơi trích.")
    url: Url = said("Địa chỉ.")
    comparison: Literal["at-least", "at-most", "above", "below", "increase", "decrease", "within-top", "reach"] = said(
        "Kết quả phải thế nào so với number, theo chữ của câu văn. at-least: tối thiểu; at-most: tối đa; above: trên, cao"
        " hơn; below: dưới; increase: tăng chừng ấy; decrease: giảm chừng ấy; within-top: trong nhóm đứng đầu có chừng ấy;"
        " reach: đạt mức ấy, câu không có chữ so sánh nào.",
        "at-least",
    )
    number: float | None = said("Con số phải đạt; không có khi câu văn không nêu con số nào.", 50, default=None)
    unit: str | None = said("Đơn vị, như câu văn in ngay sau con số.", "%", default=None)
    figures: tuple[ReportedFigure, ...] | None = said(
        "Các con số được báo cáo, cũ trước mới sau; không có khi chưa có báo cáo nào được công bố.", default=None
    )


@dataclass(frozen=True, kw_only=True)
class Term:
    """Một chữ viết tắt mà Kế hoạch dùng."""

    abbr: str = said("Chữ viết tắt.", "CCHC")
    url: Url = said("Địa chỉ.")
    meaning: str | None = said("Nghĩa; không có khi chưa biết.", "cải cách hành chính", default=None)
    note: str | None = said("Ghi chú.", default=None)


@dataclass(frozen=True, kw_only=True)
class Concept:
    """Một thuật ngữ mà Kế hoạch dùng."""

    term: str = said("Thuật ngữ, như Kế hoạch viết.", "một cửa liên thông")
    url: Url = said("Địa chỉ.")
    meaning: str = said("Giải thích.")
    source: str | None = said("Văn bản giải thích; không có khi đó là lời của trang.", default=None)
    note: str | None = said("Ghi chú.", default=None)
