"""The records of the Appendix, and what is said of any record, as the API publishes them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from plan.export.resources.referring import Ref, Url, said
from plan.export.resources.reports import Progress


@dataclass(frozen=True, kw_only=True)
class Place:
    """Một chỗ trong Kế hoạch."""

    kind: Literal[
        "plan",
        "clause",
        "section",
        "objective",
        "task",
        "activity",
        "deliverable",
        "document",
        "cell",
        "targets",
        "target",
    ] = said(
        "Bản ghi ở chỗ ấy là gì. plan: cả Kế hoạch; clause: một đoạn của các phần I–IV; document: một văn bản trong"
        " documents.json; cell: một ô của cột khác; targets, target: phụ lục chỉ tiêu, một dòng của nó; các loại khác"
        " thuộc Phụ lục.",
        "clause",
    )
    id: str = said(
        "Mã của bản ghi ấy, đúng như trong API; của hoạt động: mã nhiệm vụ có nó; của ô: mã sản phẩm; của Kế hoạch: năm.",
        "IV.1.b",
    )
    name: str = said("Tên của chỗ ấy.", "Phần IV, mục 1.b")
    url: Url = said("Địa chỉ.")


@dataclass(frozen=True, kw_only=True)
class Act:
    """Việc một văn bản ban hành sau bổ sung hoặc bãi bỏ cả một mục."""

    document: Ref = said("Văn bản đã bổ sung hoặc bãi bỏ.")
    date: dt.date = said("Ngày có hiệu lực.", "2022-06-01")


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
class Parties:
    """Một ô ghi cơ quan: nguyên văn và các cơ quan được nêu."""

    text: str = said("Nguyên văn của ô; chuỗi rỗng khi ô để trống.", "Các sở, ban, ngành; UBND cấp huyện")
    agencies: tuple[Ref, ...] = said("Cơ quan được nêu, mỗi cơ quan một lần, theo thứ tự của ô.")


@dataclass(frozen=True, kw_only=True)
class Timing:
    """Thời gian thực hiện: nguyên văn và nghĩa."""

    text: str = said("Nguyên văn của ô.", "Quý III, IV năm 2022")
    kind: Literal["quarters", "quarterly", "ongoing", "conditional"] = said(
        "quarters: ghi quý, tháng, ngày hoặc phần của năm; quarterly: định kỳ hàng quý; ongoing: thường xuyên; "
        "conditional: theo văn bản, sự kiện khác.",
        "quarters",
    )
    quarters: tuple[int, ...] = said(
        "Các quý (1 đến 4) tính hạn, tăng dần; rỗng khi thường xuyên hoặc theo điều kiện.", [3, 4]
    )
    deadlines: tuple[dt.date, ...] = said(
        "Các hạn, tăng dần: ngày văn bản ghi, hoặc ngày cuối của tháng, quý được ghi.", ["2022-09-30", "2022-12-31"]
    )
    read_as: str | None = said(
        "Lời của trang này mà kind, quarters, deadlines theo đó, khi không đọc được nguyên văn; không có khi đọc được.",
        "Tháng 5",
        default=None,
    )


@dataclass(frozen=True, kw_only=True)
class OwnCell:
    """Một ô ở cột mà không phải kế hoạch nào cũng có."""

    column: str = said("Tên cột, như văn bản in.", "Kinh phí")
    text: tuple[str, ...] = said("Nguyên văn của ô, mỗi đoạn một phần tử.")


@dataclass(frozen=True, kw_only=True)
class Deliverable:
    """Một sản phẩm: một dòng của Phụ lục."""

    id: str = said("Mã, không đổi.", "II.6.3.1")
    text: tuple[str, ...] = said("Nguyên văn cột “Sản phẩm”, mỗi đoạn một phần tử.")
    lead: Parties = said("Cột “Cơ quan chủ trì”.")
    coordinating: Parties = said("Cột “Cơ quan phối hợp”.")
    timing: Timing = said("Cột “Thời gian thực hiện”.")
    cells: tuple[OwnCell, ...] | None = said(
        "Các ô khác của dòng (Kinh phí, Ghi chú …), những ô có chữ; không có khi Kế hoạch không có cột nào như thế.",
        default=None,
    )
    url: Url = said("Địa chỉ của sản phẩm trên trang nhiệm vụ.")
    added_by: Act | None = said(
        "Văn bản ban hành sau đã bổ sung sản phẩm, hoặc bổ sung hoạt động, nhiệm vụ có nó; không có khi Kế hoạch có từ đầu.",
        default=None,
    )
    repealed_by: Act | None = said(
        "Văn bản ban hành sau đã bãi bỏ sản phẩm, hoặc bãi bỏ hoạt động, nhiệm vụ có nó; không có khi còn hiệu lực.",
        default=None,
    )
    progress: Progress | None = said(
        "Tiến độ theo các báo cáo; không có khi chưa có báo cáo nào được công bố, hoặc sản phẩm đã bãi bỏ.", default=None
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
class EarlierTask:
    """Nhiệm vụ của kế hoạch một năm trước."""

    year: int = said("Năm của kế hoạch.", 2022)
    id: str = said("Mã, không đổi.", "II.6.3")
    title: str = said("Tên gọi ngắn do trang này đặt.")
    url: Url = said("Địa chỉ trang nhiệm vụ.")


@dataclass(frozen=True, kw_only=True)
class Task:
    """Một nhiệm vụ của Phụ lục."""

    id: str = said("Mã, không đổi.", "II.6.3")
    title: str = said("Tên gọi ngắn do trang này đặt, không phải lời văn bản.")
    text: tuple[str, ...] = said("Nguyên văn cột “Nhiệm vụ”.")
    section: Ref = said("Lĩnh vực.")
    objective: Objective | None = said("Mục tiêu; không có khi lĩnh vực không ghi mục tiêu nào.", default=None)
    activities: tuple[Activity, ...] = said(
        "Các hoạt động, theo thứ tự của văn bản. Câu trả lời về riêng một nhiệm vụ có cả hoạt động, sản phẩm đã bãi bỏ;"
        " danh sách nhiệm vụ thì chỉ có những gì còn hiệu lực."
    )
    remarks: tuple[Remark, ...] = said("Hiệu đính, ghi chú, sửa đổi về nhiệm vụ, những gì thuộc về nó và mục tiêu của nó.")
    url: Url = said("Địa chỉ trang nhiệm vụ.")
    api_url: Url = said("Địa chỉ của riêng nhiệm vụ này trong API.")
    added_by: Act | None = said("Văn bản ban hành sau đã bổ sung nhiệm vụ.", default=None)
    repealed_by: Act | None = said("Văn bản ban hành sau đã bãi bỏ nhiệm vụ; không có khi còn hiệu lực.", default=None)
    continues: EarlierTask | None = said("Nhiệm vụ của năm trước mà nhiệm vụ này làm tiếp.", default=None)


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
    objectives: tuple[ObjectiveTasks, ...] = said("Các mục tiêu; rỗng khi lĩnh vực không ghi mục tiêu nào.")
    tasks: tuple[Ref, ...] | None = said(
        "Các nhiệm vụ, khi lĩnh vực không ghi mục tiêu nào; tên là tên gọi ngắn do trang này đặt.", default=None
    )
    url: Url = said("Địa chỉ trang lĩnh vực.")


@dataclass(frozen=True, kw_only=True)
class Row:
    """Một sản phẩm cùng những gì nó thuộc về: một dòng của Phụ lục, đủ để đọc riêng."""

    section: Ref = said("Lĩnh vực.")
    objective: Objective | None = said("Mục tiêu; không có khi lĩnh vực không ghi mục tiêu nào.", default=None)
    task: Ref = said("Nhiệm vụ; tên là tên gọi ngắn do trang này đặt.")
    activities: tuple[str, ...] = said("Nguyên văn cột “Hoạt động” của dòng; rỗng khi ô để trống.")
    deliverable: Deliverable = said("Sản phẩm.")
