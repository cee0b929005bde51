"""What every record of the data is made of: keys with their Vietnamese names, each with its place in a file."""

from __future__ import annotations

import dataclasses
import functools
import keyword
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Annotated, Any, Literal, NamedTuple, cast

Text = Annotated[tuple[str, ...], "a string or a list of strings"]
"""A text of the document: one string, or one per item where the document has a list or several paragraphs."""
Blanks = Annotated[tuple[str, ...], 'a string for each column, "" where the cell is empty']
"""The cells of a line of a table, each as long as the table has columns."""


QUARTERS = (1, 2, 3, 4)
ROMAN = {1: "I", 2: "II", 3: "III", 4: "IV"}
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


class Wording(NamedTuple):
    """What holds of a key whose value is the document's own words: a brake stops another wording, the proof covers it."""

    is_amendable: bool
    """Whether a later document can change the words; else they are of this one paper, as its number line."""
    cites: bool
    """Whether documents and abbreviations that the words name are looked for."""
    is_proven: bool = True
    """Whether the proof finds the words in a plan's source, where it has one."""


FRAME = Wording(is_amendable=False, cites=False)
"""What is printed around the text: number line, recipients, signature."""
HEADING = Wording(is_amendable=True, cites=False)
"""What the paper or its appendix is called."""
UNPROVEN = Wording(is_amendable=False, cites=False, is_proven=False)
"""What has no line of its own in the source."""
BODY = Wording(is_amendable=True, cites=True)
"""The text of the parts and the cells of the appendix."""


@dataclass(frozen=True, kw_only=True)
class Key:
    """All that is true of a key of the YAML, wherever it is read, checked, compared or shown."""

    column: str
    """Its name in Vietnamese, which messages show beside the English key."""
    help: str
    """What an editor of the data is told of it."""
    examples: tuple[object, ...] = ()
    pattern: str = ""
    """A regular expression that works in Python and JavaScript alike; no stricter than the loader and `check`."""
    otherwise: str = ""
    """What an editor says of a value that does not match the pattern."""
    free_with: str = ""
    """A key that says how the value is read: where it stands, the pattern does not hold."""
    choices: Mapping[str, str] = field(default_factory=dict)
    """For a key of few values: what each means."""
    longest: int = 0
    """Most characters; 0 for any number."""
    items: int = 0
    """How many items a list has; 0 for any number."""
    wording: Wording | None = None
    """What holds of the document's own words; None for what is ours or follows from them."""
    in_diff: tuple[str, ...] = ()
    """What the diff calls it: of a cell of agencies what they are and how one is added, of a list what an item is, of an
    act what was done and what is spoken of when it changes."""
    fixed: bool = False
    """Whether a document has fixed the number in it."""
    exact: bool = False
    """Of a fixed key: whether not only another number is another value, but any other word or sign."""
    bare: bool = False
    """Whether its value may be without any word: a number or mark of the text, a part of one, a reference."""
    settled: bool = False
    """Whether it says what a body, a document or a word is: a brake stops another value that no document decided."""
    late: bool = False
    """Whether old states of the data lack it, which the history reads: it has a default, but `check` and schemas want it."""
    lasting: bool = False
    """Whether its value never changes once it is published: an address is made of it, or other records name it."""
    refers_to: Literal["", "agency", "document", "key"] = ""
    """What its value names: records of a register, by their ids, or a key of the record that holds this one."""


def key(
    column: str, help_: str, examples: tuple[object, ...] = (), pattern: str = "", otherwise: str = "", **options: Any
) -> Any:
    """Declare a dataclass field that is a key of the YAML files, with all that is true of it.

    Args:
        column: the key's name in Vietnamese.
        help_: what an editor of the data is told of it.
        examples: values that fit.
        pattern: what a value has to match.
        otherwise: what is said of one that does not.
        options: `default`, or more fields of `Key`.

    """
    default = {"default": options.pop("default")} if "default" in options else {}
    said = Key(column=column, help=help_, examples=examples, pattern=pattern, otherwise=otherwise, **options)
    return field(metadata={"key": said}, **default)


def id_key(column: str, help_: str, example: str, pattern: str, **options: Any) -> Any:
    """Declare a key that holds the id of a record, numbered as the document is."""
    otherwise = f"Mã phải có dạng như “{example}”. Mã đã đăng thì không đổi, không dùng lại."
    return key(column, help_, (example,), f"^{pattern}$", otherwise, lasting=True, **options)


def slug_key(column: str, help_: str, *examples: str, **options: Any) -> Any:
    """Declare a key that holds a name as addresses have it."""
    otherwise = "Chỉ dùng chữ thường không dấu, số và gạch nối, ví dụ “so-noi-vu”."
    return key(column, help_, examples, "^[a-z0-9]+(-[a-z0-9]+)*$", otherwise, **options)


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


def keys(record_type: type[Placed]) -> Mapping[str, Key]:
    """Return the YAML keys of a record type with all that is true of them, in the order of its fields."""
    return _keys(cast("Hashable", record_type))


@functools.cache
def _keys(record_type: type[Placed]) -> Mapping[str, Key]:
    fields = dataclasses.fields(record_type)
    return {key_of(item.name): item.metadata["key"] for item in fields if "key" in item.metadata}


def columns(record_type: type[Placed]) -> Mapping[str, str]:
    """Return the YAML keys of a record type with their Vietnamese names."""
    return {name: said.column for name, said in keys(record_type).items()}


def official_keys(record_type: type[Placed]) -> tuple[str, ...]:
    """Return the keys of a record type that hold the document's own words."""
    return tuple(name for name, said in keys(record_type).items() if said.wording)


def amendable_keys(record_type: type[Placed]) -> tuple[str, ...]:
    """Return the keys of a record type whose words a later document can change."""
    return tuple(name for name, said in keys(record_type).items() if said.wording and said.wording.is_amendable)


def key_of(name: str) -> str:
    """Return the YAML key of a field: "from" of `from_`, which Python keeps for itself."""
    return name.removesuffix("_")


def field_of(key_: str) -> str:
    """Return the field of a YAML key: `from_` of "from"."""
    return f"{key_}_" if keyword.iskeyword(key_) else key_


def told(record_type: type[Placed], name: str) -> Key:
    """Return all that is true of a key of a record type.

    Raises:
        LookupError: records of this type have no such key.

    """
    found = keys(record_type)
    if name not in found:
        message = f"{record_type.__name__} has no key {name!r}; it has: {', '.join(found)}"
        raise LookupError(message)
    return found[name]


def titled(record_type: type[Placed], name: str) -> str:
    """Return a YAML key as messages show it: "lead (Cơ quan chủ trì)".

    Raises:
        LookupError: records of this type have no such key.

    """
    return f"{name} ({told(record_type, name).column})"
