"""The document's words → when a deliverable is due."""

from __future__ import annotations

import dataclasses
import datetime as dt
import difflib
import re
from collections.abc import Iterator

from plan.ground.folding import folded
from plan.ground.model import ROMAN, Timing, TimingKind
from plan.ground.problems import Said, meant, quoted, say, shown
from plan.reading.timeforms import ImpossibleError, UnreadError, deadline, quarter_of
from plan.reading.timewords import NamedTimes, reading

_ALLOWED = (
    '"Quý III, IV năm {year}", "Tháng 6", "Trước ngày 30/6", "6 tháng đầu năm", "Hằng năm", "Định kỳ hàng quý", '
    '"Thường xuyên", "Theo …", "Khi có …"'
)
"""What a timing may look like, for messages; the page of times has all."""

_YEAR = re.compile(r"[\s,/-]{0,9}\b(?:năm\s+)?([0-9]{4})\b", re.IGNORECASE)
_TYPED_YEAR = re.compile(r"[\s,./-]{0,9}(?:\bnam\s*)?(?<![0-9])([0-9]{4})(?![0-9])")
_TYPED_SEPARATOR = re.compile(r"\s*(?:[,;/&+]|\bva\b)\s*")
_TYPED_RANGE = re.compile(r"\s*[-–—]\s*")
_TYPED_QUARTER = re.compile(r"^q(?:u[yi])?[\s.]*")
_TYPED = {folded(part): part for part in (*ROMAN.values(), "6 tháng", "9 tháng", "cả năm")} | {
    str(number): numeral for number, numeral in ROMAN.items()
}
"""What a part may have been meant to be, by how it was typed, without case and diacritics."""
_CLOSE_ENOUGH = 0.75
"""Less, and "Tháng 6" would be taken for "Hàng quý"."""
_WORDS = (
    *("Thường xuyên", "Thường xuyên trong năm", "Định kỳ hằng quý", "Hằng quý", "Định kỳ hàng quý", "Hàng quý"),
    *("Hằng tháng", "Hàng tháng", "Hằng năm", "Hàng năm", "Cả năm", "Trong năm", "6 tháng đầu năm", "6 tháng cuối năm"),
)
_TYPED_WORDS = {folded(words): words for words in _WORDS}
_SYLLABLES = {
    folded(syllable): syllable
    for syllable in (
        *("tháng", "ngày", "năm", "quý", "trước", "chậm", "muộn", "nhất", "hoàn", "thành", "xong", "từ", "đến", "hằng"),
        *("cả", "đầu", "cuối", "báo", "cáo"),
    )
}
"""What a syllable is with its diacritics, where a time is named."""
_NUMBER = re.compile(r"[0-9]+")
_SYLLABLE = re.compile(r"[^\W\d_]+")


class TimingError(ValueError):
    """The words say no timing; `said` says what was found and what is allowed, `head` only what was found.

    `found` are the words that cannot be read, `meant` the ones probably meant, if any; `kind` is that of the problem.
    """

    def __init__(self, head: Said, remedy: Said, kind: str, found: str, meant: str | None) -> None:
        self.head, self.kind, self.found, self.meant = head, kind, found, meant
        self.said = say(f"{head}; {remedy}", f"{head.en}; {remedy.en}")
        super().__init__(self.said)


def timing(text: str, year: int) -> Timing:
    """Read the words of the column "Thời gian thực hiện".

    >>> timing("Quý III, IV năm 2022", 2022).quarters
    (3, 4)

    Args:
        text: the cell, as the document writes it.
        year: the plan's year; a time of another year is an error.

    Raises:
        TimingError: the words are none of the known kinds.

    """
    found = _read(text, year)
    other = next((moment.year for moment in found.moments if moment.year != year), None)
    if other:
        raise _of_other_year(_said(text), str(other), year)
    return _timing(text, found, year)


def understood(text: str, year: int) -> Timing:
    """Read the words of a cell, also those that name quarters as they are not written, or a time just out of the year.

    >>> understood("Quý 3 + 4 năm 2022", 2022).quarters
    (3, 4)
    >>> understood("Tháng 12/2021", 2022)
    Timing(text='Tháng 12/2021', kind='quarters', quarters=(1,), days=(datetime.date(2021, 12, 31),), read_as='')

    Raises:
        TimingError: as `timing`, where nothing can be understood.

    """
    try:
        found = _read(text, year)
    except TimingError:
        meant = quarters_meant(text, year)
        if meant is None:
            raise
        return dataclasses.replace(timing(meant, year), text=text)
    is_near = all(abs(moment.year - year) <= 1 for moment in found.moments)
    return _timing(text, found, year) if is_near else timing(text, year)


def counted_as(text: str, words: str, year: int) -> Timing:
    """Return when something is due whose words cannot be read, as other words say it; at no time when these cannot either.

    >>> counted_as("Quý II, tháng 5", "Tháng 5", 2022).explained
    'Quý II, tháng 5 (trang này tính là: Tháng 5)'
    """
    try:
        return dataclasses.replace(timing(words, year), text=text, read_as=words)
    except TimingError:
        return Timing(text, "conditional", read_as=words)


