"""The document's words → when a deliverable is due."""

from __future__ import annotations

import datetime as dt
import difflib
import re

from plan.folding import folded
from plan.model import QUARTERS, ROMAN, Timing
from plan.problems import shown

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
_TYPED_WORDS = {folded(words): words for words in (*_ONGOING, *_QUARTERLY)}


class TimingError(ValueError):
    """The words say no timing; the message says, in Vietnamese, what was found and what is allowed."""


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
    said = " ".join(text.rstrip(" .").split())
    if said.capitalize() in _ONGOING:
        return Timing(text, "ongoing")
    if said.capitalize() in _QUARTERLY:
        return Timing(text, "quarterly", QUARTERS)
    if said.lower().startswith(("theo ", "khi có ")):
        return Timing(text, "conditional")
    return Timing(text, "quarters", _quarters(said, year))


def deadline(quarter: int, year: int) -> dt.date:
    """Return the last day of a quarter, which is the latest a deliverable due in it may be handed in."""
    return dt.date(year + quarter // 4, quarter * 3 % 12 + 1, 1) - dt.timedelta(days=1)


def _quarters(said: str, year: int) -> tuple[int, ...]:
    other = next((named for named in _YEAR.findall(said) if int(named) != year), None)
    if other:
        message = f'"{shown(said)}" là của năm {other}, nhưng đây là kế hoạch năm {year}; hãy sửa năm'
        raise TimingError(message)
    parts = [_QUARTER.sub("", part) for part in _SEPARATOR.split(_YEAR.sub("", said))]
    if not _QUARTER.match(said) or not all(part in _PARTS for part in parts):
        raise TimingError(_unreadable(said, year))
    return tuple(sorted({_PARTS[part] for part in parts}))


def _unreadable(said: str, year: int) -> str:
    meant = _meant(said, year)
    advice = f'ý bạn là "{meant}"?' if meant else f"được viết: {ALLOWED}"
    return f'không đọc được thời gian "{shown(said)}"; {advice}'


def _meant(said: str, year: int) -> str | None:
    """Return what was probably meant ("Qúy 4", "quý iv" → "Quý IV năm 2022"), or None when nothing is near."""
    typed = folded(_YEAR.sub("", said))
    parts = [_TYPED.get(_TYPED_QUARTER.sub("", part), "") for part in _SEPARATOR.split(typed)]
    if all(parts) and any(part in ROMAN.values() for part in parts):
        return f"Quý {', '.join(parts)} năm {year}"
    near = difflib.get_close_matches(typed, _TYPED_WORDS, n=1)
    return _TYPED_WORDS[near[0]] if near else None
