"""The words of a cell → the moments that they name: enumerations, spans, and words around them that name none."""

from __future__ import annotations

import datetime as dt
import functools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from plan.ground.folding import spelled
from plan.reading.timeforms import BARE, FORMS, Moment, TimeForm, Unit, UnreadError, on

_MOST_KEPT = 1024
_LONGEST = 2000
"""No cell of a document names a time in so many characters; words without end would be looked at without end."""
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_NUMERAL = re.compile(r"(?<![^\W_])(?:III|II|IV|I)(?![^\W_])")
_TIDIED = (
    (re.compile(r"\s*/\s*(?=[0-9])"), "/"),
    (re.compile(r"\b([0-9]{1,2})[-.]([0-9]{1,2})[-.](?=[0-9]{4}\b)"), r"\1/\2/"),
    (re.compile(r"\b([0-9]{4}) ?- ?(?:năm )?(?=[0-9]{4}\b)"), r"\1 đến năm "),
    (re.compile(r"(?<=[IV0-9]) ?, ?(?=(?:năm )?[0-9]{4}\b)"), " "),
    (re.compile(r" và (?:các|những) năm (?:tiếp theo|tiếp|sau|kế tiếp)$"), ""),
    (re.compile(r" / | ?\("), ", "),
    (re.compile(r"\)"), ""),
)
"""Ways of writing that mean the same, and the one that is read."""
_SEPARATOR = re.compile(r" ?(?:[,;&]| và(?= )) ?")
_SPAN = re.compile(r" ?- ?(?![0-9]{4})| (?:cho )?(?:đến|tới) (?:hết )?")
_LEADS = (
    "(?:(?:gửi )?báo cáo (?:quí|0?6 tháng|9 tháng|năm|sơ kết|tổng kết)(?= (?:trước|chậm nhất|vào|ngày) )"
    "|dự kiến|(?:phải )?hoàn thành|xong|thực hiện|gửi|báo cáo|định kì|(?:chậm|muộn) nhất|trước|trong|vào|đến|hết|cuối"
    "|thời hạn|hạn|là|theo)(?: |: ?)"
)
_LEAD = re.compile(_LEADS)
"""A word before a time that names none itself."""
_REPORTED = {"báo cáo", "định kì"}
_WITHIN = {"trong", "trước", "chậm nhất", "muộn nhất"}
_DURATION = re.compile(r"(?:0?[69]|sáu|chín) tháng")
"""Behind "trong", a time without a beginning."""
_REPORT = re.compile(r"năm|quí|tháng")
"""What names what comes again only among others or behind "báo cáo"."""
_FROM = re.compile(rf"(?:{_LEADS})*từ (.+?)(?: trở đi)?")
_DAY_NUMBER = re.compile(r"(?:ngày )?([0-9]{1,2})")
_SO_LONG = r"(?:vòng |thời hạn |thời gian )?[0-9]+ (?:ngày|tháng|tuần)(?: làm việc)? (?:kể từ|sau|từ khi|từ ngày)\b"
_CONDITION = re.compile(
    r"(?:theo|khi|tùy|tùy theo|căn cứ|phù hợp|tại|(?:ngay |sau |trước |ngay sau |kể từ )khi|(?:trước |sau |tại )?(?:các )?"
    r"(?:kì họp|hội nghị)) \S|sau (?!ngày |tháng |quí |năm |[0-9])\S|"
    rf"(?:(?:trong|sau|chậm nhất|muộn nhất|không quá) )*{_SO_LONG}|(?:khi )?(?:đột xuất|phát sinh)"
)
"""How words begin that let the time depend on another document or event."""
_TIME_AHEAD = re.compile(r"(?:trước|(?:chậm|muộn) nhất|hoàn thành|xong|trong|quí [IV]+|tháng [0-9]+)\b")
"""How a part begins that is no longer of a condition's own words."""

