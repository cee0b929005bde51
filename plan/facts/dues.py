"""When what is due is due: in a quarter, and by which rule, as readers are told it."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace

from plan.facts.undoing import stages
from plan.ground.model import ROMAN, Deliverable, Rows, Timing
from plan.reading.timeforms import FORMS, deadline
from plan.reading.timewords import COMPOSED
from plan.reading.timing import TimingError, counted_in, deadlines, timing

GONE = "đặt ra sau khi đã qua, nên không tính hạn"
"""What is told of a time that was gone by when a later document set it."""
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


@dataclass(frozen=True)
class Due:
    """By when a product has to be there: once, or, of one that is due again and again, for one time of the year."""

    quarter: int | None = None
    """Which time it is, of a product that is due in several quarters; None for one that is due once, or never."""
    first: dt.date | None = None
    """The first day of the time that the plan names: of "Quý I" 1 January, of a day that day; None for no date."""
    last: dt.date | None = None
    """The last day of it, by which the state is told; None for no date."""
    original: dt.date | None = None
    """The last day before any amendment of the time; None where it is still the same, or there was none before."""
    is_asked: bool = True
    """Whether the plan asked for it before its last day was past: what a later document brings for a time gone by is not."""

    @property
    def limit(self) -> dt.date | None:
        """The day against which it is judged: its last; None for no date, and for one that was gone by when it was set."""
        return self.last if self.is_asked else None

    def has_come(self, day: dt.date) -> bool:
        """Tell whether the last day is there or past, of what was asked for by then."""
        return self.limit is not None and self.limit <= day


def dues(deliverable: Deliverable, year: int, added: dt.date | None = None) -> tuple[Due, ...]:
    """Return by when a product of a year's plan is due, the first time first; one without a day for one without a date.

    `added` is the day on which a later document added the product; None for one that the plan was issued with.

    What is due every quarter, in quarters that do not follow each other, or on days of several quarters is due in each.
    Quarters that follow each other ("Quý III, IV") are one time, and its last day counts.

    >>> product = plan.rows[0].deliverable
    >>> [(due.quarter, str(due.first), str(due.last)) for due in dues(product, plan.year)], product.timing.text
    ([(None, '2031-01-01', '2031-06-30')], 'Quý I, II năm 2031')
    """
    found = _times(deliverable.timing, year)
    (since, _), *earlier = stages(deliverable, "timing")
    told = [(since, found), *((since, _read(" ".join(texts), year)) for since, texts in earlier)]
    asked = {each.last for since, times in told for each in times if _was_to_come(each, since or added)}
    first = tuple(replace(each, is_asked=_was_to_come(each, added)) for each in told[-1][1])
    return tuple(
        replace(due, original=_matching(first, found, position), is_asked=due.last in asked)
        for position, due in enumerate(found)
    )


def _was_to_come(due: Due, since: dt.date | None) -> bool:
    """Tell whether a time was still to come when it was set on a day; what the plan was issued with always was."""
    return not since or not due.last or due.last >= since


def _times(found: Timing, year: int) -> tuple[Due, ...]:
    days: dict[int, list[dt.date]] = {}
    for day in sorted(deadlines(found, year)):
        days.setdefault(counted_in(day, year), []).append(day)
    if not days:
        return (Due(),)
    is_one_span = found.kind != "quarterly" and not found.days and len(days) == max(days) - min(days) + 1
    if is_one_span or len(days) == 1:
        first = min(days)
        return (Due(None, _first(found, days[first], first, year), max(days[max(days)])),)
    return tuple(Due(quarter, _first(found, in_one, quarter, year), max(in_one)) for quarter, in_one in days.items())


def _first(found: Timing, days: list[dt.date], quarter: int, year: int) -> dt.date:
    return min(days) if found.days else _first_of(quarter, year)


def _first_of(quarter: int, year: int) -> dt.date:
    return dt.date(year, 3 * quarter - 2, 1)


def _read(words: str, year: int) -> tuple[Due, ...]:
    """Return by when a product was due by the words of an earlier day; nothing where these cannot be read."""
    try:
        return _times(timing(words, year), year)
    except TimingError:
        return ()


def _matching(before: tuple[Due, ...], now: tuple[Due, ...], position: int) -> dt.date | None:
    """Return the last day before any amendment of the time at a position; None where that is no other.

    What came to be due more often was not promised for each of its times: the last is compared with what was, and where
    there were several, each with that of its quarter.
    """
    due = now[position]
    if len(before) == len(now):
        found: Due | None = before[position]
    elif 1 in {len(before), len(now)}:
        found = before[-1] if before and position == len(now) - 1 else None
    else:
        found = next((each for each in before if each.quarter == due.quarter), None)
    return found.limit if found and found.last != due.last else None


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
