"""The tables of how products stand by the reports: states by day, which reports were due, when, and what is scored how."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from plan.export.reports import STATE_WORDS, report_id, state_code
from plan.export.tables.of_reports import column_of, period_column
from plan.export.tables.table import Table, TableColumn, id_column, key_column, year_column
from plan.facts.changing import StateSpan, spans
from plan.facts.reported import Expected
from plan.facts.standing import UNSENT
from plan.facts.year import Year
from plan.ground.addresses import Slug
from plan.ground.model import Grace, ReportDue, ScoreStep, Scoring, slug
from plan.ground.model.numbers import amount_of


def _spans(of: Year) -> Iterator[StateSpan]:
    return iter(()) if of.reported.is_empty else spans(of.plan, of.reported)


def _span_id(it: StateSpan) -> str:
    quarter = f"{Slug.QUARTERS}-{it.due.quarter}" if it.due and it.due.quarter else ""
    return "-".join(filter(None, (slug(it.deliverable), quarter, it.agency, f"{it.since:%Y-%m-%d}")))


STATE_DAYS = Table[StateSpan](
    name="states",
    title="Trạng thái theo ngày",
    description="Mỗi dòng là một khoảng thời gian mà một sản phẩm đang có hiệu lực ở cùng một trạng thái: theo báo cáo của"
    " mọi cơ quan phải báo cáo (agency_id trống), hoặc của một cơ quan. Đến ngày của báo cáo mới nhất. Để đếm sản phẩm, lấy"
    " những dòng agency_id và quarter trống: từ báo cáo đầu tiên về kế hoạch, mỗi sản phẩm ngày nào cũng có đúng một dòng như"
    " thế, chung cho mọi hạn của nó. Sản phẩm có hạn ở nhiều quý còn có dòng của từng quý; dòng của quý, của cơ quan chỉ có"
    " từ khi có điều để nói.",
    key=("year", "id"),
    found=_spans,
    columns=(
        year_column(),
        id_column("Mã trạng thái", "Chỉ để phân biệt các dòng.", of=lambda it: _span_id(it.item)),
        column_of("deliverables", "deliverable_id", "Mã sản phẩm", "Sản phẩm.", of=lambda it: it.item.deliverable),
        TableColumn(
            name="quarter",
            title="Quý",
            description="Hạn của quý nào, khi sản phẩm có hạn ở nhiều quý; trống: cả sản phẩm.",
            of=lambda it: it.item.due.quarter if it.item.due else None,
            type="integer",
        ),
        column_of(
            "agencies",
            "agency_id",
            "Mã cơ quan",
            "Theo báo cáo của riêng cơ quan này; trống: theo mọi cơ quan phải báo cáo.",
            of=lambda it: it.item.agency,
            required=False,
        ),
        TableColumn(
            name="deadline",
            title="Hạn",
            description="Ngày cuối của hạn đang có hiệu lực; trống khi không có hạn, hoặc dòng nói chung về nhiều hạn.",
            of=lambda it: it.item.due.last if it.item.due else None,
            type="date",
        ),
        TableColumn(
            name="since",
            title="Từ ngày",
            description="Ngày báo cáo làm đổi trạng thái, ngày đầu tiên bị coi là chưa báo cáo, hoặc ngày đến một hạn nữa của"
            " sản phẩm có nhiều hạn.",
            of=lambda it: it.item.since,
            type="date",
            required=True,
        ),
        TableColumn(
            name="until",
            title="Đến trước ngày",
            description="Ngày trạng thái đổi; trống khi vẫn như thế.",
            of=lambda it: it.item.until,
            type="date",
        ),
        TableColumn(
            name="state",
            title="Trạng thái",
            description="So với hạn đang có hiệu lực; unreported là chưa biết.",
            of=lambda it: state_code(it.item.state),
            type="code",
            required=True,
            words=STATE_WORDS,
        ),
    ),
)


def _expected(of: Year) -> tuple[Expected, ...]:
    return () if of.reported.is_empty else of.reported.expected()


_SENDING = {
    "in-time": "gửi đúng hạn",
    "late": "gửi quá hạn",
    "awaited": "chưa quá hạn gửi",
    "missing": UNSENT,
}


def sending(it: Expected) -> str:
    """Return by its code what became of a report that has to be handed in."""
    if it.sent:
        return "late" if it.is_late else "in-time"
    return "missing" if it.is_late else "awaited"


REPORT_PERIODS = Table[Expected](
    name="report_periods",
    title="Báo cáo phải gửi",
    description="Mỗi dòng là một báo cáo mà một cơ quan chủ trì phải gửi, theo các hạn ở bảng report_dues; tính đến ngày của"
    " báo cáo mới nhất, và cả số ngày chờ thêm.",
    key=("year", "period", "agency_id"),
    found=_expected,
    columns=(
        year_column(),
        period_column(lambda it: it.item.period.id),
        column_of("agencies", "agency_id", "Mã cơ quan", "Cơ quan phải gửi.", of=lambda it: it.item.agency),
        TableColumn(
            name="due",
            title="Hạn gửi",
            description="Ngày cuối cùng để gửi.",
            of=lambda it: it.item.due,
            type="date",
            required=True,
        ),
        column_of(
            "reports",
            "report_id",
            "Mã báo cáo",
            "Báo cáo được xét đúng hạn hay không: báo cáo đầu tiên từ ngày chốt số liệu, nếu biết; trống khi chưa có.",
            of=lambda it: report_id(it.of, it.item.sent) if it.item.sent else None,
            required=False,
        ),
        TableColumn(
            name="sent",
            title="Ngày gửi",
            description="Ngày của báo cáo ấy; trống khi chưa có.",
            of=lambda it: it.item.sent.date if it.item.sent else None,
            type="date",
        ),
        TableColumn(
            name="sending",
            title="Việc gửi",
            description="Đã gửi chưa, có đúng hạn không.",
            of=lambda it: sending(it.item),
            type="code",
            required=True,
            words=_SENDING,
        ),
    ),
)


@dataclass(frozen=True)
class _OwedDay:
    owed: ReportDue
    grace: Grace | None


def _dues(of: Year) -> Iterator[_OwedDay]:
    if of.plan.reporting and not of.reported.is_empty:
        yield from (_OwedDay(owed, of.plan.reporting.grace) for owed in of.plan.reporting.periods)


def _owed(name: str, description: str, **more: Any) -> TableColumn[Any]:
    return key_column(ReportDue, name, description, of=lambda it: getattr(it.item.owed, name), **more)


REPORT_DUES = Table[_OwedDay](
    name="report_dues",
    title="Hạn gửi báo cáo",
    description="Mỗi dòng là một kỳ báo cáo mà một văn bản có ghi hạn gửi; kỳ không có dòng nào thì không ai bị coi là chưa"
    " báo cáo.",
    key=("year", "period"),
    found=_dues,
    columns=(
        year_column(),
        period_column(lambda it: it.item.owed.period),
        _owed("due", "Ngày cuối cùng để gửi.", type="date"),
        _owed("closes", "Báo cáo tính đến ngày nào; trống khi nguồn không ghi.", type="date"),
        _owed("source", "Văn bản ghi hạn ấy."),
        TableColumn(
            name="grace_days",
            title="Ngày chờ thêm",
            description="Quá hạn gửi bao nhiêu ngày mới coi là chưa báo cáo; trống khi không văn bản nào ghi.",
            of=lambda it: it.item.grace.days if it.item.grace else None,
            type="integer",
        ),
        TableColumn(
            name="grace_source",
            title="Nguồn của ngày chờ thêm",
            description="Văn bản ghi số ngày ấy.",
            of=lambda it: it.item.grace.source if it.item.grace else None,
        ),
    ),
)


@dataclass(frozen=True)
class _Step:
    number: int
    step: ScoreStep
    scoring: Scoring


def _steps(of: Year) -> Iterator[_Step]:
    scoring = None if of.reported.is_empty or not of.plan.reporting else of.plan.reporting.scoring
    if scoring:
        yield from (_Step(number, step, scoring) for number, step in enumerate(scoring.steps, start=1))


SCORE_STEPS = Table[_Step](
    name="score_steps",
    title="Thang điểm",
    description="Mỗi dòng là một mức của thang điểm chấm tỷ lệ hoàn thành kế hoạch; tỷ lệ được chấm theo mức đầu tiên mà nó"
    " đạt.",
    key=("year", "number"),
    found=_steps,
    columns=(
        year_column(),
        TableColumn(
            name="number",
            title="Mức thứ",
            description="Từ 1, cao trước thấp sau.",
            of=lambda it: it.item.number,
            type="integer",
            required=True,
        ),
        key_column(
            ScoreStep,
            "at_least",
            "Tỷ lệ từ bao nhiêu phần trăm trở lên.",
            of=lambda it: it.item.step.at_least,
            type="integer",
        ),
        key_column(ScoreStep, "over", "Tỷ lệ trên bao nhiêu phần trăm.", of=lambda it: it.item.step.over, type="integer"),
        key_column(
            ScoreStep,
            "points",
            "Số điểm.",
            of=lambda it: amount_of(it.item.step.points),
            type="number",
            required=False,
        ),
        key_column(Scoring, "source", "Văn bản có thang điểm này.", of=lambda it: it.item.scoring.source),
    ),
)
