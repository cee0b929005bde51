"""Numbers as Vietnamese documents print them."""

from __future__ import annotations

import re

GROUPED = r"[0-9]{1,3}(\.[0-9]{3}){1,3}(,[0-9]{1,6})?"
PLAIN = r"[0-9]{1,12}([.,][0-9]{1,6})?"
"""Numbers with a point between thousands, and those with none."""
REPORTED = r"[1-9][0-9]{0,2}(\.[0-9]{3}){1,3}(,[0-9]{1,6})?|[0-9]{1,12}(,[0-9]{1,6})?"
"""Numbers as agencies write them: a point stands between thousands and nowhere else."""


def amount_of(number: str) -> float | None:
    """Return a printed number as one, a whole one as int; None for what is none.

    >>> amount_of("1.500"), amount_of("99,5"), amount_of("hai")
    (1500, 99.5, None)
    """
    if re.fullmatch(GROUPED, number):
        number = number.replace(".", "")
    elif not re.fullmatch(PLAIN, number):
        return None
    amount = float(number.replace(",", "."))
    return int(amount) if amount.is_integer() else amount
