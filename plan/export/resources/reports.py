"""What agencies report of the plan and how products stand by it, as the API publishes it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from plan.export.resources.referring import Ref, Url, said
from plan.facts.standing import State
from plan.ground.model import PeriodId

StateNow = Literal[State, "unreported"]
_STATE = "Trạng thái so với hạn đang có hiệu lực; unreported là chưa biết: chưa đủ báo cáo."
_PERIOD = "Kỳ báo cáo: quy-1, 6-thang, quy-3, nam."
_WORDS = "Trạng thái bằng chữ."


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """Một văn bản mà báo cáo nêu làm minh chứng."""

    kind: str = said("Tên loại văn bản.", "Quyết định")
    number: str = said("Số, ký hiệu.", "15/QĐ-UBND")
    date: dt.date = said("Ngày ban hành.", "2022-03-10")
    link: Url | None = said("Nơi đọc văn bản; không có khi chưa đăng ở đâu.", default=None)


@dataclass(frozen=True, kw_only=True)
class ReportRow:
    """Điều một báo cáo nói về một sản phẩm."""

    deliverable: Ref = said("Sản phẩm; tên là nguyên văn.")
    result: Literal["done", "not-done"] = said("done: đã hoàn thành; not-done: chưa; theo cơ quan báo cáo.", "done")
    state: State = said("Trạng thái so với hạn đang có hiệu lực.", "done-in-time")
    state_name: str = said(_WORDS, "hoàn thành đúng hạn")
    evidence: tuple[Evidence, ...] = said("Minh chứng; rỗng là báo cáo không kèm minh chứng.")
    quarter: int | None = said("Nói về hạn của quý nào, khi sản phẩm có hạn ở nhiều quý.", 1, default=None)
    done_on: dt.date | None = said("Ngày hoàn thành; không có khi chưa, hoặc báo cáo không ghi.", default=None)
    deadline: dt.date | None = said("Ngày cuối của hạn đang có hiệu lực; không có khi sản phẩm không có hạn.", default=None)
    first_deadline: dt.date | None = said("Ngày cuối của hạn ban đầu, khi hạn đã được sửa.", default=None)
    first_state: State | None = said("Trạng thái so với hạn ban đầu, khi hạn đã được sửa.", default=None)
    days_late_least: int | None = said("Số ngày quá hạn, ít nhất: từ ngày cuối của thời gian được ghi.", default=None)
    days_late_most: int | None = said("Số ngày quá hạn, nhiều nhất: từ ngày đầu của thời gian được ghi.", default=None)
    difficulties: str | None = said("Khó khăn, vướng mắc, lời của cơ quan.", default=None)
    next_step: str | None = said("Việc tiếp theo, lời của cơ quan.", default=None)
    reason: str | None = said("Vì sao không còn là đã hoàn thành, lời của cơ quan.", default=None)
    corrects: str | None = said("Mã của báo cáo trước mà mục này đính chính.", default=None)
    replaced_by: str | None = said("Mã của báo cáo sau nói lại về hạn ấy; không có khi đây là điều mới nhất.", default=None)


@dataclass(frozen=True, kw_only=True)
class ReportedFigure:
    """Con số của một chỉ tiêu trong một báo cáo."""

    report: str = said("Mã của báo cáo.", "quy-1-so-noi-vu-2022-03-15")
    agency: Ref = said("Cơ quan báo cáo.")
    indicator: str = said("Mã của chỉ tiêu trong indicators.json.")
    value: str = said("Con số như báo cáo viết.", "99,5")
    date: dt.date = said("Tính đến ngày nào.", "2022-03-14")
    evidence: tuple[Evidence, ...] = said("Minh chứng; rỗng là báo cáo không kèm minh chứng.")
    number: float | None = said("value thành số.", 99.5, default=None)
    unit: str | None = said("Đơn vị của chỉ tiêu.", "%", default=None)
    note: str | None = said("Ghi chú.", default=None)
    met: bool | None = said(
        "Có đạt number của chỉ tiêu theo comparison của nó không; không có khi không so được: chỉ tiêu không có con số, hoặc"
        " là mức tăng, giảm.",
        default=None,
    )


@dataclass(frozen=True, kw_only=True)
class Report:
    """Một báo cáo của một cơ quan về một kỳ: không bao giờ bị sửa, báo cáo sau đính chính báo cáo trước."""

    id: str = said("Mã: kỳ, cơ quan, ngày; không đổi.", "quy-1-so-noi-vu-2022-03-15")
    agency: Ref = said("Cơ quan báo cáo.")
    period: PeriodId = said(_PERIOD, "quy-1")
    period_name: str = said("Kỳ báo cáo bằng chữ.", "Quý I")
    date: dt.date = said("Ngày ký báo cáo.", "2022-03-15")
    rows: tuple[ReportRow, ...] = said("Các sản phẩm.")
    figures: tuple[ReportedFigure, ...] = said("Các con số.")
    url: Url = said("Địa chỉ trên trang này.")
    number: str | None = said("Số, ký hiệu.", "12/BC-SNV", default=None)
    due: dt.date | None = said("Ngày cuối cùng để gửi; không có khi không văn bản nào ghi.", default=None)
    late: bool | None = said(
        "Báo cáo đầu tiên của kỳ (từ ngày chốt số liệu, nếu có) có gửi quá hạn không, tính cả số ngày chờ"
        " thêm; không có ở báo cáo khác, hoặc khi không có hạn gửi.",
        default=None,
    )


@dataclass(frozen=True, kw_only=True)
class ExpectedReport:
    """Một báo cáo mà một cơ quan phải gửi."""

    agency: Ref = said("Cơ quan.")
    period: PeriodId = said(_PERIOD, "quy-1")
    due: dt.date = said("Ngày cuối cùng để gửi.", "2022-03-20")
    sending: Literal["in-time", "late", "awaited", "missing"] = said(
        "in-time: gửi đúng hạn; late: gửi quá hạn; awaited: chưa quá hạn gửi; missing: chưa báo cáo.", "in-time"
    )
    report: str | None = said("Mã của báo cáo mà kỳ được xét theo: đầu tiên từ ngày chốt số liệu, nếu có.", default=None)


@dataclass(frozen=True, kw_only=True)
class ReportDeadline:
    """Hạn gửi báo cáo của một kỳ."""

    period: PeriodId = said(_PERIOD, "quy-1")
    due: dt.date = said("Ngày cuối cùng để gửi.", "2022-03-20")
    source: str = said("Văn bản ghi hạn ấy.")
    closes: dt.date | None = said("Báo cáo tính đến ngày nào; không có khi nguồn không ghi.", default=None)


@dataclass(frozen=True, kw_only=True)
class ReportGrace:
    """Số ngày chờ thêm sau hạn gửi."""

    days: int = said("Số ngày.", 5)
    source: str = said("Văn bản ghi số ngày ấy.")


@dataclass(frozen=True, kw_only=True)
class ScoreStep:
    """Một mức của thang điểm."""

    points: str = said("Số điểm, như nguồn in.", "2")
    at_least: int | None = said("Tỷ lệ từ bao nhiêu phần trăm trở lên.", 70, default=None)
    over: int | None = said("Tỷ lệ trên bao nhiêu phần trăm.", 90, default=None)


@dataclass(frozen=True, kw_only=True)
class Scoring:
    """Thang điểm chấm tỷ lệ hoàn thành kế hoạch."""

    source: str = said("Văn bản có thang điểm này.")
    steps: tuple[ScoreStep, ...] = said("Các mức, cao trước thấp sau.")


@dataclass(frozen=True, kw_only=True)
class Reporting:
    """Các báo cáo về kế hoạch, và khi nào phải báo cáo."""

    reports: tuple[Report, ...] = said("Các báo cáo, cũ trước mới sau; rỗng khi chưa có báo cáo nào được công bố.")
    expected: tuple[ExpectedReport, ...] = said("Các báo cáo phải gửi; rỗng khi chưa có báo cáo nào được công bố.")
    deadlines: tuple[ReportDeadline, ...] = said("Hạn gửi của từng kỳ; rỗng khi không văn bản nào ghi.")
    day: dt.date | None = said(
        "Ngày của báo cáo mới nhất: mọi trạng thái tính đến ngày này; không có khi chưa có báo cáo nào.", default=None
    )
    grace: ReportGrace | None = said("Số ngày chờ thêm; không có khi không văn bản nào ghi.", default=None)
    scoring: Scoring | None = said("Thang điểm; không có khi không văn bản nào ghi.", default=None)


@dataclass(frozen=True, kw_only=True)
class Reply:
    """Báo cáo mới nhất của một cơ quan về một hạn của một sản phẩm."""

    agency: Ref = said("Cơ quan.")
    report: str = said("Mã của báo cáo trong reports.json.", "quy-1-so-noi-vu-2022-03-15")
    date: dt.date = said("Ngày của báo cáo.", "2022-03-15")
    state: State = said("Trạng thái so với hạn đang có hiệu lực, theo riêng báo cáo ấy.", "done-in-time")
    evidenced: bool = said("Báo cáo có kèm minh chứng không.", example=True)
    first_state: State | None = said("Trạng thái so với hạn ban đầu, khi hạn đã được sửa.", default=None)


@dataclass(frozen=True, kw_only=True)
class MissingReport:
    """Một báo cáo phải có mà chưa có."""

    agency: Ref = said("Cơ quan.")
    period: PeriodId = said(_PERIOD, "quy-1")
    since: dt.date = said("Ngày cuối cùng để gửi.", "2022-03-20")


@dataclass(frozen=True, kw_only=True)
class TimeProgress:
    """Một hạn của một sản phẩm theo các báo cáo."""

    state: StateNow = said(_STATE, "done-in-time")
    state_name: str = said(_WORDS, "hoàn thành đúng hạn")
    reporter_count: int = said("Số cơ quan phải báo cáo: chủ trì đích danh hay qua nhóm.", 1)
    replies: tuple[Reply, ...] = said("Báo cáo mới nhất của từng cơ quan đã báo cáo về hạn này.")
    missing: tuple[MissingReport, ...] = said("Những báo cáo phải có mà chưa có.")
    quarter: int | None = said("Hạn của quý nào, khi sản phẩm có hạn ở nhiều quý.", default=None)
    deadline: dt.date | None = said("Ngày cuối của hạn; không có khi sản phẩm không có hạn.", default=None)
    first_deadline: dt.date | None = said("Ngày cuối của hạn ban đầu, khi hạn đã được sửa.", default=None)


@dataclass(frozen=True, kw_only=True)
class Progress:
    """Tiến độ của một sản phẩm, tính đến `day` của reports.json."""

    state: StateNow = said(_STATE, "done-in-time")
    state_name: str = said(_WORDS, "hoàn thành đúng hạn")
    times: tuple[TimeProgress, ...] = said("Từng hạn của sản phẩm.")


@dataclass(frozen=True, kw_only=True)
class StateCount:
    """Số sản phẩm ở một trạng thái."""

    state: StateNow = said(_STATE, "done-in-time")
    name: str = said(_WORDS, "hoàn thành đúng hạn")
    count: int = said("Số sản phẩm.", 4)


@dataclass(frozen=True, kw_only=True)
class Tally:
    """Tiến độ của nhiều sản phẩm, tính đến `day` của reports.json; mỗi sản phẩm được đếm một lần."""

    total: int = said("Số sản phẩm: bằng tổng các trạng thái.", 17)
    states: tuple[StateCount, ...] = said("Số sản phẩm ở từng trạng thái, kể cả 0.")
    due: int = said("Số sản phẩm đã đến hạn.", 12)
    done: int = said("Trong số đã đến hạn: đã hoàn thành, đúng hạn hay quá hạn.", 6)
    in_time: int = said("Trong số đã đến hạn: hoàn thành đúng hạn.", 4)
    unsure: int = said("Trong số đã đến hạn: chưa biết, vì chưa báo cáo hoặc chưa đủ báo cáo.", 4)
