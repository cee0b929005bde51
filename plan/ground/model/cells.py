"""What the cells of the appendix that name agencies and times say."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal, NamedTuple


class Mention(NamedTuple):
    """An agency named in a text, from character `start` up to `end`."""

    start: int
    end: int
    agency: str


@dataclass(frozen=True)
class Parties:
    """The agencies named in a cell, with the document's own words."""

    text: str
    mentions: tuple[Mention, ...] = ()

    @property
    def agencies(self) -> tuple[str, ...]:
        """Ids, each once, in the order of the text."""
        return tuple(dict.fromkeys(mention.agency for mention in self.mentions))


TimingKind = Literal["quarters", "quarterly", "ongoing", "conditional"]


@dataclass(frozen=True)
class Timing:
    """When a deliverable is due, as the plan says it and as quarters."""

    text: str
    """The document's own words: "Quý III, IV năm 2022"."""
    kind: TimingKind
    quarters: tuple[int, ...] = ()
    """The quarters in which it is counted, ascending; all four for `quarterly`; none for `ongoing` and `conditional`."""
    days: tuple[dt.date, ...] = ()
    """Where the words name days or months, or another year: every day by which it is due, ascending; else none."""
    read_as: str = ""
    """Words of this site that all of this follows from, where nobody can read the document's; "" where these are read."""

    @property
    def explained(self) -> str:
        """The document's words, and behind them what this site takes them for, where they cannot be read."""
        return f"{self.text} (trang này tính là: {self.read_as})" if self.read_as else self.text

    @property
    def is_by_quarter(self) -> bool:
        """Whether the words name the quarters themselves, or no date: then nobody has to be told how it is counted."""
        is_named = self.kind != "quarters" or (not self.days and "quý" in self.text.lower())
        return is_named and not self.read_as
