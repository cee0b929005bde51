"""What was reported of a plan's indicators: each value with its day and who reported it, and whether it meets the number."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from plan.facts.standing import in_time_order
from plan.ground.model import Comparison, Indicator, Plan, Report, ReportedFigure

_HOLDS: Mapping[Comparison, Callable[[float, float], bool]] = {
    "at-least": operator.ge,
    "at-most": operator.le,
    "above": operator.gt,
    "below": operator.lt,
    "within-top": operator.le,
    "reach": operator.ge,
}
"""How a value must stand to an indicator's number; of a rise or fall none: nobody says from where it rose."""


def is_met(indicator: Indicator, figure: ReportedFigure) -> bool | None:
    """Tell by the indicator's own comparison whether a value meets its number; None where that cannot be told."""
    holds, value, number = _HOLDS.get(indicator.comparison), figure.amount, indicator.amount
    if holds is None or value is None or number is None or figure.unit != indicator.unit:
        return None
    return holds(value, number)


@dataclass(frozen=True)
class Measured:
    """A value of an indicator as it was reported."""

    indicator: Indicator
    report: Report
    figure: ReportedFigure

    @property
    def is_met(self) -> bool | None:
        """Whether the value meets the indicator by its own comparison; None where that cannot be told."""
        return is_met(self.indicator, self.figure)

    @property
    def shown(self) -> str:
        """The value with its unit, without what that is for ("/01 lần đến giao dịch"): "14,5 phút", "88%"."""
        return self.figure.printed.partition("/")[0].strip()


def measured(plan: Plan) -> Mapping[str, tuple[Measured, ...]]:
    """Return what was reported of each indicator, by its id: by the day that a value is of, the newest last.

    >>> [(value.shown, str(value.figure.date), value.is_met) for value in measured(reported.newest)["thoi-gian-cho"]]
    [('18 phút', '2025-06-14', False), ('14,5 phút', '2025-09-14', True)]
    """
    by_id = {item.id: item for item in plan.indicators}
    found: dict[str, list[Measured]] = {}
    for report in sorted(plan.reports, key=in_time_order):
        for figure in report.figures:
            if indicator := by_id.get(figure.indicator):
                found.setdefault(indicator.id, []).append(Measured(indicator, report, figure))
    return {name: tuple(sorted(values, key=lambda value: value.figure.date)) for name, values in found.items()}
