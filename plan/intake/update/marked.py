"""A YAML file with the place where each of its values begins and ends, as the parser marks them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import cast

import yaml

from plan.ground.model import Place
from plan.intake.update.splicing import Mark
from plan.reading.plaintext import plain
from plan.reading.yamlfile import parsed

Nodes = yaml.ScalarNode | yaml.SequenceNode | yaml.MappingNode


class UnpatchableError(Exception):
    """A file is written in a way that is read, but not changed here; the message says how, in Vietnamese."""


@dataclass(frozen=True)
class MarkedFile:
    """A file of the data.

    Args:
        name: its path from the project's root.
        text: with its line ends and byte order mark.

    """

    name: str
    text: str

    @cached_property
    def lines(self) -> list[str]:
        """Its lines as marks count them."""
        return plain(self.text).split("\n")

    @cached_property
    def root(self) -> Nodes:
        """What it holds."""
        parsed(self.text, self.name)  # refuses what is not plain, also what is nested too deep to be composed
        return cast("Nodes", yaml.compose(plain(self.text), Loader=yaml.CSafeLoader))

    def record(self, place: Place) -> yaml.MappingNode:
        """Return the keys and values of the record that begins at a place."""
        return self._records[Mark(place.line - 1, place.column - 1)]

    @cached_property
    def _records(self) -> dict[Mark, yaml.MappingNode]:
        return {start(node): node for node in _walk(self.root) if isinstance(node, yaml.MappingNode)}

    def end(self, node: Nodes) -> Mark:
        """Return where a value ends, without what stands behind it: comments, empty lines."""
        if isinstance(node, yaml.ScalarNode):
            return self._end_of_block(node) if node.style in {"|", ">"} else end_mark(node)
        if node.flow_style or not node.value:
            return end_mark(node)
        last = node.value[-1]
        return self.end(last[1] if isinstance(last, tuple) else last)

    def _end_of_block(self, node: yaml.ScalarNode) -> Mark:
        found = end_mark(node)
        line = found.line if found.column else found.line - 1
        while not self.lines[line].strip():
            line -= 1
        return Mark(line, len(self.lines[line]))


def start(node: Nodes) -> Mark:
    """Return where a value begins."""
    return Mark(node.start_mark.line, node.start_mark.column)


def end_mark(node: Nodes) -> Mark:
    """Return where the parser says that a value ends."""
    return Mark(node.end_mark.line, node.end_mark.column)


def _walk(node: Nodes) -> Iterator[Nodes]:
    yield node
    children = node.value if isinstance(node, yaml.SequenceNode | yaml.MappingNode) else ()
    for child in children:
        for one in child if isinstance(child, tuple) else (child,):
            yield from _walk(one)
