"""A report → one more item of its file, behind those that are there: not a letter of an earlier one changes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from plan.intake.reporting.composing import Entries
from plan.intake.update.marked import MarkedFile, Nodes, UnpatchableError, end_mark, start
from plan.intake.update.splicing import Mark, Splice, Spliced, spliced
from plan.intake.update.told import Spotted

_HEAD = "# yaml-language-server: $schema=../../../../schemas/report.schema.json\n"
_NO_LIST = "không phải một danh sách, mỗi báo cáo một mục; hãy nhờ người giữ dữ liệu sửa tệp ấy"


def with_report(file: str, before: str | None, report: Entries) -> Spliced:
    """Return the text of a file with one more report, and which cell made each new line.

    Args:
        file: its path from the project's root.
        before: what it holds; None while there is none.
        report: what comes behind.

    Raises:
        UnpatchableError: the file is written in a way that is not changed here.

    """
    if before is None:
        return spliced(_HEAD, [_splice(Mark(1, 0), Mark(1, 0), report, 0)])
    marked = MarkedFile(file, before)
    root = marked.root
    if not isinstance(root, yaml.SequenceNode) or (root.flow_style and root.value):
        raise UnpatchableError(_NO_LIST)
    if root.flow_style:  # "[]": a list without items
        first = _splice(start(root), end_mark(root), report, 0)
        return spliced(before, [first._replace(words=first.words.removesuffix("\n"))])
    at = Mark(marked.end(root).line + 1, 0)
    return spliced(before, [_splice(at, at, report, root.start_mark.column)])


def is_there(file: str, before: str | None, report: Entries) -> bool:
    """Tell whether a file holds a report that says the same in every word."""
    words = "".join(line for line, _ in _lines(report, 0))
    return before is not None and _plain(MarkedFile(file, words).root)[0] in _plain(MarkedFile(file, before).root)


def _plain(node: Nodes) -> Any:
    """Return what a node holds, its scalars as words."""
    if isinstance(node, yaml.MappingNode):
        return {name.value: _plain(value) for name, value in node.value}
    return [_plain(item) for item in node.value] if isinstance(node, yaml.SequenceNode) else node.value


def _splice(first: Mark, end: Mark, report: Entries, indent: int) -> Splice:
    lines = [*_lines(report, indent)]
    return Splice(first, end, "".join(line for line, _ in lines), tuple(cell for _, cell in lines))


def _lines(record: Entries, indent: int) -> Iterator[tuple[str, Spotted]]:
    """Yield the lines of a record of a list, each with the cell that it comes from."""
    for at, entry in enumerate(record):
        head = f"{' ' * indent}{'  ' if at else '- '}{entry.key}:"
        if isinstance(entry.value, str):
            yield f"{head} {entry.value}\n", entry.where
        else:
            yield f"{head}\n", entry.where
            for item in entry.value:
                yield from _lines(item, indent + 4)