COMPOSED: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Ngày cuối của từng quý", ("Quý I - Quý III", "Quý II-IV/{year}")),
    ("Ngày cuối của khoảng", ("Tháng 3 - Tháng 5", "Từ ngày 01/3 đến ngày 15/5/{year}", "Từ tháng 7 đến hết năm {year}")),
    ("Ngày cuối của tháng, quý liền trước", ("Trước tháng 6/{year}", "Trước Quý III")),
    ("Không có hạn trong năm", ("Từ Quý II/{year}", "Từ tháng 3 trở đi", "Giai đoạn {year} - {next}")),
    (
        "Không có hạn",
        (
            *("Theo tiến độ của Bộ Nội vụ", "Khi có văn bản của Trung ương", "Sau khi có hướng dẫn của Bộ Tài chính"),
            *("Ngay sau khi Kế hoạch được ban hành", "Trong 15 ngày kể từ ngày nhận văn bản", "Đột xuất"),
        ),
    ),
    ("Không có hạn: chữ “hằng năm”, “trong năm” không thêm hạn", ("Thường xuyên, hằng năm",)),
    ("Hạn được ghi thêm", ("Thường xuyên; báo cáo trước ngày 15/12", "Theo kế hoạch của Bộ Nội vụ, Quý III")),
)
"""What forms mean together, told as each form is."""

Undated = Literal["ongoing", "conditional"]


@dataclass(frozen=True)
class NamedTimes:
    """What words name."""

    moments: tuple[Moment, ...] = ()
    """None where the words name no date."""
    undated: Undated | None = None
    """What a time without date is."""
    is_quarterly: bool = False
    """Whether each quarter is named as what comes again."""


@dataclass(frozen=True)
class _Point:
    """Words that a form matches, and those before them."""

    form: TimeForm
    found: re.Match[str]
    leads: tuple[str, ...] = ()

    @property
    def year(self) -> int | None:
        """The year that the words name."""
        named = self.found.groupdict().get("year")
        return int(named) if named else None

    def moments(self, year: int) -> list[Moment]:
        """Return what is named, in a year if the words name none: before a quarter or month is at the end of the last."""
        found = [*self.form.moments(self.found, self.year or year)]
        return [_one_before(moment) for moment in found] if "trước" in self.leads and self.form.unit in BARE else found


@dataclass(frozen=True)
class _Part:
    """A time, or one that reaches from another."""

    last: _Point
    first: _Point | None = None
    is_open: bool = False
    """Whether the time only begins: "Từ tháng 3"."""

    @property
    def units(self) -> set[Unit]:
        """What its ends are."""
        return {point.form.unit for point in (self.first, self.last) if point}

    def moments(self, year: int) -> list[Moment]:
        """Return what is named: quarters one by one, of another span its last.

        Raises:
            UnreadError: it ends before it begins.

        """
        ends = self.last.moments(year)
        begins = self.first.moments(self.last.year or year) if self.first else ends
        if begins and begins[0].deadline > ends[-1].deadline:
            raise UnreadError
        if self.goes_on(year):
            return []
        return [*_through(begins[0], ends[-1])] if self.first and self.units == {"quarter"} else ends

    def goes_on(self, year: int) -> bool:
        """Tell whether it has no end in a year."""
        is_longer = bool(self.first) and self.units == {"year"} and (self.last.year or year) > year
        return self.is_open or is_longer or self.units == {"ongoing"}


def words_of(text: str) -> str:
    """Return words as they are compared: one spelling, case and kind of space and dash, but numerals of quarters as typed.

    >>> words_of("Trước  Ngày 30-6-2027.")
    'trước ngày 30/6/2027'
    """
    typed = " ".join(unicodedata.normalize("NFC", text).translate(_DASHES).split()).rstrip(" .,;")
    words = [*spelled(typed)]
    for numeral in _NUMERAL.finditer(typed):
        words[numeral.start() : numeral.end()] = numeral[0]
    tidied = "".join(words)
    for pattern, usual in _TIDIED:
        tidied = pattern.sub(usual, tidied)
    return tidied


@functools.lru_cache(_MOST_KEPT)
def reading(text: str, year: int) -> NamedTimes:
    """Return what words name, in a plan of a year; many cells say the same.

    >>> sorted(str(moment.deadline) for moment in reading("Tháng 6, 12", 2027).moments)
    ['2027-06-30', '2027-12-31']

    Raises:
        UnreadError: the words are of no known form.
        ImpossibleError: they name a day or month that there is not.

    """
    if len(text) > _LONGEST:
        raise UnreadError
    parts, undated = _parts(_SEPARATOR.split(words_of(text)))
    moments = tuple(_moments(parts, year))
    _hold_apart(parts, moments, year)
    ending = [part for part in parts if not part.goes_on(year)]
    if len(ending) < len(parts):
        undated = "ongoing"
    if undated and all(part.units == {"year"} for part in ending):
        return NamedTimes(undated=undated)
    return NamedTimes(moments, is_quarterly=any(part.units == {"every-quarter"} for part in ending))


