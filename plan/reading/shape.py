"""Nodes of a YAML file → the dataclasses of `model`, with every error told where it stands.

The dataclasses are the schema: which keys a record has, which are required and what each may hold follow from its
fields. A value that reads wrongly (an unknown agency, an unreadable timing) is told and kept as bare words; a record of
the wrong shape is told and left out (`MISSING`).
"""

from __future__ import annotations

import dataclasses
import functools
import types
import unicodedata
from collections import Counter
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeVar, cast, get_args, get_origin, get_type_hints

from plan.ground.folding import folded
from plan.ground.model import Place, Placed, columns, field_of, key_of, keys, titled
from plan.ground.problems import Hints, Said, foreign, instead, nearest, quoted, say, shown
from plan.reading import nodes
from plan.reading.context import MISSING, FileContext, needed
from plan.reading.nodes import Node, Scalar, Sequence
from plan.reading.values import VALUES, choice, has_words, is_worded, listed, optional

R = TypeVar("R", bound=Placed)

NAMING_KEYS = ("id", "abbr", "term", "group")
"""Keys of which the first that a record has tells it from all others of its kind."""


class Reader(FileContext):
    """Reads the nodes of one file as records.

    >>> from plan.ground.model import Term
    >>> from plan.reading.names import Names
    >>> from plan.reading.yamlfile import parsed
    >>> reader = Reader(Names(()), 2031)
    >>> reader.record(Term, parsed("{abbr: CCHC, meaning: cải cách hành chính}", "data/glossary.yml"))
    Term(reviewed=None, abbr='CCHC', meaning='cải cách hành chính', explained=None, note=None)
    >>> reader.record(Term, parsed("{abbr: UBND, meanin: ủy ban nhân dân}", "data/glossary.yml"))
    >>> for problem in reader.problems:
    ...     print(problem)
    data/glossary.yml:1:14: UBND: khóa lạ "meanin"; ý bạn là meaning (Nghĩa)?
    data/glossary.yml:1:1: UBND: thiếu khóa meaning (Nghĩa)
    """

    def records(self, kind: type[R], node: Node, parts: Mapping[str, Any] | None = None) -> tuple[R, ...]:
        """Read a list of records; `parts` are fields that are no keys. Those of a wrong shape are told and left out."""
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
        found = [self.record(kind, item, parts) for item in node.items]
        return tuple(record for record in found if record is not None)

    def record(self, kind: type[R], node: Node, parts: Mapping[str, Any] | None = None) -> R | None:
        """Read a mapping as a record; `parts` are the fields that are not keys. None when the shape is wrong."""
        if not isinstance(node, nodes.Mapping):
            self.malformed(node, say(f"các khóa {_keys_of(kind)}", f"the keys {_keys_of(kind)}"))
            return None
        outside = self._record, self._key, self._beside
        self._record, self._key = _naming(node) or self._record, ""
        self._beside = {name.value: value for name, value in node.entries}
        values = self._values(_shape(cast("Hashable", kind)), node)
        self._record, self._key, self._beside = outside
        if any(value is MISSING for value in values.values()):
            return None
        fields = {field_of(name): value for name, value in values.items()}
        return kind(**fields, **(parts or {}), places=_places(node))

    def _values(self, shape: _Shape, node: nodes.Mapping) -> dict[str, object]:
        self._refuse_strange_keys(shape, node)
        given = {name.value: value for name, value in node.entries if name.value in shape.converters}
        for name in shape.required:
            if name not in given:
                title = shape.titles[name]
                self._malformed(node.place, say(f"thiếu khóa {title}", f"the key {title} is missing"), kind="missing-key")
        values = {name: self._value(shape, name, value) for name, value in given.items() if name}
        return dict.fromkeys(shape.required, MISSING) | values

    def _refuse_strange_keys(self, shape: _Shape, node: nodes.Mapping) -> None:
        seen, times = set[str](), Counter(name.value for name, _ in node.entries)
        first = node.entries[0][0].value if node.entries else None
        is_half = times[first] == 1 and sum(count > 1 for count in times.values()) > 1
        for name, _ in node.entries:
            written = name.value or ""
            if written in seen:
                message = _twice(written, is_first=written == first, is_half=is_half)
                self._malformed(name.place, message, kind="duplicate-key")
            elif written not in shape.titles:
                near = _nearest_key(shape, written)
                self._malformed(
                    name.place, _strange(shape, written, near), kind="unknown-key", replacement=instead(written, near)
                )
            seen.add(written)

    def _value(self, shape: _Shape, name: str, node: Node) -> object:
        outside = self._key, self._may_go
        self._key, self._may_go = shape.titles[name], name not in shape.required
        value = shape.converters[name](self, node)
        if value is not MISSING and name in shape.numbered:
            value = self._plain(node, value)
        if value is not MISSING and name in shape.worded:
            self._in_words(node, value)
        self._key, self._may_go = outside
        return value

    def _plain(self, node: Node, value: object) -> object:
        """Refuse an id with a letter or digit that only looks like a usual one: no other record could name it."""
        letter = foreign(str(value))
        if letter is None:
            return value
        usual = unicodedata.normalize("NFKC", str(value))
        found = say(f"{letter}; hãy gõ lại mã này", f"{letter.en}; please type this id again")
        replacement = instead(str(value), None if foreign(usual) else usual)
        self._malformed(node.place, found, kind="foreign-letter", replacement=replacement)
        return MISSING

    def _in_words(self, node: Node, value: object) -> None:
        """Tell a text without a word: a number, a date, "no", which other programs take for something else."""
        items = node.items if isinstance(node, Sequence) else (node,)
        for text, item in zip(value if isinstance(value, tuple) else (value,), items, strict=True):
            if isinstance(text, str) and not has_words(text):
                self.unreadable(item.place, needed(item, _WORDS), kind="no-words", hints=Hints(unless_printed=True))


