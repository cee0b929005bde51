"""The tables of what reports bring beside words: figures, and the evidence of these and of products."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from plan.export.reports import filed_reports, report_id
from plan.export.tables.of_reports import column_of, numbered_rows
from plan.export.tables.table import Table, TableColumn, id_column, key_column, year_column
from plan.facts.measured import is_met
from plan.facts.year import Year
from plan.ground.addresses import Slug
from plan.ground.model import Evidence, ReportedFigure

_MET = {"met": "đạt", "unmet": "chưa đạt"}


@dataclass(frozen=True)
class _ReportFigure:
    report: str
    figure: ReportedFigure
    id: str


def _figures(of: Year) -> Iterator[_ReportFigure]:
    for filed in filed_reports(of):
        name = report_id(of, filed.report)
        for number, figure in enumerate(filed.report.figures, start=1):
            yield _ReportFigure(name, figure, f"{name}-{Slug.INDICATORS}-{number}")


def _met(of: Year, figure: ReportedFigure) -> str | None:
    indicator = next((each for each in of.plan.indicators if each.id == figure.indicator), None)
    met = is_met(indicator, figure) if indicator else None
    return None if met is None else "met" if met else "unmet"


def _figure(name: str, description: str, **more: Any) -> TableColumn[Any]:
    return key_column(ReportedFigure, name, description, of=lambda it: getattr(it.item.figure, name), **more)


REPORTED_FIGURES = Table[_ReportFigure](
    name="figures",
    title="Con số được báo cáo",
    description="Mỗi dòng là con số của một chỉ tiêu trong một báo cáo.",
    key=("year", "id"),
    found=_figures,
    columns=(
        year_column(),
        id_column("Mã con số", "Mã báo cáo và thứ tự trong báo cáo."),
        column_of("reports", "report_id", "Mã báo cáo", "Báo cáo có con số này.", of=lambda it: it.item.report),
        column_of("indicators", "indicator_id", "Mã chỉ tiêu", "Chỉ tiêu.", of=lambda it: it.item.figure.indicator),
        _figure("value", "Như báo cáo viết."),
        TableColumn(
            name="number",
            title="Số",
            description="value thành số.",
            of=lambda it: it.item.figure.amount,
            type="number",
        ),
        _figure("unit", "Đơn vị của chỉ tiêu; trống khi chỉ tiêu không có."),
        _figure("date", "Con số tính đến ngày nào.", type="date"),
        _figure("note", "Điều bạn đọc nên biết về con số."),
        TableColumn(
            name="met",
            title="Đạt hay chưa",
            description="So với number của chỉ tiêu theo comparison của nó; trống khi không so được: chỉ tiêu không có con"
            " số, hoặc là mức tăng, giảm.",
            of=lambda it: _met(it.of, it.item.figure),
            type="code",
            words=_MET,
        ),
    ),
)


@dataclass(frozen=True)
class _Shown:
    id: str
    row: str | None
    figure: str | None
    evidence: Evidence


def _evidence(of: Year) -> Iterator[_Shown]:
    for row in numbered_rows(of):
        for number, each in enumerate(row.row.reply.row.evidence, start=1):
            yield _Shown(f"{row.id}-{number}", row.id, None, each)
    for figure in _figures(of):
        for number, each in enumerate(figure.figure.evidence, start=1):
            yield _Shown(f"{figure.id}-{number}", None, figure.id, each)


def _document(name: str, description: str, **more: Any) -> TableColumn[Any]:
    return key_column(Evidence, name, description, of=lambda it: getattr(it.item.evidence, name), **more)


REPORT_EVIDENCE = Table[_Shown](
    name="report_evidence",
    title="Minh chứng",
    description="Mỗi dòng là một văn bản mà báo cáo nêu làm minh chứng. Báo hoàn thành mà không có dòng nào ở đây là báo cáo"
    " không kèm minh chứng.",
    key=("year", "id"),
    found=_evidence,
    columns=(
        year_column(),
        id_column("Mã minh chứng", "Chỉ để phân biệt các dòng."),
        column_of(
            "report_rows",
            "row_id",
            "Mã dòng",
            "Dòng của báo cáo mà văn bản chứng minh; trống khi đó là một con số.",
            of=lambda it: it.item.row,
            required=False,
        ),
        column_of(
            "figures",
            "figure_id",
            "Mã con số",
            "Con số mà văn bản chứng minh; trống khi đó là một sản phẩm.",
            of=lambda it: it.item.figure,
            required=False,
        ),
        _document("kind", "Tên loại văn bản."),
        _document("number", "Đúng như văn bản ghi."),
        _document("date", "Ngày ban hành.", type="date"),
        _document("link", "Nơi đọc văn bản ấy; trống khi chưa đăng ở đâu.", type="address"),
    ),
)
