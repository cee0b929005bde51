"""One YAML file → nodes that know their place.

The files are written by people and come from strangers, so only the plain part of YAML is read: mappings, lists and
strings. Anchors, aliases, tags, several documents in a file, deep nesting, very large files and characters that nobody
sees are refused before anything is built from them. The parser's events are composed here because libyaml's own
composer calls itself for each level, and a file of 100,000 brackets ends the process.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import yaml

from plan.ground.model import Place
from plan.ground.problems import Problem, Said, say
from plan.ground.unseen import UNSEEN

MOST_BYTES = 250_000
"""Ten times the largest file; a larger one is a mistake or an attack, and reading it would take seconds."""
DEEPEST = 24
"""Twice the depth of the deepest paragraph."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A string as written; `value` is None for an empty value, `~` and `null`."""

    value: str | None
    place: Place
    start: int
    """Column (from 1) at which the value itself begins: behind an opening quote."""
    exact: bool
    """Whether the value stands on its line letter for letter, so that a column can be counted inside it."""


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values, in the order of the file."""

    entries: tuple[tuple[Scalar, Node], ...]
    place: Place


Node = Scalar | Sequence | Mapping


class FileError(Exception):
    """The file cannot be read at all; `problem` says where and why."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))


_TAB = "\t"
_NO_BREAK = re.compile("(?m)^ *(?:-|(?:- +)*[a-z_]+:)?([\xa0\u2007\u202f])")
"""A no-break space where YAML wants a space: in an indentation, behind a dash or the colon of a key."""
_DIRECTIVE = re.compile("(?m)^%")
"""A line that speaks to the parser."""
_CONFLICT = re.compile(r"(?m)^(?:<{7}|={7}|>{7})(?: |$)")
"""What git leaves in a file that two people changed at one place."""
_QUOTE = say("hãy đặt cả giá trị trong ngoặc kép", "please put the whole value in double quotes")
_NOT_FIRST = say(
    f"ký tự này không được đứng đầu giá trị; {_QUOTE}", f"a value must not begin with this character; {_QUOTE.en}"
)
_UNCLOSED = say("dấu ngoặc kép (hoặc nháy đơn) mở ở đây chưa được đóng lại", "the quote opened here is never closed")
_PERCENT = say('dòng không được bắt đầu bằng "%"', 'a line must not begin with "%"')


def _not_begin(marks: str, marks_en: str) -> Said:
    return say(f"giá trị không được bắt đầu bằng {marks}; {_QUOTE}", f"a value must not begin with {marks_en}; {_QUOTE.en}")


_SYNTAX = {
    "mapping values are not allowed": say(
        f"dấu hai chấm không đúng chỗ: nếu nó thuộc câu chữ, {_QUOTE}; nếu đây là khóa mới, hãy sửa thụt lề của dòng, "
        "hoặc thêm dấu hai chấm và dấu cách còn thiếu ở dòng trên",
        f"a colon in the wrong place: if it belongs to the text, {_QUOTE.en}; if this is a new key, mend the line's "
        "indentation, or add the colon and space missing in the line above",
    ),
    "could not find expected ':'": say(
        'dòng này thiếu dấu hai chấm và dấu cách ("khóa: giá trị"), hoặc thiếu dấu cách sau gạch đầu dòng ("- mục")',
        'this line lacks a colon and a space ("key: value"), or a space behind its dash ("- item")',
    ),
    "did not find expected key": say(
        "dòng này thụt lề không khớp với các dòng cùng bậc, hoặc có chữ đứng sau ngoặc kép đóng "
        "(có thể một dòng ở trên thiếu ngoặc kép)",
        "this line is not indented like the lines of its level, or text follows a closing quote "
        "(perhaps a line above lacks a quote)",
    ),
    "did not find expected '-' indicator": say(
        "dòng này thụt lề không khớp với danh sách, hoặc thiếu gạch đầu dòng",
        "this line is not indented like the list, or lacks its dash",
    ),
    "block sequence entries": say(
        f"gạch đầu dòng phải đứng ở dòng riêng; nếu nó thuộc câu chữ, {_QUOTE}",
        f"a dash must begin a line of its own; if it belongs to the text, {_QUOTE.en}",
    ),
    "mapping keys are not allowed": _not_begin('"?"', '"?"'),
    "while scanning a quoted scalar": _UNCLOSED,
    "while parsing a quoted scalar": say(
        'dấu "\\" trong ngoặc kép phải viết hai lần: "\\\\"', 'a "\\" in double quotes must be written twice: "\\\\"'
    ),
    "did not find expected ',' or": say(
        f'thiếu dấu ngoặc đóng; nếu dấu ngoặc "[" hay "{{" thuộc câu chữ, {_QUOTE}',
        f'a closing bracket is missing; if the bracket "[" or "{{" belongs to the text, {_QUOTE.en}',
    ),
    "while scanning a block scalar": _not_begin('">" hoặc "|"', '">" or "|"'),
    "cannot start any token": _NOT_FIRST,
    "expected node content": _NOT_FIRST,
    "alphabetic or numeric character": _not_begin('"&" hoặc "*"', '"&" or "*"'),
    "tag": _not_begin('"!"', '"!"'),
    "<document start>": say(
        'phần này không thuộc về phần ở trên: khóa đầu tiên của tệp không được thụt lề, và không được có dòng "..."',
        'this does not belong to what is above: the first key of a file is not indented, and there must be no line "..."',
    ),
}
"""What the parser says → what the writer of the file can do; the first that fits counts."""
_FROM_ITS_START = ("while scanning", "while parsing a flow")
"""Contexts of errors that are noticed far behind where the mistake is: an unclosed quote at the end of the file."""


