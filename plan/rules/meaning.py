"""Whether a repair leaves what a file says, or makes one readable that was not."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from plan.ground.problems import Problem
from plan.reading import yamlfile
from plan.reading.nodes import FileError, Mapping, Node, Scalar, Sequence
from plan.reading.timing import TimingError, timing

NEVER_QUOTED = ("coordinating", "date", "id", "lead", "record", "slug", "timing", "year")
"""Keys whose values never begin with a quotation mark of the text."""
CURLY = "“”‘’„"
"""Quotation marks of text, which YAML does not take for any."""
_YEAR = re.compile(r"(?:^|/)data/([0-9]{4})/")


def refusal(text: str, name: str) -> Problem | None:
    """Return why a text cannot be read as a data file, or None when it can."""
    found = _read(text, name)
    return found if isinstance(found, Problem) else None


@functools.lru_cache(maxsize=4)
def _read(text: str, name: str) -> Node | Problem:
    """Read a text, which repairs look at again and again."""
    try:
        return yamlfile.parsed(text, name)
    except FileError as error:
        return error.problem


def year_of(name: str) -> int | None:
    """Return the year of the plan that a file belongs to: 2022 of "data/2022/plan.yml"."""
    found = _YEAR.search(name)
    return int(found[1]) if found else None


def is_timing(said: str, year: int) -> bool:
    """Tell whether words are a timing of a plan's year."""
    try:
        timing(said, year)
    except TimingError:
        return False
    return True


def harmless(before: str, after: str, name: str, *, always: bool) -> bool:
    """Tell whether a repaired text says the same, or can be read at last; `always`: or was and stays unreadable.

    >>> harmless("name:  Sở Nội vụ", "name: Sở Nội vụ", "data/agencies.yml", always=False)
    True
    >>> harmless("name: Sở Nội vụ", "name: Sở Nội vụ?", "data/agencies.yml", always=False)
    False
    """
    old, new = _read(before, name), _read(after, name)
    if isinstance(old, Problem):
        return always or not isinstance(new, Problem)
    return not isinstance(new, Problem) and _same(old, new, "")


def _same(old: Node, new: Node, key: str) -> bool:
    """Tell whether two nodes say the same to the loader, or the old one nothing that it can read."""
    match old, new:
        case Scalar(), Scalar():
            return _words(old) == _words(new) or any(_words(new) == words for words in _readings(old, key))
        case Sequence(), Sequence():
            pairs = zip(old.items, new.items, strict=False)
            return len(old.items) == len(new.items) and all(_same(*pair, key) for pair in pairs)
        case Mapping(), Mapping():
            keys = [str(entry[0].value).strip(CURLY) for entry in old.entries]
            values = zip(keys, old.entries, new.entries, strict=False)
            return keys == [entry[0].value for entry in new.entries] and all(
                _same(before[1], after[1], inner) for inner, before, after in values
            )
        case _:
            return False


def _words(node: Scalar) -> list[str] | None:
    return None if node.value is None else node.value.split()


def _readings(node: Scalar, key: str) -> Iterator[list[str]]:
    """Yield what a value that the loader refuses can only mean."""
    value = node.value or ""
    if key in NEVER_QUOTED and value.startswith(tuple(CURLY)):
        yield value.strip(CURLY).split()
