"""What is wanted of records → splices of the text of their file. Nothing is dumped: what is not wanted stays as it is."""

from __future__ import annotations

import difflib
import itertools
from collections.abc import Iterator, Mapping, Sequence

import yaml

from plan.export.workbook.forms import CellForm, forms, in_file, is_list
from plan.ground.model import Place, Placed
from plan.intake.update.comparing import Items
from plan.intake.update.marked import MarkedFile, Nodes, UnpatchableError, end_mark, start
from plan.intake.update.splicing import Mark, Splice
from plan.intake.update.told import Spotted
from plan.rules.datafile import in_quotes, written
from plan.rules.marks import LOOK

NewRecord = tuple[Mapping[str, Items], Mapping[str, Spotted]]
"""The values of a new record by key, and the cells that they stand in."""
Lines = Sequence[tuple[str, Spotted]]
"""Lines that come in, each with its cell."""


class Patches:
    """The splices of one file."""

    def __init__(self, file: MarkedFile) -> None:
        self._file = file

    def value(self, place: Place, kind: type[Placed], form: CellForm, items: Items, cell: Spotted) -> Iterator[Splice]:
        """Yield what gives a key of the record at a place another value, or none."""
        record = self._file.record(place)
        old = _entry(record, form.key)
        if old is None and items:
            yield self._added(record, kind, form.key, [(_value_lines(form, items, record.start_mark.column), cell)])
        elif old is None:
            return  # what is not written and has a value all the same can only be written
        elif not items and form.is_optional:
            yield self._removed(record, *old, (cell,))
        elif isinstance(old[1], yaml.SequenceNode) and items:
            yield from self._items(old[1], items, (cell,))
        elif form.is_many and not (form.is_text and len(items) == 1):
            yield self._spread(record, *old, form, items, cell)
        else:
            yield self._scalar(old[1], items, (cell,), is_flow=bool(record.flow_style))

    def more(self, place: Place, kind: type[Placed], key: str, held: type[Placed], new: Sequence[NewRecord]) -> Splice:
        """Return what adds records to a key of the record at a place."""
        record = self._file.record(place)
        old, indent = _entry(record, key), record.start_mark.column
        if old is not None and isinstance(old[1], yaml.SequenceNode):
            return self._appended(old[1], held, new)
        lines = (
            [*(_item_lines(held, one, indent + 2) for one in new)]
            if is_list(kind, key)
            else [_record_lines(held, new[0], indent + 2)]
        )
        first = (f"{' ' * indent}{key}:\n", lines[0][0][1])
        return self._added(record, kind, key, [first, *itertools.chain(*lines)])

    def appended(self, held: type[Placed], new: Sequence[NewRecord]) -> Splice:
        """Return what adds records to a file that is a list of them."""
        if not isinstance(self._file.root, yaml.SequenceNode):
            raise UnpatchableError(_NO_LIST)
        return self._appended(self._file.root, held, new)

    def without(self, place: Place) -> Splice:
        """Return what takes the record at a place out of its list, with the remarks above it that asked for a look."""
        node, lines = self._file.record(place), self._file.lines
        if not self._has_own_dash(node):
            raise UnpatchableError(_DASH)
        first = start(node).line
        while first and lines[first - 1].lstrip().startswith(LOOK):
            first -= 1
        return Splice(Mark(first, 0), Mark(self._file.end(node).line + 1, 0), "", ())

    def _appended(self, node: yaml.SequenceNode, held: type[Placed], new: Sequence[NewRecord]) -> Splice:
        if node.flow_style and node.value:
            raise UnpatchableError(_FLOW)
        lines = [*itertools.chain(*(_item_lines(held, one, node.start_mark.column) for one in new))]
        if node.flow_style:  # "[]": a list without items
            words, cells = _joined(lines)
            return Splice(start(node), end_mark(node), words.removesuffix("\n"), cells)
        return self._behind(node, lines)

    def _behind(self, node: Nodes, lines: Lines) -> Splice:
        at = Mark(self._file.end(node).line + 1, 0)
        return Splice(at, at, *_joined(lines))

    def _added(self, record: yaml.MappingNode, kind: type[Placed], key: str, lines: Lines) -> Splice:
        """Return what adds a key to a record, behind those that stand before it in the model's order."""
        if record.flow_style:
            raise UnpatchableError(_FLOW)
        order = in_file(kind)
        before = [value for name, value in record.value if name.value in order[: order.index(key)]]
        if before:
            return self._behind(before[-1], lines)
        first = start(record.value[0][0])
        words, cells = _joined(lines)
        return Splice(first, first, f"{words.lstrip()}{' ' * first.column}", cells)

    def _spread(
        self, record: yaml.MappingNode, name: Nodes, value: Nodes, form: CellForm, items: Items, cell: Spotted
    ) -> Splice:
        """Return what makes a single value a list."""
        if record.flow_style:
            raise UnpatchableError(_FLOW)
        lines = _value_lines(form, items, record.start_mark.column).strip()
        return Splice(start(name), self._file.end(value), lines, (cell,))

    def _removed(self, record: yaml.MappingNode, name: Nodes, value: Nodes, cells: tuple[Spotted, ...]) -> Splice:
        if record.flow_style:
            raise UnpatchableError(_FLOW)
        at, end = start(name), self._file.end(value)
        if not self._file.lines[at.line][: at.column].strip():
            return Splice(Mark(at.line, 0), Mark(end.line + 1, 0), "", cells)
        behind = [start(other) for other, _ in record.value if start(other) > at]
        between = self._file.lines[end.line + 1 : behind[0].line] if behind else []
        if not behind or any(line.strip() for line in between):
            raise UnpatchableError(_FIRST)
        return Splice(at, behind[0], "", cells)  # behind a dash: the next key comes up to it

    def _scalar(self, node: Nodes, items: Items, cells: tuple[Spotted, ...], *, is_flow: bool) -> Splice:
        if not isinstance(node, yaml.ScalarNode):
            raise UnpatchableError(_NO_WORDS)
        words = in_quotes(items[0]) if items and is_flow else written(items[0]) if items else "null"
        at = start(node)
        before = self._file.lines[at.line][: at.column]
        return Splice(at, self._file.end(node), f"{' ' * before.endswith((':', '-'))}{words}", cells)

    def _items(self, node: yaml.SequenceNode, items: Items, cells: tuple[Spotted, ...]) -> Iterator[Splice]:
        """Yield what changes the items of a list: those that stay keep their lines, and the comments beside them."""
        olds = [" ".join(str(item.value or "").split()) for item in node.value]
        if not node.flow_style and not all(self._has_own_dash(item) for item in node.value):
            raise UnpatchableError(_DASH)
        if node.flow_style and len(olds) != len(items):
            words = ", ".join(map(in_quotes, items))
            yield Splice(start(node), end_mark(node), f"[{words}]", cells)
            return
        for what, first, last, at, until in difflib.SequenceMatcher(None, olds, items, autojunk=False).get_opcodes():
            if what != "equal":
                yield from self._run(node, (first, last), items[at:until], cells)

    def _run(
        self, node: yaml.SequenceNode, run: tuple[int, int], items: Items, cells: tuple[Spotted, ...]
    ) -> Iterator[Splice]:
        """Yield what makes a run of a list's items other ones, fewer or more."""
        first, last = run
        both = min(last - first, len(items))
        for item, words in zip(node.value[first : first + both], items, strict=False):
            yield self._scalar(item, (words,), cells, is_flow=bool(node.flow_style)) if words else self._nothing(item, cells)
        for item in node.value[first + both : last]:
            yield Splice(Mark(start(item).line, 0), Mark(self._file.end(item).line + 1, 0), "", cells)
        if lines := "".join(f"{' ' * node.start_mark.column}- {_quoted(words)}\n" for words in items[both:]):
            line = self._file.end(node.value[last - 1]).line + 1 if last else node.start_mark.line
            yield Splice(Mark(line, 0), Mark(line, 0), lines, cells)

    def _nothing(self, item: Nodes, cells: tuple[Spotted, ...]) -> Splice:
        return Splice(start(item), self._file.end(item), '""', cells)

    def _has_own_dash(self, item: Nodes) -> bool:
        at = start(item)
        return self._file.lines[at.line][: at.column].strip() == "-"