def _hold_apart(parts: list[_Part], moments: tuple[Moment, ...], year: int) -> None:
    """Refuse a quarter beside a day in it: "Quý II, tháng 5" may name one time or two."""
    named = {moment.year_and_quarter for part in parts if part.units == {"quarter"} for moment in part.moments(year)}
    if any(moment.day and moment.year_and_quarter in named for moment in moments):
        raise UnreadError


def _moments(parts: list[_Part], year: int) -> Iterator[Moment]:
    """Yield what the parts name: a year behind stands for those before it, too."""
    named = year
    for part in reversed(parts):
        yield from part.moments(named)
        named = part.last.year or named


def _parts(texts: list[str]) -> tuple[list[_Part], Undated | None]:
    """Return what each text names, and whether words of a condition are among them: these reach to the next time."""
    parts: list[_Part] = []
    undated: Undated | None = None
    for text in texts:
        if undated and not _TIME_AHEAD.match(text):
            continue
        try:
            before = next((part.last for part in reversed(parts) if not part.units & {"period", "year"}), None)
            parts.append(_part(text, before, several=len(texts) > 1))
        except UnreadError:
            if not undated and not _CONDITION.match(text):
                raise
            undated = "conditional"
    return parts, undated


def _part(text: str, before: _Point | None, *, several: bool) -> _Part:
    begun = _FROM.fullmatch(text)
    words = begun[1] if begun else text
    try:
        return _Part(_point(words, before, several=several), is_open=bool(begun))
    except UnreadError:
        first, *last = _SPAN.split(words, maxsplit=1)
        if not last:
            raise
        return _span(first, last[0], before)


def _span(first: str, last: str, before: _Point | None) -> _Part:
    if first == "nay":
        return _Part(_point(last, None))
    number = _DAY_NUMBER.fullmatch(first)
    begins = None if number else _point(first, before)
    ends = _point(last, begins)
    if number and ends.form.unit == "day":
        begins = _point(f"{number[1]}/{ends.found['month']}", None)
    part = _Part(ends, begins)
    if not begins or part.units - {"quarter", "month", "day", "year"}:
        raise UnreadError
    return part


def _point(text: str, before: _Point | None, *, several: bool = False) -> _Point:
    """Return the form that words match behind those that name no time; `before`: what stands before in an enumeration.

    Raises:
        UnreadError: none does, or it may be another.

    """
    leads: tuple[str, ...] = ()
    words, found = text, _matched(text, before)
    while not found:
        lead = _LEAD.match(words)
        if not lead:
            raise UnreadError
        leads, words = (*leads, lead[0].strip(" :")), words[lead.end() :]
        found = _matched(words, None)
    point = _Point(*found, leads)
    is_short = _REPORT.fullmatch(words) and not several and not _REPORTED & {*leads}
    is_duration = _DURATION.fullmatch(words) and _WITHIN & {*leads}
    is_vague = "trước" in leads and point.form.unit not in {"quarter", "month", "day", "every-month"}
    if is_short or is_duration or is_vague:
        raise UnreadError
    return replace(point, leads=before.leads) if before and not leads else point


def _matched(words: str, before: _Point | None) -> tuple[TimeForm, re.Match[str]] | None:
    """Return the form that words match; a month behind a day may be that of another day, so it is none."""
    unit = before.form.unit if before else "ongoing"
    forms = (*FORMS, BARE[unit]) if unit in BARE else FORMS
    matches = ((form, found) for form in forms if (found := form.pattern.fullmatch(words)))
    return next((match for match in matches if (unit, match[0].unit) != ("day", "month")), None)


def _one_before(moment: Moment) -> Moment:
    """Return the end of the quarter or month before."""
    if moment.day is None:
        quarter = moment.quarter - 1 or 4
        return Moment(moment.year - (moment.quarter == 1), quarter)
    return on(moment.day.replace(day=1) - dt.timedelta(days=1))


def _through(first: Moment, last: Moment) -> Iterator[Moment]:
    """Yield each quarter from one to another."""
    for number in range(first.year * 4 + first.quarter - 1, last.year * 4 + last.quarter):
        yield Moment(number // 4, number % 4 + 1)
