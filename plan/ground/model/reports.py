"""What agencies report of the plan, period by period, and when they have to."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from plan.ground.model.edits import Reviewed
from plan.ground.model.fields import Placed, id_key, key, slug_key
from plan.ground.model.numbers import PLAIN, REPORTED, amount_of
from plan.ground.model.phrases import NEXT_NUMBER, NUMERAL

PeriodId = Literal["quy-1", "6-thang", "quy-3", "nam"]
Result = Literal["done", "not-done"]


@dataclass(frozen=True)
class Period:
    """A time of the year that is reported on, from the year's beginning to the end of a quarter."""

    id: PeriodId
    """As folders and addresses name it."""
    name: str
    """In words: "6 tháng đầu năm"."""
    quarter: int
    """With which it ends, and of which it speaks where a product is due in each."""

    @property
    def in_sentence(self) -> str:
        """The name within a sentence: "quý I"."""
        return f"{self.name[:1].lower()}{self.name[1:]}"


PERIODS: Mapping[str, Period] = {
    found.id: found
    for found in (
        Period("quy-1", "Quý I", 1),
        Period("6-thang", "6 tháng đầu năm", 2),
        Period("quy-3", "Quý III", 3),
        Period("nam", "Cả năm", 4),
    )
}
"""The four times of the year at which provinces report on reform, by id, in order."""
_PERIOD_NAMES = {found.id: found.name for found in PERIODS.values()}


@dataclass(frozen=True, kw_only=True)
class Evidence(Placed):
    """A document that shows that something was done: kind, number and date tell it from all others."""

    kind: str = key("Loại văn bản", "Tên loại văn bản.", ("Quyết định", "Báo cáo", "Công văn"))
    number: str = key("Số, ký hiệu", "Số, ký hiệu, đúng như văn bản ghi.", ("15/QĐ-UBND",), bare=True)
    date: dt.date = key("Ngày ban hành", "Ngày ban hành, viết năm-tháng-ngày.", ("2031-03-10",))
    link: str | None = key(
        "Địa chỉ",
        "Địa chỉ trên mạng để đọc văn bản ấy; chưa đăng ở đâu thì bỏ khóa này.",
        ("https://vi-du.example/15-qd-ubnd",),
        "^https?://[^\\s]+$",
        "Địa chỉ phải bắt đầu bằng https:// và không có dấu cách.",
        bare=True,
        default=None,
    )

    @property
    def name(self) -> str:
        """Kind and number: "Quyết định số 15/QĐ-UBND"."""
        return f"{self.kind} số {self.number}"


@dataclass(frozen=True, kw_only=True)
class ReportRow(Placed):
    """What an agency says of one product in a report.

    Of a product that is due again and again it speaks of one time: that it names, or the next from the period's quarter on.
    """

    deliverable: str = id_key("Mã sản phẩm", "Mã của sản phẩm trong Phụ lục.", "II.2.1.1", f"{NUMERAL}({NEXT_NUMBER}){{2,3}}")
    result: Result = key(
        "Kết quả",
        "Sản phẩm đã hoàn thành hay chưa, theo cơ quan báo cáo.",
        choices={"done": "đã hoàn thành", "not-done": "chưa hoàn thành"},
    )
    quarter: int | None = key(
        "Quý của hạn",
        "Chỉ ghi khi sản phẩm có hạn ở nhiều quý và mục này nói về hạn của một quý trước kỳ báo cáo: số của quý ấy.",
        (1, 2, 3, 4),
        default=None,
    )
    done_on: dt.date | None = key(
        "Ngày hoàn thành",
        "Ngày hoàn thành, viết năm-tháng-ngày; chưa hoàn thành thì bỏ khóa này.",
        ("2031-03-10",),
        default=None,
    )
    evidence: tuple[Evidence, ...] = key(
        "Minh chứng",
        "Văn bản cho thấy sản phẩm đã có: loại, số, ngày. Không có thì bỏ khóa này, trang sẽ ghi như vậy.",
        default=(),
    )
    difficulties: str | None = key(
        "Khó khăn, vướng mắc",
        "Vì sao chưa xong; phải ghi khi đã quá hạn mà chưa hoàn thành. Không ghi tên người, số điện thoại, thư điện tử.",
        ("Chờ Bộ ban hành hướng dẫn.",),
        default=None,
    )
    next_step: str | None = key(
        "Việc tiếp theo", "Sẽ làm gì, đến khi nào.", ("Trình UBND tỉnh trong tháng 4.",), default=None
    )
    reason: str | None = key(
        "Lý do đổi",
        "Vì sao nay nói khác báo cáo trước của chính mình: trước đã hoàn thành mà nay chưa, hay nay ghi ngày hoàn thành"
        " khác, hoặc không sau ngày báo cáo trước còn ghi chưa; chỉ ghi khi như vậy.",
        ("Quyết định bị thu hồi để sửa.", "Báo cáo trước ghi nhầm ngày; xem Quyết định kèm theo."),
        default=None,
    )

    @property
    def is_done(self) -> bool:
        """Whether the agency says that the product is there."""
        return self.result == "done"


