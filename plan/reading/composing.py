"""The parser's events → nodes, of plain YAML alone.

They are composed here because libyaml's own composer calls itself for each level, and a file of 100,000 brackets ends the
process.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from plan.ground.model import Place
from plan.ground.problems import Problem, Said, say
from plan.ground.unseen import UNSEEN
from plan.reading.nodes import FileError, Mapping, Node, Scalar, Sequence
from plan.reading.syntax import QUOTE, place_of

_COMMENT = say(
    f'chữ từ dấu "#" trở đi sẽ bị bỏ; nếu nó thuộc câu chữ, {QUOTE}; nếu không, hãy xóa',
    f'what follows "#" would be lost; if it belongs to the text, {QUOTE.en}; if not, please delete it',
)
_REMARK = say(
    'ghi chú riêng không viết sau giá trị; hãy chuyển chữ từ dấu "#" trở đi lên một dòng riêng ở trên, vẫn bắt đầu bằng "# '
    '"; '
    f"nếu nó thuộc câu chữ, {QUOTE}",
    'a remark must not stand behind a value; please move what follows "#" to a line of its own above, which also begins with '
    f'"# "; if it belongs to the text, {QUOTE.en}',
)
_MAY_BE_EMPTY = re.compile(
    r"(?:.*/)?data/(?:[0-9]{4}/(?:groups|indicators)|glossary|concepts|documents|redirects|search)\.yml"
)
"""Files that hold a list that may have no items."""
DEEPEST = 24
"""Twice the depth of the deepest paragraph."""


class Composer:
    """Builds nodes from the parser's events, refusing what is not plain."""

    def __init__(self, text: str, name: str) -> None:
        self._lines = text.split("\n")
        self._has_comments = " #" in text
        self._name = name
        self._events: Iterator[yaml.Event] = iter(yaml.parse(text, Loader=yaml.CSafeLoader))

    def document(self) -> Node:
        """Return the one document of the file.

        Raises:
            FileError: there is none, more than one, or one that is not plain.
            yaml.MarkedYAMLError: the parser cannot read it.

        """
        next(self._events)  # the start of the stream
        event = next(self._events)
        if isinstance(event, yaml.StreamEndEvent):
            raise FileError(Problem(Place(self._name, 1, 1), _empty(self._name), kind="empty-file"))
        node = self._node(next(self._events), 0)
        next(self._events)  # the end of the document
        event = next(self._events)
        if isinstance(event, yaml.DocumentStartEvent):
            message = say(
                'mỗi tệp chỉ một tài liệu YAML; hãy bỏ dòng "---" ở giữa tệp',
                'a file is one YAML document; please remove the line "---" within it',
            )
            raise self._refused(event, "several-documents", message)
        return node

    def _node(self, event: yaml.Event, depth: int) -> Node:
        self._refuse_unplain(event, depth)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(self._until(yaml.SequenceEndEvent, depth)), self._place(event))
        nodes = list(self._until(yaml.MappingEndEvent, depth))
        return Mapping(self._entries(nodes), self._place(event))

    def _until(self, end: type[yaml.Event], depth: int) -> Iterator[Node]:
        while not isinstance(event := next(self._events), end):
            yield self._node(event, depth + 1)

    def _entries(self, nodes: list[Node]) -> tuple[tuple[Scalar, Node], ...]:
        return tuple((self._key(name), value) for name, value in zip(nodes[::2], nodes[1::2], strict=True))

    def _key(self, node: Node) -> Scalar:
        if isinstance(node, Scalar):
            return node
        message = say(
            "tên khóa phải là một từ, không phải danh sách hay nhóm khóa",
            "a key must be a word, no list and no group of keys",
        )
        raise FileError(Problem(node.place, message, kind="bad-key"))

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        plain = event.implicit[0] and not event.style
        if plain and self._has_comments:
            self._refuse_comment(event)
        value = None if plain and event.value in {"", "~", "null", "Null", "NULL"} else event.value
        place = self._place(event)
        hidden = UNSEEN.search(event.value)
        if hidden:  # "\0" and the like
            code = f"U+{ord(hidden[0]):04X}"
            message = say(
                f"có ký tự không nhìn thấy ({code}); hãy xóa nó", f"a character that nobody sees ({code}); please delete it"
            )
            raise self._refused(event, "invisible-character", message)
        start = place.column + (event.style in {"'", '"'})
        exact = bool(value) and self._lines[place.line - 1].startswith(event.value, start - 1)
        return Scalar(value, place, start, exact)

    def _refuse_comment(self, event: yaml.ScalarEvent) -> None:
        """Refuse a comment behind a value: "Kế hoạch #5" would silently become "Kế hoạch"."""
        end = place_of(event.end_mark, self._name)
        behind = self._lines[end.line - 1][end.column - 1 :]
        if behind.lstrip(" ").startswith("#"):
            place = end._replace(column=end.column + behind.index("#"))
            is_remark = behind.lstrip(" ").startswith(("# ", "##"))
            kind = "remark-behind-value" if is_remark else "comment-behind-value"
            raise FileError(Problem(place, _REMARK if is_remark else _COMMENT, kind=kind))

    def _refuse_unplain(self, event: yaml.Event, depth: int) -> None:
        if isinstance(event, yaml.AliasEvent):
            raise self._refused(event, "yaml-alias", _is_yaml(f"*{event.anchor}", say("một bí danh", "an alias"), "*"))
        if isinstance(event, yaml.NodeEvent) and event.anchor:
            raise self._refused(event, "yaml-anchor", _is_yaml(f"&{event.anchor}", say("một neo", "an anchor"), "&"))
        if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) and event.tag:
            raise self._refused(event, "yaml-tag", _is_yaml(event.tag, say("một thẻ", "a tag"), "!"))
        if depth > DEEPEST:
            message = say(
                "lồng nhau quá sâu; hãy kiểm tra thụt lề và dấu ngoặc",
                "nested too deep; please check indentation and brackets",
            )
            raise self._refused(event, "too-deep", message)

    def _refused(self, event: yaml.Event, kind: str, message: Said) -> FileError:
        return FileError(Problem(self._place(event), message, kind=kind))

    def _place(self, event: yaml.Event) -> Place:
        return place_of(event.start_mark, self._name)


def _empty(name: str) -> Said:
    """Say what to do with an empty file: what it held must come back, unless it is a list that may have no items."""
    vi, en = (
        "tệp trống; hãy trả lại nội dung cũ (trên GitHub, bấm History ở tệp này)",
        "the file is empty; please give it its content back (on GitHub: History of this file)",
    )
    if _MAY_BE_EMPTY.fullmatch(name):
        return say(
            f'{vi}, hoặc viết "[]" nếu danh sách này không có mục nào', f'{en}, or write "[]" if this list has no items'
        )
    return say(vi, en)


def _is_yaml(found: str, what: Said, mark: str) -> Said:
    return say(
        f'"{found}" là {what} YAML; nếu dấu "{mark}" thuộc câu chữ, {QUOTE}',
        f'"{found}" is {what.en} of YAML; if the "{mark}" belongs to the text, {QUOTE.en}',
    )
