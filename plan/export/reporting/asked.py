"""What an agency is asked when it reports: each time of each product that it leads, and indicators of what it leads."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from plan.facts.dues import Due
from plan.facts.standing import Reply, asked_of
from plan.facts.year import year_of
from plan.ground.model import (
    ROMAN,
    Agency,
    Archive,
    Evidence,
    Indicator,
    Placed,
    Plan,
    Report,
    ReportedFigure,
    ReportRow,
    Row,
)
from plan.ground.model import told as said_of
from plan.rules.reported_figures import rows_under

START, PRODUCTS, FIGURES, MORE_EVIDENCE = "Báo cáo", "Sản phẩm", "Chỉ tiêu", "Minh chứng thêm"
"""The sheets."""
PERIOD, DATE, NUMBER = "Kỳ báo cáo", "Ngày báo cáo", "Số, ký hiệu"
"""What the first sheet asks of the whole report."""
PLAN, REPORTER = "Kế hoạch", "Cơ quan báo cáo"
"""What it says of itself: of which plan it is, and who reports."""
CODE, QUARTER, OF_WHAT = "Mã", "Quý của hạn", "Của mục"
"""The columns by which a row is known: of more evidence the last, which holds the two others."""
LACKING = "Cần ghi thêm"
"""A column that tells while one writes what is still to be said; it is not read."""
NO_DAY = "không có hạn ngày"
RESULTS: Mapping[str, str] = said_of(ReportRow, "result").choices
"""What may be answered of a product, with its words."""


class FormColumn(NamedTuple):
    """A column of a sheet: what stands there, or what is asked."""

    title: str
    width: int
    kind: type[Placed] | None = None
    """The kind of record of which it asks a key; None where nothing may be written."""
    key: str = ""


def _asked(kind: type[Placed], key: str, width: int) -> FormColumn:
    before = "Minh chứng: " if kind is Evidence else ""
    return FormColumn(f"{before}{said_of(kind, key).column}", width, kind, key)


_EVIDENCE = tuple(_asked(Evidence, key, width) for key, width in (("kind", 12), ("number", 13), ("date", 12), ("link", 16)))
PRODUCT_COLUMNS = (
    *(FormColumn(CODE, 10), FormColumn("Sản phẩm", 30), FormColumn("Hoạt động, nhiệm vụ", 26)),
    *(FormColumn("Thời gian", 13), FormColumn("Hạn", 11), FormColumn(QUARTER, 7), FormColumn("Cần làm", 12)),
    *(_asked(ReportRow, "result", 13), _asked(ReportRow, "done_on", 12), *_EVIDENCE),
    *(_asked(ReportRow, "difficulties", 30), _asked(ReportRow, "next_step", 30), _asked(ReportRow, "reason", 20)),
    *(FormColumn(LACKING, 24), FormColumn("Lần trước: ngày báo cáo", 11), FormColumn("Lần trước: kết quả", 17)),
    FormColumn("Lần trước: minh chứng", 26),
)
FIGURE_COLUMNS = (
    *(FormColumn(CODE, 18), FormColumn("Chỉ tiêu", 34), FormColumn("Mức phải đạt", 26), FormColumn("Đơn vị", 14)),
    *(
        _asked(ReportedFigure, "value", 12),
        _asked(ReportedFigure, "date", 12),
        *_EVIDENCE,
        _asked(ReportedFigure, "note", 26),
    ),
    *(FormColumn("Lần trước: con số", 12), FormColumn("Lần trước: tính đến ngày", 12)),
)
EVIDENCE_COLUMNS = (FormColumn(OF_WHAT, 30, Evidence), *(column._replace(width=24) for column in _EVIDENCE))


class AskedRow(NamedTuple):
    """A row of a sheet: a time of a product, or an indicator."""

    name: str
    """Tells it from all others: "II.2.1.1", "III.1.3.1 · Quý I", "hai-long"."""
    texts: tuple[str, ...]
    """What stands in the columns where nothing may be written, from left to right."""
    last: tuple[str, ...]
    """What was answered last, in the columns behind the answers."""
    lead: str = ""
    """Who leads the product, as the plan says it."""
    due: Due | None = None
    is_done: bool = False
    """Whether the agency reported it done: nothing more has to be said."""
    is_asked: bool = True
    """Whether the plan asked for it before its last day was past, or the agency reported on it all the same."""
    is_ongoing: bool = False
    unit: str = ""
    """Of an indicator."""

    @property
    def fixed(self) -> tuple[str, ...]:
        """The texts that are the plan's: of a product all but what has to be done, which follows from earlier reports."""
        return self.texts[:-1] if self.due else self.texts


