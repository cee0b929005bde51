"""What the API says, as frozen dataclasses: the one place from which its answers, JSON Schemas and OpenAPI are made.

A value that is not known is left out, never null; a list is always there, empty when nothing is in it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any, Literal, NewType

from plan.facts.duties import COUNTED

Url = NewType("Url", str)
"""The whole address of a page or file; without the site's address, a path from the site's root ("/2022/")."""


def said(description: str, example: object = None, **options: Any) -> Any:
    """Declare a field with what is said of it in Vietnamese, and an example."""
    return field(metadata={"description": description, "example": example}, **options)


@dataclass(frozen=True, kw_only=True)
class Ref:
    """Một cơ quan, nhiệm vụ, lĩnh vực hoặc văn bản được nhắc tới."""

    id: str = said("Mã, không đổi.", "so-noi-vu")
    name: str = said("Tên.", "Sở Nội vụ")
    url: Url = said("Địa chỉ trang.", "https://vi-du.example/2022/co-quan/so-noi-vu/")


@dataclass(frozen=True, kw_only=True)
class Parties:
    """Một ô ghi cơ quan: nguyên văn và các cơ quan được nêu."""

    text: str = said("Nguyên văn của ô; chuỗi rỗng khi ô để trống.", "Các sở, ban, ngành; UBND cấp huyện")
    agencies: tuple[Ref, ...] = said("Cơ quan được nêu, mỗi cơ quan một lần, theo thứ tự của ô.")


@dataclass(frozen=True, kw_only=True)
class Timing:
    """Thời gian thực hiện: nguyên văn và nghĩa."""

    text: str = said("Nguyên văn của ô.", "Quý III, IV năm 2022")
    kind: Literal["quarters", "quarterly", "ongoing", "conditional"] = said(
        "quarters: ghi rõ quý; quarterly: định kỳ hàng quý; ongoing: thường xuyên; conditional: theo văn bản, sự kiện khác.",
        "quarters",
    )
    quarters: tuple[int, ...] = said("Các quý (1 đến 4), tăng dần; rỗng khi thường xuyên hoặc theo điều kiện.", [3, 4])
    deadlines: tuple[dt.date, ...] = said("Ngày cuối của từng quý ấy.", ["2022-09-30", "2022-12-31"])


@dataclass(frozen=True, kw_only=True)
class Act:
    """Việc một văn bản ban hành sau bổ sung hoặc bãi bỏ cả một mục."""

    document: Ref = said("Văn bản đã bổ sung hoặc bãi bỏ.")
    date: dt.date = said("Ngày có hiệu lực.", "2022-06-01")


@dataclass(frozen=True, kw_only=True)
class Deliverable:
    """Một sản phẩm: một dòng của Phụ lục."""

    id: str = said("Mã, không đổi.", "II.6.3.1")
    text: tuple[str, ...] = said("Nguyên văn cột “Sản phẩm”, mỗi đoạn một phần tử.")
    lead: Parties = said("Cột “Cơ quan chủ trì”.")
    coordinating: Parties = said("Cột “Cơ quan phối hợp”.")
    timing: Timing = said("Cột “Thời gian thực hiện”.")
    url: Url = said("Địa chỉ của sản phẩm trên trang nhiệm vụ.")
    added_by: Act | None = said(
        "Văn bản ban hành sau đã bổ sung sản phẩm, hoặc bổ sung hoạt động, nhiệm vụ có nó; không có khi Kế hoạch có từ đầu.",
        default=None,
    )
    repealed_by: Act | None = said(
        "Văn bản ban hành sau đã bãi bỏ sản phẩm, hoặc bãi bỏ hoạt động, nhiệm vụ có nó; không có khi còn hiệu lực.",
        default=None,
    )


@dataclass(frozen=True, kw_only=True)
class Activity:
    """Một hoạt động; không có sản phẩm riêng thì chung dòng với hoạt động ngay trên."""

    text: tuple[str, ...] = said("Nguyên văn cột “Hoạt động”; rỗng khi ô để trống.")
    deliverables: tuple[Deliverable, ...] = said("Các sản phẩm của hoạt động.")
    added_by: Act | None = said("Văn bản ban hành sau đã bổ sung hoạt động.", default=None)
    repealed_by: Act | None = said("Văn bản ban hành sau đã bãi bỏ hoạt động; không có khi còn hiệu lực.", default=None)


@dataclass(frozen=True, kw_only=True)
class Objective:
    """Một mục tiêu của lĩnh vực."""

    id: str = said("Mã, không đổi.", "II.6")
    text: tuple[str, ...] = said("Nguyên văn cột “Mục tiêu”.")


@dataclass(frozen=True, kw_only=True)
class Task:
    """Một nhiệm vụ của Phụ lục."""

    id: str = said("Mã, không đổi.", "II.6.3")
    title: str = said("Tên gọi ngắn do trang này đặt, không phải lời văn bản.")
    text: tuple[str, ...] = said("Nguyên văn cột “Nhiệm vụ”.")
    section: Ref = said("Lĩnh vực.")
    objective: Objective = said("Mục tiêu.")
    activities: tuple[Activity, ...] = said(
        "Các hoạt động, theo thứ tự của văn bản. Câu trả lời về riêng một nhiệm vụ có cả hoạt động, sản phẩm đã bãi bỏ;"
        " danh sách nhiệm vụ thì chỉ có những gì còn hiệu lực."
    )
    remarks: tuple[Remark, ...] = said("Hiệu đính, ghi chú, sửa đổi về nhiệm vụ, những gì thuộc về nó và mục tiêu của nó.")
    url: Url = said("Địa chỉ trang nhiệm vụ.")
    api_url: Url = said("Địa chỉ của riêng nhiệm vụ này trong API.")
    added_by: Act | None = said("Văn bản ban hành sau đã bổ sung nhiệm vụ.", default=None)
    repealed_by: Act | None = said("Văn bản ban hành sau đã bãi bỏ nhiệm vụ; không có khi còn hiệu lực.", default=None)


@dataclass(frozen=True, kw_only=True)
class ObjectiveTasks:
    """Một mục tiêu cùng các nhiệm vụ của nó."""

    id: str = said("Mã, không đổi.", "II.6")
    text: tuple[str, ...] = said("Nguyên văn cột “Mục tiêu”.")
    tasks: tuple[Ref, ...] = said("Các nhiệm vụ; tên là tên gọi ngắn do trang này đặt.")


@dataclass(frozen=True, kw_only=True)
class Section:
    """Một lĩnh vực cải cách."""

    id: str = said("Mã, không đổi.", "II")
    slug: str = said("Phần của lĩnh vực trong địa chỉ.", "thu-tuc-hanh-chinh")
    title: str = said("Tên lĩnh vực, nguyên văn.")
    objectives: tuple[ObjectiveTasks, ...] = said("Các mục tiêu.")
    url: Url = said("Địa chỉ trang lĩnh vực.")


@dataclass(frozen=True, kw_only=True)
class Row:
    """Một sản phẩm cùng những gì nó thuộc về: một dòng của Phụ lục, đủ để đọc riêng."""

    section: Ref = said("Lĩnh vực.")
    objective: Objective = said("Mục tiêu.")
    task: Ref = said("Nhiệm vụ; tên là tên gọi ngắn do trang này đặt.")
    activities: tuple[str, ...] = said("Nguyên văn cột “Hoạt động” của dòng; rỗng khi ô để trống.")
    deliverable: Deliverable = said("Sản phẩm.")


@dataclass(frozen=True, kw_only=True)
class AgencySummary:
    """Một cơ quan hoặc nhóm cơ quan có trang riêng."""

    id: str = said("Mã, không đổi.", "so-noi-vu")
    name: str = said("Tên đầy đủ.", "Sở Nội vụ")
    kind: Literal["agency", "group"] = said("agency: một cơ quan; group: một nhóm cơ quan.", "agency")
    aliases: tuple[str, ...] = said("Cách viết khác trong Kế hoạch.")
    groups: tuple[Ref, ...] = said("Các nhóm mà cơ quan thuộc về trong năm này.")
    members: tuple[Ref, ...] = said("Thành viên của nhóm trong năm này; rỗng khi không phải nhóm hoặc chưa biết.")
    lead_count: int = said("Số sản phẩm chủ trì, kể cả qua nhóm.", 30)
    coordinating_count: int = said(f"Số sản phẩm phối hợp, kể cả qua nhóm. {COUNTED}", 30)
    url: Url = said("Địa chỉ trang cơ quan.")
    api_url: Url = said("Địa chỉ của riêng cơ quan này trong API.")
    short: str | None = said("Tên tắt do trang này đặt.", "SNV", default=None)


@dataclass(frozen=True, kw_only=True)
class Assignment:
    """Một sản phẩm mà cơ quan chủ trì hoặc phối hợp."""

    row: Row = said("Dòng của Phụ lục.")
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


@dataclass(frozen=True, kw_only=True)
class Place:
    """Một chỗ trong Kế hoạch."""

    name: str = said("Tên của chỗ ấy.", "Phần IV, mục 1.b")
    url: Url = said("Địa chỉ.")


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


@dataclass(frozen=True, kw_only=True)
class Remark:
    """Một hiệu đính, ghi chú hoặc sửa đổi."""

    kind: Literal["amendment", "correction", "wording", "reading"] = said(
        "amendment: sửa đổi, kể cả bổ sung, bãi bỏ cả một mục (khi ấy không có before, after; text nói rõ); correction: hiệu"
        " đính; wording: ghi chú về câu chữ; reading: cách đọc bảng.",
        "correction",
    )
    at: Place = said("Chỗ được hiệu đính hoặc ghi chú.")
    url: Url = said("Địa chỉ.")
    before: str | None = said("Chữ trước khi sửa: của bản nguồn, hoặc trước khi sửa đổi.", default=None)
    after: str | None = said("Chữ sau khi sửa: trên trang này, hoặc nay có hiệu lực.", default=None)
    quote: str | None = said("Chữ được ghi chú.", default=None)
    text: str | None = said("Lý do hiệu đính, lời ghi chú, hoặc việc bổ sung, bãi bỏ.", default=None)
    document: str | None = said("Mã của văn bản sửa đổi.", default=None)
    date: dt.date | None = said("Ngày sửa đổi có hiệu lực.", default=None)


@dataclass(frozen=True, kw_only=True)
class Term:
    """Một chữ viết tắt mà Kế hoạch dùng."""

    abbr: str = said("Chữ viết tắt.", "CCHC")
    url: Url = said("Địa chỉ.")
    meaning: str | None = said("Nghĩa; không có khi chưa biết.", "cải cách hành chính", default=None)
    note: str | None = said("Ghi chú.", default=None)


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
    recipients: tuple[Parties, ...] = said("Nơi nhận.")
    authority: tuple[str, ...] = said("Quyền hạn, chức vụ của người ký.")
    signer: str = said("Người ký.")


@dataclass(frozen=True, kw_only=True)
class Resource:
    """Một tài nguyên của API."""

    name: str = said("Nội dung.")
    url: Url = said("Địa chỉ.")


@dataclass(frozen=True, kw_only=True)
class Index:
    """Mục lục của API."""

    name: str = said("Tên.")
    documentation: Url = said("Trang giải thích cho người đọc.")
    openapi: Url = said("Mô tả OpenAPI 3.1 của API.")
    addresses: str = said("Địa chỉ trong các câu trả lời là địa chỉ đầy đủ hay đường dẫn từ gốc của trang.")
    resources: tuple[Resource, ...] = said("Các tài nguyên.")


@dataclass(frozen=True, kw_only=True)
class License:
    """Giấy phép của dữ liệu."""

    name: str = said("Tên giấy phép.", "CC BY 4.0")
    url: Url = said("Lời giấy phép.")
    scope: str = said("Giấy phép này nói về phần nào.")
    attribution: str = said("Nguồn cần ghi.")