def read(path: Path, name: str) -> Node:
    """Read a file into nodes.

    Args:
        path: the file.
        name: how messages call it: its path from the project's root.

    Raises:
        FileError: it cannot be read, is too large, or is not the plain YAML described above.

    """
    return parsed(text(path, name), name)


def text(path: Path, name: str) -> str:
    """Return the text of a file as it stands, with its line ends and byte order mark.

    Raises:
        FileError: it cannot be read, is too large or is not UTF-8.

    """
    return _decoded(_bytes(path, name), name)


def parsed(text: str, name: str) -> Node:
    """Read the text of a file into nodes: with any line ends; what was typed as NFD (macOS) is composed to NFC.

    Raises:
        FileError: it is not the plain YAML described above.

    """
    composed = plain(text)
    _refuse_unseen(composed, name)
    _refuse_pasted(composed, name)
    try:
        return _Composer(composed, name).document()
    except yaml.MarkedYAMLError as error:
        raise FileError(_syntax_problem(error, name)) from None


def plain(text: str) -> str:
    """Return a text as places count in it: without byte order mark, each line ended by a line feed, in NFC."""
    return unicodedata.normalize("NFC", text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))


def _bytes(path: Path, name: str) -> bytes:
    _refuse_special(path, name)
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError:
        message = say(
            "không có tệp này hoặc không đọc được; hãy thêm lại", "no such file, or it cannot be read; please add it again"
        )
        raise FileError(Problem(Place(name, 1, 1), message, kind="missing-file")) from None
    if len(content) > MOST_BYTES:
        message = say(
            f"tệp lớn hơn {MOST_BYTES // 1000} kB; hãy bỏ phần dán nhầm hoặc chia nhỏ",
            f"the file is larger than {MOST_BYTES // 1000} kB; please remove what was pasted by mistake, or split it",
        )
        raise FileError(Problem(Place(name, 1, 1), message, kind="large-file"))
    return content


def _refuse_special(path: Path, name: str) -> None:
    """Refuse a link, which may lead out of the project, and a device or pipe, from which reading may never end."""
    if any(step.is_symlink() for step in _steps(path, name)):
        message = say(
            "đây là một liên kết, không phải tệp; hãy thay bằng chính tệp đó",
            "this is a link and no file; please put the file itself here",
        )
        raise FileError(Problem(Place(name, 1, 1), message, kind="symbolic-link"))
    if path.exists() and not path.is_file():
        message = say("đây không phải tệp thường; hãy xóa nó", "this is no ordinary file; please delete it")
        raise FileError(Problem(Place(name, 1, 1), message, kind="special-file"))


def _steps(path: Path, name: str) -> list[Path]:
    """Return a file and the folders that its name tells."""
    parts = Path(name).parts
    return [path] if Path(name).is_absolute() else [path, *path.parents][: len(parts)]


def _decoded(content: bytes, name: str) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        before = content[: error.start].decode(errors="replace")
        message = say(
            "tệp không phải mã UTF-8; hãy lưu lại với mã UTF-8 (trong Notepad: Save as, Encoding UTF-8)",
            "the file is not UTF-8; please save it as UTF-8 (in Notepad: Save as, Encoding UTF-8)",
        )
        raise FileError(Problem(_place_after(before, name), message, kind="not-utf-8")) from None