def deadlines(timing: Timing, year: int) -> tuple[dt.date, ...]:
    """Return every day by which something is due: the days named, else the last of each quarter.

    >>> [str(day) for day in deadlines(timing("Quý I, II", 2022), 2022)]
    ['2022-03-31', '2022-06-30']
    """
    return timing.days or tuple(deadline(quarter, year) for quarter in timing.quarters)


def counted_in(day: dt.date, year: int) -> int:
    """Return the quarter of a plan's year that counts a day: its own, the first of an earlier year, the last of a later."""
    return quarter_of(min(max(day, dt.date(year, 1, 1)), dt.date(year, 12, 31)))


def quarters_meant(text: str, year: int) -> str | None:
    """Return how words that name quarters of a year in another way are written, or None when they do not.

    >>> quarters_meant("Qúy 4", 2022), quarters_meant("Q3/2022", 2022), quarters_meant("Quý I - Quý III năm2022", 2022)
    ('Quý IV năm 2022', 'Quý III năm 2022', 'Quý I, II, III năm 2022')
    """
    typed = folded(_said(text))
    parts = [part for words in _TYPED_SEPARATOR.split(_TYPED_YEAR.sub("", typed)) for part in _typed(words)]
    is_of_year = all(int(found) == year for found in _TYPED_YEAR.findall(typed))
    if all(parts) and any(part in ROMAN.values() for part in parts) and is_of_year:
        return f"Quý {', '.join(parts)} năm {year}"
    return None


def _typed(words: str) -> Iterator[str]:
    """Yield what one part of an enumeration names, of a range ("III - IV") each quarter; "" for what is no part."""
    ends = [_TYPED.get(_TYPED_QUARTER.sub("", part), "") for part in _TYPED_RANGE.split(words)]
    numerals = [*ROMAN.values()]
    if len(ends) == 2 and all(end in numerals for end in ends):  # noqa: PLR2004 - from and to
        first, last = map(numerals.index, ends)
        yield from numerals[first : last + 1] or [""]
    else:
        yield from ends if len(ends) == 1 else [""]


def _said(text: str) -> str:
    return " ".join(text.rstrip(" .").split())


def _read(text: str, year: int) -> NamedTimes:
    said = _said(text)
    try:
        return reading(text, year)
    except UnreadError:
        raise _unreadable(said, year) from None
    except ImpossibleError as error:
        raise _impossible(said, error.named) from None


def _timing(text: str, found: NamedTimes, year: int) -> Timing:
    """Return a timing: with days where any is named more exactly than by a quarter of the year."""
    if found.undated and not found.moments:
        return Timing(text, found.undated)
    days = tuple(sorted({moment.deadline for moment in found.moments}))
    quarters = tuple(sorted({counted_in(day, year) for day in days}))
    is_exact = any(moment.day or moment.year != year for moment in found.moments)
    kind: TimingKind = "quarterly" if found.is_quarterly and not is_exact else "quarters"
    return Timing(text, kind, quarters, days if is_exact else ())


def _of_other_year(said: str, other: str, year: int) -> TimingError:
    head = say(
        f'"{shown(said)}" là của năm {other}, nhưng đây là kế hoạch năm {year}',
        f'"{shown(said)}" is of {other}, but this is the plan of {year}',
    )
    remedy = say("hãy sửa năm", "please mend the year")
    same = said.replace(other, str(year))
    try:
        timing(same, year)
    except TimingError:
        return TimingError(head, remedy, "wrong-year", said, None)
    return TimingError(head, remedy, "wrong-year", said, same)


def _impossible(said: str, named: str) -> TimingError:
    head = say(f'"{shown(said)}" ghi {named}, mà lịch không có', f'"{shown(said)}" names {named}, which no calendar has')
    remedy = say("hãy đối chiếu với văn bản", "please compare with the document")
    return TimingError(head, remedy, "bad-timing", said, None)


def _unreadable(said: str, year: int) -> TimingError:
    near = quarters_meant(said, year) or _with_diacritics(said, year) or _near_words(said)
    found = quoted(said)
    allowed = _ALLOWED.format(year=year)
    advice = meant(near, say(f"được viết: {allowed}", f"allowed: {allowed}"))
    head = say(f"không đọc được thời gian {found}", f"cannot read the timing {found.en}")
    return TimingError(head, advice, "bad-timing", said, near)


def _with_diacritics(said: str, year: int) -> str | None:
    """Return words typed without diacritics with them, where they then name a time of the year."""
    written = _SYLLABLE.sub(lambda it: _SYLLABLES.get(folded(it[0]), it[0]), said)
    try:
        found = reading(written, year)
    except (UnreadError, ImpossibleError):
        return None
    is_of_year = found.moments and all(moment.year == year for moment in found.moments)
    return f"{written[:1].upper()}{written[1:]}" if is_of_year else None


def _near_words(said: str) -> str | None:
    """Return the words that some are near to, if they name the same numbers: "Khoảng tháng 9" is not "Hàng tháng"."""
    typed = folded(_YEAR.sub("", said))
    alike = [words for words in _TYPED_WORDS if _NUMBER.findall(words) == _NUMBER.findall(typed)]
    near = difflib.get_close_matches(typed, alike, n=1, cutoff=_CLOSE_ENOUGH)
    return _TYPED_WORDS[near[0]] if near else None
