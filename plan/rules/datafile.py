"""A file of the data as rules of advice look at it: its lines, its nodes if it can be read, its cells."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from plan.facts.undoing import Texts
from plan.ground.model import Place
from plan.reading import yamlfile
from plan.reading.nodes import FileError, Mapping, Node, Scalar, Sequence
from plan.reading.plaintext import plain
from plan.rules.cells import Cell, cells


class At(NamedTuple):
    """A cell, and which of its items begins on a line."""

    cell: Cell
    item: int


class DataFile:
    """A file, by its path from the project's root.

    Args:
        name: the path.
        text: with its line ends and byte order mark.

    """

    def __init__(self, name: str, text: str) -> None:
        self.name, self.text = name, text

    @cached_property
    def lines(self) -> list[str]:
        """Its lines, as places count them."""
        return plain(self.text).split("\n")

    def line(self, number: int) -> str:
        """Return a line, counted from 1; "" where there is none."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    @cached_property
    def node(self) -> Node | None:
        """What it holds; None when it cannot be read."""
        try:
            return yamlfile.parsed(self.text, self.name)
        except FileError:
            return None

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """The cells with the document's words, none of a file that cannot be read."""
        return cells(self.node, self.name)

    def cell_at(self, line: int) -> At | None:
        """Return the cell whose words, or one item of them, begin on a line."""
        found = ((cell, cell.on(line)) for cell in self.cells)
        return next((At(cell, item) for cell, item in found if item is not None), None)

    def words_on(self, line: int) -> frozenset[str]:
        """Return the values that begin on a line, with single spaces."""
        return frozenset(" ".join(one.value.split()) for one in _scalars(self.node) if one.place.line == line and one.value)

    def with_words(self, at: At, texts: Texts) -> tuple[Place, str] | None:
        """Return the line of a cell as it should be, and where it stands; None when more than one line has to change."""
        if len(texts) != max(len(at.cell.items), 1):
            return None
        node = at.cell.items[at.item] if at.cell.items else at.cell.value
        before = self.line(node.place.line)[: node.place.column - 1]
        return node.place, f"{before}{' ' * before.endswith(':')}{written(texts[at.item])}"

    def changed(self, line: int, words: str) -> DataFile:
        """Return the file with a line replaced by one or more others."""
        return DataFile(self.name, "\n".join([*self.lines[: line - 1], words, *self.lines[line:]]))


def _scalars(node: Node | None) -> Iterator[Scalar]:
    match node:
        case Scalar():
            yield node
        case Sequence():
            yield from (found for item in node.items for found in _scalars(item))
        case Mapping():
            yield from (found for _, value in node.entries for found in _scalars(value))


def opened(root: Path, name: str) -> DataFile:
    """Read a file of the data; one that is not there or no text is empty."""
    try:
        return DataFile(name, yamlfile.text(root / name, name))
    except FileError:
        return DataFile(name, "")


def written(words: str) -> str:
    r"""Return words as a value is written in YAML, in quotes only where it would be read as something else.

    >>> written("Sở Nội vụ"), written("Kế hoạch: nội dung"), written('Theo "Kế hoạch": nội dung')
    ('Sở Nội vụ', '"Kế hoạch: nội dung"', '\'Theo "Kế hoạch": nội dung\'')
    """
    return words if _reads_as(words, words) else in_quotes(words)


def in_quotes(words: str) -> str:
    """Return words in double quotes, in single ones where they hold what double ones would change."""
    quote = "'" if '"' in words or "\\" in words else '"'
    return f"{quote}{words.replace(chr(39), chr(39) * 2) if quote == chr(39) else words}{quote}"


def _reads_as(value: str, words: str) -> bool:
    try:
        node = yamlfile.parsed(f"key: {value}", "value")
    except FileError:
        return False
    entries = node.entries if isinstance(node, Mapping) else ()
    return len(entries) == 1 and isinstance(entries[0][1], Scalar) and entries[0][1].value == words
