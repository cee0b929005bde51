"""Nodes of a YAML file → the dataclasses of `model`, with every error told where it stands.

The dataclasses are the schema: which keys a record has, which are required and what each may hold follow from its
fields. A value that reads wrongly (an unknown agency, an unreadable timing) is told and kept as bare words; a record of
the wrong shape is told and left out (`MISSING`).
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import difflib
import functools
import re
import types
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeVar, cast, get_args, get_origin, get_type_hints

from plan import yamlfile
from plan.model import Parties, Place, Placed, Text, Timing, columns, field_of, key_of, titled
from plan.names import Leftover, Names
from plan.problems import Problem, shown
from plan.timing import TimingError, timing
from plan.yamlfile import Node, Scalar, Sequence

R = TypeVar("R", bound=Placed)

MISSING: Final = object()
"""Stands for a value that could not be read; the reason is among the reader's problems."""

_INTEGER = re.compile(r"[0-9]{1,9}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NAMING_KEYS = ("id", "abbr", "group")


class Reader:
    """Reads the nodes of one file and collects what is wrong with it."""

    def __init__(self, names: Names, year: int) -> None:
        self.names = names
        self.year = year
        self.problems: list[Problem] = []
        self.whole = True
        """Whether every record so far was of the right shape."""
        self._record = ""
        self._key = ""

    def records(self, kind: type[R], node: Node) -> tuple[R, ...]:
        """Read a list of records; those of the wrong shape are told and left out."""
        if not isinstance(node, Sequence):
            self.malformed(node, f'một danh sách, mỗi mục bắt đầu bằng "- " và có các khóa {_keys_of(kind)}')
            return ()
        found = [self.record(kind, item) for item in node.items]
        return tuple(record for record in found if record is not None)

    def record(self, kind: type[R], node: Node, parts: Mapping[str, Any] | None = None) -> R | None:
        """Read a mapping as a record; `parts` are the fields that are not keys. None when the shape is wrong."""
        if not isinstance(node, yamlfile.Mapping):
            self.malformed(node, f"các khóa {_keys_of(kind)}")
            return None
        outside = self._record, self._key
        self._record, self._key = _naming(node) or self._record, ""
        values = self._values(_form(cast("Hashable", kind)), node)
        self._record, self._key = outside
        if any(value is MISSING for value in values.values()):
            return None
        fields = {field_of(name): value for name, value in values.items()}
        return kind(**fields, **(parts or {}), places=_places(node))

    def malformed(self, node: Node, wanted: str) -> object:
        """Say that a value is of the wrong shape."""
        self._malformed(node.place, f"cần {wanted}{_found(node)}")
        return MISSING

    def unreadable(self, place: Place, message: str) -> None:
        """Say that a value of the right shape reads wrongly."""
        self.problems.append(Problem.at(place, self._record, self._key, found=message))

    def _malformed(self, place: Place, message: str) -> None:
        self.whole = False
        self.unreadable(place, message)

    def _values(self, form: _Form, node: yamlfile.Mapping) -> dict[str, object]:
        self._refuse_strange_keys(form, node)
        nodes = {name.value: value for name, value in node.entries if name.value in form.converters}
        for name in form.required:
            if name not in nodes:
                self._malformed(node.place, f"thiếu khóa {form.titles[name]}")
        values = {name: self._value(form, name, value) for name, value in nodes.items() if name}
        return dict.fromkeys(form.required, MISSING) | values

    def _refuse_strange_keys(self, form: _Form, node: yamlfile.Mapping) -> None:
        seen = set[str]()
        for name, _ in node.entries:
            written = name.value or ""
            if written in seen:
                self._malformed(name.place, f'khóa "{shown(written)}" viết hai lần; hãy bỏ một')
            elif written not in form.titles:
                self._malformed(name.place, f'khóa lạ "{shown(written)}"; {_allowed(form, written)}')
            seen.add(written)

    def _value(self, form: _Form, name: str, node: Node) -> object:
        outside, self._key = self._key, form.titles[name]
        value = form.converters[name](self, node)
        self._key = outside
        return value


def _naming(node: yamlfile.Mapping) -> str:
    """Return what a record is called in messages: its id, or nothing."""
    named = {name.value: value.value for name, value in node.entries if isinstance(value, Scalar)}
    return next((shown(str(named[name])) for name in _NAMING_KEYS if named.get(name)), "")


def _places(node: yamlfile.Mapping) -> dict[str, Place]:
    """Return the places of a record (""), of its keys, and of the strings in a list ("members.0")."""
    places = {"": node.place}
    for name, value in node.entries:
        places[str(name.value)] = value.place
        for number, item in enumerate(value.items if isinstance(value, Sequence) else ()):
            places[f"{name.value}.{number}"] = item.place
    return places


def _keys_of(kind: type[Placed]) -> str:
    return ", ".join(columns(kind))


def _allowed(form: _Form, name: str) -> str:
    near = difflib.get_close_matches(shown(name), form.titles, n=1)
    return f"ý bạn là {form.titles[near[0]]}?" if near else f"được viết: {', '.join(form.titles)}"


def _found(node: Node) -> str:
    if isinstance(node, Scalar):
        return f', nhưng ở đây là "{shown(node.value)}"' if node.value else ", nhưng ở đây để trống"
    return f", nhưng ở đây là {'một danh sách' if isinstance(node, Sequence) else 'các khóa'}"


Converter = Callable[[Reader, Node], object]


@dataclass(frozen=True)
class _Form:
    """What a mapping must be to be a record of some type."""

    required: tuple[str, ...]
    titles: Mapping[str, str]
    """Keys as messages show them."""
    converters: Mapping[str, Converter]
    """What reads the value of each key."""


@functools.cache
def _form(kind: type[Any]) -> _Form:
    hints = get_type_hints(kind, include_extras=True)
    fields = {name: item for item in dataclasses.fields(kind) if (name := key_of(item.name)) in columns(kind)}
    required = tuple(name for name, item in fields.items() if item.default is dataclasses.MISSING)
    titles = {name: titled(kind, name) for name in fields}
    return _Form(required, titles, {name: _converter(hints[item.name]) for name, item in fields.items()})


def _converter(hint: Any) -> Converter:
    """Return what reads a node as a type of `model`."""
    if hint in _CONVERTERS:
        return _CONVERTERS[hint]
    if get_origin(hint) is types.UnionType:
        return functools.partial(_optional, _converter(get_args(hint)[0]))
    if get_origin(hint) is Literal:
        return functools.partial(_choice, get_args(hint))
    item = get_args(hint)[0]
    if isinstance(item, type) and issubclass(item, Placed):
        return functools.partial(_records, item)
    return functools.partial(_list, _converter(item))


def _string(reader: Reader, node: Node) -> str | None:
    """Return a string with single spaces, or None when it is told that there is none."""
    if isinstance(node, Scalar) and node.value and node.value.strip():
        return " ".join(node.value.split())
    reader.malformed(node, "một dòng chữ, không để trống")
    return None


def _one_string(reader: Reader, node: Node) -> object:
    return _string(reader, node) or MISSING


def _text(reader: Reader, node: Node) -> object:
    if isinstance(node, Sequence):
        return _list(_one_string, reader, node)
    text = _string(reader, node)
    return (text,) if text else MISSING


def _list(convert: Converter, reader: Reader, node: Node) -> object:
    if not isinstance(node, Sequence) or not node.items:
        return reader.malformed(node, 'một danh sách có ít nhất một mục, mỗi mục bắt đầu bằng "- "')
    values = tuple(convert(reader, item) for item in node.items)
    return MISSING if any(value is MISSING for value in values) else values


def _records(kind: type[Placed], reader: Reader, node: Node) -> object:
    if isinstance(node, Sequence) and not node.items:
        return reader.malformed(node, "ít nhất một mục; nếu không có mục nào, hãy bỏ cả khóa này")
    return reader.records(kind, node)


def _optional(convert: Converter, reader: Reader, node: Node) -> object:
    return None if isinstance(node, Scalar) and node.value is None else convert(reader, node)


def _choice(allowed: tuple[str, ...], reader: Reader, node: Node) -> object:
    if isinstance(node, Scalar) and node.value in allowed:
        return node.value
    return reader.malformed(node, f"một trong các chữ {', '.join(allowed)}")


def _integer(reader: Reader, node: Node) -> object:
    if isinstance(node, Scalar) and _INTEGER.fullmatch(node.value or ""):
        return int(node.value or "")
    return reader.malformed(node, "một số nguyên")


def _date(reader: Reader, node: Node) -> object:
    try:
        if isinstance(node, Scalar) and _DATE.fullmatch(node.value or ""):
            return dt.date.fromisoformat(node.value or "")
    except ValueError:
        pass  # 30 February
    return reader.malformed(node, "một ngày viết năm-tháng-ngày, ví dụ 2021-07-15")


def _parties(reader: Reader, node: Node) -> object:
    text = _string(reader, node)
    if text is None:
        return MISSING
    parties, leftovers = reader.names.parties(text)
    for leftover in leftovers:
        reader.unreadable(_within(node, text, leftover.start), _unknown_agency(reader.names, leftover))
    return parties


def _unknown_agency(names: Names, leftover: Leftover) -> str:
    nearest = names.nearest(leftover.text)
    advice = f'ý bạn là "{nearest}"?' if nearest else "nếu tên này đúng, hãy thêm nó vào data/agencies.yml"
    return f'không rõ cơ quan "{shown(leftover.text)}"; {advice}'


def _timing(reader: Reader, node: Node) -> object:
    text = _string(reader, node)
    if text is None:
        return MISSING
    try:
        return timing(text, reader.year)
    except TimingError as error:
        reader.unreadable(node.place, str(error))
        return Timing(text, "conditional")


def _within(node: Node, text: str, start: int) -> Place:
    """Return the place of a character of a text, where the text stands on its line letter for letter."""
    if isinstance(node, Scalar) and node.exact and node.value == text:
        return node.place._replace(column=node.start + start)
    return node.place


_CONVERTERS: dict[Any, Converter] = {
    str: _one_string,
    int: _integer,
    dt.date: _date,
    Parties: _parties,
    Timing: _timing,
    Text: _text,
}
