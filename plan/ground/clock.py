"""The days of readers: those of Vietnam, wherever a commit or a build was made."""

from __future__ import annotations

import datetime as dt

VIETNAM = dt.timezone(dt.timedelta(hours=7), "Asia/Ho_Chi_Minh")


def day_of(time: dt.datetime) -> dt.date:
    """Return the day in Vietnam.

    >>> day_of(dt.datetime(2031, 1, 5, 21, 20, tzinfo=dt.UTC))
    datetime.date(2031, 1, 6)
    """
    return time.astimezone(VIETNAM).date()


def today() -> dt.date:
    """Return which day it is in Vietnam."""
    return day_of(dt.datetime.now(VIETNAM))
