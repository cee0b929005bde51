"""What every record of the data is made of: keys with their Vietnamese names, each with its place in a file."""

from __future__ import annotations

import dataclasses
import keyword
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Annotated, Any, NamedTuple

Text = Annotated[tuple[str, ...], "a string or a list of strings"]
"""A text of the document: one string, or one per item where the document has a list or several paragraphs."""


QUARTERS = (1, 2, 3, 4)
ROMAN = {1: "I", 2: "II", 3: "III", 4: "IV"}
APPENDIX_COLUMNS = 8
"""How many columns the appendix has."""
LONGEST_TITLE = 80
"""Most characters of a task's short title."""
UNKNOWN = "[chưa có dữ liệu]"
"""What the site shows wherever something is not known. Nothing is ever filled in instead."""


class Place(NamedTuple):
    """Where something stands: a file (path from the project's root), a line and a column (both from 1)."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


def key(column: str, *, late: bool = False, **options: Any) -> Any:
    """Declare a dataclass field that is a key of the YAML files, with its Vietnamese name.

    A late one has a default, but `check` and the schemas ask for it: it is left out only in old states of the data, which
    the history reads.
    """
    return field(metadata={"column": column, "late": late}, **options)


_MOST_DIGITS = 4
"""Python refuses to read very long numbers; an id with a longer one is told by the rules of ids."""
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50}


def in_order(record_id: str) -> tuple[int, ...]:
    """Return what an id is sorted by, its numbers: "VII.1.10" → (7, 1, 10), after "VII.1.9"; 0 for no number."""
    return tuple(
        int(part) if part.isdecimal() and len(part) <= _MOST_DIGITS else _roman(part.lower()) for part in record_id.split(".")
    )


def _roman(numeral: str) -> int:
    values = [_ROMAN_DIGITS.get(digit, 0) for digit in numeral]
    return sum(-value if value < after else value for value, after in pairwise([*values, 0]))


def slug(record_id: str) -> str:
    """Return a record's id as it stands in addresses: "II.6.3" → "ii-6-3"."""
    return record_id.lower().replace(".", "-")


@dataclass(frozen=True, kw_only=True)
class Placed:
    """Anything read from a file: it knows where it and each of its keys stand."""

    places: Mapping[str, Place] = field(default_factory=dict, repr=False, compare=False)
    """Key → place of its value; "members.0" → place of a string in a list; "" → the record itself."""

    @property
    def place(self) -> Place:
        """Where the record begins."""
        return self.places[""]


def columns(record_type: type[Placed]) -> Mapping[str, str]:
    """Return the YAML keys of a record type with their Vietnamese names."""
    fields = dataclasses.fields(record_type)
    return {key_of(item.name): item.metadata["column"] for item in fields if "column" in item.metadata}


def key_of(name: str) -> str:
    """Return the YAML key of a field: "from" of `from_`, which Python keeps for itself."""
    return name.removesuffix("_")


def field_of(key_: str) -> str:
    """Return the field of a YAML key: `from_` of "from"."""
    return f"{key_}_" if keyword.iskeyword(key_) else key_


def titled(record_type: type[Placed], name: str) -> str:
    """Return a YAML key as messages show it: "lead (Cơ quan chủ trì)".

    Raises:
        LookupError: records of this type have no such key.

    """
    found = columns(record_type)
    if name not in found:
        message = f"{record_type.__name__} has no key {name!r}; it has: {', '.join(found)}"
        raise LookupError(message)
    return f"{name} ({found[name]})"
