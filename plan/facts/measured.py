"""How a value stands to what an indicator asks for."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping

from plan.ground.model import Indicator

_MET: Mapping[str, Callable[[float, float], bool]] = {
    "at-least": operator.ge,
    "at-most": operator.le,
    "above": operator.gt,
    "below": operator.lt,
    "increase": operator.ge,
    "decrease": operator.ge,
    "within-top": operator.le,
    "reach": operator.ge,
}
"""By an indicator's comparison, how a value stands to its number when it is met; of a rise or fall the value is how much."""


def is_met(indicator: Indicator, amount: float | None) -> bool | None:
    """Tell whether a value is what an indicator asks for, by its own comparison; None where no number says.

    >>> indicator = plan.indicators[0]
    >>> indicator.value, is_met(indicator, 14.5), is_met(indicator, 16), is_met(indicator, None)
    ('tối đa 15 phút', True, False, None)
    """
    if amount is None or indicator.amount is None or indicator.comparison not in _MET:
        return None
    return _MET[indicator.comparison](amount, indicator.amount)