_WORDS = say(
    "câu chữ, không phải chỉ có số, ngày, dấu hay một chữ như no, true",
    "words, and not just a number, a date, a mark or a word such as no and true",
)


def _naming(node: nodes.Mapping) -> str:
    """Return what a record is called in messages: its id, or nothing."""
    named = {name.value: value.value for name, value in node.entries if isinstance(value, Scalar)}
    return next((shown(str(named[name])) for name in NAMING_KEYS if named.get(name)), "")


def _places(node: nodes.Mapping) -> dict[str, Place]:
    """Return the places of a record (""), of its keys, and of the strings in a list ("members.0")."""
    places = {"": node.place}
    for name, value in node.entries:
        places[str(name.value)] = value.place
        for number, item in enumerate(value.items if isinstance(value, Sequence) else ()):
            places[f"{name.value}.{number}"] = item.place
    return places


def _keys_of(kind: type[Placed]) -> str:
    return ", ".join(columns(kind))


def _nearest_key(shape: _Shape, written: str) -> str | None:
    """Return the key that was probably meant: by its name, or by its name in Vietnamese."""
    titles = {folded(title.partition("(")[2].rstrip(")")): name for name, title in shape.titles.items()}
    near = nearest(folded(written), titles)
    return nearest(written, shape.titles) or (titles[near] if near else None)


def _twice(written: str, *, is_first: bool, is_half: bool) -> Said:
    """Say that a key stands twice; many but the first do where the first line of an item is gone."""
    vi, en = (
        f'khóa "{shown(written)}" viết hai lần; hãy bỏ một',
        f'the key "{shown(written)}" stands twice; please remove one',
    )
    if is_half:
        return say(
            f'{vi}; nếu hai giá trị là của hai mục, hãy trả lại dòng đầu của mục thứ hai, bắt đầu bằng "- "',
            f'{en}; if the values are of two items, please bring back the first line of the second, which begins with "- "',
        )
    if not is_first:
        return say(vi, en)
    return say(
        f'{vi}, hoặc viết "- " trước nó nếu đây là một mục mới', f'{en}, or write "- " before it if this is a new item'
    )


def _strange(shape: _Shape, written: str, near: str | None) -> Said:
    if near:
        remedy = say(f"ý bạn là {shape.titles[near]}?", f"did you mean {shape.titles[near]}?")
    else:
        allowed = ", ".join(shape.titles.values())
        remedy = say(f"được viết: {allowed}", f"allowed: {allowed}")
    found = quoted(written)
    return say(f"khóa lạ {found}; {remedy}", f"unknown key {found.en}; {remedy.en}")


Converter = Callable[[Reader, Node], object]


@dataclass(frozen=True)
class _Shape:
    """What a mapping must be to be a record of some type."""

    required: tuple[str, ...]
    titles: Mapping[str, str]
    """Keys as messages show them."""
    converters: Mapping[str, Converter]
    """What reads the value of each key."""
    numbered: frozenset[str]
    """Keys that hold ids, by which others name the record."""
    worded: frozenset[str]
    """Keys whose values are words."""


@functools.cache
def _shape(kind: type[Any]) -> _Shape:
    hints = get_type_hints(kind, include_extras=True)
    fields = {name: item for item in dataclasses.fields(kind) if (name := key_of(item.name)) in columns(kind)}
    required = tuple(name for name, item in fields.items() if item.default is dataclasses.MISSING)
    titles = {name: titled(kind, name) for name in fields}
    converters = {name: _converter(hints[item.name]) for name, item in fields.items()}
    said = keys(kind)
    worded = frozenset(name for name, item in fields.items() if is_worded(hints[item.name], said[name]))
    return _Shape(required, titles, converters, frozenset({"id", "group"} & fields.keys()), worded)


def _converter(hint: Any) -> Converter:
    """Return what reads a node as a type of `model`."""
    if hint in VALUES:
        return VALUES[hint]
    if get_origin(hint) is types.UnionType:
        inner = get_args(hint)[0]
        if _is_record(inner):
            return functools.partial(_one_record, inner)  # an empty one was meant to be filled in
        return functools.partial(optional, _converter(inner))
    if get_origin(hint) is Literal:
        return functools.partial(choice, get_args(hint))
    item = get_args(hint)[0]
    if _is_record(item):
        return functools.partial(_records, item)
    return functools.partial(listed, _converter(item))


def _is_record(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, Placed)


def _records(kind: type[Placed], reader: Reader, node: Node) -> object:
    if isinstance(node, Sequence) and not node.items:
        wanted = say('ít nhất một mục, mỗi mục bắt đầu bằng "- "', 'at least one item, each beginning with "- "')
        return reader.malformed(node, wanted)
    return reader.records(kind, node)


def _one_record(kind: type[Placed], reader: Reader, node: Node) -> object:
    return reader.record(kind, node) or MISSING
