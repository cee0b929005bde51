"""The document's words → when a deliverable is due."""

from __future__ import annotations

import datetime as dt
import difflib
import re

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

_TYPED_QUARTER = re.compile(r"^q(?:u[yi])?[\s.]*")
_TYPED = {folded(part): part for part in _PARTS} | {str(number): numeral for number, numeral in ROMAN.items()}
"""What a part may have been meant to be, by how it was typed, without case and diacritics."""
_CLOSE_ENOUGH = 0.75
"""Less, and "Tháng 6" would be taken for "Hàng quý"."""
_TYPED_WORDS = {folded(words): words for words in (*_ONGOING, *_QUARTERLY)}


class TimingError(ValueError):
    """The words say no timing; `said` says what was found and what is allowed.

    `found` are the words that cannot be read, `meant` the ones probably meant, if any; `kind` is that of the problem.
    """

    def __init__(self, said: Said, kind: str, found: str, meant: str | None) -> None:
        self.said, self.kind, self.found, self.meant = said, kind, found, meant
        super().__init__(said)


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


def deadline(quarter: int, year: int) -> dt.date:
    """Return the last day of a quarter, which is the latest a deliverable due in it may be handed in.

    >>> str(deadline(4, 2022))
    '2022-12-31'
    """
    return dt.date(year + quarter // 4, quarter * 3 % 12 + 1, 1) - dt.timedelta(days=1)


def quarters_meant(text: str, year: int) -> str | None:
    """Return how words that name quarters of a year in another way are written, or None when they do not.

    >>> quarters_meant("Qúy 4", 2022)
    'Quý IV năm 2022'
    """
    said = _said(text)
    typed = folded(_YEAR.sub("", said))
    parts = [_TYPED.get(_TYPED_QUARTER.sub("", part), "") for part in _SEPARATOR.split(typed)]
    if all(parts) and any(part in ROMAN.values() for part in parts) and not _other_year(said, year):
        return f"Quý {', '.join(parts)} năm {year}"
    return None


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
    message = say(
        f'"{shown(said)}" là của năm {other}, nhưng đây là kế hoạch năm {year}; hãy sửa năm',
        f'"{shown(said)}" is of {other}, but this is the plan of {year}; please mend the year',
    )
    same = said.replace(other, str(year))
    try:
        timing(same, year)
    except TimingError:
        return TimingError(message, "wrong-year", said, None)
    return TimingError(message, "wrong-year", said, same)


def _unreadable(said: str, year: int) -> TimingError:
    near = quarters_meant(said, year) or _near_words(said)
    found = quoted(said)
    advice = meant(near, say(f"được viết: {ALLOWED}", f"allowed: {ALLOWED}"))
    message = say(f"không đọc được thời gian {found}; {advice}", f"cannot read the timing {found.en}; {advice.en}")
    return TimingError(message, "bad-timing", said, near)


def _near_words(said: str) -> str | None:
    near = difflib.get_close_matches(folded(_YEAR.sub("", said)), _TYPED_WORDS, n=1, cutoff=_CLOSE_ENOUGH)
    return _TYPED_WORDS[near[0]] if near else None