@dataclass(frozen=True, kw_only=True)
class ReportedFigure(Placed):
    """A value of an indicator, as an agency reports it."""

    indicator: str = slug_key("Mã chỉ tiêu", "Mã (id) của chỉ tiêu trong indicators.yml.", "hai-long")
    value: str = key(
        "Con số",
        "Con số đạt được, viết như văn bản in: dấu chấm ở hàng nghìn, dấu phẩy ở phần thập phân.",
        ("20", "99,5", "1.500"),
        f"^({REPORTED})$",
        "Chỉ viết một con số: dấu chấm ở hàng nghìn, dấu phẩy ở phần thập phân.",
        bare=True,
    )
    unit: str | None = key(
        "Đơn vị",
        "Đúng đơn vị của chỉ tiêu; chỉ tiêu không có đơn vị thì bỏ khóa này.",
        ("%", "tỉnh, thành phố"),
        bare=True,
        default=None,
    )
    date: dt.date = key("Tính đến ngày", "Con số tính đến ngày nào, viết năm-tháng-ngày.", ("2031-03-14",))
    evidence: tuple[Evidence, ...] = key("Minh chứng", "Văn bản có con số ấy: loại, số, ngày.", default=())
    note: str | None = key("Ghi chú", "Điều bạn đọc nên biết về con số.", ("Xếp hạng của năm trước.",), default=None)

    @property
    def amount(self) -> float | None:
        """The value as a number, a whole one as int; None where it is none, or a point may mean either of two."""
        return amount_of(self.value) if re.fullmatch(REPORTED, self.value) else None

    @property
    def printed(self) -> str:
        """The value with its unit: "14,5 phút", "88%"."""
        return f"{self.value}{'' if self.unit == '%' else ' '}{self.unit or ''}".strip()


@dataclass(frozen=True, kw_only=True)
class Report(Placed):
    """A report of an agency on a period. It is never rewritten: a later one corrects it, and both stay."""

    date: dt.date = key(
        "Ngày báo cáo", "Ngày ký báo cáo, viết năm-tháng-ngày; không phải ngày ghi tệp này.", ("2031-03-15",), lasting=True
    )
    number: str | None = key(
        "Số, ký hiệu", "Số, ký hiệu của báo cáo; không có thì bỏ khóa này.", ("12/BC-SNV",), bare=True, default=None
    )
    rows: tuple[ReportRow, ...] = key(
        "Các sản phẩm", "Mỗi mục là một sản phẩm mà cơ quan chủ trì.", in_diff=("sản phẩm",), default=()
    )
    figures: tuple[ReportedFigure, ...] = key(
        "Các con số", "Con số của các chỉ tiêu, nếu có.", in_diff=("con số",), default=()
    )
    period: Period = PERIODS["nam"]
    """Which the file's folder names."""
    agency: str = ""
    """Id of who reports, which the file's name says."""


@dataclass(frozen=True, kw_only=True)
class ReportDue(Reviewed):
    """When reports on a period have to be handed in."""

    period: PeriodId = key("Kỳ báo cáo", "Kỳ báo cáo.", choices=_PERIOD_NAMES)
    due: dt.date = key(
        "Hạn gửi báo cáo", "Ngày cuối cùng để gửi báo cáo, viết năm-tháng-ngày.", ("2031-03-20",), settled=True
    )
    closes: dt.date | None = key(
        "Ngày chốt số liệu",
        "Báo cáo tính đến ngày nào, viết năm-tháng-ngày; nguồn không ghi thì bỏ khóa này.",
        ("2031-03-14",),
        settled=True,
        default=None,
    )
    source: str = key("Nguồn", "Văn bản nào ghi như vậy: tên, số, điều, khoản.", ("Công văn số 9/SNV-CCHC",), settled=True)


@dataclass(frozen=True, kw_only=True)
class Grace(Reviewed):
    """How many days after its last day a report is still waited for."""

    days: int = key("Số ngày", "Sau hạn gửi bao nhiêu ngày thì mới coi là chưa báo cáo.", (5,), settled=True)
    source: str = key("Nguồn", "Văn bản nào ghi như vậy.", ("Công văn số 9/SNV-CCHC",), settled=True)


@dataclass(frozen=True, kw_only=True)
class ScoreStep(Placed):
    """What a share of the plan that is done is worth."""

    at_least: int | None = key("Từ (%)", "Tỷ lệ từ bao nhiêu phần trăm trở lên.", (70,), settled=True, default=None)
    over: int | None = key("Trên (%)", "Tỷ lệ trên bao nhiêu phần trăm.", (90,), settled=True, default=None)
    points: str = key(
        "Điểm",
        "Số điểm, như nguồn in.",
        ("2", "0,5"),
        f"^({PLAIN})$",
        "Chỉ viết một con số, dấu phẩy ở phần thập phân.",
        bare=True,
        settled=True,
    )

    def holds(self, percent: float) -> bool:
        """Tell whether a share reaches the step."""
        return percent > self.over if self.over is not None else percent >= (self.at_least or 0)

    def __str__(self) -> str:
        reached = f"trên {self.over}%" if self.over is not None else f"từ {self.at_least or 0}%"
        return f"{reached}: {self.points} điểm"


@dataclass(frozen=True, kw_only=True)
class Scoring(Reviewed):
    """By which steps the share of a plan that is done is scored, the highest first."""

    source: str = key("Nguồn", "Văn bản nào có thang điểm này.", ("Quyết định số 7/QĐ-VD",), settled=True)
    steps: tuple[ScoreStep, ...] = key("Các mức", "Các mức, cao trước thấp sau.", settled=True)


@dataclass(frozen=True, kw_only=True)
class Reporting(Placed):
    """When and how it is reported on a plan, as other documents say; what none says is left out."""

    periods: tuple[ReportDue, ...] = key("Các kỳ báo cáo", "Hạn gửi của từng kỳ, kỳ trước đứng trước.", default=())
    grace: Grace | None = key("Ngày chờ thêm", "Số ngày chờ thêm, chỉ khi có văn bản ghi.", default=None)
    scoring: Scoring | None = key("Thang điểm", "Thang điểm chấm tỷ lệ hoàn thành kế hoạch, nếu có.", default=None)

    @property
    def settled(self) -> tuple[ReportDue | Grace | Scoring, ...]:
        """All that other documents have settled."""
        alone = (self.grace, self.scoring)
        return (*self.periods, *(item for item in alone if item))