@dataclass(frozen=True)
class ReportForm:
    """All that an agency is asked, as of a state of the data."""

    archive: Archive
    plan: Plan
    agency_id: str

    @property
    def agency(self) -> Agency:
        """Who reports, as the plan's year calls it."""
        return year_of(self.archive, self.plan).agency[self.agency_id]

    @cached_property
    def sent(self) -> tuple[Report, ...]:
        """What it reported before, the oldest first."""
        return year_of(self.archive, self.plan).reported.reports_of(self.agency_id)

    @property
    def state(self) -> str:
        """Tells what it had reported: a form that was made before is not up to date."""
        return "; ".join(f"{report.period.id} {report.date} {report.number or ''}".rstrip() for report in self.sent)

    @cached_property
    def products(self) -> tuple[AskedRow, ...]:
        """Each time of each product: those to report first, then those reported done, then those not asked for."""
        reported = year_of(self.archive, self.plan).reported
        rows = [
            _product(row, standing.due, next(iter(standing.replies), None))
            for row in reported.rows_of.get(self.agency_id, ())
            for standing in asked_of(reported.standings(row.deliverable.id, self.agency_id))
        ]
        return tuple(sorted(rows, key=lambda row: (not row.is_asked, row.is_done)))

    @cached_property
    def figures(self) -> tuple[AskedRow, ...]:
        """The indicators that the agency may give figures of."""
        told = {figure.indicator: figure for report in self.sent for figure in report.figures}
        return tuple(
            _figure(indicator, told.get(indicator.id)) for indicator in self.plan.indicators if self._is_asked(indicator)
        )

    def _is_asked(self, indicator: Indicator) -> bool:
        of = year_of(self.archive, self.plan)
        rows = rows_under(of, indicator.record)
        return not rows or any(self.agency_id in of.reported.reporters[row.deliverable.id] for row in rows)

    @cached_property
    def by_name(self) -> Mapping[str, AskedRow]:
        """Every row by its name."""
        return {row.name: row for row in (*self.products, *self.figures)}


def row_name(code: str, quarter: str) -> str:
    """Return what a row is called, by its code and the quarter of its time.

    >>> row_name("II.2.1.1", ""), row_name("III.1.3.1", "Quý I")
    ('II.2.1.1', 'III.1.3.1 · Quý I')
    """
    return " · ".join(filter(None, (code, quarter)))


def written_day(day: dt.date | None, otherwise: str = "") -> str:
    """Return a day as it is written in Vietnam: "03/05/2025"."""
    return f"{day:%d/%m/%Y}" if day else otherwise


def _product(row: Row, due: Due, last: Reply | None) -> AskedRow:
    product = row.deliverable
    quarter = f"Quý {ROMAN[due.quarter]}" if due.quarter else ""
    is_done = last is not None and last.row.is_done
    is_asked = due.is_asked or last is not None
    texts = (
        *(product.id, _lines(product.text), _lines(row.activity_text or row.task.text)),
        *(product.timing.text, written_day(due.last, NO_DAY), quarter),
        _DONE if is_done else _OPEN if is_asked else _NOT_ASKED,
    )
    is_ongoing = product.timing.kind == "ongoing"
    said = _answered(last)
    return AskedRow(row_name(product.id, quarter), texts, said, product.lead.text, due, is_done, is_asked, is_ongoing)


_OPEN, _DONE = "báo cáo", "đã xong, chỉ ghi khi phải sửa lại"
_NOT_ASKED = "không phải báo cáo: hạn này được đặt sau khi đã qua"


def _answered(last: Reply | None) -> tuple[str, ...]:
    if last is None:
        return "", "", ""
    result = RESULTS[last.row.result] + (f" ngày {written_day(last.row.done_on)}" if last.row.done_on else "")
    return (
        written_day(last.report.date),
        result,
        _lines(f"{one.name} ngày {written_day(one.date)}" for one in last.row.evidence),
    )


def _figure(indicator: Indicator, last: ReportedFigure | None) -> AskedRow:
    before = (last.value, written_day(last.date)) if last else ("", "")
    unit = indicator.unit or ""
    return AskedRow(indicator.id, (indicator.id, indicator.title, indicator.value, unit), before, unit=unit)


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(texts)
