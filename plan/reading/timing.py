"""The document's words → when a deliverable is due."""

from __future__ import annotations

import dataclasses
import datetime as dt
import difflib
import re
from collections.abc import Iterator

from plan.ground.folding import folded
from plan.ground.model import QUARTERS, ROMAN, Timing
from plan.ground.problems import Said, meant, quoted, say, shown

ALLOWED = '"Quý III, IV năm 2022", "Định kỳ hàng quý", "Thường xuyên", "Theo …", "Khi có …"'
"""What a timing may look like, for messages."""

_ONGOING = ("Thường xuyên",)
_QUARTERLY = ("Định kỳ hằng quý", "Hằng quý", "Định kỳ hàng quý", "Hàng quý")
_PARTS = {**{numeral: number for number, numeral in ROMAN.items()}, "6 tháng": 2, "9 tháng": 3, "cả năm": 4}
"""What a part of an enumeration means: the report on "6 tháng" is due at the end of the second quarter, and so on."""
_YEAR = re.compile(r"[\s,/-]{0,9}\b(?:năm\s+)?([0-9]{4})\b", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*(?:[,;]|\bv[àa]\b)\s*")
_QUARTER = re.compile(r"quý\s+", re.IGNORECASE)

_TYPED_YEAR = re.compile(r"[\s,./-]{0,9}(?:\bnam\s*)?(?<![0-9])([0-9]{4})(?![0-9])")
_TYPED_SEPARATOR = re.compile(r"\s*(?:[,;/&+]|\bva\b)\s*")
_TYPED_RANGE = re.compile(r"\s*[-–—]\s*")
_TYPED_QUARTER = re.compile(r"^q(?:u[yi])?[\s.]*")
_TYPED = {folded(part): part for part in _PARTS} | {str(number): numeral for number, numeral in ROMAN.items()}
"""What a part may have been meant to be, by how it was typed, without case and diacritics."""
_CLOSE_ENOUGH = 0.75
"""Less, and "Tháng 6" would be taken for "Hàng quý"."""
_TYPED_WORDS = {folded(words): words for words in (*_ONGOING, *_QUARTERLY)}


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
        year: the plan's year; a quarter of another year is an error.

    Raises:
        TimingError: the words are none of the known kinds.

    """
    said = _said(text)
    if said.capitalize() in _ONGOING:
        return Timing(text, "ongoing")
    if said.capitalize() in _QUARTERLY:
        return Timing(text, "quarterly", QUARTERS)
    if said.lower().startswith(("theo ", "khi có ")):
        return Timing(text, "conditional")
    return Timing(text, "quarters", _quarters(said, year))


def understood(text: str, year: int) -> Timing:
    """Read the words of a cell, also those that name quarters in a way in which they are not written.

    >>> understood("Quý III - IV năm 2022", 2022).quarters
    (3, 4)

    Raises:
        TimingError: as `timing`, where nothing can be understood.

    """
    meant = quarters_meant(text, year)
    return timing(text, year) if meant is None else dataclasses.replace(timing(meant, year), text=text)


def deadline(quarter: int, year: int) -> dt.date:
    """Return the last day of a quarter, which is the latest a deliverable due in it may be handed in.

    >>> str(deadline(4, 2022))
    '2022-12-31'
    """
    return dt.date(year + quarter // 4, quarter * 3 % 12 + 1, 1) - dt.timedelta(days=1)


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


def _other_year(said: str, year: int) -> str | None:
    return next((named for named in _YEAR.findall(said) if int(named) != year), None)


def _quarters(said: str, year: int) -> tuple[int, ...]:
    other = _other_year(said, year)
    if other:
        raise _of_other_year(said, other, year)
    parts = [_QUARTER.sub("", part) for part in _SEPARATOR.split(_YEAR.sub("", said))]
    if not _QUARTER.match(said) or not all(part in _PARTS for part in parts):
        raise _unreadable(said, year)
    return tuple(sorted({_PARTS[part] for part in parts}))


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


def _unreadable(said: str, year: int) -> TimingError:
    near = quarters_meant(said, year) or _near_words(said)
    found = quoted(said)
    advice = meant(near, say(f"được viết: {ALLOWED}", f"allowed: {ALLOWED}"))
    head = say(f"không đọc được thời gian {found}", f"cannot read the timing {found.en}")
    return TimingError(head, advice, "bad-timing", said, near)


def _near_words(said: str) -> str | None:
    near = difflib.get_close_matches(folded(_YEAR.sub("", said)), _TYPED_WORDS, n=1, cutoff=_CLOSE_ENOUGH)
    return _TYPED_WORDS[near[0]] if near else None
