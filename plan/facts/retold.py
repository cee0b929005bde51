"""What a report says of a product against what the same agency said of it before: done late stays late."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from plan.facts.standing import Reply
from plan.ground.model import ReportRow


def own(history: Sequence[Reply], row: ReportRow) -> tuple[tuple[Reply, ...], Reply | None]:
    """Return what an agency had said of the same time of a product before a row of its report, and what that row says.

    Args:
        history: all that was reported of the product, the oldest first.
        row: of one of its reports.

    """
    at = next((number for number, reply in enumerate(history) if reply.row is row), None)
    if at is None:
        return (), None
    found = history[at]
    return tuple(each for each in history[:at] if (each.agency, each.due) == (found.agency, found.due)), found


def agreed(before: Reply) -> dt.date | None:
    """Return the first day on which something can have been done by what its agency said of it before."""
    return before.row.done_on if before.row.is_done else before.report.date + dt.timedelta(days=1)


def is_earlier(reply: Reply, before: Reply) -> bool:
    """Tell whether something now was done on a day on which, as the same agency said before, it was not."""
    first, day = agreed(before), reply.row.done_on
    return bool(reply.row.is_done and first and day and day < first)


def is_bettered(reply: Reply, before: Reply) -> bool:
    """Tell whether such a day makes in time what is late by what was said before, against either deadline."""
    if not is_earlier(reply, before):
        return False
    honest = replace(reply, row=replace(reply.row, done_on=agreed(before)))
    pairs = ((honest.state, reply.state), (honest.first_state, reply.first_state))
    return ("done-late", "done-in-time") in pairs
