"""A file of `data/` → its text; a YAML file → nodes that know their place.

Values stay the strings that are written: no number, date or truth is made of them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import yaml

from plan.ground.problems import Place, Problem, Said, say, shown

MOST_BYTES = 2_000_000
"""Thirty times the largest file there is."""
UNKNOWN = "[chưa có dữ liệu]"
"""Stands in the data where the document says nothing; no source has it."""
DEEPEST = 40
"""Three times the depth of the deepest paragraph."""


class UnreadableError(Exception):
    """Something cannot be read; `problem` says where and why."""

    def __init__(self, place: Place, message: Said, kind: str = "unreadable") -> None:
        self.problem = Problem(place, message, kind)
        super().__init__(str(self.problem))


@dataclass(frozen=True)
class Scalar:
    """A string with single spaces; `text` is None for an empty value, `~` and `null`."""

    text: str | None
    place: Place
    verbatim: str = ""
    """As written, with all its spaces."""


@dataclass(frozen=True)
class Items:
    """A list."""

    items: list[Node]
    place: Place


@dataclass(frozen=True)
class Record:
    """Keys and values, in the order of the file."""

    fields: dict[str, Node]
    keys: dict[str, Place]
    """Where each key stands."""
    place: Place

    def texts(self, key: str) -> tuple[Scalar, ...]:
        """Return what a key holds, a string or a list of strings; nothing when it is not there or empty."""
        node = self.fields.get(key)
        found = node.items if isinstance(node, Items) else [] if node is None else [node]
        return tuple(text for item in found if (text := scalar(item)).text)

    def text(self, key: str) -> str:
        """Return the one string that a key holds; "" when it is not there or empty."""
        node = self.fields.get(key)
        return (scalar(node).text if node else None) or ""

    def records(self, key: str) -> list[Record]:
        """Return the records that a key holds; none when it is not there."""
        node = self.fields.get(key)
        return records(node) if node else []

    def at(self, key: str) -> Place:
        """Return where the value of a key stands; where the record begins when the key is not there."""
        node = self.fields.get(key)
        return node.place if node else self.place


Node = Scalar | Items | Record


def is_unknown(node: Node) -> bool:
    """Tell whether a node says no more than that nothing is known, whatever the ids in it."""
    if isinstance(node, Record):
        return all(is_unknown(value) for key, value in node.fields.items() if key != "id")
    return all(map(is_unknown, node.items)) if isinstance(node, Items) else node.text == UNKNOWN


def scalar(node: Node) -> Scalar:
    """Return a node that must be a string."""
    if isinstance(node, Scalar):
        return node
    raise UnreadableError(node.place, say("ở đây cần một dòng chữ", "this must be a line of text"))


def record(node: Node) -> Record:
    """Return a node that must be keys and values."""
    if isinstance(node, Record):
        return node
    raise UnreadableError(node.place, say("ở đây cần các khóa và giá trị", "this must be keys and values"))


def records(node: Node) -> list[Record]:
    """Return the items of a node that must be a list of keys and values."""
    if isinstance(node, Items):
        return [record(item) for item in node.items]
    message = say('ở đây cần một danh sách, mỗi mục bắt đầu bằng "- "', 'this must be a list, each item beginning with "- "')
    raise UnreadableError(node.place, message)


def content(root: Path, name: str) -> bytes:
    """Return the bytes of a file.

    Args:
        root: the project's root.
        name: the file's path from there.

    Raises:
        UnreadableError: it is not there, is a link or no file (reading might never end), or is too large.

    """
    path = root / name
    steps = (root / part for part in (Path(name), *Path(name).parents[:-1]))
    if any(step.is_symlink() for step in steps) or not path.is_file():
        message = say("không có tệp này, hoặc nó không phải tệp thường", "there is no such file, or it is no ordinary one")
        raise UnreadableError(Place(name, 1, 1), message, "missing-file")
    if path.stat().st_size > MOST_BYTES:
        raise UnreadableError(Place(name, 1, 1), say("tệp quá lớn", "the file is too large"), "large-file")
    return path.read_bytes()


def decoded(found: bytes, name: str) -> str:
    """Return bytes as text with plain line ends, without byte order mark.

    Raises:
        UnreadableError: they are not UTF-8.

    """
    try:
        text = found.decode()
    except UnicodeDecodeError as error:
        line = found[: error.start].count(b"\n") + 1
        message = say("tệp không phải mã UTF-8; hãy lưu lại với mã UTF-8", "the file is not UTF-8; please save it as UTF-8")
        raise UnreadableError(Place(name, line, 1), message, "not-utf-8") from None
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def read(root: Path, name: str) -> Node:
    """Read a YAML file, its letters composed (NFC).

    Args:
        root: the project's root.
        name: the file's path from there.

    Raises:
        UnreadableError: the file cannot be read, or is not the plain part of YAML.

    """
    text = unicodedata.normalize("NFC", decoded(content(root, name), name))
    try:
        return _Composer(text, name).document()
    except yaml.MarkedYAMLError as error:
        place = _place(error.problem_mark or error.context_mark, name)
        raise UnreadableError(place, _no_yaml(error.problem or error.context or ""), "yaml-syntax") from None
    except yaml.YAMLError as error:
        raise UnreadableError(Place(name, 1, 1), _no_yaml(str(error)), "yaml-syntax") from None


class _Mark(Protocol):
    line: int
    column: int


def _place(mark: _Mark | None, name: str) -> Place:
    return Place(name, mark.line + 1, mark.column + 1) if mark else Place(name, 1, 1)


def _no_yaml(why: str) -> Said:
    words = shown(" ".join(why.split()))
    return say(f"không đúng cú pháp YAML ({words})", f"not valid YAML ({words})")


class _Composer:
    """Builds nodes from the parser's events: libyaml's own composer calls itself for each level and may not return."""

    def __init__(self, text: str, name: str) -> None:
        self._name = name
        self._events: Iterator[yaml.Event] = iter(yaml.parse(text, Loader=yaml.CSafeLoader))

    def document(self) -> Node:
        next(self._events)  # the start of the stream
        event = next(self._events)
        if isinstance(event, yaml.StreamEndEvent):
            raise self._refused(event, say("tệp trống", "the file is empty"))
        node = self._node(next(self._events), 0)
        next(self._events)  # the end of the document
        event = next(self._events)
        if not isinstance(event, yaml.StreamEndEvent):
            raise self._refused(event, say("mỗi tệp chỉ một tài liệu YAML", "a file is one YAML document"))
        return node

    def _node(self, event: yaml.Event, depth: int) -> Node:
        if depth > DEEPEST:
            raise self._refused(event, say("lồng nhau quá sâu", "nested too deep"))
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) or getattr(event, "tag", None):
            message = say("neo, bí danh, thẻ YAML không dùng ở đây", "anchors, aliases and tags of YAML are not used here")
            raise self._refused(event, message)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return Items([*self._until(yaml.SequenceEndEvent, depth)], self._place(event))
        return self._record([*self._until(yaml.MappingEndEvent, depth)], self._place(event))

    def _until(self, end: type[yaml.Event], depth: int) -> Iterator[Node]:
        while not isinstance(event := next(self._events), end):
            yield self._node(event, depth + 1)

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        is_null = event.implicit[0] and not event.style and event.value in {"", "~", "null", "Null", "NULL"}
        return Scalar(None if is_null else " ".join(event.value.split()), self._place(event), event.value)

    def _record(self, nodes: list[Node], place: Place) -> Record:
        fields, keys = dict[str, Node](), dict[str, Place]()
        for name, value in zip(nodes[::2], nodes[1::2], strict=True):
            key = scalar(name).text or ""
            if key in fields:
                message = say(f'khóa "{shown(key)}" viết hai lần', f'the key "{shown(key)}" stands twice')
                raise UnreadableError(name.place, message)
            fields[key], keys[key] = value, name.place
        return Record(fields, keys, place)

    def _place(self, event: yaml.Event) -> Place:
        return _place(event.start_mark, self._name)

    def _refused(self, event: yaml.Event, message: Said) -> UnreadableError:
        return UnreadableError(self._place(event), message)
