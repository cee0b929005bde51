"""The forms of words that name a time, and when each is due: the rule by which quarter pages count and calendars remind.

Readers and editors see `FORMS` as a page; what several of them together mean is in `plan.reading.timewords`.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from plan.ground.model import QUARTERS, ROMAN

_QUARTER_OF = {numeral: number for number, numeral in ROMAN.items()}
_MONTHS = range(1, 13)
_LAST_MONTHS = (3, 6, 9, 12)
"""Of each quarter."""


class UnreadError(ValueError):
    """Words name no time."""


class ImpossibleError(ValueError):
    """Words name a day or month that no calendar has: day, month and year, as far as they are named."""

    def __init__(self, *named: int) -> None:
        self.named = "/".join(map(str, named))
        super().__init__(self.named)


class Moment(NamedTuple):
    """A quarter of a year that words name, or a day of it."""

    year: int
    quarter: int
    day: dt.date | None = None
    """None where the words name the quarter, not more."""

    @property
    def year_and_quarter(self) -> tuple[int, int]:
        """The quarter, which other years have, too."""
        return self.year, self.quarter

    @property
    def deadline(self) -> dt.date:
        """The day; else the last of the quarter."""
        return self.day or deadline(self.quarter, self.year)


def deadline(quarter: int, year: int) -> dt.date:
    """Return the last day of a quarter, which is the latest a deliverable due in it may be handed in.

    >>> str(deadline(4, 2022))
    '2022-12-31'
    """
    return dt.date(year + quarter // 4, quarter * 3 % 12 + 1, 1) - dt.timedelta(days=1)


def quarter_of(day: dt.date) -> int:
    """Return the quarter that a day lies in."""
    return (day.month + 2) // 3


Unit = Literal["quarter", "month", "day", "year", "period", "every-quarter", "every-month", "ongoing"]
"""What is named: a quarter, month or day; whole years; a part of the year; what comes again and again."""
_Moments = Callable[[re.Match[str], int], Iterable[Moment]]


@dataclass(frozen=True)
class TimeForm:
    """A form of words, what it names, and what readers are told of it."""

    unit: Unit
    pattern: re.Pattern[str]
    """Of all the words, spelled as `plan.reading.timewords` leaves them."""
    moments: _Moments
    """What the words name in a year."""
    due: str
    """In Vietnamese: when it is due, and so in which quarter it is counted."""
    examples: tuple[str, ...]
    """Of a plan of the year {year}."""


def _form(unit: Unit, pattern: str, moments: _Moments, due: str = "", *examples: str) -> TimeForm:
    return TimeForm(unit, re.compile(pattern), moments, due, examples)


def on(day: dt.date) -> Moment:
    """Return a day as words name it."""
    return Moment(day.year, quarter_of(day), day)


def _quarter(found: re.Match[str], year: int) -> Iterator[Moment]:
    yield Moment(year, _QUARTER_OF[found["quarter"]])


def _month_end(month: int, year: int) -> Moment:
    if month not in _MONTHS:
        raise ImpossibleError(month, year)
    return on(dt.date(year, month, calendar.monthrange(year, month)[1]))


def _month(found: re.Match[str], year: int) -> Iterator[Moment]:
    yield _month_end(int(found["month"]), year)


def _day(found: re.Match[str], year: int) -> Iterator[Moment]:
    day, month = int(found["day"]), int(found["month"])
    try:
        yield on(dt.date(year, month, day))
    except ValueError:
        raise ImpossibleError(day, month, year) from None


def _each(months: Iterable[int]) -> _Moments:
    """Return what names the same day of several months, their last by default; of a month that is too short, its last."""

    def moments(found: re.Match[str], year: int) -> Iterator[Moment]:
        wanted = int(found.groupdict().get("day") or 31)
        if not 1 <= wanted <= 31:  # noqa: PLR2004 - days of the longest month
            raise ImpossibleError(wanted)
        ends = (_month_end(month, year).deadline for month in months)
        return (on(end.replace(day=min(wanted, end.day))) for end in ends)

    return moments


def _quarters(*quarters: int) -> _Moments:
    return lambda _, year: (Moment(year, quarter) for quarter in quarters)


_EVERY = "(?:hằng|hàng|từng|mỗi|các)"
_YEAR = r"(?:[ /,.-]{0,3}(?:(?:của )?năm )?(?P<year>[0-9]{4})| (?:hằng|hàng) năm)?"
_DAY, _MONTH = "(?P<day>[0-9]{1,2})", "(?P<month>[0-9]{1,2})"
_6, _9 = "(?:0?6|sáu) tháng", "(?:0?9|chín) tháng"
_NAMED_QUARTER = f"(?P<quarter>I|II|III|IV){_YEAR}"
BARE: Mapping[Unit, TimeForm] = {
    "quarter": _form("quarter", _NAMED_QUARTER, _quarter),
    "month": _form("month", f"{_MONTH}{_YEAR}", _month),
}
"""What may stand behind a quarter or month that is called so: "12" of "Tháng 6, 12"."""
FORMS: tuple[TimeForm, ...] = (
    _form(
        "quarter",
        f"quí {_NAMED_QUARTER}",
        _quarter,
        "Ngày cuối của mỗi quý được ghi",
        *("Quý I năm {year}", "Quý II/{year}", "Hoàn thành trong Quý II", "Quý II và quý IV"),
    ),
    _form(
        "month",
        f"tháng {_MONTH}{_YEAR}",
        _month,
        "Ngày cuối của mỗi tháng được ghi",
        *("Tháng 3", "Tháng 6, 12", "Tháng 3/{year}", "Cuối tháng 11"),
    ),
    _form("month", f"{_MONTH}/(?P<year>[0-9]{{4}})", _month),
    _form(
        "day",
        f"(?:ngày )?{_DAY}/{_MONTH}{_YEAR}",
        _day,
        "Ngày được ghi",
        *("Trước ngày 30/6/{year}", "Trước 30/6/{year}", "15/12/{year}", "Chậm nhất ngày 15/6 và 15/12"),
    ),
    _form("day", f"ngày {_DAY} tháng {_MONTH}{_YEAR}", _day, "Ngày được ghi", "Xong trước ngày 15 tháng 12 năm {year}"),
    _form("period", f"{_6}(?: đầu(?: của)? năm)?{_YEAR}", _quarters(2), "Ngày 30/6", "6 tháng đầu năm", "Báo cáo 6 tháng"),
    _form("period", f"{_6} cuối(?: của)? năm{_YEAR}", _quarters(4), "Ngày 31/12", "6 tháng cuối năm"),
    _form(
        "period",
        f"(?:định kì )?{_6}(?:/| một | )lần|định kì {_6}",
        _quarters(2, 4),
        "Ngày 30/6 và 31/12",
        *("Báo cáo 6 tháng, năm", "Định kỳ 6 tháng", "6 tháng/lần"),
    ),
    _form("period", f"{_9}(?: đầu(?: của)? năm)?{_YEAR}", _quarters(3), "Ngày 30/9", "9 tháng"),
    _form(
        "year",
        f"(?:(?:trong|cả|theo|cuối|hết|{_EVERY}) )*năm(?: (?:năm )?(?P<year>[0-9]{{4}}))?",
        _quarters(4),
        "Ngày 31/12",
        *("Cả năm", "Hằng năm", "Hàng năm", "Trong năm {year}", "Năm {year}"),
    ),
    _form("year", "(?:giai đoạn )?(?:năm )?(?P<year>[0-9]{4})", _quarters(4)),
    _form(
        "every-quarter",
        f"(?:theo )?(?:{_EVERY} )?quí",
        _quarters(*QUARTERS),
        "Ngày cuối của cả bốn quý",
        *("Định kỳ hàng quý", "Hằng quý", "Báo cáo quý, 6 tháng, năm"),
    ),
    _form(
        "every-month",
        f"(?:theo )?(?:{_EVERY} )?tháng",
        _each(_MONTHS),
        "Ngày cuối của cả mười hai tháng",
        *("Hằng tháng", "Hàng tháng", "Báo cáo tháng, quý, năm"),
    ),
    _form(
        "every-month",
        f"ngày {_DAY} (?:của )?{_EVERY} tháng",
        _each(_MONTHS),
        "Ngày ấy của cả mười hai tháng; tháng không có ngày ấy thì ngày cuối tháng",
        "Trước ngày 25 hằng tháng",
    ),
    _form(
        "every-month",
        f"ngày {_DAY} (?:của )?tháng cuối (?:của )?(?:{_EVERY} )?quí",
        _each(_LAST_MONTHS),
        "Ngày ấy của tháng 3, 6, 9, 12",
        "Trước ngày 15 của tháng cuối quý",
    ),
    _form(
        "ongoing",
        f"(?:thường xuyên|liên tục)(?: liên tục)?(?: (?:(?:trong|cả|{_EVERY}) )+năm(?: [0-9]{{4}})?)?|định kì"
        f"|{_EVERY} (?:tuần|ngày)",
        _quarters(),
        "Không có hạn",
        *("Thường xuyên", "Thường xuyên trong năm", "Hằng tuần"),
    ),
)
"""Every form, in the order in which they are tried."""
