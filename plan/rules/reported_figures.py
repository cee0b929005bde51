"""Rules of the figures in reports: of an indicator of the plan, in its unit, from who leads something under it."""

from __future__ import annotations

from plan.facts.year import Year
from plan.ground.model import Clause, Indicator, Objective, Report, ReportedFigure, Rows, Section, Task, titled
from plan.ground.problems import Problem, Problems, Replacement, instead, meant, nearest, say, shown
from plan.rules.reports import told


def reported_figures(of: Year) -> Problems:
    """Check every figure that was reported: needs every record of the plan."""
    known = {indicator.id: indicator for indicator in of.plan.indicators}
    for report in of.plan.reports:
        seen = set[str]()
        for figure in report.figures:
            indicator = known.get(figure.indicator)
            if indicator is None:
                yield _unknown(figure, known)
            else:
                yield from _in_unit(figure, indicator)
                yield from _of_whom(of, report, figure, indicator)
            if figure.indicator in seen:
                message = say(
                    "chỉ tiêu này đã có ở trên trong cùng báo cáo; hãy bỏ một mục",
                    "this indicator stands above in the same report; please remove one of the two",
                )
                yield told(figure, "indicator", message, kind="reported-twice", of=figure.indicator)
            seen.add(figure.indicator)


def _unknown(figure: ReportedFigure, known: dict[str, Indicator]) -> Problem:
    near = nearest(figure.indicator, known)
    remedy = meant(near, say("mã phải có trong indicators.yml", "the id must be in indicators.yml"))
    message = say(f"không có chỉ tiêu nào mang mã này; {remedy}", f"no indicator has this id; {remedy.en}")
    right = instead(figure.indicator, near)
    return told(figure, "indicator", message, kind="unknown-indicator", of=figure.indicator, replacement=right)


def _in_unit(figure: ReportedFigure, indicator: Indicator) -> Problems:
    if figure.unit == indicator.unit:
        return
    key, right = "unit", None
    if indicator.unit is None:
        message = say("chỉ tiêu này không có đơn vị; hãy bỏ khóa này", "this indicator has no unit; please remove the key")
    else:
        message = say(
            f'đơn vị của chỉ tiêu này là "{shown(indicator.unit)}"; hãy ghi đúng như vậy',
            f'the unit of this indicator is "{shown(indicator.unit)}"; please write it so',
        )
        key, right = ("unit", Replacement(figure.unit, indicator.unit)) if figure.unit else _added(figure, indicator.unit)
    yield told(figure, key, message, kind="other-unit", of=figure.indicator, replacement=right)


def _added(figure: ReportedFigure, unit: str) -> tuple[str, Replacement]:
    """Return where a unit lacks, and the line with it that would stand behind that of the indicator."""
    column = figure.places["indicator"].column - len("indicator: ")
    words = f'"{unit}"' if not unit[:1].isalpha() else unit
    return "indicator", Replacement(figure.indicator, f"{figure.indicator}\n{' ' * (column - 1)}unit: {words}")


def _of_whom(of: Year, report: Report, figure: ReportedFigure, indicator: Indicator) -> Problems:
    rows = rows_under(of, indicator.record)
    reporters = {agency for row in rows for agency in of.reported.reporters.get(row.deliverable.id, ())}
    if rows and report.agency not in reporters:
        name = of.agency[report.agency].name if report.agency in of.agency else report.agency
        message = say(
            f"{name} không chủ trì sản phẩm nào thuộc {shown(indicator.record)}, nơi có chỉ tiêu này, nên không báo cáo con "
            f"số của nó; hãy xem lại {titled(ReportedFigure, 'indicator')}",
            f"{name} leads nothing under {shown(indicator.record)}, which has this indicator, and does not report its "
            f"figures; please look at {titled(ReportedFigure, 'indicator')} again",
        )
        yield told(figure, "indicator", message, kind="not-led", of=figure.indicator)


def rows_under(of: Year, reference: str) -> Rows:
    """Return the rows under the record that has an indicator; none where nothing is known of who leads it."""
    at = of.referred.get(reference)
    match at.record if at else None:
        case Section() as section:
            return of.plan.rows.of_section(section)
        case Objective() as objective:
            return of.plan.rows.where(lambda row: row.objective is objective)
        case Task() as task:
            return of.plan.rows_of_task[task.id]
        case Clause() as clause:
            return of.plan.rows.where(lambda row: row.section.id == clause.section)
    return of.plan.rows.where(lambda row: row.deliverable.id == reference)