def _refuse_unseen(text: str, name: str) -> None:
    found = UNSEEN.search(text)
    if found is None:
        return
    place = _place_after(text[: found.start()], name)
    if found[0] == _TAB:
        message = say(
            "có ký tự tab; hãy thay bằng dấu cách (mỗi bậc thụt lề là 2 dấu cách)",
            "a tab; please write spaces instead (each level is indented by 2 spaces)",
        )
        raise FileError(Problem(place, message, kind="tab"))
    code = f"U+{ord(found[0]):04X}"
    message = say(
        f"có ký tự không nhìn thấy ({code}), có thể do dán từ nơi khác; hãy xóa nó",
        f"a character that nobody sees ({code}), perhaps pasted from elsewhere; please delete it",
    )
    raise FileError(Problem(place, message, kind="invisible-character"))


def _refuse_pasted(text: str, name: str) -> None:
    """Refuse what YAML would take for text, and then complain of another line."""
    directive = _DIRECTIVE.search(text)
    if directive:
        message = say(f"không đúng cú pháp YAML: {_PERCENT}", f"not valid YAML: {_PERCENT.en}")
        raise FileError(Problem(_place_after(text[: directive.start()], name), message, kind="yaml-syntax"))
    conflict, space = _CONFLICT.search(text), _NO_BREAK.search(text)
    if conflict:
        message = say(
            "hai người đã cùng sửa một chỗ (xung đột git); hãy giữ một bản và xóa các dòng <<<<<<<, =======, >>>>>>>",
            "two people changed this place (a git conflict); please keep one and delete the lines <<<<<<<, =======, >>>>>>>",
        )
        raise FileError(Problem(_place_after(text[: conflict.start()], name), message, kind="merge-conflict"))
    if space:
        code = f"U+{ord(space[1]):04X}"
        message = say(
            f"có dấu cách không ngắt ({code}), thường do dán từ Word; hãy thay bằng dấu cách thường",
            f"a no-break space ({code}), as pasted from Word; please write a space instead",
        )
        raise FileError(Problem(_place_after(text[: space.start(1)], name), message, kind="no-break-space"))


def _place_after(before: str, name: str) -> Place:
    return Place(name, before.count("\n") + 1, len(before) - before.rfind("\n"))


def _syntax_problem(error: yaml.MarkedYAMLError, name: str) -> Problem:
    context = error.context or ""
    said = f"{context} {error.problem or ''}".strip()
    mark = error.context_mark if context.startswith(_FROM_ITS_START) else error.problem_mark
    parser = say(f"YAML báo: {said}", f"YAML says: {said}")
    reason = next((words for part, words in _SYNTAX.items() if part in said), parser)
    message = say(f"không đúng cú pháp YAML: {reason}", f"not valid YAML: {reason.en}")
    return Problem(_place(mark, name), message, kind="yaml-syntax")


class _Mark(Protocol):
    line: int
    column: int


def _place(mark: _Mark | None, name: str) -> Place:
    return Place(name, mark.line + 1, mark.column + 1) if mark else Place(name, 1, 1)


class _Composer:
    """Builds nodes from the parser's events, refusing what is not plain."""

    def __init__(self, text: str, name: str) -> None:
        self._lines = text.split("\n")
        self._has_comments = " #" in text
        self._name = name
        self._events: Iterator[yaml.Event] = iter(yaml.parse(text, Loader=yaml.CSafeLoader))

    def document(self) -> Node:
        next(self._events)  # the start of the stream
        event = next(self._events)
        if isinstance(event, yaml.StreamEndEvent):
            message = say(
                'tệp trống; nếu danh sách không có mục nào, hãy viết "[]"',
                'the file is empty; if the list has no items, please write "[]"',
            )
            raise FileError(Problem(Place(self._name, 1, 1), message, kind="empty-file"))
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
        end = _place(event.end_mark, self._name)
        behind = self._lines[end.line - 1][end.column - 1 :]
        if behind.lstrip(" ").startswith("#"):
            place = end._replace(column=end.column + behind.index("#"))
            message = say(
                f'chữ từ dấu "#" trở đi sẽ bị bỏ; nếu nó thuộc câu chữ, {_QUOTE}; nếu không, hãy xóa',
                f'what follows "#" would be lost; if it belongs to the text, {_QUOTE.en}; if not, please delete it',
            )
            raise FileError(Problem(place, message, kind="comment-behind-value"))

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
        return _place(event.start_mark, self._name)


def _is_yaml(found: str, what: Said, mark: str) -> Said:
    return say(
        f'"{found}" là {what} YAML; nếu dấu "{mark}" thuộc câu chữ, {_QUOTE}',
        f'"{found}" is {what.en} of YAML; if the "{mark}" belongs to the text, {_QUOTE.en}',
    )
