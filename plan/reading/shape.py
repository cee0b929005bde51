"""Nodes of a YAML file → the dataclasses of `model`, with every error told where it stands.

The dataclasses are the schema: which keys a record has, which are required and what each may hold follow from its
fields. A value that reads wrongly (an unknown agency, an unreadable timing) is told and kept as bare words; a record of
the wrong shape is told and left out (`MISSING`).
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import re
import types
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeVar, cast, get_args, get_origin, get_type_hints

from plan.ground.folding import folded
from plan.ground.model import Parties, Place, Placed, Text, Timing, columns, field_of, key_of, titled
from plan.ground.problems import Change, Problem, Said, instead, meant, nearest, quoted, say, shown
from plan.reading import yamlfile
from plan.reading.names import Leftover, Names
from plan.reading.timing import TimingError, timing
from plan.reading.yamlfile import Node, Scalar, Sequence

R = TypeVar("R", bound=Placed)

MISSING: Final = object()
"""Stands for a value that could not be read; the reason is among the reader's problems."""

_INTEGER = re.compile(r"[0-9]{1,9}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TYPED_DATE = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_NAME_ENDS = re.compile(r"(?s:.*[,;]\s*|.*\bvà\s+|\s*)")
_NAME_BEGINS = re.compile(r"(?s:[\s.]*|\s*[,;].*|\s+và\b.*)")
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
            keys = _keys_of(kind)
            self.malformed(
                node,
                say(
                    f'một danh sách, mỗi mục bắt đầu bằng "- " và có các khóa {keys}',
                    f'a list, each item beginning with "- " and having the keys {keys}',
                ),
            )
            return ()
        found = [self.record(kind, item) for item in node.items]
        return tuple(record for record in found if record is not None)

    def record(self, kind: type[R], node: Node, parts: Mapping[str, Any] | None = None) -> R | None:
        """Read a mapping as a record; `parts` are the fields that are not keys. None when the shape is wrong."""
        if not isinstance(node, yamlfile.Mapping):
            self.malformed(node, say(f"các khóa {_keys_of(kind)}", f"the keys {_keys_of(kind)}"))
            return None
        outside = self._record, self._key
        self._record, self._key = _naming(node) or self._record, ""
        values = self._values(_form(cast("Hashable", kind)), node)
        self._record, self._key = outside
        if any(value is MISSING for value in values.values()):
            return None
        fields = {field_of(name): value for name, value in values.items()}
        return kind(**fields, **(parts or {}), places=_places(node))

    def malformed(self, node: Node, wanted: Said, *, kind: str = "wrong-shape", change: Change | None = None) -> object:
        """Say that a value is of the wrong shape."""
        found = _found(node)
        message = say(f"cần {wanted}, nhưng ở đây {found}", f"this must be {wanted.en}, but here {found.en}")
        empty = isinstance(node, Scalar) and not (node.value or "").strip()
        self._malformed(node.place, message, kind="empty-value" if empty else kind, change=change)
        return MISSING

    def unreadable(self, place: Place, message: Said, *, kind: str, change: Change | None = None) -> None:
        """Say that a value of the right shape reads wrongly."""
        where = self._record, self._key
        self.problems.append(Problem.at(place, *where, found=message, kind=kind, record=self._record, change=change))

    def _malformed(self, place: Place, message: Said, *, kind: str, change: Change | None = None) -> None:
        self.whole = False
        self.unreadable(place, message, kind=kind, change=change)

    def _values(self, form: _Form, node: yamlfile.Mapping) -> dict[str, object]:
        self._refuse_strange_keys(form, node)
        nodes = {name.value: value for name, value in node.entries if name.value in form.converters}
        for name in form.required:
            if name not in nodes:
                title = form.titles[name]
                self._malformed(node.place, say(f"thiếu khóa {title}", f"the key {title} is missing"), kind="missing-key")
        values = {name: self._value(form, name, value) for name, value in nodes.items() if name}
        return dict.fromkeys(form.required, MISSING) | values

    def _refuse_strange_keys(self, form: _Form, node: yamlfile.Mapping) -> None:
        seen = set[str]()
        for name, _ in node.entries:
            written = name.value or ""
            if written in seen:
                self._malformed(
                    name.place, _twice(written, is_first=written == node.entries[0][0].value), kind="duplicate-key"
                )
            elif written not in form.titles:
                near = _nearest_key(form, written)
                self._malformed(name.place, _strange(form, written, near), kind="unknown-key", change=instead(written, near))
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


def _nearest_key(form: _Form, written: str) -> str | None:
    """Return the key that was probably meant: by its name, or by its name in Vietnamese."""
    titles = {folded(title.partition("(")[2].rstrip(")")): name for name, title in form.titles.items()}
    near = nearest(folded(written), titles)
    return nearest(written, form.titles) or (titles[near] if near else None)


def _twice(written: str, *, is_first: bool) -> Said:
    vi, en = (
        f'khóa "{shown(written)}" viết hai lần; hãy bỏ một',
        f'the key "{shown(written)}" stands twice; please remove one',
    )
    if not is_first:
        return say(vi, en)
    return say(
        f'{vi}, hoặc viết "- " trước nó nếu đây là một mục mới', f'{en}, or write "- " before it if this is a new item'
    )


def _strange(form: _Form, written: str, near: str | None) -> Said:
    if near:
        remedy = say(f"ý bạn là {form.titles[near]}?", f"did you mean {form.titles[near]}?")
    else:
        allowed = ", ".join(form.titles.values())
        remedy = say(f"được viết: {allowed}", f"allowed: {allowed}")
    found = quoted(written)
    return say(f"khóa lạ {found}; {remedy}", f"unknown key {found.en}; {remedy.en}")


def _found(node: Node) -> Said:
    if isinstance(node, Scalar):
        if not node.value:
            return say("để trống", "is nothing")
        return say(f'là "{shown(node.value)}"', f'is "{shown(node.value)}"')
    return say("là một danh sách", "is a list") if isinstance(node, Sequence) else say("là các khóa", "are keys")


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
        inner = get_args(hint)[0]
        if _is_record(inner):
            return functools.partial(_one_record, inner)  # an empty one was meant to be filled in
        return functools.partial(_optional, _converter(inner))
    if get_origin(hint) is Literal:
        return functools.partial(_choice, get_args(hint))
    item = get_args(hint)[0]
    if _is_record(item):
        return functools.partial(_records, item)
    return functools.partial(_list, _converter(item))


def _is_record(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, Placed)


def _string(reader: Reader, node: Node) -> str | None:
    """Return a string with single spaces, or None when it is told that there is none."""
    if isinstance(node, Scalar) and node.value and node.value.strip():
        return " ".join(node.value.split())
    reader.malformed(node, say("một dòng chữ, không để trống", "a line of text, not empty"))
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
        wanted = say(
            'một danh sách có ít nhất một mục, mỗi mục bắt đầu bằng "- "',
            'a list of at least one item, each beginning with "- "',
        )
        return reader.malformed(node, wanted)
    values = tuple(convert(reader, item) for item in node.items)
    return MISSING if any(value is MISSING for value in values) else values


def _records(kind: type[Placed], reader: Reader, node: Node) -> object:
    if isinstance(node, Sequence) and not node.items:
        wanted = say(
            "ít nhất một mục; nếu không có mục nào, hãy bỏ cả khóa này",
            "at least one item; if there is none, please remove the key",
        )
        return reader.malformed(node, wanted)
    return reader.records(kind, node)


def _one_record(kind: type[Placed], reader: Reader, node: Node) -> object:
    return reader.record(kind, node) or MISSING


def _optional(convert: Converter, reader: Reader, node: Node) -> object:
    return None if isinstance(node, Scalar) and node.value is None else convert(reader, node)


def _choice(allowed: tuple[str, ...], reader: Reader, node: Node) -> object:
    if isinstance(node, Scalar) and node.value in allowed:
        return node.value
    words = ", ".join(allowed)
    wanted = say(f"một trong các chữ {words}", f"one of the words {words}")
    near = nearest(node.value or "", allowed) if isinstance(node, Scalar) else None
    change = instead(str(node.value), near) if isinstance(node, Scalar) else None
    return reader.malformed(node, wanted, kind="unknown-word", change=change)


def _integer(reader: Reader, node: Node) -> object:
    if isinstance(node, Scalar) and _INTEGER.fullmatch(node.value or ""):
        return int(node.value or "")
    return reader.malformed(node, say("một số nguyên", "a whole number"), kind="bad-number")


def _date(reader: Reader, node: Node) -> object:
    text = node.value or "" if isinstance(node, Scalar) else ""
    date = _day(text) if _DATE.fullmatch(text) else None
    if date:
        return date
    wanted = say("một ngày viết năm-tháng-ngày, ví dụ 2021-07-15", "a date written year-month-day, for example 2021-07-15")
    return reader.malformed(node, wanted, kind="bad-date", change=_vietnamese_date(text))


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None  # 30 February


def _vietnamese_date(text: str) -> Change | None:
    """Return how a date written 15/7/2021 is to be written."""
    found = _TYPED_DATE.fullmatch(text)
    date = _day("{2}-{1:0>2}-{0:0>2}".format(*found.groups())) if found else None
    return Change(text, date.isoformat()) if date else None


def _parties(reader: Reader, node: Node) -> object:
    text = _string(reader, node)
    if text is None:
        return MISSING
    parties, leftovers = reader.names.parties(text)
    names = [leftover for leftover in leftovers if any(map(str.isalnum, leftover.text))]
    for leftover in names:
        near = reader.names.nearest(leftover.text)
        change = instead(leftover.text, near) if _is_whole(leftover, text) else None
        place = _within(node, text, leftover.start)
        reader.unreadable(place, _unknown_agency(leftover, near), kind="unknown-agency", change=change)
    for mark in leftovers[:1] if not names else ():
        reader.unreadable(_within(node, text, mark.start), _stray_mark(mark), kind="stray-mark")
    return parties


def _stray_mark(mark: Leftover) -> Said:
    return say(
        f'dấu "{shown(mark.text)}" không thuộc tên cơ quan; hãy chỉ viết tên, cách nhau bằng dấu phẩy hoặc chấm phẩy',
        f'the mark "{shown(mark.text)}" belongs to no agency; please write names only, with commas or semicolons between',
    )


def _is_whole(leftover: Leftover, text: str) -> bool:
    """Tell whether leftover words are a name of their own, and not behind or before one that is known."""
    before, after = text[: leftover.start], text[leftover.start + len(leftover.text) :]
    return bool(_NAME_ENDS.fullmatch(before) and _NAME_BEGINS.fullmatch(after))


def _unknown_agency(leftover: Leftover, near: str | None) -> Said:
    otherwise = say(
        "nếu tên này đúng, hãy thêm nó vào data/agencies.yml", "if the name is right, please add it to data/agencies.yml"
    )
    advice = meant(near, otherwise)
    found = quoted(leftover.text)
    return say(f"không rõ cơ quan {found}; {advice}", f"unknown agency {found.en}; {advice.en}")


def _timing(reader: Reader, node: Node) -> object:
    text = _string(reader, node)
    if text is None:
        return MISSING
    try:
        return timing(text, reader.year)
    except TimingError as error:
        reader.unreadable(node.place, error.said, kind=error.kind, change=instead(error.found, error.meant))
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
