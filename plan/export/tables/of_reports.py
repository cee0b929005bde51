"""The tables of what agencies report: reports and what they say of products."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from plan.export.reports import FiledReport, FiledRow, filed_reports, report_address, report_id
from plan.export.tables.table import Table, TableColumn, id_column, key_column, year_column
from plan.facts.standing import STATES
from plan.facts.year import Year
from plan.ground.model import PERIODS, Report, ReportRow

PERIOD_WORDS = {name: period.name for name, period in PERIODS.items()}
_PUNCTUAL = {"in-time": "gửi đúng hạn", "late": "gửi quá hạn"}


def period_column(of: Callable[[Any], str]) -> TableColumn[Any]:
    """Return the column of the time of the year that is reported on."""
    return TableColumn(
        name="period",
        title="Kỳ báo cáo",
        description="Kỳ báo cáo, từ đầu năm.",
        of=of,
        type="code",
        required=True,
        words=PERIOD_WORDS,
    )


def column_of(refers: str, name: str, title: str, description: str, **more: Any) -> TableColumn[Any]:
    """Return a column that names a row of another table: by default there is one in every row."""
    options = {"required": True, **more}
    return TableColumn(name=name, title=title, description=description, refers=refers, **options)


def _punctual(it: FiledReport) -> str | None:
    return ("late" if it.is_late else "in-time") if it.is_judged else None


REPORTS = Table[FiledReport](
    name="reports",
    title="Báo cáo",
    description="Mỗi dòng là một báo cáo của một cơ quan về một kỳ. Báo cáo không bao giờ bị sửa: báo cáo sau đính chính báo"
    " cáo trước, cả hai đều còn.",
    key=("year", "id"),
    found=filed_reports,
    columns=(
        year_column(),
        id_column("Mã báo cáo", "Kỳ, cơ quan, ngày; không đổi.", of=lambda it: report_id(it.of, it.item.report)),
        period_column(lambda it: it.item.report.period.id),
        column_of("agencies", "agency_id", "Mã cơ quan", "Cơ quan báo cáo.", of=lambda it: it.item.report.agency),
        key_column(Report, "date", "Ngày ký báo cáo.", of=lambda it: it.item.report.date, type="date"),
        key_column(Report, "number", "Trống khi báo cáo không có số.", of=lambda it: it.item.report.number),
        TableColumn(
            name="due",
            title="Hạn gửi",
            description="Ngày cuối cùng để gửi; trống khi không văn bản nào ghi.",
            of=lambda it: it.item.owed.due if it.item.owed else None,
            type="date",
        ),
        TableColumn(
            name="punctual",
            title="Gửi đúng hạn",
            description="Báo cáo đầu tiên của kỳ (từ ngày chốt số liệu, nếu có) có gửi đúng hạn không, tính cả số ngày chờ"
            " thêm; trống ở báo cáo khác, hoặc khi không có hạn gửi.",
            of=lambda it: _punctual(it.item),
            type="code",
            words=_PUNCTUAL,
        ),
        TableColumn(
            name="address",
            title="Địa chỉ",
            description="Địa chỉ trên trang này; cơ quan không có trang riêng thì trang của nhóm.",
            of=lambda it: report_address(it.of, it.item.report, it.to),
            type="address",
            required=True,
        ),
    ),
)


@dataclass(frozen=True)
class NumberedRow:
    """A row of a report with the ids that tables call both by."""

    report: str
    row: FiledRow
    id: str


def numbered_rows(of: Year) -> Iterator[NumberedRow]:
    """Yield the rows of all reports on a plan."""
    for filed in filed_reports(of):
        name = report_id(of, filed.report)
        for number, row in enumerate(filed.rows, start=1):
            yield NumberedRow(name, row, f"{name}-{number}")


def _said(name: str, description: str, **more: Any) -> TableColumn[Any]:
    """Return a column of what a row of a report itself says."""
    return key_column(ReportRow, name, description, of=lambda it: getattr(it.item.row.reply.row, name), **more)


def _late(position: int) -> Callable[[Any], int | None]:
    return lambda it: late[position] if (late := it.item.row.reply.days_late) else None


REPORT_ROWS = Table[NumberedRow](
    name="report_rows",
    title="Sản phẩm trong báo cáo",
    description="Mỗi dòng là điều một báo cáo nói về một sản phẩm; sản phẩm có hạn ở nhiều quý thì về hạn của một quý. Điều"
    " đang tính là dòng có replaced_by trống.",
    key=("year", "id"),
    found=numbered_rows,
    columns=(
        year_column(),
        id_column("Mã dòng", "Mã báo cáo và thứ tự trong báo cáo."),
        column_of("reports", "report_id", "Mã báo cáo", "Báo cáo có dòng này.", of=lambda it: it.item.report),
        column_of(
            "deliverables", "deliverable_id", "Mã sản phẩm", "Sản phẩm.", of=lambda it: it.item.row.reply.row.deliverable
        ),
        TableColumn(
            name="quarter",
            title="Quý",
            description="Nói về hạn của quý nào, khi sản phẩm có hạn ở nhiều quý; trống khi chỉ có một hạn, hoặc không có.",
            of=lambda it: it.item.row.reply.due.quarter,
            type="integer",
        ),
        _said("result", "Theo cơ quan báo cáo."),
        _said("done_on", "Trống khi chưa hoàn thành, hoặc báo cáo không ghi: khi ấy tính ngày báo cáo.", type="date"),
        TableColumn(
            name="deadline",
            title="Hạn",
            description="Ngày cuối của hạn đang có hiệu lực; trống khi sản phẩm không có hạn.",
            of=lambda it: it.item.row.reply.due.last,
            type="date",
        ),
        TableColumn(
            name="state",
            title="Trạng thái",
            description="So với hạn đang có hiệu lực.",
            of=lambda it: it.item.row.reply.state,
            type="code",
            required=True,
            words={code: words.name for code, words in STATES.items() if code != "silent"},
        ),
        TableColumn(
            name="first_deadline",
            title="Hạn ban đầu",
            description="Ngày cuối của hạn trước mọi lần sửa đổi; trống khi hạn chưa từng đổi.",
            of=lambda it: it.item.row.reply.due.original,
            type="date",
        ),
        TableColumn(
            name="first_state",
            title="So với hạn ban đầu",
            description="Trạng thái so với first_deadline; trống khi hạn chưa từng đổi.",
            of=lambda it: it.item.row.reply.first_state,
            type="code",
            words={code: words.name for code, words in STATES.items() if code != "silent"},
        ),
        TableColumn(
            name="days_late_least",
            title="Quá hạn ít nhất",
            description="Số ngày quá hạn, tính từ ngày cuối của thời gian được ghi; trống khi không quá hạn.",
            of=_late(0),
            type="integer",
        ),
        TableColumn(
            name="days_late_most",
            title="Quá hạn nhiều nhất",
            description="Số ngày quá hạn, tính từ ngày đầu của thời gian được ghi; trống khi không quá hạn.",
            of=_late(1),
            type="integer",
        ),
        _said("difficulties", "Lời của cơ quan báo cáo."),
        _said("next_step", "Lời của cơ quan báo cáo."),
        _said("reason", "Vì sao không còn là đã hoàn thành; lời của cơ quan báo cáo."),
        column_of(
            "reports",
            "corrects",
            "Đính chính",
            "Báo cáo trước mà dòng này đính chính: cùng kỳ, hoặc ghi hoàn thành mà nay khác; trống khi không đính chính.",
            of=lambda it: report_id(it.of, it.item.row.corrected) if it.item.row.corrected else None,
            required=False,
        ),
        column_of(
            "reports",
            "replaced_by",
            "Báo cáo sau",
            "Báo cáo sau của cơ quan ấy nói lại về hạn ấy; trống khi đây là điều mới nhất.",
            of=lambda it: report_id(it.of, it.item.row.after.report) if it.item.row.after else None,
            required=False,
        ),
    ),
)