_FLOW = "mục này viết trên một dòng trong ngoặc {…} hoặc […]; hãy sửa nó trong tệp"
_FIRST = "khóa này đứng đầu mục, dưới nó có ghi chú riêng; hãy sửa nó trong tệp"
_DASH = "danh sách này có gạch đầu dòng không cùng dòng với chữ; hãy sửa nó trong tệp"
_NO_LIST = "tệp này không phải một danh sách; hãy sửa nó trong tệp"
_NO_WORDS = "chỗ này không phải một dòng chữ; hãy sửa nó trong tệp"


def _entry(record: yaml.MappingNode, key: str) -> tuple[Nodes, Nodes] | None:
    return next(((name, value) for name, value in record.value if name.value == key), None)


def _quoted(words: str) -> str:
    return written(words) if words else '""'


def _value_lines(form: CellForm, items: Items, indent: int) -> str:
    """Return the lines of a key and its value."""
    head = f"{' ' * indent}{form.key}:"
    if not items:
        return f"{head} null\n"
    if not form.is_many or (form.is_text and len(items) == 1):
        return f"{head} {_quoted(items[0])}\n"
    return f"{head}\n" + "".join(f"{' ' * (indent + 2)}- {_quoted(words)}\n" for words in items)


def _record_lines(kind: type[Placed], new: NewRecord, indent: int) -> Lines:
    """Return the lines of a new record, its keys in the model's order; those that may go and have no value are left out."""
    values, cells = new
    shown = [form for key, form in forms(kind).items() if values.get(key) or not form.is_optional]
    return [
        (line, cells[form.key])
        for form in shown
        for line in _value_lines(form, values[form.key], indent).splitlines(keepends=True)
    ]


def _item_lines(kind: type[Placed], new: NewRecord, indent: int) -> Lines:
    """Return the lines of a new record of a list, behind a dash."""
    (first, cell), *others = _record_lines(kind, new, indent + 2)
    return [(f"{' ' * indent}- {first.lstrip(' ')}", cell), *others]


def _joined(lines: Lines) -> tuple[str, tuple[Spotted, ...]]:
    return "".join(line for line, _ in lines), tuple(cell for _, cell in lines)
