"""The document's words → agencies.

The document writes one body in many ways ("Văn phòng Chính phủ", "VPCP"; "cấp xã" after "UBND cấp huyện, "). Names and
aliases of the registry, former names too, are looked for, the longest first; whatever is left over but commas and "và" is
an error.
"""

from __future__ import annotations

import difflib
import itertools
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from plan.ground.folding import folded
from plan.ground.model import Agency, Mention, Parties

_BETWEEN_COMMAS = re.compile(r"[^,;]+")
_FOR_WHAT = re.compile(
    r"\((?:để )?(?:b/c|báo cáo|th/h|t/h|thực hiện|biết|theo dõi|phối hợp|chỉ đạo|đăng tải)\)", re.IGNORECASE
)
"""What stands behind a name in a list of recipients."""
_CONNECTORS = frozenset({"và", "-", "–"})
"""Words between names; a dash stands where a cell has them one below the other."""
_WORD = re.compile(r"[^\s.]+")
_CLOSE_ENOUGH = 0.7
"""Less, and a person's name would be taken for an agency's."""
_SAME_BUT_A_SLIP = 0.9
_MOST_LEFTOVERS = 20
"""A cell pasted into the wrong place is told in some of its words, not in all."""


@dataclass(frozen=True)
class Leftover:
    """Words of a cell that are no known agency, and where they begin in it."""

    text: str
    start: int


class Names:
    """Every name and alias of the registry, ready to be found in the document's words.

    With a registry that could not be read whole (`complete` false), nothing counts as left over: one broken line in
    agencies.yml is one error, not a hundred.

    >>> names = Names(archive.agencies)
    >>> parties, leftovers = names.parties("Sở Việc công, Sở Bản dồ; các xã, phường")
    >>> parties.agencies
    ('so-viec-cong', 'cac-xa')
    >>> leftovers
    (Leftover(text='Sở Bản dồ', start=14),)
    >>> names.nearest("Sở Bản dồ")
    'Sở Bản đồ'
    """

    def __init__(self, agencies: Iterable[Agency], *, complete: bool = True) -> None:
        self._agencies = tuple(agencies)
        self._complete = complete

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Return the agencies named anywhere in a cell, in any case, longest names first, without overlap."""
        found = self._in_cells.finditer(_lower(text))
        return tuple(Mention(*item.span(), self._ids[item[0]]) for item in found)

    def in_prose(self, text: str) -> tuple[Mention, ...]:
        """Return the agencies that running text names by a name of their own; its first letter may be in lower case.

        Aliases do not count: in prose, "cấp xã" or "bảo hiểm xã hội" is no body.

        >>> Names(archive.agencies).in_prose("Giao sở Việc công lập danh mục của Sở Địa đồ")
        (Mention(start=5, end=17, agency='so-viec-cong'),)
        """
        found = self._in_prose.finditer(text)
        return tuple(Mention(*item.span(), self._ids[_lower(item[0])]) for item in found)

    def cut(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield each name found in a cell that takes another's words, all behind a comma or a part of them, and that other.

        >>> [*Names(archive.agencies).cut("Sở Việc công, Sở Địa đồ")]
        []
        """
        lower = _lower(text)
        for start, end, agency in self.mentions(text):
            for name, other in self._ids.items():
                at = lower.find(name, max(0, start - len(name) + 1), end + len(name) - 1)
                until = at + len(name)
                is_over = at < start < until < end or start < at < end < until
                is_part = other != agency and lower[start:at].rstrip().endswith((",", ";")) and until <= end
                if at >= 0 and (is_over or is_part) and _is_whole(lower, at, until):
                    yield text[start:end], text[at:until]

    def parties(self, text: str) -> tuple[Parties, tuple[Leftover, ...]]:
        """Read a cell that holds nothing but agencies; the second part is what could not be read."""
        mentions = self.mentions(text)
        plain = _FOR_WHAT.sub(lambda found: " " * len(found[0]), text)
        leftovers = itertools.islice(_leftovers(plain, mentions), _MOST_LEFTOVERS if self._complete else 0)
        return Parties(text, mentions), tuple(dict.fromkeys(self._widened(text, leftover) for leftover in leftovers))

    def _widened(self, text: str, leftover: Leftover) -> Leftover:
        """Return all that stands between commas where that is a name with a slip: "Văn fòng UBND tỉnh" names no UBND tỉnh."""
        if not any(map(str.isalnum, leftover.text)):
            return leftover  # a mark beside a name, told as such
        for part in _BETWEEN_COMMAS.finditer(text):
            words = part[0].strip()
            if part.start() <= leftover.start < part.end() and words != leftover.text:
                near = difflib.get_close_matches(folded(words), self._suggestions, 1, _SAME_BUT_A_SLIP)
                return Leftover(words, text.index(words, part.start())) if near else leftover
        return leftover

    def nearest(self, words: str) -> str | None:
        """Return the known name most like some words, or None when none is near."""
        found = difflib.get_close_matches(folded(words), self._suggestions, n=1, cutoff=_CLOSE_ENOUGH)
        return self._suggestions[found[0]] if found else None

    @cached_property
    def _ids(self) -> dict[str, str]:
        names = ((name, agency.id) for agency in self._agencies for name in agency.names)
        return {_lower(name): agency for name, agency in names}

    @cached_property
    def _suggestions(self) -> dict[str, str]:
        """What a person may have meant, by how it may have been typed: a short form stands for the name."""
        short = {folded(agency.short): agency.name for agency in self._agencies if agency.short}
        return short | {folded(name): name for agency in self._agencies for name in agency.names}

    @cached_property
    def _in_cells(self) -> re.Pattern[str]:
        return _any_of(self._ids, re.escape)

    @cached_property
    def _in_prose(self) -> re.Pattern[str]:
        return _any_of((name for agency in self._agencies for name in agency.own_names), _first_letter_in_any_case)


def _any_of(names: Iterable[str], pattern: Callable[[str], str]) -> re.Pattern[str]:
    """Return a pattern that finds any of some names as whole words, the longest first."""
    longest_first = sorted(names, key=len, reverse=True)
    words = "|".join(pattern(name) for name in longest_first)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)" if words else r"(?!)")


def _is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether a part of a text begins and ends with whole words."""
    return not (text[:start][-1:].isalnum() or text[end : end + 1].isalnum())


def _first_letter_in_any_case(name: str) -> str:
    return f"[{re.escape(name[0])}{re.escape(name[0].lower())}]{re.escape(name[1:])}"


def _leftovers(text: str, mentions: tuple[Mention, ...]) -> Iterator[Leftover]:
    if not mentions and not any(_between_connectors(text)):
        yield Leftover(text, 0)
    edges = [0, *(edge for mention in mentions for edge in mention[:2]), len(text)]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        yield from (Leftover(words, start + at) for at, words in _between_connectors(text[start:end]))


def _between_connectors(text: str) -> Iterator[tuple[int, str]]:
    """Yield what stands in a text beside connectors, joined up to the next "," or ";", and where."""
    for part in _BETWEEN_COMMAS.finditer(text):
        words = [word for word in _WORD.finditer(text, *part.span()) if _lower(word[0]) not in _CONNECTORS]
        if words:
            yield words[0].start(), text[words[0].start() : words[-1].end()]


def _lower(text: str) -> str:
    """Return a text in lower case letter by letter, so that places in it stay; "İ" alone would become two."""
    return text.replace("İ", "I").lower()
