"""The numbers that Word shows before paragraphs and the file does not hold (ISO/IEC 29500-1 §17.9)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from plan.intake.word.numerals import NUMERALS, numeral
from plan.intake.word.styles import Styles
from plan.intake.word.symbols import drawn
from plan.intake.xml import W, XmlElement, find, flat, number_in, switched, value, whole

_LEVELS = range(9)
_PLACE = re.compile("%([1-9])")
_MOST_LINKS = 5


@dataclass(frozen=True)
class _Level:
    """How one level of a list counts and is written."""

    start: int = 1
    kind: str = "decimal"
    pattern: str = ""
    restarts_after: int = 0
    """It begins anew after any level before this one, from 1; 0 is never."""
    is_legal: bool = False
    style: str = ""

    def written(self, counts: Mapping[int, int], levels: Mapping[int, _Level]) -> str:
        """Return the number, its own and those of the levels above put in their places."""
        if self.kind == "bullet":
            return self.pattern
        return _PLACE.sub(lambda found: self._count(int(found[1]) - 1, counts, levels), self.pattern)

    def _count(self, at: int, counts: Mapping[int, int], levels: Mapping[int, _Level]) -> str:
        level = levels.get(at, self)
        kind = "decimal" if self.is_legal and level.kind not in {"none", "decimalZero"} else level.kind
        return numeral(counts.get(at, level.start), kind)


@dataclass(frozen=True)
class _List:
    """A list as paragraphs name it: its levels, which list it counts with, where it begins anew of its own."""

    abstract: str
    levels: Mapping[int, _Level]
    starts: Mapping[int, int]


class Shown(NamedTuple):
    """The number of a paragraph, and why it may not be what Word shows."""

    number: str = ""
    doubt: str = ""


@dataclass
class Numbers:
    """The lists of a file, and how far each has counted; paragraphs are asked about in their order."""

    root: XmlElement | None
    styles: Styles
    _counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    _begun: set[tuple[str, int]] = field(default_factory=set)
    _implied: set[tuple[str, int]] = field(default_factory=set)
    """Levels that have a number only because one below them was counted first."""

    def of(self, paragraph: XmlElement) -> Shown:
        """Count one more paragraph and return its number; none where it has none or its list is not there."""
        number_id, at = self._named(paragraph)
        found = self._lists.get(number_id)
        if found is None or at not in found.levels:
            return Shown()
        self._count(number_id, found, at)
        level = found.levels[at]
        return Shown(level.written(self._counts[found.abstract], found.levels), self._doubt(found, at))

    def _doubt(self, found: _List, at: int) -> str:
        level = found.levels[at]
        if level.kind not in {*NUMERALS, "bullet"}:
            return f'dạng "{level.kind}" được viết bằng chữ số'
        shown = [int(place[1]) - 1 for place in _PLACE.finditer(level.pattern)]
        return "cấp trên chưa có số nào" if any((found.abstract, place) in self._implied for place in shown) else ""

    def _count(self, number_id: str, found: _List, at: int) -> None:
        counts = self._counts[found.abstract]
        for above in range(at):
            if above not in counts:
                counts[above] = found.levels[above].start if above in found.levels else 1
                self._implied.add((found.abstract, above))
        if at in found.starts and (number_id, at) not in self._begun:
            counts[at] = found.starts[at]
        else:
            counts[at] = counts[at] + 1 if at in counts else found.starts.get(at, found.levels[at].start)
        self._begun.add((number_id, at))
        for below in [below for below in counts if below > at]:
            if below not in found.levels or at < found.levels[below].restarts_after:
                del counts[below]

    def _named(self, paragraph: XmlElement) -> tuple[str, int]:
        """Return which list and level a paragraph belongs to: by itself, or by its style (§17.9.18)."""
        own, style_id = find(paragraph, "pPr/numPr"), value(paragraph, "pPr/pStyle")
        number_id = value(own, "numId") or _val(self.styles.first(style_id, "pPr/numPr/numId"))
        if find(own, "ilvl") is not None:
            return number_id, whole(own, "ilvl", 0)
        of_style = self._level_of_style(number_id, style_id) if not value(own, "numId") else None
        styled = number_in(_val(self.styles.first(style_id, "pPr/numPr/ilvl")), 0)
        return number_id, styled if of_style is None else of_style

    def _level_of_style(self, number_id: str, style_id: str) -> int | None:
        levels = self._lists[number_id].levels if number_id in self._lists else {}
        ids = [style.get(f"{W}styleId", "") for style in self.styles.chain(style_id)]
        return next((at for name in ids for at, level in levels.items() if level.style == name), None)

    @cached_property
    def _lists(self) -> Mapping[str, _List]:
        return {number_id: self._list(number) for number_id, number in self._numbers.items()}

    @cached_property
    def _numbers(self) -> Mapping[str, XmlElement]:
        found = () if self.root is None else self.root.iterfind(f"{W}num")
        return {number.get(f"{W}numId", ""): number for number in found}

    @cached_property
    def _abstracts(self) -> Mapping[str, XmlElement]:
        found = () if self.root is None else self.root.iterfind(f"{W}abstractNum")
        return {abstract.get(f"{W}abstractNumId", ""): abstract for abstract in found}

    def _list(self, number: XmlElement) -> _List:
        abstract_id, abstract = self._abstract(number)
        levels = {} if abstract is None else dict(_levels(abstract))
        starts = {}
        for override in number.iterfind(f"{W}lvlOverride"):
            at = number_in(override.get(f"{W}ilvl", ""), 0)
            levels |= dict(_levels(override))
            if find(override, "startOverride") is not None:
                starts[at] = whole(override, "startOverride", 1)
        return _List(abstract_id, levels, starts)

    def _abstract(self, number: XmlElement) -> tuple[str, XmlElement | None]:
        """Return what a list is made from, through the styles of lists that stand between (§17.9.21)."""
        abstract_id = value(number, "abstractNumId")
        for _ in range(_MOST_LINKS):
            abstract = self._abstracts.get(abstract_id)
            link = value(abstract, "numStyleLink")
            linked = self._numbers.get(value(self.styles.first(link, "pPr/numPr", "numbering"), "numId")) if link else None
            if linked is None:
                break
            abstract_id = value(linked, "abstractNumId")
        return abstract_id, self._abstracts.get(abstract_id)


def _val(element: XmlElement | None) -> str:
    return "" if element is None else element.get(f"{W}val", "")


def _levels(holder: XmlElement) -> Iterator[tuple[int, _Level]]:
    for level in holder.iterfind(f"{W}lvl"):
        at = number_in(level.get(f"{W}ilvl", ""), 0)
        if at in _LEVELS:
            yield at, _level(level, at)


def _level(level: XmlElement, at: int) -> _Level:
    kind = next((child.get(f"{W}val", "") for child in flat(level) if child.tag == f"{W}numFmt"), "decimal")
    pattern = value(level, "lvlText")
    fonts = find(level, "rPr/rFonts")
    return _Level(
        start=whole(level, "start", 0),
        kind=kind,
        pattern=drawn(pattern, "" if fonts is None else fonts.get(f"{W}ascii", "")) if kind == "bullet" else pattern,
        restarts_after=whole(level, "lvlRestart", at),
        is_legal=bool(switched(level, "isLgl")),
        style=value(level, "pStyle"),
    )
