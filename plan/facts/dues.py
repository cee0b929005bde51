"""When what is due is due: in a quarter, and by which rule, as readers are told it."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator

from plan.ground.model import ROMAN, Rows, Timing
from plan.reading.timeforms import FORMS, deadline
from plan.reading.timewords import COMPOSED
from plan.reading.timing import counted_in, deadlines, timing

_UNDATED = {"ongoing": "Thường xuyên", "conditional": "Theo văn bản, sự kiện khác"}


def last_day(rows: Rows, quarter: int, year: int) -> dt.date:
    """Return the day by which all is due that a quarter counts: without rows, its last."""
    times = [row.deliverable.timing for row in rows]
    days = [day for found in times for day in found.days if counted_in(day, year) == quarter]
    is_whole = any(quarter in found.quarters and not found.days for found in times) or not days
    return max([*days, deadline(quarter, year)] if is_whole else days)


def ends(found: Timing, year: int) -> dt.date | None:
    """Return the last day by which a product is due in a plan's year; None when its timing names no day.

    >>> str(ends(timing("Quý I, II", 2022), 2022)), ends(timing("Thường xuyên", 2022), 2022)
    ('2022-06-30', None)
    """
    return max(deadlines(found, year), default=None)


def times_listing(year: int) -> str:
    """Return as Markdown how times are written, which quarter counts each and when it is due, in a plan of a year."""
    told = [(form.due, form.examples) for form in FORMS if form.examples]
    rows = [f"| {'; '.join(_written(examples, year))} | {due} |" for due, examples in (*told, *COMPOSED)]
    return "\n".join(["| Viết như (tính vào) | Hạn |", "|---|---|", *rows])


def _written(examples: tuple[str, ...], year: int) -> Iterator[str]:
    """Yield examples with what counts them, those together that are counted alike."""
    words = [example.format(year=year, next=year + 1) for example in examples]
    for when, found in itertools.groupby(words, lambda it: counted(timing(it, year))):
        yield f"{', '.join(f'“{one}”' for one in found)} ({when})"


def counted(found: Timing) -> str:
    """Return in which quarters a timing is counted, or why in none: "Quý III, IV", "Thường xuyên"."""
    quarters = ", ".join(ROMAN[quarter] for quarter in found.quarters)
    return f"Quý {quarters}" if quarters else _UNDATED[found.kind]
