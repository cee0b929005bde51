"""How a reported figure stands to the number of its indicator."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from plan.ground.model import Comparison, Indicator, ReportedFigure

_MET: Mapping[Comparison, Callable[[float, float], bool]] = {
    "at-least": lambda value, number: value >= number,
    "at-most": lambda value, number: value <= number,
    "above": lambda value, number: value > number,
    "below": lambda value, number: value < number,
    "within-top": lambda value, number: value <= number,
    "reach": lambda value, number: value >= number,
}
"""What it takes to meet a number; of a rise or fall by it nothing is told: a figure does not say from where it rose."""


def is_met(indicator: Indicator, figure: ReportedFigure) -> bool | None:
    """Tell by the indicator's own comparison whether a figure meets its number; None where that cannot be told."""
    meets, value, number = _MET.get(indicator.comparison), figure.amount, indicator.amount
    if meets is None or value is None or number is None or figure.unit != indicator.unit:
        return None
    return meets(value, number)
