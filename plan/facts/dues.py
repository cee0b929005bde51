"""When what is due is due: in a quarter, and by which rule, as readers are told it."""

from __future__ import annotations

import datetime as dt

from plan.ground.model import ROMAN, Rows
from plan.reading.timeforms import FORMS, deadline
from plan.reading.timewords import COMPOSED
from plan.reading.timing import counted_in, deadlines, timing

_UNDATED = {"ongoing": "Thường xuyên", "conditional": "Theo văn bản, sự kiện khác"}


def last_day(rows: Rows, quarter: int, year: int) -> dt.date:
    """Return the day by which all is due that a quarter counts: without rows, its last."""
    days = (day for row in rows for day in deadlines(row.deliverable.timing, year) if counted_in(day, year) == quarter)
    return max(days, default=deadline(quarter, year))


def times_listing(year: int) -> str:
    """Return as Markdown how times are written, which quarter counts each and when it is due, in a plan of a year."""
    told = [(form.due, form.examples) for form in FORMS if form.examples]
    rows = [f"| {'; '.join(_written(words, year) for words in examples)} | {due} |" for due, examples in (*told, *COMPOSED)]
    return "\n".join(["| Viết như (tính vào) | Hạn |", "|---|---|", *rows])


def _written(example: str, year: int) -> str:
    words = example.format(year=year, next=year + 1)
    found = timing(words, year)
    quarters = ", ".join(ROMAN[quarter] for quarter in found.quarters)
    return f"“{words}” ({f'Quý {quarters}' if quarters else _UNDATED[found.kind]})"
